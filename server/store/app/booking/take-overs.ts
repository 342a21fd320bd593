/** A booking that was made for somebody becomes their own: whoever has its link and an account takes it over. */
import { eq } from 'drizzle-orm';
import type { AuditLog } from '../audit.ts';
import { bookings } from '../schema.ts';
import type { BookingParts } from './parts.ts';

export type TakenOver =
  | { ok: true; booking: string }
  /** Whoever it is for has it already, or made it themselves. */
  | { ok: false; reason: 'not-to-take-over' };

export class TakeOvers {
  private readonly parts: BookingParts;
  private readonly audit: AuditLog;

  constructor(parts: BookingParts, audit: AuditLog) {
    this.parts = parts;
    this.audit = audit;
  }

  /**
   * In the transaction that is open. From then on it is theirs as if they had booked it; whoever did is told, and has no part in it any more,
   * so that an erasure finds all bookings of a person by one question. Neither time nor state changes: it is no event.
   */
  take(booking: string, person: string): TakenOver {
    const { database, rows, outbox, now } = this.parts;
    const row = rows.byId(booking)!;
    const { resident, bookedBy, channel, community } = row;
    if (resident !== null || bookedBy === person) return { ok: false, reason: 'not-to-take-over' };
    database.tables
      .update(bookings)
      .set({ resident: person, bookedBy: person, updatedAtMs: now().getTime() })
      .where(eq(bookings.id, booking))
      .run();
    this.audit.add({
      actor: person,
      action: 'booking:take-over',
      subjectKind: 'booking',
      subject: booking,
      area: community,
      before: { bookedBy },
      after: { bookedBy: person },
    });
    if (channel === 'site' && bookedBy !== null)
      outbox.post([
        {
          recipientKind: 'user',
          recipient: bookedBy,
          kind: 'booking:take-over',
          channels: ['page'],
          booking,
          payload: { startMs: row.startMs },
        },
      ]);
    return { ok: true, booking };
  }
}
