import type { OwnBookings } from '../../server/contract/booking.ts';

export type ListedBooking = OwnBookings['bookings'][number];

/** A visit by itself, or what is left of a repeat booking; the first of it stands for all. */
export interface BookingGroup {
  readonly first: ListedBooking;
  /** Of the same series, without the first. */
  readonly later: readonly ListedBooking[];
}

/** States in which somebody is still to come, or is here. */
const coming: ReadonlySet<ListedBooking['state']> = new Set([
  'requested',
  'confirmed',
  'on-the-way',
  'in-service',
]);

/** The next visit: the first of the list that is no mere hold. */
export const nextOf = (bookings: readonly ListedBooking[]): ListedBooking | null =>
  bookings.find(({ state }) => coming.has(state)) ?? null;

/** Visits of one series together, at the place of its first; the order of the rest stays. */
export function groupedBySeries(bookings: readonly ListedBooking[]): BookingGroup[] {
  const groups = new Map<string, { first: ListedBooking; later: ListedBooking[] }>();
  for (const booking of bookings) {
    const key = booking.series ?? booking.id;
    const group = groups.get(key);
    if (group) group.later.push(booking);
    else groups.set(key, { first: booking, later: [] });
  }
  return [...groups.values()];
}
