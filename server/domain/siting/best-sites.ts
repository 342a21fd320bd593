import { inOrder, judged, TOLERANCE, wholeBound } from './answer.ts';
import { SolverTime, sitesOf } from './exact.ts';
import { bestSingle, greedy, totalOf } from './greedy.ts';
import { limitedSites } from './limited-sites.ts';
import { listsOf } from './lists.ts';
import { boundOfSaved } from './saved-bound.ts';
import { programOfSaved } from './saved-program.ts';
import { mergeLists, restricted, savingsOf, type Merged, type Savings } from './savings.ts';
import { swap } from './swap.ts';
import type {
  SitingAnswer,
  SitingQuestion,
  SitingRefusal,
  SitingRun,
  SitingWorld,
} from './world.ts';

type Question = Extract<SitingQuestion, { kind: 'cover-most' | 'least-mean' }>;

/** MCLP and p-median: both choose what saves most, people or people × seconds. */
export function bestSites(
  world: SitingWorld,
  question: Question,
  run: SitingRun,
): SitingAnswer | SitingRefusal {
  const covers = question.kind === 'cover-most';
  const { capacities } = world;
  if (covers && capacities) {
    const means = meansOf(world, question);
    return limitedSites({ ...world, capacities }, question.limitSeconds, means, run);
  }
  const lists = listsOf(
    world,
    covers
      ? (seconds) => (seconds <= question.limitSeconds ? 1 : 0)
      : (seconds) => Math.max(0, question.beyondSeconds - seconds),
  );
  const merged = mergeLists(lists, world.weights);
  const savings = savingsOf(merged, meansOf(world, question));

  let people = 0;
  let standing = 0;
  for (let point = 0; point < world.weights.length; point++) {
    people += world.weights[point] as number;
    standing += (world.weights[point] as number) * lists.standing[point]!;
  }
  /** From what new sites save to the figure of the answer. */
  const figure = (saved: number) =>
    covers ? standing + saved : question.beyondSeconds - (standing + saved) / people;

  const found = mostSaved(savings, merged, covers, {
    ...run,
    progress: ({ step, value, bound }) =>
      run.progress?.({
        step,
        ...(value === undefined ? {} : { value: figure(value) }),
        ...(bound === undefined ? {} : { bound: figure(bound) }),
      }),
  });
  if (!found) return { ok: false, reason: 'cancelled' };
  const ordered = inOrder(savings, found.chosen);
  return {
    ok: true,
    chosen: covers ? ordered : ordered.map((site) => ({ ...site, gain: site.gain / people })),
    before: figure(0),
    ...judged(figure(totalOf(savings, found.chosen)), figure(found.bound)),
  };
}

/** Null if the run was stopped. */
function mostSaved(savings: Savings, merged: Merged, covers: boolean, run: SitingRun) {
  const { stopped, progress } = run;
  const total = (sites: readonly number[]) => totalOf(savings, sites);

  let chosen = greedy(savings, stopped);
  const single = bestSingle(savings);
  if (total(single) > total(chosen)) chosen = single;
  progress?.({ step: 'greedy', value: total(chosen) });
  if (stopped?.()) return null;

  chosen = swap(savings, chosen, stopped);
  progress?.({ step: 'swap', value: total(chosen) });
  if (stopped?.()) return null;

  const whole = covers && merged.weights.every(Number.isInteger);
  const sharpened = (most: number) => (whole ? wholeBound(most, 'upper') : most);
  const searched = boundOfSaved(savings, chosen, whole ? 1 - TOLERANCE : 0, stopped);
  let bound = sharpened(searched.bound);
  progress?.({ step: 'bound', value: total(chosen), bound });
  if (stopped?.()) return null;

  const time = new SolverTime(run);
  const left = restricted(merged, searched.useful);
  if (judged(total(chosen), bound).proven || !time.allows(left.candidates.length)) {
    return { chosen, bound };
  }
  const program = programOfSaved(savingsOf(left, savings), left, chosen);
  const solved = time.solve(program, (better) =>
    progress?.({ step: 'exact', value: total(chosen), bound: Math.min(bound, better) }),
  );
  if (stopped?.()) return null;
  if (solved?.values) {
    const sites = sitesOf(solved.values, savings.candidates);
    if (total(sites) > total(chosen)) chosen = sites;
  }
  // Choices with sites that were left out of the program save no more than the chosen ones.
  if (solved) bound = Math.min(bound, sharpened(solved.bound));
  return { chosen, bound: Math.max(bound, total(chosen)) };
}

/** A number of sites is a budget in which each costs 1. */
function meansOf(world: SitingWorld, question: Question) {
  const costs = new Float64Array(world.candidates).fill(1);
  if ('sites' in question) return { costs, budget: question.sites };
  if (world.costs) costs.set(world.costs);
  return { costs, budget: question.budget };
}
