import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { stateWords, toneOf } from '../../lib/booking-state-words.ts';
import { useAccount } from '../account/account-context.ts';
import { useBookings } from './bookings-context.ts';

type Told = Parameters<typeof stateWords>[0] & Pick<BookingAnswer, 'state'>;

/** Where a booking stands; the colour only repeats what the words say. */
export function StateLine({ booking }: { readonly booking: Told }) {
  const { words } = useAccount();
  const { now } = useBookings();
  return <p class={`visit-state is-${toneOf(booking.state)}`}>{stateWords(booking, now, words)}</p>;
}
