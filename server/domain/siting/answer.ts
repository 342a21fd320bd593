import { gainOf, greedy, take } from './greedy.ts';
import type { Savings } from './savings.ts';
import type { ChosenSite, SitingAnswer } from './world.ts';

/** Relative difference that counts as none: solvers and sums of many terms are no more exact. */
export const TOLERANCE = 1e-6;

/** Value and bound as they are told: what differs by rounding alone is the same, and then the value is proven. */
export function judged(
  value: number,
  bound: number,
): Pick<SitingAnswer, 'value' | 'bound' | 'gapPercent' | 'proven'> {
  const gap = Math.abs(bound - value);
  if (gap <= TOLERANCE * Math.max(Math.abs(value), TOLERANCE)) {
    return { value, bound: value, gapPercent: 0, proven: true };
  }
  return { value, bound, gapPercent: bound === 0 ? null : (100 * gap) / bound, proven: false };
}

/** The chosen sites, each time the one that adds most to those before it; sites that add nothing are left out. */
export function inOrder(savings: Savings, chosen: readonly number[]): ChosenSite[] {
  const free = { ...savings, costs: new Float64Array(savings.candidates).fill(1) };
  const best = new Float64Array(savings.groups);
  return greedy({ ...free, budget: Infinity }, undefined, chosen).map((candidate) => {
    const gain = gainOf(savings, candidate, best);
    take(savings, candidate, best);
    return { candidate, gain };
  });
}

/** The bound of figures that are all whole. The tolerance keeps rounding from cutting off the best. */
export function wholeBound(bound: number, side: 'upper' | 'lower'): number {
  const slack = TOLERANCE * Math.max(1, bound);
  return side === 'upper' ? Math.floor(bound + slack) : Math.ceil(bound - slack);
}
