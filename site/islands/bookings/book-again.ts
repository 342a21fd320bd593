import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { minutesOf } from '../../lib/visit-time.ts';

type Booked = Pick<
  BookingAnswer,
  'serviceKind' | 'offering' | 'start' | 'end' | 'details' | 'state'
>;

/** The way to book the same again, below the language's home; a time that is held goes on where it was. */
export function bookAgainHref(booking: Booked): string {
  const { serviceKind, offering, details, state } = booking;
  if (state === 'held') return '/book/';
  const fields = new URLSearchParams({ step: 'offer' });
  if (details?.door) fields.set('at', details.door.join(','));
  fields.set('kind', serviceKind);
  fields.set('offering', offering);
  fields.set('minutes', String(minutesOf(booking)));
  return `/book/#${fields.toString().replaceAll('%2C', ',')}`;
}
