import type { Failure } from '../../lib/api.ts';
import { isStale, refusalWords } from '../../lib/booking-refusals.ts';
import type { InputProblem } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { useBookings } from './bookings-context.ts';
import { useOne } from './one-booking.ts';

/** A refused step as one sentence beside an input. */
export function useRefused(): (failure: Failure, step: string, field: string) => InputProblem {
  const { words } = useAccount();
  const { now } = useBookings();
  const { booking, byLink } = useOne();
  return (failure, step, field) => ({
    field,
    // A link is worth one look: it cannot be asked for again.
    text:
      byLink && isStale(failure)
        ? words.t('bookings.link.stale')
        : refusalWords(failure, { booking, step, now }, words),
  });
}
