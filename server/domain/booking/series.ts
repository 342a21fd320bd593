/** Repeat bookings: the same time of the wall clock every week or fortnight, with every day that does not fit named. */
import { daysLater, type LocalDays } from './local-days.ts';
import type { InstantMs } from './model.ts';
import type { BookingNorms } from './norms.ts';

export interface Repeat {
  /** Start of the first visit. */
  firstMs: InstantMs;
  everyWeeks: 1 | 2;
  visits: number;
}

export interface Occurrence {
  date: string;
  /** Null where the clock skips this time on that day. */
  startMs: InstantMs | null;
}

export type Repeated =
  | { ok: true; occurrences: Occurrence[] }
  | { ok: false; reason: 'too-few' | 'too-many'; most: number };

export function repeated(
  { firstMs, everyWeeks, visits }: Repeat,
  local: LocalDays,
  norms: BookingNorms,
): Repeated {
  const most = norms.seriesVisits;
  if (!Number.isInteger(visits) || visits < 2) return { ok: false, reason: 'too-few', most };
  if (visits > most) return { ok: false, reason: 'too-many', most };
  const first = local.dateOf(firstMs);
  const minute = local.minuteOf(firstMs);
  const occurrences = Array.from({ length: visits }, (_, i): Occurrence => {
    const date = daysLater(first, i * everyWeeks * 7);
    const startMs = local.momentOf(local.day(date), minute);
    return { date, startMs: local.minuteOf(startMs) === minute ? startMs : null };
  });
  return { ok: true, occurrences };
}

export interface Plan<Reason> {
  fits: InstantMs[];
  skipped: { date: string; reason: Reason | 'no-such-time' }[];
}

/** Which visits could be booked; asked before anything is confirmed. @param refusal why a start is not possible; null where it is */
export function planned<Reason>(
  occurrences: readonly Occurrence[],
  refusal: (startMs: InstantMs) => Reason | null,
): Plan<Reason> {
  const plan: Plan<Reason> = { fits: [], skipped: [] };
  for (const { date, startMs } of occurrences) {
    const reason = startMs === null ? ('no-such-time' as const) : refusal(startMs);
    if (startMs === null || reason !== null)
      plan.skipped.push({ date, reason: reason ?? 'no-such-time' });
    else plan.fits.push(startMs);
  }
  return plan;
}

/** What is booked of a plan: every visit or none, or those that fit. */
export function chosen<Reason>(
  plan: Plan<Reason>,
  mode: 'all-or-nothing' | 'those-that-fit',
): InstantMs[] {
  return mode === 'all-or-nothing' && plan.skipped.length > 0 ? [] : plan.fits;
}
