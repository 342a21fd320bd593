/** Ratings: who may give one and when both sides see them, and how providers are ranked by them. Never by a bare mean. */
import type { InstantMs } from './model.ts';
import type { BookingNorms } from './norms.ts';

const dayMs = 86_400_000;

export type RatingVerdict =
  { ok: true } | { ok: false; reason: 'not-done' | 'already-rated' | 'too-late' };

/**
 * Whether a side may rate a visit.
 *
 * @param doneMs when the visit was done; null: it was not
 * @param ratedMs when this side rated it; null: not yet
 */
export function mayRate(
  { doneMs, ratedMs }: { doneMs: InstantMs | null; ratedMs: InstantMs | null },
  norms: BookingNorms,
  nowMs: InstantMs,
): RatingVerdict {
  if (doneMs === null) return { ok: false, reason: 'not-done' };
  if (ratedMs !== null) return { ok: false, reason: 'already-rated' };
  return nowMs < doneMs + norms.ratingDays * dayMs
    ? { ok: true }
    : { ok: false, reason: 'too-late' };
}

/** From when on each side's rating is shown: once both have spoken, or nobody may any more. */
export function shownFromMs(
  doneMs: InstantMs,
  residentMs: InstantMs | null,
  providerMs: InstantMs | null,
  norms: BookingNorms,
): InstantMs {
  return residentMs !== null && providerMs !== null
    ? Math.max(residentMs, providerMs)
    : doneMs + norms.ratingDays * dayMs;
}

/**
 * Lower bound of the share that is truly satisfied, by Wilson's score interval (E. B. Wilson, Probable inference, the law of succession,
 * and statistical inference, J. Am. Stat. Assoc. 22, 1927, 209–212): (p + z²/2n − z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). 0 for no answers.
 */
export function wilsonLowerBound(satisfied: number, answers: number, z: number): number {
  // None satisfied is exactly 0; rounding would leave something.
  if (satisfied === 0) return 0;
  const share = satisfied / answers;
  const zz = (z * z) / answers;
  const spread = z * Math.sqrt((share * (1 - share) + zz / 4) / answers);
  return (share + zz / 2 - spread) / (1 + zz);
}

/** Upper bound of the same share: what is surely not dissatisfied. 1 for no answers. */
export function wilsonUpperBound(satisfied: number, answers: number, z: number): number {
  return 1 - wilsonLowerBound(answers - satisfied, answers, z);
}

/**
 * The mean of one's ratings and of `priorCount` more at the mean of the kind, which is the posterior mean under a Dirichlet prior of that
 * weight (A. Gelman et al., Bayesian Data Analysis, section 3.4). Without any rating it is the prior's.
 */
export function bayesianMean(
  sum: number,
  count: number,
  priorMean: number,
  priorCount: number,
): number {
  return (priorMean * priorCount + sum) / (priorCount + count);
}

/** How many gave 1, 2, 3, 4 and 5. */
export type RatingCounts = readonly [number, number, number, number, number];

export function sumOf(all: readonly RatingCounts[]): RatingCounts {
  const sum: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const counts of all) counts.forEach((count, i) => (sum[i]! += count));
  return sum;
}

export interface RatingSummary {
  count: number;
  /** What is shown, 1 to 5. */
  mean: number;
  /** What is ranked by, 0 to 1. */
  surelySatisfied: number;
  /** The other end of the interval, 0 to 1. */
  perhapsSatisfied: number;
}

/** 4 is “satisfied”, as on the residents' yearly form. */
const satisfiedFrom = 4;

/** @param kind ratings of all providers of the kind; of a kind without any the middle of the scale is taken */
export function summaryOf(
  own: RatingCounts,
  kind: RatingCounts,
  norms: BookingNorms,
): RatingSummary {
  const of = (counts: RatingCounts) => ({
    count: counts.reduce((a, b) => a + b),
    sum: counts.reduce((sum, count, i) => sum + count * (i + 1), 0),
  });
  const mine = of(own);
  const all = of(kind);
  const priorMean = all.count > 0 ? all.sum / all.count : 3;
  const satisfied = own.slice(satisfiedFrom - 1).reduce((a, b) => a + b);
  return {
    count: mine.count,
    mean: bayesianMean(mine.sum, mine.count, priorMean, norms.ratingPriorCount),
    surelySatisfied: wilsonLowerBound(satisfied, mine.count, norms.ratingZ),
    perhapsSatisfied: wilsonUpperBound(satisfied, mine.count, norms.ratingZ),
  };
}

/** Best first; of equals the one with the better mean, then with more ratings. */
export function byRating(a: RatingSummary, b: RatingSummary): number {
  return b.surelySatisfied - a.surelySatisfied || b.mean - a.mean || b.count - a.count;
}
