/** Ratings as answers, and what somebody may say and see of a visit's. */
import type { RatingAnswer, VisitRating } from '../../contract/rating.ts';
import type { Human } from '../../store/app/booking/acting.ts';
import type { BookingRow } from '../../store/app/booking/booking-rows.ts';
import type { RatingRow } from '../../store/app/booking/ratings.ts';
import type { Parts } from '../app.ts';

type Known = Pick<Parts, 'records'>;
const iso = (ms: number) => new Date(ms).toISOString();

export function ratingAnswer(row: RatingRow, { records }: Known): RatingAnswer {
  const { ratings } = records.booking;
  const { id, side, stars, month, serviceKind, reply, repliedAtMs } = row;
  return {
    id,
    side,
    stars,
    words: ratings.wordsOf(row),
    month,
    serviceKind,
    at: iso(row.atMs),
    shown: ratings.isShown(row),
    shownFrom: iso(row.blindUntilMs),
    hidden: row.hiddenAtMs !== null,
    reply: reply === null ? null : { words: reply, at: iso(repliedAtMs!) },
  };
}

/** With the booking, for those who know it. */
export function ratingOfBooking(row: RatingRow, parts: Known) {
  const { booking } = row;
  const { code } = parts.records.booking.rows.byId(booking)!;
  return { ...ratingAnswer(row, parts), booking, code };
}

/** Nothing of the other side's is said before it is shown, not even that there is one. */
export function visitRating(row: BookingRow, as: Human['by'], parts: Known): VisitRating {
  const { ratings } = parts.records.booking;
  const both = ratings.ofBooking(row.id);
  const mine = both.find(({ side }) => side === as);
  const theirs = both.find(({ side }) => side === (as === 'resident' ? 'provider' : 'resident'));
  const seen = theirs && theirs.hiddenAtMs === null && ratings.isShown(theirs);
  const { verdict, untilMs } = ratings.standing(row, as === 'provider' ? 'provider' : 'resident');
  return {
    booking: row.id,
    as,
    mayRate: verdict.ok && as !== 'office',
    because: as === 'office' ? 'office' : verdict.ok ? null : verdict.reason,
    until: untilMs === null ? null : iso(untilMs),
    own: mine ? ratingAnswer(mine, parts) : null,
    other: seen ? ratingAnswer(theirs, parts) : null,
  };
}
