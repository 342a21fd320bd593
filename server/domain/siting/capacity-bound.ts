import { fillBudget } from './saved-bound.ts';
import type { Merged, Savings } from './savings.ts';

const ROUNDS = 250;
const PATIENCE = 8;

/**
 * An upper bound of what sites of limited capacity can serve: the Lagrangian of “nobody is served twice”,
 *   L(λ) = Σ λ_g w_g + Σ_j x_j K_j(λ),  K_j = the best use of capacity j when one of group g is worth 1 − λ_g,
 * which is a bound for every λ in 0 … 1 (Pirkul and Schilling 1991 bound it alike). Standing sites have x = 1; of the others the best
 * affordable ones count, the last in part. K fills each capacity with the dearest groups first, so one pass over the groups by falling
 * worth fills all capacities at once. A round costs a sort of the groups and two passes over the entries.
 */
export function boundOfServed(
  savings: Savings,
  merged: Merged,
  capacities: ArrayLike<number>,
  standing: ReadonlySet<number>,
  target: number,
  stopped?: () => boolean,
): number {
  const { groups, candidates } = savings;
  const { weights, starts } = merged;
  const everybody = weights.reduce((sum, weight) => sum + weight, 0);
  const lambda = new Float64Array(groups);
  const order = Array.from({ length: groups }, (_, group) => group);
  const left = new Float64Array(candidates);
  const worth = new Float64Array(candidates);
  const served = new Float64Array(groups);
  let bound = everybody;
  let step = 1;
  let waited = 0;
  for (let round = 0; round < ROUNDS && bound > target; round++) {
    if (stopped?.()) break;
    order.sort((a, b) => lambda[a]! - lambda[b]! || a - b);
    const fill = (visit: (site: number, group: number, people: number) => void) => {
      for (let site = 0; site < candidates; site++) left[site] = capacities[site]!;
      for (const group of order) {
        for (let at = starts[group]!; at < starts[group + 1]!; at++) {
          const site = merged.candidates[at]!;
          const people = Math.min(weights[group]!, left[site]!);
          if (!(people > 0)) continue;
          left[site]! -= people;
          visit(site, group, people);
        }
      }
    };
    worth.fill(0);
    fill((site, group, people) => {
      worth[site]! += people * (1 - lambda[group]!);
    });
    let value = 0;
    for (let group = 0; group < groups; group++) value += lambda[group]! * weights[group]!;
    const open = new Float64Array(candidates);
    for (const site of standing) {
      value += worth[site]!;
      open[site] = 1;
      worth[site] = 0;
    }
    for (const { candidate, share } of fillBudget(worth, savings).taken) {
      value += share * worth[candidate]!;
      open[candidate] = share;
    }
    served.fill(0);
    fill((site, group, people) => {
      served[group]! += open[site]! * people;
    });
    if (value < bound - Math.abs(bound) * 1e-7) waited = 0;
    else if (++waited >= PATIENCE) [step, waited] = [step / 2, 0];
    bound = Math.min(bound, value);
    let norm = 0;
    for (let group = 0; group < groups; group++) {
      const over = served[group]! - weights[group]!;
      // Pushing against a border only makes every step shorter.
      if ((lambda[group]! > 0 || over > 0) && (lambda[group]! < 1 || over < 0)) norm += over ** 2;
    }
    if (norm === 0) break;
    const length = (step * (value - target)) / norm;
    for (let group = 0; group < groups; group++) {
      const moved = lambda[group]! + length * (served[group]! - weights[group]!);
      lambda[group] = Math.min(1, Math.max(0, moved));
    }
  }
  return Math.max(bound, target);
}
