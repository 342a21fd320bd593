/** Ratings that are seen because their time is over, the other side having said nothing: both sides are told, once. */
import type { BookingParts } from './parts.ts';
import { recipientsOf } from './tellings.ts';

const dayMs = 86_400_000;
/** Follows every id. */
const afterAll = '~';

interface Due {
  id: string;
  booking: string;
  stars: number;
  /** Since when it is seen. */
  shownMs: number;
}

/** What became visible longer ago is no news: after so long a standstill nobody is told. */
const newsMs = 7 * dayMs;

export class ShownRatings {
  private readonly parts: BookingParts;
  private readonly due;
  private readonly isTold;
  /** Where this process looked last. Nothing comes before it any more: nobody rates a visit whose time is over. */
  private looked: Pick<Due, 'id' | 'shownMs'> | null = null;

  constructor(parts: BookingParts) {
    this.parts = parts;
    const { raw } = parts.database;
    this.due = raw.prepare(
      `select id, booking, stars, blind_until_ms as shownMs from rating
       where (blind_until_ms, id) > (?, ?) and blind_until_ms <= ? and hidden_at_ms is null
         and not exists (select 1 from rating as other where other.booking = rating.booking and other.side <> rating.side)
       order by blind_until_ms, id limit ?`,
    );
    // Told is told: messages stay as rows after their words are gone.
    this.isTold = raw
      .prepare(
        `select 1 from outbox where recipient_kind = 'provider' and recipient = ? and booking = ? and kind = 'rating:shown'`,
      )
      .pluck();
  }

  /**
   * Looks at the next ratings that are seen by now though one side said nothing, at most so many, and tells of those that nobody was told of,
   * each in a transaction of its own.
   * @returns at how many it looked
   */
  tell(most: number): number {
    const { database, rows, outbox, now } = this.parts;
    const nowMs = now().getTime();
    const { shownMs, id: after } = this.looked ?? { shownMs: nowMs - newsMs, id: afterAll };
    const due = this.due.all(shownMs, after, nowMs, most) as Due[];
    for (const { id, booking, stars, shownMs: ms } of due) {
      database.write(() => {
        const row = rows.byId(booking)!;
        // A former run, or another process.
        if (this.isTold.get(row.provider, booking) !== undefined) return;
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
      this.looked = { id, shownMs: ms };
    }
    return due.length;
  }
}
