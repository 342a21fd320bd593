import { judged, TOLERANCE, wholeBound } from './answer.ts';
import { Assignment } from './assignment.ts';
import { boundOfServed } from './capacity-bound.ts';
import { programOfServed } from './capacity-program.ts';
import { SolverTime, sitesOf } from './exact.ts';
import { costOf } from './greedy.ts';
import { listsOf } from './lists.ts';
import { MaxHeap } from './max-heap.ts';
import { mergeLists, savingsOf, type Merged, type Savings } from './savings.ts';
import type { SitingAnswer, SitingRefusal, SitingRun, SitingWorld } from './world.ts';

/** Rounds of exchanges, and sites that are tried in place of one. */
const SWEEPS = 8;
const TRIED = 16;

/** What a choice is judged in. */
interface Limited {
  savings: Savings;
  merged: Merged;
  capacities: ArrayLike<number>;
  /** Standing sites of limited capacity: always open, at no cost. */
  standing: ReadonlySet<number>;
}

/**
 * MCLP where nobody serves more than they can: people are assigned to sites within the limit, each at most once. Choosing is greedy with
 * lazy evaluation (what a site adds only falls as others open: flows are submodular in their sources), then swaps; the bound is a
 * Lagrangian's, or the solver's where the size allows.
 */
export function limitedSites(
  world: SitingWorld & { capacities: ArrayLike<number> },
  limitSeconds: number,
  means: { costs: Float64Array; budget: number },
  run: SitingRun,
): SitingAnswer | SitingRefusal {
  const { capacities, existing = [] } = world;
  const endless = existing.filter((site) => capacities[site] === Infinity);
  const lists = listsOf({ ...world, existing: endless }, (seconds) =>
    seconds <= limitSeconds ? 1 : 0,
  );
  const merged = mergeLists(lists, world.weights);
  const costs = Float64Array.from(means.costs);
  for (const site of existing) costs[site] = 0;
  const limited: Limited = {
    savings: savingsOf(merged, { costs, budget: means.budget }),
    merged,
    capacities,
    standing: new Set(existing.filter((site) => capacities[site] !== Infinity)),
  };
  let always = 0;
  for (let point = 0; point < world.weights.length; point++)
    always += (world.weights[point] as number) * lists.standing[point]!;

  const found = mostServed(limited, {
    ...run,
    progress: ({ step, value, bound }) =>
      run.progress?.({
        step,
        ...(value === undefined ? {} : { value: always + value }),
        ...(bound === undefined ? {} : { bound: always + bound }),
      }),
  });
  if (!found) return { ok: false, reason: 'cancelled' };
  const { assignment, gains } = ordered(limited, found.chosen);
  return {
    ok: true,
    chosen: gains,
    before: always + opened(limited, []).served,
    loads: Float64Array.from({ length: world.candidates }, (_, site) => assignment.loadOf(site)),
    ...judged(always + assignment.served, always + found.bound),
  };
}

/** Null if the run was stopped. */
function mostServed(limited: Limited, run: SitingRun) {
  const { stopped, progress } = run;
  const { savings, merged, capacities, standing } = limited;
  const total = (chosen: readonly number[]) => opened(limited, chosen).served;

  let chosen: readonly number[] = greedilyOpened(limited, stopped);
  progress?.({ step: 'greedy', value: total(chosen) });
  if (stopped?.()) return null;
  chosen = swapped(limited, chosen, stopped);
  let value = total(chosen);
  progress?.({ step: 'swap', value });
  if (stopped?.()) return null;

  const whole =
    merged.weights.every(Number.isInteger) &&
    Array.from(capacities).every((one) => one === Infinity || Number.isInteger(one));
  const sharpened = (most: number) => (whole ? wholeBound(most, 'upper') : most);
  let bound = sharpened(boundOfServed(savings, merged, capacities, standing, value, stopped));
  progress?.({ step: 'bound', value, bound });
  if (stopped?.()) return null;

  const time = new SolverTime(run);
  if (!judged(value, bound).proven && time.allows(4 * merged.candidates.length)) {
    const program = programOfServed(savings, merged, capacities, standing, {
      chosen,
      assignment: opened(limited, chosen),
    });
    const solved = time.solve(program, (better) =>
      progress?.({ step: 'exact', value, bound: Math.min(bound, better) }),
    );
    if (stopped?.()) return null;
    if (solved?.values) {
      const sites = sitesOf(solved.values, savings.candidates);
      if (total(sites) > value) [chosen, value] = [sites, total(sites)];
    }
    if (solved) bound = Math.min(bound, sharpened(solved.bound));
  }
  return { chosen, bound: Math.max(bound, value) };
}

function opened(limited: Limited, chosen: Iterable<number>): Assignment {
  const assignment = new Assignment(limited.savings, limited.merged, limited.capacities);
  for (const site of limited.standing) assignment.open(site);
  for (const site of chosen) assignment.open(site);
  return assignment;
}

/** Most people for the money first, while money lasts; or the one site that alone does better. */
function greedilyOpened(limited: Limited, stopped?: () => boolean): number[] {
  const { costs, budget } = limited.savings;
  const assignment = opened(limited, []);
  const rate = (site: number, gain: number) =>
    costs[site]! > 0 ? gain / costs[site]! : gain > 0 ? Infinity : 0;
  const heap = new MaxHeap();
  const fresh = new Set<number>();
  let single = { site: -1, gain: 0 };
  assignment.gainBounds().forEach((most, site) => {
    if (most > 0 && !limited.standing.has(site) && costs[site]! <= budget)
      heap.push(site, rate(site, most));
  });
  const chosen: number[] = [];
  let left = budget;
  let sum = 0;
  while (heap.size > 0) {
    if (stopped?.()) break;
    const key = heap.topKey;
    const site = heap.pop();
    if (costs[site]! > left) continue;
    if (!fresh.has(site)) {
      const gain = assignment.gainOf(site);
      if (chosen.length === 0 && gain > single.gain) single = { site, gain };
      if (!(gain > 0)) continue;
      fresh.add(site);
      heap.push(site, Math.min(key, rate(site, gain)));
      continue;
    }
    chosen.push(site);
    left -= costs[site]!;
    sum += assignment.open(site);
    fresh.clear();
  }
  return single.gain > sum ? [single.site] : chosen;
}

/**
 * Takes each chosen site out in turn and puts in what then adds most, or adds one where money is left, until no exchange helps. Of the
 * others only the most promising are tried: trying one is a flow of its own.
 */
function swapped(
  limited: Limited,
  start: readonly number[],
  stopped?: () => boolean,
): readonly number[] {
  const { savings, standing } = limited;
  let chosen = start;
  let value = opened(limited, chosen).served;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const before = value;
    // −1: nothing goes out, for money that is left.
    for (const out of [...chosen, -1]) {
      if (stopped?.()) return chosen;
      const kept = chosen.filter((site) => site !== out);
      const left = savings.budget - costOf(savings, kept);
      const assignment = opened(limited, kept);
      const bounds = assignment.gainBounds();
      const least = value * (1 + TOLERANCE) - assignment.served;
      const promising = [...bounds.keys()]
        .filter((site) => bounds[site]! > least && savings.costs[site]! <= left)
        .filter((site) => !standing.has(site) && !chosen.includes(site))
        .sort((a, b) => bounds[b]! - bounds[a]! || a - b)
        .slice(0, TRIED);
      let best = { site: -1, gain: least };
      for (const site of promising) {
        if (stopped?.()) return chosen;
        if (bounds[site]! <= best.gain) break;
        const gain = assignment.gainOf(site);
        if (gain > best.gain) best = { site, gain };
      }
      if (best.site < 0) continue;
      chosen = [...kept, best.site];
      value = assignment.served + best.gain;
    }
    if (value === before) break;
  }
  return chosen;
}

/** The chosen sites, each time the one that adds most; those that add nothing are left out. */
function ordered(limited: Limited, chosen: readonly number[]) {
  const assignment = opened(limited, []);
  const gains: { candidate: number; gain: number }[] = [];
  const left = new Set(chosen);
  while (left.size > 0) {
    let best = { candidate: -1, gain: 0 };
    for (const candidate of [...left].sort((a, b) => a - b)) {
      const gain = assignment.gainOf(candidate);
      if (gain > best.gain) best = { candidate, gain };
    }
    if (best.candidate < 0) break;
    assignment.open(best.candidate);
    gains.push(best);
    left.delete(best.candidate);
  }
  return { assignment, gains };
}
