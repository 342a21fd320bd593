/** How evenly something is shared among people: Lorenz curve (Lorenz 1905), Gini coefficient (Gini 1912), the worst-off tenth. */

export interface LorenzPoint {
  /** Share of people, those with least first. */
  readonly people: number;
  /** Their share of the whole. */
  readonly value: number;
}

/**
 * From (0, 0) to (1, 1), one corner per distinct value. Null where nobody or nothing is there to be shared.
 * Throws on a value that is negative or not finite: whoever reaches nothing has no minutes, and is counted apart.
 */
export function lorenzCurve(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
): LorenzPoint[] | null {
  const shared = sorted(values, weights);
  const people = shared.reduce((sum, { weight }) => sum + weight, 0);
  const whole = shared.reduce((sum, { value, weight }) => sum + value * weight, 0);
  if (people === 0 || whole === 0) return null;
  const curve: LorenzPoint[] = [{ people: 0, value: 0 }];
  let ranked = 0,
    held = 0;
  shared.forEach(({ value, weight }, i) => {
    ranked += weight;
    held += value * weight;
    if (value !== shared[i + 1]?.value)
      curve.push({ people: ranked / people, value: held / whole });
  });
  // The last sums are the whole but for rounding.
  curve[curve.length - 1] = { people: 1, value: 1 };
  return curve;
}

/**
 * 0 where all have the same, towards 1 where one has all: 1 − Σ (xₖ − xₖ₋₁)(yₖ + yₖ₋₁) over the corners of the curve, which is
 * twice the area between it and the diagonal.
 */
export function gini(curve: readonly LorenzPoint[]): number {
  let twiceBelow = 0;
  for (let k = 1; k < curve.length; k++) {
    const { people, value } = curve[k]!;
    const before = curve[k - 1]!;
    twiceBelow += (people - before.people) * (value + before.value);
  }
  return 1 - twiceBelow;
}

/**
 * Mean of the tenth of people who are worst off; somebody on the line counts with the part below it. Null where nobody is.
 * @param worse minutes are worse the `more` they are, access the `less` it is
 */
export function worstTenth(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  worse: 'more' | 'less',
): number | null {
  const order = sorted(values, weights);
  if (worse === 'more') order.reverse();
  const tenth = order.reduce((sum, { weight }) => sum + weight, 0) / 10;
  if (tenth === 0) return null;
  let left = tenth,
    sum = 0;
  for (const { value, weight } of order) {
    const taken = Math.min(weight, left);
    sum += value * taken;
    left -= taken;
    if (left <= 0) break;
  }
  return sum / tenth;
}

function sorted(values: ArrayLike<number>, weights: ArrayLike<number>) {
  const order: { value: number; weight: number }[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!,
      weight = weights[i]!;
    if (!Number.isFinite(value) || value < 0)
      throw new Error(`value is ${value}, expected a finite number of 0 or more`);
    if (weight > 0) order.push({ value, weight });
  }
  return order.sort((a, b) => a.value - b.value);
}
