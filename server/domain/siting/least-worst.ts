import { inOrder, judged } from './answer.ts';
import { coverageLists, outOfReach } from './cover-all.ts';
import { coverGroups } from './cover-groups.ts';
import { SolverTime } from './exact.ts';
import { MAX_SECONDS } from './check.ts';
import { mergeLists, savingsOf } from './savings.ts';
import { searchThreshold, type Verdict } from './threshold.ts';
import type {
  SitingAnswer,
  SitingQuestion,
  SitingRefusal,
  SitingRun,
  SitingWorld,
} from './world.ts';

type Question = Extract<SitingQuestion, { kind: 'least-worst' }>;

/**
 * p-centre: the least seconds within which so many new sites can serve everybody. The answer is one of the listed seconds,
 * and whether a threshold can be kept is asked of the cover of fewest sites: first without the solver, then with it
 * where that left a gap.
 */
export function leastWorst(
  world: SitingWorld,
  { sites }: Question,
  run: SitingRun,
): SitingAnswer | SitingRefusal {
  const points = outOfReach(coverageLists(world, MAX_SECONDS), world.weights);
  if (points.length > 0) return { ok: false, reason: 'out-of-reach', points };

  const thresholds = thresholdsOf(world);
  const ones = new Float64Array(world.candidates).fill(1);
  const time = new SolverTime(run);
  let needed = 0;
  const decide = (threshold: number, exactly: boolean): Verdict => {
    const merged = mergeLists(coverageLists(world, threshold), world.weights);
    const { chosen, cost, bound } = coverGroups(merged, ones, {
      enough: sites,
      ...(exactly ? { time } : {}),
      ...(run.stopped ? { stopped: run.stopped } : {}),
    });
    if (threshold === thresholds.at(-1)) needed = Math.max(needed, bound);
    if (cost <= sites) return { kept: chosen, reached: worstOf(world, chosen) };
    return bound > sites ? 'impossible' : 'unknown';
  };

  const found = searchThreshold(thresholds, decide, run);
  if (run.stopped?.()) return { ok: false, reason: 'cancelled' };
  if (found.best === null) {
    return found.low === thresholds.length
      ? { ok: false, reason: 'too-few-sites', sites, needed }
      : { ok: false, reason: 'not-found', sites };
  }
  const value = thresholds[found.best.at]!;
  const before = worstOf(world, []);
  const merged = mergeLists(coverageLists(world, value), world.weights);
  return {
    ok: true,
    chosen: inOrder(savingsOf(merged, { costs: ones, budget: Infinity }), found.best.chosen),
    before: before === Infinity ? null : before,
    ...judged(value, thresholds[found.low]!),
  };
}

/** The seconds that can be the answer: those listed, none shorter than the way of whoever has the longest to the nearest site. */
function thresholdsOf(world: SitingWorld): Float64Array {
  const nearest = nearestSeconds(world, () => true);
  const least = worst(nearest, world.weights);
  const all = new Set<number>();
  for (let pair = 0; pair < world.pairs.seconds.length; pair++) {
    const seconds = world.pairs.seconds[pair] as number;
    if (seconds >= least) all.add(seconds);
  }
  return Float64Array.from(all).sort();
}

/** What standing and chosen sites leave to the worst off; Infinity if somebody is near none. */
function worstOf(world: SitingWorld, chosen: readonly number[]): number {
  const open = new Set([...(world.existing ?? []), ...chosen]);
  return worst(
    nearestSeconds(world, (candidate) => open.has(candidate)),
    world.weights,
  );
}

function nearestSeconds(world: SitingWorld, serves: (candidate: number) => boolean): Float64Array {
  const nearest = new Float64Array(world.weights.length).fill(Infinity);
  const { points, candidates, seconds } = world.pairs;
  for (let pair = 0; pair < seconds.length; pair++) {
    if (!serves(candidates[pair] as number)) continue;
    const point = points[pair] as number;
    nearest[point] = Math.min(nearest[point]!, seconds[pair] as number);
  }
  return nearest;
}

function worst(nearest: Float64Array, weights: ArrayLike<number>): number {
  return nearest.reduce(
    (most, seconds, point) => ((weights[point] as number) > 0 ? Math.max(most, seconds) : most),
    0,
  );
}
