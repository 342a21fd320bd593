/**
 * A number of people shared out by weights so that nobody is lost: shares are whole 1024ths of a person, and the sums of any of
 * them are exact, because doubles hold them all.
 */
export const unitsPerPerson = 1024;

/**
 * Where each share ends among the whole's units. Invariant: ends rise, the last one is the whole, so the shares' sum is the whole.
 * @param weights 0 or more, some above 0
 */
export function shareEnds(whole: number, weights: ArrayLike<number>): Float64Array {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]!;
  const ends = new Float64Array(weights.length);
  let before = 0;
  for (let i = 0; i < weights.length; i++) {
    before += weights[i]!;
    ends[i] =
      i === weights.length - 1 ? whole : Math.min(whole, Math.round((whole * before) / sum));
  }
  return ends;
}

/** The parts of a part of the whole at the same ends: each is at most its share of the whole, and their sum is the part. */
export function partEnds(part: number, whole: number, ends: Float64Array): Float64Array {
  // Whole numbers of any length: the products have up to twice the digits that a double holds.
  const [p, w] = [BigInt(part), BigInt(whole)];
  return ends.map((end) => (whole === 0 ? 0 : Number((p * BigInt(end)) / w)));
}
