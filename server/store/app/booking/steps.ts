/** One step in a booking's life: the rule is asked, the event is written, the row changes, both sides are told, minutes are given back. */
import { isLive } from '../../../domain/booking/holds.ts';
import type { BookingNorms } from '../../../domain/booking/norms.ts';
import { givesBack } from '../../../domain/booking/granted-minutes.ts';
import { lapseOf, next, type BookingEvent, type Need } from '../../../domain/booking/states.ts';
import { mayNow, type TermsVerdict } from '../../../domain/booking/terms.ts';
import { isTheirs, type Acting } from './acting.ts';
import type { BookingRow, BookingRows, Changes } from './booking-rows.ts';
import type { FollowUpTasks } from './follow-up-tasks.ts';
import type { Outbox } from './outbox.ts';
import type { BookingSeals } from './sealing.ts';
import type { Subsidies } from './subsidies.ts';
import { messagesOf, reminderOf } from './tellings.ts';

export type StepRefusal =
  | { ok: false; reason: 'unknown-booking' | 'not-yours' }
  /** A hold whose time is over. */
  | { ok: false; reason: 'lapsed' }
  /** It is no longer as it was looked at. */
  | { ok: false; reason: 'stale'; version: number; state: BookingRow['state'] }
  | { ok: false; reason: 'not-from-here'; state: BookingRow['state'] }
  | { ok: false; reason: 'needs'; missing: readonly Need[] }
  | Extract<TermsVerdict, { ok: false }>;

export type Stepped = { ok: true; row: BookingRow } | StepRefusal;

export interface StepTaken {
  event: BookingEvent;
  acting: Acting;
  given?: readonly Need[];
  /** A short code. */
  reason?: string | null;
  /** Somebody's words; sealed. */
  note?: string | null;
  facts?: object;
  /** Who was not there, where that is known. */
  absent?: 'resident' | 'provider' | null;
  changes?: Changes;
  /** It is told together with others. */
  quiet?: boolean;
}

export class Steps {
  private readonly rows: BookingRows;
  private readonly seals: BookingSeals;
  private readonly outbox: Outbox;
  private readonly subsidies: Subsidies;
  private readonly followUps: FollowUpTasks;
  private readonly norms: BookingNorms;
  private readonly now: () => Date;

  constructor(
    parts: {
      rows: BookingRows;
      seals: BookingSeals;
      outbox: Outbox;
      subsidies: Subsidies;
      followUps: FollowUpTasks;
    },
    norms: BookingNorms,
    now: () => Date,
  ) {
    this.rows = parts.rows;
    this.seals = parts.seals;
    this.outbox = parts.outbox;
    this.subsidies = parts.subsidies;
    this.followUps = parts.followUps;
    this.norms = norms;
    this.now = now;
  }

  /** A row that somebody may act on, as they saw it. Inside the transaction of the step. @param seen null: whatever it is */
  look(
    id: string,
    acting: Acting,
    seen: number | null,
  ): { ok: true; row: BookingRow } | StepRefusal {
    const row = this.rows.byId(id);
    if (!row) return { ok: false, reason: 'unknown-booking' };
    if (!isTheirs(row, acting)) return { ok: false, reason: 'not-yours' };
    if (seen !== null && seen !== row.version)
      return { ok: false, reason: 'stale', version: row.version, state: row.state };
    // The worker has not come by yet.
    if (row.state === 'held' && !isLive(row.heldUntilMs!, this.now().getTime()))
      return { ok: false, reason: 'lapsed' };
    return { ok: true, row };
  }

  /** What rules and terms say, without taking the step. */
  judge(
    row: BookingRow,
    { event, acting, given }: Pick<StepTaken, 'event' | 'acting' | 'given'>,
  ): { ok: true; to: BookingRow['state'] } | StepRefusal {
    const step = next(row.state, event, acting.by, given);
    if (!step.ok)
      return step.reason === 'not-from-here'
        ? { ok: false, reason: 'not-from-here', state: row.state }
        : step;
    const time = mayNow(event, acting.by, row, row.terms, this.norms, this.now().getTime());
    return time.ok ? step : time;
  }

  /** The first step: makes the row. In the transaction that is open. */
  begin(
    row: Omit<BookingRow, 'version' | 'enteredMs' | 'lapseAtMs'>,
    taken: StepTaken,
  ): BookingRow {
    const atMs = this.now().getTime();
    const made: BookingRow = { ...row, version: 1, enteredMs: atMs, lapseAtMs: null };
    made.lapseAtMs = this.lapseAt(made);
    this.rows.begin(made, this.eventOf(made, null, taken, atMs));
    this.tell(made, taken);
    return made;
  }

  /** In the transaction that is open, on the row as it stands there. */
  take(before: BookingRow, taken: StepTaken): Stepped {
    const step = this.judge(before, taken);
    if (!step.ok) return step;
    const atMs = this.now().getTime();
    const entering = step.to !== before.state;
    const changes: Changes = {
      ...taken.changes,
      state: step.to,
      version: before.version + 1,
      updatedAtMs: atMs,
    };
    if (entering) changes.enteredMs = atMs;
    if (step.to !== 'held' && before.heldUntilMs !== null) changes.heldUntilMs = null;
    // What never became a booking leaves nothing personal behind.
    const forgets = before.state === 'held' && step.to === 'expired';
    if (forgets) changes.door = null;
    if (taken.event !== 'propose' && before.proposedStartMs !== null)
      Object.assign(changes, noProposal);
    const after = { ...before, ...changes };
    after.lapseAtMs = this.lapseAt(after);
    if (after.lapseAtMs !== before.lapseAtMs) changes.lapseAtMs = after.lapseAtMs;
    this.rows.change(before, changes, this.eventOf(after, before.state, taken, atMs));
    if (entering && before.subsidisedMinutes > 0 && givesBack(step.to, taken.absent ?? null))
      this.subsidies.giveBack(before.id);
    if (entering) this.followUps.openFor(after);
    if (forgets) this.seals.destroy(before.id);
    else this.tell(after, taken);
    return { ok: true, row: after };
  }

  private eventOf(
    { id, version, state }: BookingRow,
    fromState: BookingRow['state'] | null,
    { event, acting, reason, note, facts, absent }: StepTaken,
    atMs: number,
  ) {
    return {
      booking: id,
      version,
      event,
      fromState,
      toState: state,
      by: acting.by,
      actor: acting.actor,
      reason: reason ?? null,
      note: this.seals.sealNote(id, note ?? null),
      facts: absent
        ? {
            absent,
            ...facts,
          }
        : (facts ?? null),
      atMs,
    };
  }

  private tell(row: BookingRow, { event, acting, reason, facts, quiet }: StepTaken): void {
    if (!quiet)
      this.outbox.post(messagesOf(row, event, acting, { reason: reason ?? null, ...facts }));
    const notBeforeMs = row.startMs - this.norms.reminderBeforeMs;
    if (remindsAfter.has(event) && row.state === 'confirmed' && notBeforeMs > this.now().getTime())
      this.outbox.post(reminderOf(row, notBeforeMs));
  }

  private lapseAt(row: BookingRow): number | null {
    return lapseOf(row, this.norms)?.atMs ?? null;
  }
}

const noProposal = { proposedStartMs: null, proposedEndMs: null, proposedBy: null };
const remindsAfter: ReadonlySet<BookingEvent> = new Set(['confirm', 'accept', 'agree', 'move']);
