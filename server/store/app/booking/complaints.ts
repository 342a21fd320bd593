/** Complaints: somebody's words, an owner at the office, a deadline, and how it ended. The words open only under the complaint's own key. */
import { randomUUID } from 'node:crypto';
import { and, asc, count, desc, eq, isNotNull, lte, type SQL } from 'drizzle-orm';
import {
  complaintDueMs,
  nextComplaint,
  type ComplaintBy,
  type ComplaintEvent,
  type ComplaintNeed,
} from '../../../domain/booking/complaints.ts';
import { inAreas, type Page } from '../facility-list.ts';
import type { PersonKeys } from '../person-keys.ts';
import { complaintEvents, complaints } from '../schema.ts';
import { isTheirs, type Acting } from './acting.ts';
import type { BookingRow } from './booking-rows.ts';
import type { Recipient } from './outbox.ts';
import type { BookingParts } from './parts.ts';

export type ComplaintRow = typeof complaints.$inferSelect;
export type ComplaintEventRow = typeof complaintEvents.$inferSelect;
type Outcome = NonNullable<ComplaintRow['outcome']>;
type Complaining = Extract<Acting, { by: ComplaintBy }>;

/** What a step brings along. */
export interface Given {
  /** Somebody's words: a reason, an answer; sealed. */
  words?: string | null;
  /** Account at the office that takes it. */
  owner?: string | null;
  outcome?: Outcome | null;
  /** Register's facility of the mediators. */
  mediator?: string | null;
}

export type ComplaintRefusal =
  | { ok: false; reason: 'unknown-complaint' | 'unknown-booking' | 'not-yours' | 'not-from-here' }
  | { ok: false; reason: 'stale'; version: number; state: ComplaintRow['state'] }
  | { ok: false; reason: 'needs'; missing: readonly ComplaintNeed[] };

export type Complained = { ok: true; complaint: ComplaintRow } | ComplaintRefusal;

export const keyOfComplaint = (complaint: string) => `complaint:${complaint}`;
export const wordsOfComplaint = (complaint: string, what: 'words' | 'note' = 'words') =>
  `complaint:${complaint}:${what}`;

export class Complaints {
  private readonly parts: BookingParts;
  private readonly keys: PersonKeys;

  constructor(parts: BookingParts, keys: PersonKeys) {
    this.parts = parts;
    this.keys = keys;
  }

  byId(id: string): ComplaintRow | null {
    const { tables } = this.parts.database;
    return tables.select().from(complaints).where(eq(complaints.id, id)).get() ?? null;
  }

  /** What somebody complains of; null once the key is destroyed. */
  wordsOf({ id, words }: ComplaintRow): string | null {
    return words === null
      ? null
      : this.keys.open(keyOfComplaint(id), wordsOfComplaint(id, 'words'), words);
  }

  /** Oldest first, with notes opened. */
  events(id: string): ComplaintEventRow[] {
    return this.parts.database.tables
      .select()
      .from(complaintEvents)
      .where(eq(complaintEvents.complaint, id))
      .orderBy(asc(complaintEvents.version))
      .all()
      .map((event) => ({
        ...event,
        note:
          event.note === null
            ? null
            : this.keys.open(keyOfComplaint(id), wordsOfComplaint(id, 'note'), event.note),
      }));
  }

  /** About a booking, by whoever it is for or who made it. @param about a short code */
  complain(
    booking: string,
    words: string,
    acting: Complaining,
    about: string | null = null,
  ): Complained | { ok: false; reason: 'wrong-state'; state: BookingRow['state'] } {
    return this.parts.database.write(() => {
      const row = this.parts.rows.byId(booking);
      if (!row) return { ok: false, reason: 'unknown-booking' };
      if (!isTheirs(row, acting)) return { ok: false, reason: 'not-yours' };
      // Nobody has been asked for anything yet.
      if (row.state === 'held') return { ok: false, reason: 'wrong-state', state: row.state };
      return this.open(row, words, acting, about);
    });
  }

  /** Taken down during a call back. In the transaction that is open. @returns its id */
  fromCall(row: BookingRow, words: string, acting: Complaining, about: string | null): string {
    const opened = this.open(row, words, acting, about);
    if (!opened.ok) throw new Error(`a complaint was not taken down: ${opened.reason}`);
    return opened.complaint.id;
  }

  /** @param seen the version that was looked at */
  step(
    id: string,
    seen: number,
    event: Exclude<ComplaintEvent, 'complain'>,
    given: Given,
    acting: Complaining,
  ): Complained {
    return this.parts.database.write((tables) => {
      const before = this.byId(id);
      if (!before) return { ok: false, reason: 'unknown-complaint' };
      if (!isOf(before, acting)) return { ok: false, reason: 'not-yours' };
      if (before.version !== seen)
        return { ok: false, reason: 'stale', version: before.version, state: before.state };
      const step = nextComplaint(before.state, event, acting.by, needsOf(given));
      if (!step.ok) return step;
      const { norms, now } = this.parts;
      const dueAtMs = complaintDueMs({ state: step.to, madeMs: before.atMs }, norms);
      const after: ComplaintRow = {
        ...before,
        state: step.to,
        version: before.version + 1,
        dueAtMs,
        owner: given.owner ?? before.owner,
        outcome: given.outcome ?? before.outcome,
        mediator: given.mediator ?? before.mediator,
        closedAtMs: dueAtMs === null ? now().getTime() : null,
      };
      tables.update(complaints).set(after).where(eq(complaints.id, id)).run();
      this.note(after, before.state, event, given, acting);
      return { ok: true, complaint: after };
    });
  }

  /** Those that wait, the most urgent first: what is overdue stands on top. */
  waiting(areas: readonly string[], page: number, size: number): Page<ComplaintRow> {
    return this.page(isNotNull(complaints.dueAtMs), areas, page, size, asc(complaints.dueAtMs));
  }

  overdue(areas: readonly string[], page: number, size: number): Page<ComplaintRow> {
    const late = lte(complaints.dueAtMs, this.parts.now().getTime());
    return this.page(late, areas, page, size, asc(complaints.dueAtMs));
  }

  /** All of them, newest first. */
  within(areas: readonly string[], page: number, size: number): Page<ComplaintRow> {
    return this.page(undefined, areas, page, size, desc(complaints.atMs));
  }

  /** About a provider, newest first. */
  ofProvider(provider: string, page: number, size: number): Page<ComplaintRow> {
    const about = eq(complaints.provider, provider);
    return this.pageOf(about, page, size, desc(complaints.atMs));
  }

  /** Newest first. */
  ofPerson(person: string): ComplaintRow[] {
    return this.parts.database.tables
      .select()
      .from(complaints)
      .where(eq(complaints.raisedBy, person))
      .orderBy(desc(complaints.atMs), asc(complaints.id))
      .all();
  }

  ofBooking(booking: string): ComplaintRow[] {
    return this.parts.database.tables
      .select()
      .from(complaints)
      .where(eq(complaints.booking, booking))
      .orderBy(asc(complaints.atMs), asc(complaints.id))
      .all();
  }

  private page(
    state: SQL | undefined,
    areas: readonly string[],
    page: number,
    size: number,
    order: SQL,
  ): Page<ComplaintRow> {
    return this.pageOf(and(state, inAreas(complaints.community, areas)), page, size, order);
  }

  private pageOf(
    where: SQL | undefined,
    page: number,
    size: number,
    order: SQL,
  ): Page<ComplaintRow> {
    const { tables } = this.parts.database;
    const total = tables.select({ n: count() }).from(complaints).where(where).get()!.n;
    const rows = tables
      .select()
      .from(complaints)
      .where(where)
      .orderBy(order, asc(complaints.id))
      .limit(size)
      .offset((page - 1) * size)
      .all();
    return { rows, total };
  }

  private open(
    booking: BookingRow,
    words: string,
    acting: Complaining,
    about: string | null,
  ): Complained {
    const { database, norms, now } = this.parts;
    const step = nextComplaint(null, 'complain', acting.by, needsOf({ words }));
    if (!step.ok) return step;
    const id = randomUUID();
    const atMs = now().getTime();
    const { provider, serviceKind, community } = booking;
    const row: ComplaintRow = {
      id,
      booking: booking.id,
      provider,
      serviceKind,
      community,
      about,
      raisedBy: acting.by === 'resident' ? acting.actor : (booking.resident ?? ownBooker(booking)),
      words: this.keys.seal(keyOfComplaint(id), wordsOfComplaint(id, 'words'), words),
      state: step.to,
      owner: null,
      dueAtMs: complaintDueMs(
        {
          state: step.to,
          madeMs: atMs,
        },
        norms,
      ),
      outcome: null,
      mediator: null,
      version: 1,
      atMs,
      closedAtMs: null,
    };
    database.tables.insert(complaints).values(row).run();
    this.note(row, null, 'complain', {}, acting);
    return { ok: true, complaint: row };
  }

  private note(
    row: ComplaintRow,
    fromState: ComplaintRow['state'] | null,
    event: ComplaintEvent,
    { words, owner, outcome, mediator }: Given,
    { by, actor }: Complaining,
  ): void {
    const { id, version, state } = row;
    const facts = Object.entries({ owner, outcome, mediator }).filter(([, value]) => value);
    this.parts.database.tables
      .insert(complaintEvents)
      .values({
        complaint: id,
        version,
        event,
        fromState,
        toState: state,
        by,
        actor,
        note: words
          ? this.keys.seal(keyOfComplaint(id), wordsOfComplaint(id, 'note'), words)
          : null,
        facts: facts.length > 0 ? Object.fromEntries(facts) : null,
        atMs: this.parts.now().getTime(),
      })
      .run();
    this.tell(row, event, by);
  }

  /** The office of its community of what somebody says, whoever raised it of what the office says; the provider that there is one, and its end. */
  private tell(row: ComplaintRow, event: ComplaintEvent, by: ComplaintBy): void {
    const { id, booking, provider, community, raisedBy, state, outcome } = row;
    const told: Recipient[] = [];
    if (by === 'resident') told.push({ recipientKind: 'area', recipient: community });
    else if (raisedBy !== null) told.push({ recipientKind: 'user', recipient: raisedBy });
    if (event === 'complain' || row.closedAtMs !== null)
      told.push({ recipientKind: 'provider', recipient: provider });
    const payload = { complaint: id, state, outcome };
    this.parts.outbox.post(
      told.map((recipient) => ({
        ...recipient,
        kind: `complaint:${event}`,
        channels: ['page'],
        booking,
        payload,
      })),
    );
  }
}

function isOf(row: ComplaintRow, acting: Complaining): boolean {
  return acting.by === 'office'
    ? acting.areas.some((area) => row.community.startsWith(area))
    : row.raisedBy === acting.actor;
}

/** Staff who booked for a caller do not complain for them. */
function ownBooker({ channel, bookedBy }: BookingRow): string | null {
  return channel === 'site' ? bookedBy : null;
}

function needsOf({ words, owner, outcome }: Given): ComplaintNeed[] {
  const given: ComplaintNeed[] = words?.trim() ? ['reason', 'answer'] : [];
  if (owner) given.push('owner');
  if (outcome) given.push('outcome');
  return given;
}
