import { bestOf, totalOf } from './greedy.ts';
import type { Savings } from './savings.ts';

const ROUNDS = 300;
/** Rounds without a better bound after which steps are halved. */
const PATIENCE = 8;

export interface SavedBound {
  bound: number;
  /** 1 for chosen sites and for those that a better choice may have. */
  useful: Uint8Array;
}

/**
 * An upper bound of what any affordable choice saves: the Lagrangian of “a group is served by one site”,
 *   L(λ) = Σ λ_g + max { Σ_j x_j Σ_g max(0, s_gj − λ_g) : Σ c_j x_j ≤ budget, 0 ≤ x ≤ 1 },
 * which is a bound for every λ ≥ 0 and tends to that of the linear relaxation (Cornuéjols, Fisher and Nemhauser 1977).
 * λ starts at what `chosen` saves, where L is the total plus the largest further gains, and follows the subgradient.
 * One round is linear in the entries.
 *
 * With μ the rate at which the last money is used, a choice that has site j saves at most L(λ) + min(0, worth_j − c_j μ).
 * Where that is less than `leastMore` above what `chosen` saves, j is in no better choice, and is not `useful`.
 */
export function boundOfSaved(
  savings: Savings,
  chosen: readonly number[],
  leastMore: number,
  stopped?: () => boolean,
): SavedBound {
  const { groups, candidates, starts, groupOf, saved, costs } = savings;
  const lambda = bestOf(savings, chosen);
  const target = totalOf(savings, chosen);
  const served = new Float64Array(groups);
  const worth = new Float64Array(candidates);
  const useful = new Uint8Array(candidates).fill(1);
  let bound = Infinity;
  let step = 1;
  let waited = 0;
  for (let round = 0; round < ROUNDS; round++) {
    if (stopped?.()) break;
    let value = 0;
    for (const multiplier of lambda) value += multiplier;
    for (let candidate = 0; candidate < candidates; candidate++) {
      let sum = 0;
      for (let at = starts[candidate]!; at < starts[candidate + 1]!; at++) {
        const over = saved[at]! - lambda[groupOf[at]!]!;
        if (over > 0) sum += over;
      }
      worth[candidate] = sum;
    }
    served.fill(0);
    const { taken, lastRate } = fillBudget(worth, savings);
    for (const { candidate, share } of taken) {
      value += share * worth[candidate]!;
      for (let at = starts[candidate]!; at < starts[candidate + 1]!; at++) {
        const group = groupOf[at]!;
        if (saved[at]! > lambda[group]!) served[group]! += share;
      }
    }
    for (let candidate = 0; candidate < candidates; candidate++) {
      const off = Math.min(0, worth[candidate]! - costs[candidate]! * lastRate);
      if (value + off < target + leastMore) useful[candidate] = 0;
    }
    if (value < bound - Math.abs(bound) * 1e-7) waited = 0;
    else if (++waited >= PATIENCE) [step, waited] = [step / 2, 0];
    bound = Math.min(bound, value);
    let norm = 0;
    for (let group = 0; group < groups; group++) {
      // At λ = 0 a group that is served by none would only be pushed against the border.
      if (lambda[group]! > 0 || served[group]! > 1) norm += (1 - served[group]!) ** 2;
    }
    if (norm === 0 || bound <= target) break;
    const length = (step * (value - target)) / norm;
    for (let group = 0; group < groups; group++) {
      lambda[group] = Math.max(0, lambda[group]! - length * (1 - served[group]!));
    }
  }
  for (const candidate of chosen) useful[candidate] = 1;
  return { bound: Math.max(bound, target), useful };
}

/** The fractional knapsack: dearest use of money first, the last one in part; `lastRate` is 0 while money is left. */
export function fillBudget(worth: Float64Array, { costs, budget }: Savings) {
  const useful: { candidate: number; rate: number }[] = [];
  worth.forEach((value, candidate) => {
    // A site that the whole budget cannot pay for is no choice, not even in part.
    if (value > 0 && costs[candidate]! <= budget) {
      useful.push({
        candidate,
        rate: costs[candidate]! > 0 ? value / costs[candidate]! : Infinity,
      });
    }
  });
  useful.sort((a, b) => b.rate - a.rate || a.candidate - b.candidate);
  const taken: { candidate: number; share: number }[] = [];
  let left = budget;
  let lastRate = 0;
  for (const { candidate, rate } of useful) {
    const cost = costs[candidate]!;
    const share = cost <= left ? 1 : left / cost;
    if (share > 0) taken.push({ candidate, share });
    left -= cost * share;
    if (left > 0) continue;
    lastRate = rate;
    break;
  }
  return { taken, lastRate };
}
