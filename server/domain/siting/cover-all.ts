import { inOrder, judged } from './answer.ts';
import { coverGroups } from './cover-groups.ts';
import { SolverTime } from './exact.ts';
import { listsOf, type Lists } from './lists.ts';
import { mergeLists, savingsOf } from './savings.ts';
import type {
  SitingAnswer,
  SitingQuestion,
  SitingRefusal,
  SitingRun,
  SitingWorld,
} from './world.ts';

type Question = Extract<SitingQuestion, { kind: 'cover-all' }>;

/** LSCP: as few new sites as possible, or as cheap ones, so that everybody is within the limit. */
export function coverAll(
  world: SitingWorld,
  { limitSeconds }: Question,
  run: SitingRun,
): SitingAnswer | SitingRefusal {
  const lists = coverageLists(world, limitSeconds);
  const points = outOfReach(lists, world.weights);
  if (points.length > 0) return { ok: false, reason: 'out-of-reach', points };

  const merged = mergeLists(lists, world.weights);
  const costs = world.costs
    ? Float64Array.from(world.costs)
    : new Float64Array(world.candidates).fill(1);
  const cover = coverGroups(merged, costs, {
    time: new SolverTime(run),
    ...(run.stopped ? { stopped: run.stopped } : {}),
    ...(run.progress ? { progress: run.progress } : {}),
  });
  if (run.stopped?.()) return { ok: false, reason: 'cancelled' };
  run.progress?.({ step: 'exact', value: cover.cost, bound: cover.bound });
  return {
    ok: true,
    chosen: inOrder(savingsOf(merged, { costs, budget: Infinity }), cover.chosen),
    before: merged.weights.length === 0 ? 0 : null,
    ...judged(cover.cost, cover.bound),
  };
}

/** Who is within the limit of what: one unit each. */
export function coverageLists(world: SitingWorld, limitSeconds: number): Lists {
  return listsOf(world, (seconds) => (seconds <= limitSeconds ? 1 : 0));
}

/** Points with people that neither a standing site nor a candidate serves. */
export function outOfReach({ starts, standing }: Lists, weights: ArrayLike<number>): number[] {
  const points: number[] = [];
  for (let point = 0; point < weights.length; point++) {
    const unserved = standing[point] === 0 && starts[point] === starts[point + 1];
    if (unserved && (weights[point] as number) > 0) points.push(point);
  }
  return points;
}
