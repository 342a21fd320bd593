/** Colours there are for reached streets: `--minutes-1` (nearest) to `--minutes-5`. */
export const minuteClassCount = 5;

/**
 * Upper bounds of the classes of minutes, ascending, the last one the limit; at most five, fewer where the
 * limit has fewer whole minutes: 15 → 3, 6, 9, 12, 15; 2 → 1, 2.
 */
export function minuteClasses(limitMinutes: number): number[] {
  if (!(limitMinutes >= 1)) throw new Error(`no classes for a limit of ${limitMinutes} minutes`);
  const bounds = Array.from({ length: minuteClassCount }, (_, index) =>
    Math.ceil((limitMinutes * (index + 1)) / minuteClassCount),
  );
  return [...new Set(bounds)];
}

/** Index of the class that holds what is reached within so many minutes. */
export function minuteClassOf(minutes: number, bounds: readonly number[]): number {
  const index = bounds.findIndex((bound) => minutes <= bound);
  return index < 0 ? bounds.length - 1 : index;
}
