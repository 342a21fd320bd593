/** 回访: the office's list of visits to call back about, the calls it makes, and when a task is over. */
import { and, asc, count, desc, eq, inArray, lte, sql, type SQL } from 'drizzle-orm';
import {
  callBackFault,
  endsFollowUp,
  isOverdue,
  type CallBack,
  type CallBackFault,
} from '../../../domain/booking/follow-up.ts';
import { inAreas, type Page } from '../facility-list.ts';
import { rowWriter } from '../row-writer.ts';
import { followUpCalls, followUps } from '../schema.ts';
import type { Acting } from './acting.ts';
import type { Complaints } from './complaints.ts';
import type { FollowUpRow } from './follow-up-tasks.ts';
import type { BookingParts } from './parts.ts';

export type CallRow = typeof followUpCalls.$inferSelect;

/** A call with what was wrong opened; null once the booking's key is destroyed. */
export type OpenedCall = Omit<CallRow, 'wrong'> & { wrong: string | null };

export type Called =
  | { ok: true; followUp: FollowUpRow; complaint: string | null }
  | { ok: false; reason: 'unknown-booking' | 'not-yours' | 'already-closed' }
  | { ok: false; reason: 'wrong-call'; fault: CallBackFault };

type Office = Extract<Acting, { by: 'office' }>;

export class FollowUps {
  private readonly parts: BookingParts;
  private readonly complaints: Complaints;
  private readonly write: (row: Omit<CallRow, 'number'>) => void;

  constructor(parts: BookingParts, complaints: Complaints) {
    this.parts = parts;
    this.complaints = complaints;
    this.write = rowWriter(parts.database, followUpCalls);
  }

  byBooking(booking: string): FollowUpRow | null {
    const { tables } = this.parts.database;
    return tables.select().from(followUps).where(eq(followUps.booking, booking)).get() ?? null;
  }

  /** Open tasks of an office's areas, the most urgent first. */
  open(areas: readonly string[], page: number, size: number): Page<FollowUpRow> {
    return this.page(eq(followUps.state, 'open'), areas, page, size);
  }

  /** Open ones whose time is over. */
  overdue(areas: readonly string[], page: number, size: number): Page<FollowUpRow> {
    const nowMs = this.parts.now().getTime();
    const where = and(eq(followUps.state, 'open'), lte(followUps.dueAtMs, nowMs));
    return this.page(where, areas, page, size);
  }

  /** Those that are over, the latest first. */
  done(areas: readonly string[], page: number, size: number): Page<FollowUpRow> {
    // In the words of the index.
    return this.page(sql`state <> 'open'`, areas, page, size, desc(followUps.closedAtMs));
  }

  /** How many calls were made about each. */
  triesOf(bookings: readonly string[]): ReadonlyMap<string, number> {
    const rows = this.parts.database.tables
      .select({ booking: followUpCalls.booking, tries: count() })
      .from(followUpCalls)
      .where(inArray(followUpCalls.booking, [...bookings]))
      .groupBy(followUpCalls.booking)
      .all();
    return new Map(rows.map(({ booking, tries }) => [booking, tries]));
  }

  /** Oldest first. */
  calls(booking: string): OpenedCall[] {
    return this.parts.database.tables
      .select()
      .from(followUpCalls)
      .where(eq(followUpCalls.booking, booking))
      .orderBy(asc(followUpCalls.number))
      .all()
      .map((call) => ({ ...call, wrong: this.parts.seals.note(booking, call.wrong) }));
  }

  /** Notes a call; where somebody was reached, or nobody often enough, the task is over and so is the visit. */
  call(booking: string, call: CallBack, acting: Office, about: string | null = null): Called {
    const fault = callBackFault(call);
    if (fault) return { ok: false, reason: 'wrong-call', fault };
    const { database, steps, rows, seals, norms, now } = this.parts;
    return database.write((tables) => {
      const task = this.byBooking(booking);
      const looked = steps.look(booking, acting, null);
      if (!task) return { ok: false, reason: 'unknown-booking' };
      if (!looked.ok) return { ok: false, reason: 'not-yours' };
      if (task.state !== 'open') return { ok: false, reason: 'already-closed' };
      const tries = this.calls(booking).length;
      const complaint = call.complaint
        ? this.complaints.fromCall(looked.row, call.wrong!, acting, about)
        : null;
      const atMs = now().getTime();
      this.write({
        booking,
        reached: call.reached,
        satisfaction: call.satisfied,
        complaint,
        atMs,
        wrong: seals.sealNote(booking, call.wrong),
        actor: acting.actor,
      });
      if (!endsFollowUp(call, tries, norms)) return { ok: true, followUp: task, complaint };
      const closed: FollowUpRow = {
        ...task,
        state: call.reached ? 'reached' : 'not-reached',
        satisfaction: call.satisfied,
        closedAtMs: atMs,
      };
      tables.update(followUps).set(closed).where(eq(followUps.booking, booking)).run();
      // A no-show and a dispute are called back about too, and stay what they are.
      const row = rows.byId(booking)!;
      if (row.state === 'done') {
        const step = steps.take(row, { event: 'follow-up', acting });
        if (!step.ok) throw new Error(`visit ${booking} was not closed: ${step.reason}`);
      }
      return { ok: true, followUp: closed, complaint };
    });
  }

  isOverdue({ dueAtMs }: FollowUpRow): boolean {
    return isOverdue(dueAtMs, this.parts.now().getTime());
  }

  private page(
    state: SQL | undefined,
    areas: readonly string[],
    page: number,
    size: number,
    order: SQL = asc(followUps.dueAtMs),
  ): Page<FollowUpRow> {
    const { tables } = this.parts.database;
    const where = and(state, inAreas(followUps.community, areas));
    const total = tables.select({ n: count() }).from(followUps).where(where).get()!.n;
    const rows = tables
      .select()
      .from(followUps)
      .where(where)
      .orderBy(order, asc(followUps.booking))
      .limit(size)
      .offset((page - 1) * size)
      .all();
    return { rows, total };
  }
}
