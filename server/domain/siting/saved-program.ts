import { bestOf } from './greedy.ts';
import { ProgramBuilder } from './program-builder.ts';
import type { Merged, Savings } from './savings.ts';
import type { LinearProgram } from './solver.ts';

/**
 * The most that an affordable choice saves, as a program. Besides x_j (whole) each group has one column per distinct
 * saving u_1 > u_2 > … it can get: z_k ≤ 1 says “served by a site that saves u_k or more” and is worth
 * weight × (u_k − u_{k+1}), with z_k ≤ z_{k−1} + Σ x_j over the sites that save just u_k (Cornuéjols, Nemhauser and
 * Wolsey 1980). Its relaxation is as tight as with a column per pair, in as many entries as there are pairs plus
 * two per level; for coverage there is one level, and it is the usual MCLP.
 */
export function programOfSaved(
  savings: Savings,
  merged: Merged,
  chosen: readonly number[],
): { program: LinearProgram; start: Float64Array } {
  const { candidates, costs, budget, groups } = savings;
  const builder = new ProgramBuilder('most');
  const taken = new Set(chosen);
  for (let candidate = 0; candidate < candidates; candidate++) {
    const useless =
      savings.starts[candidate] === savings.starts[candidate + 1] || costs[candidate]! > budget;
    builder.column(0, useless ? 0 : 1, true, taken.has(candidate) ? 1 : 0);
  }
  builder.row(-Infinity, budget);
  for (let candidate = 0; candidate < candidates; candidate++) {
    if (costs[candidate]! > 0) builder.entry(candidate, costs[candidate]!);
  }
  const best = bestOf(savings, chosen);
  for (let group = 0; group < groups; group++) {
    const weight = merged.weights[group]!;
    const entries = Array.from(
      { length: merged.starts[group + 1]! - merged.starts[group]! },
      (_, i) => merged.starts[group]! + i,
    ).sort((a, b) => merged.units[b]! - merged.units[a]!);
    let previous = -1;
    for (let at = 0; at < entries.length;) {
      const unit = merged.units[entries[at]!]!;
      let end = at;
      while (end < entries.length && merged.units[entries[end]!] === unit) end++;
      const lower = end < entries.length ? merged.units[entries[end]!]! : 0;
      const reached = best[group]! >= unit * weight ? 1 : 0;
      const column = builder.column(weight * (unit - lower), 1, false, reached);
      builder.row(-Infinity, 0);
      builder.entry(column, 1);
      if (previous >= 0) builder.entry(previous, -1);
      for (; at < end; at++) builder.entry(merged.candidates[entries[at]!]!, -1);
      previous = column;
    }
  }
  return builder.built();
}
