/** The norms that booking is decided by, from `data/norms.json`. */
import { normValue, type NormEntry } from '../norms.ts';

export interface BookingNorms {
  /** How long a hold keeps its time, what one tap adds, and how many taps there are. */
  holdMs: number;
  holdExtensionMs: number;
  holdExtensions: number;
  /** Live holds of one person at a time. */
  liveHolds: number;
  /** Holds that one account may make within an hour, released or not. */
  holdsPerHour: number;
  /** How long a link in a message is worth a look at its booking, and what that look brings is worth a change. */
  linkMs: number;
  linkChangeMs: number;
  /** A request that nobody answered lapses after this, or when its visit would begin. */
  requestAnswerMs: number;
  /** After the end of a visit: one that nobody ended counts as done, one that nobody began as a no-show. */
  endedSilentlyMs: number;
  notBegunMs: number;
  /** How long before its start a visit may be set out for, begun and ended. */
  earlyMs: number;
  /** Gap between two jobs from which the way between them is not asked for. */
  restGapMs: number;
  /** How long after a visit its provider still sees the address. */
  addressVisibleMs: number;
  /** Days after a visit within which it may be disputed. */
  disputeDays: number;
  /** Visits in one series. */
  seriesVisits: number;
  visitCodeDigits: number;
  reminderBeforeMs: number;
  followUpDays: number;
  /** Calls that reach nobody before a call-back stays at that. */
  followUpTries: number;
  ratingDays: number;
  /** Ratings that a provider without any is taken to have, at the mean of its kind. */
  ratingPriorCount: number;
  ratingZ: number;
  /** That one account may raise. */
  complaintsPerDay: number;
  complaintAnswerDays: number;
  complaintSolveDays: number;
  certificateWarningDays: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Throws on a norm that is missing, in another unit, or no usable number. */
export function readBookingNorms(entries: readonly NormEntry[]): BookingNorms {
  const minutes = (code: string) => normValue(entries, code, 'minute') * minuteMs;
  const hours = (code: string) => normValue(entries, code, 'hour') * hourMs;
  const whole = (code: string, unit: string): number => {
    const value = normValue(entries, code, unit);
    if (!Number.isInteger(value))
      throw new Error(`norm "${code}" is ${value}, expected a whole number of 1 or more`);
    return value;
  };
  return {
    holdMs: minutes('booking-hold'),
    holdExtensionMs: minutes('booking-hold-extension'),
    holdExtensions: whole('booking-hold-extensions', 'extension'),
    liveHolds: whole('booking-live-holds', 'hold'),
    holdsPerHour: whole('booking-holds-per-hour', 'hold'),
    linkMs: hours('booking-link'),
    linkChangeMs: minutes('booking-link-change'),
    requestAnswerMs: hours('booking-request-answer'),
    endedSilentlyMs: hours('booking-ended-silently'),
    notBegunMs: hours('booking-not-begun'),
    earlyMs: hours('booking-early'),
    restGapMs: hours('booking-rest-gap'),
    addressVisibleMs: hours('booking-address-visible'),
    disputeDays: whole('booking-dispute', 'day'),
    seriesVisits: whole('booking-series', 'visit'),
    visitCodeDigits: visitCodeDigits(whole('booking-visit-code', 'digit')),
    reminderBeforeMs: hours('booking-reminder'),
    followUpDays: whole('follow-up', 'day'),
    followUpTries: whole('follow-up-tries', 'call'),
    ratingDays: whole('rating-window', 'day'),
    ratingPriorCount: whole('rating-prior', 'rating'),
    ratingZ: normValue(entries, 'rating-confidence', 'standard-deviation'),
    complaintsPerDay: whole('complaint-daily', 'complaint'),
    complaintAnswerDays: whole('complaint-answer', 'day'),
    complaintSolveDays: whole('complaint-solve', 'day'),
    certificateWarningDays: whole('certificate-warning', 'day'),
  };
}

function visitCodeDigits(digits: number): number {
  if (digits < 4 || digits > 6)
    throw new Error(`norm "booking-visit-code" is ${digits}, expected 4 to 6`);
  return digits;
}
