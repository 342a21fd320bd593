import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { formatBook } from '../../lib/book/book-choices.ts';
import { minutesOf } from '../../lib/visit-time.ts';

type Booked = Pick<
  BookingAnswer,
  'serviceKind' | 'offering' | 'start' | 'end' | 'details' | 'state'
>;

/** The way to book the same again, below the language's home; a time that is held goes on where it was. */
export function bookAgainHref(booking: Booked): string {
  const { serviceKind, offering, details, state } = booking;
  if (state === 'held') return '/book/';
  const door = details?.door;
  const choices = formatBook({
    step: door ? 'offer' : 'where',
    ...(door && { at: [door[0]!, door[1]!] as const }),
    kind: serviceKind,
    offering,
    minutes: minutesOf(booking),
  });
  return `/book/#${choices}`;
}
