/** Typhoon, rainstorm: an office suspends the visits of an area in one action; every booking in it is called off, and both sides are told. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { InstantMs } from '../../../domain/booking/model.ts';
import { suspensions } from '../schema.ts';
import type { AuditLog } from '../audit.ts';
import type { Acting } from './acting.ts';
import type { BookingParts } from './parts.ts';

export type SuspensionRow = typeof suspensions.$inferSelect;

export interface NewSuspension {
  /** Start of division codes. */
  area: string;
  startMs: InstantMs;
  endMs: InstantMs;
  /** Words of the office, which everybody concerned reads. */
  reason: string;
}

export type Suspended =
  | { ok: true; suspension: SuspensionRow; cancelled: string[] }
  | { ok: false; reason: 'not-yours' | 'no-time' };

/** Longer than any booking: those that began before the suspension may still reach into it. */
const longestMs = 3 * 86_400_000;

type Office = Extract<Acting, { by: 'office' }>;

export class Suspensions {
  private readonly parts: BookingParts;
  private readonly audit: AuditLog;
  private readonly nextCommunity;
  private readonly within;

  constructor(parts: BookingParts, audit: AuditLog) {
    this.parts = parts;
    this.audit = audit;
    const { raw } = parts.database;
    this.nextCommunity = raw
      .prepare('select min(community) from booking where community >= ? and community < ?')
      .pluck();
    this.within = raw
      .prepare(
        `select id from booking where community = ? and start_ms > ? and start_ms < ? and end_ms > ?
         and state in ('held', 'requested', 'confirmed', 'on-the-way') order by start_ms`,
      )
      .pluck();
  }

  /** All of it or nothing. What has begun goes on. */
  suspend({ area, startMs, endMs, reason }: NewSuspension, acting: Office): Suspended {
    if (!acting.areas.some((own) => area.startsWith(own)))
      return { ok: false, reason: 'not-yours' };
    if (startMs >= endMs) return { ok: false, reason: 'no-time' };
    const { database, rows, steps, now } = this.parts;
    return database.write((tables) => {
      const suspension: SuspensionRow = {
        id: randomUUID(),
        area,
        startMs,
        endMs,
        reason,
        suspendedBy: acting.actor,
        suspendedAtMs: now().getTime(),
        liftedBy: null,
        liftedAtMs: null,
      };
      tables.insert(suspensions).values(suspension).run();
      const { id } = suspension;
      const cancelled: string[] = [];
      for (const booking of this.bookingsIn(area, startMs, endMs)) {
        const row = rows.byId(booking)!;
        const event = row.state === 'held' ? 'release' : 'cancel';
        const facts = { suspension: id, words: reason };
        const step = steps.take(row, {
          event,
          acting,
          given: ['reason'],
          reason: 'suspended',
          facts,
        });
        if (!step.ok) throw new Error(`booking ${booking} was not called off: ${step.reason}`);
        if (event === 'cancel') cancelled.push(booking);
      }
      const about = { actor: acting.actor, subjectKind: 'suspension', subject: id, area };
      const after = { startMs, endMs, reason, bookings: cancelled.length };
      this.audit.add({ ...about, action: 'suspension:begin', after }, tables);
      return { ok: true, suspension, cancelled };
    });
  }

  /** What a suspension would meet, and nothing is changed. */
  concerned({ area, startMs, endMs }: Omit<NewSuspension, 'reason'>): {
    visits: number;
    holds: number;
  } {
    const { rows } = this.parts;
    let visits = 0;
    let holds = 0;
    for (const booking of this.bookingsIn(area, startMs, endMs))
      if (rows.byId(booking)!.state === 'held') holds += 1;
      else visits += 1;
    return { visits, holds };
  }

  /** Bookings are possible again; those that were called off stay so. @returns false where there is none, or it is lifted already */
  lift(id: string, acting: Office): boolean {
    const { database, now } = this.parts;
    return database.write((tables) => {
      const row = tables.select().from(suspensions).where(eq(suspensions.id, id)).get();
      if (!row || row.liftedAtMs !== null) return false;
      const { area } = row;
      if (!acting.areas.some((own) => area.startsWith(own))) return false;
      tables
        .update(suspensions)
        .set({ liftedBy: acting.actor, liftedAtMs: now().getTime() })
        .where(eq(suspensions.id, id))
        .run();
      const about = { actor: acting.actor, subjectKind: 'suspension', subject: id, area };
      this.audit.add({ ...about, action: 'suspension:lift' }, tables);
      return true;
    });
  }

  /** Community by community: in each, the index knows the order of time. */
  private *bookingsIn(area: string, startMs: number, endMs: number): Generator<string> {
    // “:” follows “9”: every code that starts with the area lies before it.
    const end = `${area}:`;
    let from = area;
    for (;;) {
      const community = this.nextCommunity.get(from, end) as string | null;
      if (community === null) return;
      yield* this.within.all(community, startMs - longestMs, endMs, startMs) as string[];
      from = `${community} `;
    }
  }
}
