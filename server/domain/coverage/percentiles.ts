/** How minutes spread over people: a histogram and its reading, “90 % reach a clinic within 11 minutes”. Never a mean alone. */

export interface Histogram {
  readonly binSeconds: number;
  /** People by bin: the first holds 0 up to and with `binSeconds`, the next what is above that, and so on. */
  readonly people: readonly number[];
  /** People who reach nothing, however long they travel. */
  readonly never: number;
  /** People of whom nothing is known: NaN. */
  readonly unknown: number;
}

/** Bins hold their upper end, as a norm does: 900 s are within 15 minutes. */
export function histogramOf(
  seconds: ArrayLike<number>,
  weights: ArrayLike<number>,
  binSeconds: number,
): Histogram {
  if (!(binSeconds > 0)) throw new Error(`binSeconds is ${binSeconds}, expected more than 0`);
  const people: number[] = [];
  let never = 0,
    unknown = 0;
  for (let i = 0; i < seconds.length; i++) {
    const value = seconds[i]!,
      weight = weights[i]!;
    if (Number.isNaN(value)) unknown += weight;
    else if (value === Infinity) never += weight;
    else {
      const bin = Math.max(0, Math.ceil(value / binSeconds) - 1);
      while (people.length <= bin) people.push(0);
      people[bin]! += weight;
    }
  }
  return { binSeconds, people, never, unknown };
}

/** Sums of weights are compared up to this part of the whole: ten tenths are one. */
const rounding = 1e-9;

/**
 * The least seconds within which `share` of the people arrive (the inverse of the weighted distribution function, no interpolation).
 * People of whom nothing is known do not count; Infinity where too many reach nothing, null where nobody counts.
 */
export function percentile(
  seconds: ArrayLike<number>,
  weights: ArrayLike<number>,
  share: number,
): number | null {
  if (!(share > 0 && share <= 1))
    throw new Error(`share is ${share}, expected above 0 and up to 1`);
  const known = inOrder(seconds, weights);
  const total = known.reduce((sum, [, weight]) => sum + weight, 0);
  if (total === 0) return null;
  const wanted = total * (share - rounding);
  let sum = 0;
  for (const [value, weight] of known) if ((sum += weight) >= wanted) return value;
  return known.at(-1)![0];
}

/** Values that are known and have people, ascending. */
function inOrder(values: ArrayLike<number>, weights: ArrayLike<number>): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < values.length; i++)
    if (!Number.isNaN(values[i]!) && weights[i]! > 0) pairs.push([values[i]!, weights[i]!]);
  return pairs.sort(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1));
}
