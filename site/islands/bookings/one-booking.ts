import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { SlotsAnswer } from '../../../server/contract/offering.ts';
import type { Answer, Failure } from '../../lib/api.ts';

/** One booking and what may be done with it: by its resident who is signed in, or by whoever came with a link. */
export interface OneBooking {
  readonly booking: BookingAnswer;
  /** By a link only time and cancelling are open, and only for a while. */
  readonly byLink: boolean;
  /** False where nothing can be changed any more. */
  readonly mayChange: boolean;
  /** What others changed while it was looked at, in sentences. */
  readonly changed: readonly string[];
  /** Takes one step, once, on the version that is looked at. @returns why it was refused; null: it is done, and the booking is the new one */
  readonly act: (step: string, body: object) => Promise<Failure | null>;
  /** Free starts that it could be moved to, two weeks from a day on. @param from YYYY-MM-DD; null: today */
  readonly slots: (from: string | null) => Promise<Answer<SlotsAnswer>>;
}

export const OneBookingContext = createContext<OneBooking | null>(null);

export function useOne(): OneBooking {
  const one = useContext(OneBookingContext);
  if (!one) throw new Error('a part of a booking was used outside its screen');
  return one;
}
