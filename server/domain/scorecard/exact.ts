/** Products of figures, compared exactly. Figures and norms have at most three digits after the point. */

const thousandths = (value: number): number => Math.round(value * 1000);

/**
 * Sign of a·b − c·d. Each is taken in whole thousandths, so that 41.4 m² for 207 households is exactly 20 per 100:
 * 41.4 × 100 is 4140.000000000001 in floating point.
 */
export function compareProducts(a: number, b: number, c: number, d: number): -1 | 0 | 1 {
  const left = thousandths(a) * thousandths(b);
  const right = thousandths(c) * thousandths(d);
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return sign(left, right);
  return sign(
    BigInt(thousandths(a)) * BigInt(thousandths(b)),
    BigInt(thousandths(c)) * BigInt(thousandths(d)),
  );
}

function sign<T extends number | bigint>(left: T, right: T): -1 | 0 | 1 {
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * `part / whole × times` for reading, to hundredths and towards the failing side: what is below a lower limit never reads as at it.
 * @param side `down` for lower limits, `up` for upper ones
 */
export function readable(part: number, times: number, whole: number, side: 'down' | 'up'): number {
  const above = thousandths(part) * thousandths(times) * 100;
  const below = thousandths(whole) * 1000;
  // A remainder of safe integers is exact, and so is the division of what is left; BigInt is ten times slower.
  if (Number.isSafeInteger(above) && Number.isSafeInteger(below)) {
    const rest = above % below;
    const down = (above - rest) / below;
    return (side === 'up' && rest > 0 ? down + 1 : down) / 100;
  }
  const [large, divisor] = [
    BigInt(thousandths(part)) * BigInt(thousandths(times)) * 100n,
    BigInt(thousandths(whole)) * 1000n,
  ];
  const down = large / divisor;
  return Number(side === 'up' && down * divisor !== large ? down + 1n : down) / 100;
}
