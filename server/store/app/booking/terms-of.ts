/** The terms under which a booking is made, and its offering as it was then: later changes do not reach it. */
import type { Offering } from '../../../domain/booking/model.ts';
import type { TermsSnapshot } from '../schema/booking.ts';
import type { BookingRow } from './booking-rows.ts';

const minuteMs = 60_000;

export function termsOf(offering: Offering): TermsSnapshot {
  const { bufferBeforeMinutes, bufferAfterMinutes, minimumNoticeMinutes, windowDays } = offering;
  const { needsAcceptance, cancelUntilMinutes, moveUntilMinutes } = offering;
  const { priceFen, priceUnit, subsidised, promisedDays } = offering;
  return {
    bufferBeforeMinutes,
    bufferAfterMinutes,
    minimumNoticeMinutes,
    windowDays,
    needsAcceptance,
    cancelUntilMinutes,
    moveUntilMinutes,
    priceFen,
    priceUnit,
    subsidised,
    promisedDays,
  };
}

export function minutesOf({ startMs, endMs }: Pick<BookingRow, 'startMs' | 'endMs'>): number {
  return (endMs - startMs) / minuteMs;
}

/** For another time: the booking's own terms, and its own duration even where it is no longer offered. */
export function offeringThen(offering: Offering, row: BookingRow): Offering {
  return { ...offering, ...row.terms, active: true, durationsMinutes: [minutesOf(row)] };
}
