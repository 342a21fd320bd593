/** Messages that no gateway took: looked at, sent again or given up by an administrator, each of it on record. */
import { and, count, desc, eq, isNotNull } from 'drizzle-orm';
import type { AuditLog } from '../audit.ts';
import type { AppDatabase } from '../database.ts';
import { inAreas, type Page } from '../facility-list.ts';
import { bookings, outbox } from '../schema.ts';
import type { Outbox } from './outbox.ts';

/** Without its payload and whom it was for. */
export interface DeadLetter {
  number: number;
  kind: string;
  recipientKind: (typeof outbox.$inferSelect)['recipientKind'];
  booking: string | null;
  code: string | null;
  /** Of the booking. */
  community: string | null;
  attempts: number;
  failure: string | null;
  atMs: number;
  deadAtMs: number;
}

const columns = {
  number: outbox.number,
  kind: outbox.kind,
  recipientKind: outbox.recipientKind,
  booking: outbox.booking,
  code: bookings.code,
  community: bookings.community,
  attempts: outbox.attempts,
  failure: outbox.failure,
  atMs: outbox.atMs,
  deadAtMs: outbox.deadAtMs,
};

export class DeadLetters {
  private readonly database: AppDatabase;
  private readonly outbox: Outbox;
  private readonly audit: AuditLog;

  constructor(database: AppDatabase, letters: Outbox, audit: AuditLog) {
    this.database = database;
    this.outbox = letters;
    this.audit = audit;
  }

  /** Of bookings in the areas, the latest first. What is of no booking is for the whole province. */
  within(areas: readonly string[], page: number, size: number): Page<DeadLetter> {
    const { tables } = this.database;
    const where = and(isNotNull(outbox.deadAtMs), inAreas(bookings.community, areas));
    const joined = eq(bookings.id, outbox.booking);
    const total = tables
      .select({ n: count() })
      .from(outbox)
      .leftJoin(bookings, joined)
      .where(where)
      .get()!.n;
    const rows = tables
      .select(columns)
      .from(outbox)
      .leftJoin(bookings, joined)
      .where(where)
      .orderBy(desc(outbox.deadAtMs), desc(outbox.number))
      .limit(size)
      .offset((page - 1) * size)
      .all() as DeadLetter[];
    return { rows, total };
  }

  /** Puts it back, as if it had just been written. @returns false where there is none in the areas */
  retry(number: number, areas: readonly string[], actor: string): boolean {
    return this.settle(number, areas, { actor, action: 'letter:retry' }, () =>
      this.outbox.retry(number),
    );
  }

  /** Gives it up for good. @returns false where there is none in the areas */
  drop(number: number, areas: readonly string[], actor: string, reason: string): boolean {
    return this.settle(number, areas, { actor, action: 'letter:drop', after: { reason } }, () =>
      this.outbox.drop(number),
    );
  }

  private settle(
    number: number,
    areas: readonly string[],
    entry: { actor: string; action: string; after?: object },
    work: () => boolean,
  ): boolean {
    return this.database.write((tables) => {
      const letter = tables
        .select(columns)
        .from(outbox)
        .leftJoin(bookings, eq(bookings.id, outbox.booking))
        .where(and(eq(outbox.number, number), inAreas(bookings.community, areas)))
        .get();
      if (!letter || !work()) return false;
      this.audit.add({
        ...entry,
        subjectKind: 'letter',
        subject: String(number),
        area: letter.community,
        before: { kind: letter.kind, booking: letter.booking, failure: letter.failure },
      });
      return true;
    });
  }
}
