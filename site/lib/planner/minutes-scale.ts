/** Colours there are for minutes and for shares: `--heat-1` (near, or nobody left out) to `--heat-7`. */
export const heatClassCount = 7;

/** Thirds of the limit up to it, then a third, once and twice as much again. */
const partsOfLimit = [1 / 3, 2 / 3, 1, 4 / 3, 2, 3];

/**
 * Upper bounds of the classes of minutes, ascending: 15 → 5, 10, 15, 20, 30, 45; what is farther is the last class. The limit
 * itself is always one of them, so a colour never says two things; 15 and 30, the norms of town and village, share one scale.
 */
export function minuteBounds(limitMinutes: number): number[] {
  if (!(limitMinutes >= 1)) throw new Error(`no scale for a limit of ${limitMinutes} minutes`);
  return [...new Set(partsOfLimit.map((part) => Math.max(1, Math.round(limitMinutes * part))))];
}

/** Index of the class that holds so many minutes: a bound belongs to the class below it. */
export function classOfMinutes(minutes: number, bounds: readonly number[]): number {
  const index = bounds.findIndex((bound) => minutes <= bound);
  return index < 0 ? bounds.length : index;
}

/** Upper bounds of the classes of the share of people left out: nobody, up to 5 %, 10 %, 25 %, 50 %, 75 %, more. */
export const shareBounds = [0, 0.05, 0.1, 0.25, 0.5, 0.75] as const;

/** Index of the class of a share from 0 to 1. What is rounded to nobody is not nobody. */
export const classOfShare = (share: number): number => classOfMinutes(share, shareBounds);
