/** What is to be told: written with the change that it tells of, taken by a worker after the commit, kept as the page's notices. */
import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { AppDatabase } from '../database.ts';
import { rowWriter } from '../row-writer.ts';
import { outbox } from '../schema.ts';
import type { BookingSeals } from './sealing.ts';

type Row = typeof outbox.$inferSelect;
export type Recipient = Pick<Row, 'recipientKind' | 'recipient'>;

export interface Message extends Recipient {
  kind: string;
  channels: readonly Row['channel'][];
  booking: string | null;
  /** Ids and facts; sealed because together they tell who is where when. */
  payload: object;
  /** For messages out of the house: not before; null: at once. */
  notBeforeMs?: number | null;
}

/** A row with its payload opened: null where its key is destroyed, or it was kept long enough. */
export type Told = Omit<Row, 'payload'> & { payload: object | null };

export class Outbox {
  private readonly database: AppDatabase;
  private readonly seals: BookingSeals;
  private readonly now: () => Date;
  private readonly write: (row: Omit<typeof outbox.$inferInsert, 'number'>) => void;

  constructor(database: AppDatabase, seals: BookingSeals, now: () => Date) {
    this.database = database;
    this.seals = seals;
    this.now = now;
    this.write = rowWriter(database, outbox);
  }

  /** In the transaction that is open. */
  post(messages: readonly Message[]): void {
    const atMs = this.now().getTime();
    for (const { channels, notBeforeMs, payload, ...message } of messages) {
      const sealed = this.seals.sealPayload(message, payload);
      for (const channel of channels)
        this.write({
          ...message,
          channel,
          payload: sealed,
          attempts: 0,
          // What is read in the page has arrived.
          nextAtMs: channel === 'message' ? (notBeforeMs ?? atMs) : null,
          sentAtMs: channel === 'message' ? null : atMs,
          atMs,
        });
    }
  }

  /**
   * Takes what is due, so that no other worker takes it before the lease ends. Who dies with it sends it again later: a message may come
   * twice, never not at all.
   */
  claim(most: number, leaseMs: number): Told[] {
    const nowMs = this.now().getTime();
    return this.database.write((tables) => {
      const due = tables
        .select()
        .from(outbox)
        .where(and(isNotNull(outbox.nextAtMs), lte(outbox.nextAtMs, nowMs)))
        .orderBy(asc(outbox.nextAtMs), asc(outbox.number))
        .limit(most)
        .all();
      return due.map((row) => {
        const taken = { attempts: row.attempts + 1, nextAtMs: nowMs + leaseMs };
        tables.update(outbox).set(taken).where(eq(outbox.number, row.number)).run();
        return this.told({ ...row, ...taken });
      });
    });
  }

  sent(number: number): void {
    this.settle(number, { sentAtMs: this.now().getTime(), nextAtMs: null, failure: null });
  }

  /** It no longer holds: the booking it tells of has become another one. */
  moot(number: number): void {
    this.settle(number, { nextAtMs: null, failure: 'moot' });
  }

  /** @param retryAtMs null: given up */
  failed(number: number, failure: string, retryAtMs: number | null): void {
    const deadAtMs = retryAtMs === null ? this.now().getTime() : null;
    this.settle(number, { failure, nextAtMs: retryAtMs, deadAtMs });
  }

  /** Puts a dead letter back. @returns false where it is not dead */
  retry(number: number): boolean {
    const nextAtMs = this.now().getTime();
    return this.database.write(
      (tables) =>
        tables
          .update(outbox)
          .set({ nextAtMs, deadAtMs: null, attempts: 0 })
          .where(and(eq(outbox.number, number), isNotNull(outbox.deadAtMs)))
          .run().changes === 1,
    );
  }

  /** Gives a dead letter up. @returns false where it is not dead */
  drop(number: number): boolean {
    return this.database.write(
      (tables) =>
        tables
          .update(outbox)
          .set({ deadAtMs: null, failure: 'dropped' })
          .where(and(eq(outbox.number, number), isNotNull(outbox.deadAtMs)))
          .run().changes === 1,
    );
  }

  /** Notices of the page to any of these, newest first. An area stands for all communities in it. @param after the newest number that is known already */
  inbox(recipients: readonly Recipient[], after: number, most: number): Told[] {
    return this.database.tables
      .select()
      .from(outbox)
      .where(and(toAnyOf(recipients), eq(outbox.channel, 'page'), gt(outbox.number, after)))
      .orderBy(desc(outbox.number))
      .limit(most)
      .all()
      .map((row) => this.told(row));
  }

  /** @param upTo the newest number that was seen */
  read(recipients: readonly Recipient[], upTo: number): void {
    const readAtMs = this.now().getTime();
    this.database.write((tables) =>
      tables
        .update(outbox)
        .set({ readAtMs })
        .where(
          and(
            toAnyOf(recipients),
            eq(outbox.channel, 'page'),
            lte(outbox.number, upTo),
            isNull(outbox.readAtMs),
          ),
        )
        .run(),
    );
  }

  private settle(number: number, values: Partial<Row>): void {
    this.database.write((tables) =>
      tables.update(outbox).set(values).where(eq(outbox.number, number)).run(),
    );
  }

  private told(row: Row): Told {
    return {
      ...row,
      payload: row.payload === null ? null : this.seals.payload(row, row.payload),
    };
  }
}

function toAnyOf(recipients: readonly Recipient[]) {
  if (recipients.length === 0) return sql`0`;
  return or(
    ...recipients.map(({ recipientKind, recipient }) =>
      and(
        eq(outbox.recipientKind, recipientKind),
        recipientKind === 'area'
          ? // “:” follows “9”: every code that starts with the area.
            and(gte(outbox.recipient, recipient), lt(outbox.recipient, `${recipient}:`))
          : eq(outbox.recipient, recipient),
      ),
    ),
  );
}
