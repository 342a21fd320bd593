/** Ratings that are seen because their time is over, the other side having said nothing: both sides are told, once. */
import type { BookingParts } from './parts.ts';
import { recipientsOf } from './tellings.ts';

const dayMs = 86_400_000;

interface Due {
  id: string;
  booking: string;
  stars: number;
}

export class ShownRatings {
  private readonly parts: BookingParts;
  private readonly due;
  private readonly isTold;

  constructor(parts: BookingParts) {
    this.parts = parts;
    const { raw } = parts.database;
    // Told is told: messages stay as rows after their words are gone. Where both spoke, both were told then.
    const told = `select 1 from outbox where recipient_kind = 'provider' and recipient = rating.provider
      and booking = rating.booking and kind = 'rating:shown'`;
    this.due = raw.prepare(
      `select id, booking, stars from rating
       where blind_until_ms > ? and blind_until_ms <= ? and hidden_at_ms is null
         and not exists (select 1 from rating as other where other.booking = rating.booking and other.side <> rating.side)
         and not exists (${told})
       order by blind_until_ms, id limit ?`,
    );
    this.isTold = raw.prepare(`select 1 from rating where id = ? and exists (${told})`).pluck();
  }

  /**
   * Tells of at most so many, each in a transaction of its own. What became visible longer ago than a rating is blind is no news: after so
   * long a standstill nobody is told.
   * @returns how many there were
   */
  tell(most: number): number {
    const { database, rows, outbox, norms, now } = this.parts;
    const nowMs = now().getTime();
    const due = this.due.all(nowMs - norms.ratingDays * dayMs, nowMs, most) as Due[];
    for (const { id, booking, stars } of due)
      database.write(() => {
        // Another process may have been quicker.
        if (this.isTold.get(id) !== undefined) return;
        const row = rows.byId(booking)!;
        const told = [...recipientsOf(row, 'provider'), ...recipientsOf(row, 'resident')]
          // Whoever has no account reads no page.
          .filter(({ recipientKind }) => recipientKind !== 'booking');
        outbox.post(
          told.map((recipient) => ({
            ...recipient,
            kind: 'rating:shown',
            channels: ['page'],
            booking,
            payload: { rating: id, stars },
          })),
        );
      });
    return due.length;
  }
}
