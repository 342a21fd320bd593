import { dayNear, lengthWords, minutesOf, spanWords } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { useBookings } from './bookings-context.ts';

interface Props {
  readonly booking: { readonly start: string; readonly end: string };
}

/** Day and time in large letters. */
export function BigWhen({ booking }: Props) {
  const { words } = useAccount();
  const { now } = useBookings();
  const { start, end } = booking;
  return (
    <p class="big-when">
      <span class="big-day">{dayNear(start, now, words)}</span>{' '}
      <span class="big-time">{spanWords(start, end, words)}</span>{' '}
      <span class="quiet">{lengthWords(minutesOf(booking), words)}</span>
    </p>
  );
}
