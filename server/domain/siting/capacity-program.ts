import type { Assignment } from './assignment.ts';
import { ProgramBuilder } from './program-builder.ts';
import type { Merged, Savings } from './savings.ts';
import type { LinearProgram } from './solver.ts';

/**
 * Whom sites of limited capacity serve, as a program. Besides x_j (whole) a column y for each pair says which share of a group goes to
 * which site: Σ_j y ≤ 1, Σ_g w_g y ≤ capacity_j x_j, and y ≤ x_j, which adds nothing to whole answers but tightens the relaxation.
 * Four entries for each pair.
 * @param known the chosen sites and whom they serve: the solution to start from
 */
export function programOfServed(
  savings: Savings,
  merged: Merged,
  capacities: ArrayLike<number>,
  standing: ReadonlySet<number>,
  known: { chosen: readonly number[]; assignment: Assignment },
): { program: LinearProgram; start: Float64Array } {
  const { candidates, costs, budget, groups, starts, groupOf } = savings;
  const builder = new ProgramBuilder('most');
  const taken = new Set(known.chosen);
  for (let site = 0; site < candidates; site++) {
    const useless = starts[site] === starts[site + 1] || costs[site]! > budget;
    builder.column(0, useless || standing.has(site) ? 0 : 1, true, taken.has(site) ? 1 : 0);
  }
  builder.row(-Infinity, budget);
  for (let site = 0; site < candidates; site++)
    if (costs[site]! > 0 && !standing.has(site)) builder.entry(site, costs[site]!);

  /** Columns of y, pair by pair in the order of groups. */
  const first = candidates;
  for (let group = 0; group < groups; group++) {
    const weight = merged.weights[group]!;
    builder.row(-Infinity, 1);
    for (let at = merged.starts[group]!; at < merged.starts[group + 1]!; at++) {
      const share = known.assignment.flowOf(merged.candidates[at]!, group) / weight;
      builder.entry(builder.column(weight, 1, false, share), 1);
    }
  }
  for (let at = 0; at < merged.candidates.length; at++) {
    const site = merged.candidates[at]!;
    if (standing.has(site)) continue;
    builder.row(-Infinity, 0);
    builder.entry(first + at, 1);
    builder.entry(site, -1);
  }
  const pairOf = pairsBySite(savings, merged);
  for (let site = 0; site < candidates; site++) {
    const from = starts[site]!;
    let most = 0;
    for (let at = from; at < starts[site + 1]!; at++) most += merged.weights[groupOf[at]!]!;
    const capacity = Math.min(capacities[site]!, most);
    // Who can serve all that are near never turns anybody away.
    if (capacity === most) continue;
    builder.row(-Infinity, standing.has(site) ? capacity : 0);
    for (let at = from; at < starts[site + 1]!; at++)
      builder.entry(first + pairOf[at]!, merged.weights[groupOf[at]!]!);
    if (!standing.has(site)) builder.entry(site, -capacity);
  }
  return builder.built();
}

/** For each entry by site its number by group. */
function pairsBySite({ starts, candidates }: Savings, merged: Merged): Int32Array {
  const next = starts.slice(0, candidates);
  const pairOf = new Int32Array(merged.candidates.length);
  for (let at = 0; at < merged.candidates.length; at++)
    pairOf[next[merged.candidates[at]!]!++] = at;
  return pairOf;
}
