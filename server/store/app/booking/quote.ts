/** What a visit costs, and how much of it is drawn from subsidised minutes; the terms under which it is made. */
import type { Offering } from '../../../domain/booking/model.ts';
import type { TermsSnapshot } from '../schema/booking.ts';
import type { BookingRow } from './booking-rows.ts';

export function priceFenOf(
  { priceFen, priceUnit }: Pick<Offering, 'priceFen' | 'priceUnit'>,
  minutes: number,
): number {
  if (priceUnit === 'free') return 0;
  return priceUnit === 'visit' ? priceFen : Math.round((priceFen * minutes) / 60);
}

export function termsOf(offering: Offering): TermsSnapshot {
  const { bufferBeforeMinutes, bufferAfterMinutes, minimumNoticeMinutes, windowDays } = offering;
  const { needsAcceptance, cancelUntilMinutes, moveUntilMinutes } = offering;
  const { priceFen, priceUnit, promisedDays } = offering;
  return {
    ...{ bufferBeforeMinutes, bufferAfterMinutes, minimumNoticeMinutes, windowDays },
    ...{ needsAcceptance, cancelUntilMinutes, moveUntilMinutes },
    ...{ priceFen, priceUnit, promisedDays },
  };
}

export function minutesOf({ startMs, endMs }: Pick<BookingRow, 'startMs' | 'endMs'>): number {
  return (endMs - startMs) / 60_000;
}
