import { judged, TOLERANCE, wholeBound } from './answer.ts';
import { searchCover } from './cover-search.ts';
import { coverSwaps } from './cover-swaps.ts';
import { sitesOf, type SolverTime } from './exact.ts';
import { reducedCover } from './reduced-cover.ts';
import { costOf, greedy } from './greedy.ts';
import { ProgramBuilder } from './program-builder.ts';
import { timesServed, withoutSuperfluous } from './superfluous.ts';
import type { SitingRun } from './world.ts';
import { savingsOf, type Merged, type Savings } from './savings.ts';

export interface Cover {
  chosen: number[];
  cost: number;
  /** No cover costs less. */
  bound: number;
}

/**
 * Sites that together serve every group, at little cost: what decides nothing is left out, then greedy by groups per cost, a search by
 * prices, swaps, and the solver if `time` is given and it is worth it. Every group must have a candidate.
 * With `enough` it ends as soon as a cover costs no more, or none can. A stopped run gives a cover that may have holes.
 */
export function coverGroups(
  whole: Merged,
  costs: Float64Array,
  {
    time,
    enough,
    stopped,
    progress,
  }: {
    time?: SolverTime;
    enough?: number;
    stopped?: () => boolean;
    progress?: SitingRun['progress'];
  },
): Cover {
  const merged = reducedCover(whole, costs);
  const savings = savingsOf(merged, { costs, budget: Infinity });
  let chosen = withoutSuperfluous(savings, greedy(savings, stopped), costs);
  let cost = costOf(savings, chosen);
  progress?.({ step: 'greedy', value: cost });
  if (stopped?.() || (enough !== undefined && cost <= enough)) return { chosen, cost, bound: 0 };

  const searched = searchCover(savings, merged, chosen, { enough, stopped });
  chosen = [...searched.chosen];
  cost = costOf(savings, chosen);
  const areWhole = costs.every(Number.isInteger);
  const sharpened = (least: number) => (areWhole ? wholeBound(least, 'lower') : least);
  let bound = sharpened(searched.bound);
  progress?.({ step: 'bound', value: cost, bound });
  const wanted = Math.max(bound, enough ?? 0);
  const isPossible = enough === undefined || bound <= enough;
  const costOfEach = costs[0]!;
  // Swaps count sites, so they are for sites that all cost the same.
  if (cost > wanted && isPossible && costOfEach > 0 && costs.every((one) => one === costOfEach)) {
    const least = Math.ceil(wanted / costOfEach - TOLERANCE);
    chosen = [...coverSwaps(savings, merged, chosen, { least, stopped })];
    cost = costOf(savings, chosen);
    progress?.({ step: 'swap', value: cost, bound });
  }
  const decided = enough !== undefined && (cost <= enough || bound > enough);
  const settled = judged(cost, bound).proven || decided;
  if (!settled && time?.allows(merged.candidates.length)) {
    const solved = time.solve(programOf(savings, merged, chosen), (better) =>
      progress?.({ step: 'exact', value: cost, bound: Math.max(bound, better) }),
    );
    if (solved?.values) {
      const sites = withoutSuperfluous(savings, sitesOf(solved.values, savings.candidates), costs);
      const better = costOf(savings, sites) < cost && coversAll(savings, sites);
      if (better) [chosen, cost] = [sites, costOf(savings, sites)];
    }
    if (solved) bound = Math.max(bound, sharpened(solved.bound));
  }
  return { chosen, cost, bound: Math.min(bound, cost) };
}

function coversAll(savings: Savings, chosen: readonly number[]): boolean {
  return timesServed(savings, chosen).every((times) => times > 0);
}

function programOf(savings: Savings, merged: Merged, chosen: readonly number[]) {
  const builder = new ProgramBuilder('least');
  const taken = new Set(chosen);
  savings.costs.forEach((cost, candidate) => {
    const useless = savings.starts[candidate] === savings.starts[candidate + 1];
    builder.column(cost, useless ? 0 : 1, true, taken.has(candidate) ? 1 : 0);
  });
  for (let group = 0; group < savings.groups; group++) {
    builder.row(1, Infinity);
    for (let at = merged.starts[group]!; at < merged.starts[group + 1]!; at++) {
      builder.entry(merged.candidates[at]!, 1);
    }
  }
  return builder.built();
}
