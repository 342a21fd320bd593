/** Persons in the order of a value, without a comparison for each pair. */

const digitBits = 16;
const digits = 1 << digitBits;
/** Part of a second that one step of the key stands for: 2^26 seconds, two years, still fit. */
const stepsPerSecond = 64;
const mostKey = 0xffff_ffff;

/**
 * Numbers of the values that are known, ascending; Infinity comes last, NaN is left out. Of like values the lower number comes first.
 * Two passes over 16-bit digits of a coarse key, then an insertion sort that moves hardly anything: linear in the number of values.
 */
export function ascending(values: Float64Array): Uint32Array {
  let order = new Uint32Array(values.length),
    count = 0;
  const key = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    key[i] = Math.min(mostKey, Math.max(0, value) * stepsPerSecond);
    order[count++] = i;
  }
  order = order.subarray(0, count);
  for (const shift of [0, digitBits]) order = byDigit(order, key, shift);
  for (let at = 1; at < count; at++) {
    const moved = order[at]!;
    const value = values[moved]!;
    let to = at;
    for (; to > 0 && values[order[to - 1]!]! > value; to--) order[to] = order[to - 1]!;
    order[to] = moved;
  }
  return order;
}

function byDigit(order: Uint32Array, key: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const first = new Uint32Array(digits + 1);
  for (const i of order) first[((key[i]! >>> shift) & (digits - 1)) + 1]!++;
  for (let digit = 0; digit < digits; digit++) first[digit + 1]! += first[digit]!;
  const sorted = new Uint32Array(order.length);
  for (const i of order) sorted[first[(key[i]! >>> shift) & (digits - 1)]!++] = i;
  return sorted;
}
