/** What `../siting` finds in a world that was made of a region, with figures that every kind of question has. */
import { findSites } from '../siting/find-sites.ts';
import type {
  Means,
  SitingAnswer,
  SitingQuestion,
  SitingRefusal,
  SitingRun,
  SitingWorld,
} from '../siting/world.ts';
import type { MadeWorld } from './make-world.ts';

export interface SolveQuestion {
  kind: SitingQuestion['kind'];
  /** Of sites or money; not for `cover-all`. */
  means: Means | null;
  /** Who is near nothing is left out of “everybody”, instead of making the question impossible. */
  leaveOut: boolean;
  capacities: {
    newSite: number;
    /** Of facilities of unknown capacity; null: as many as come. */
    unknownExisting: number | null;
  } | null;
}

export interface SolvedWorld extends Omit<SitingAnswer, 'chosen' | 'loads'> {
  chosen: {
    candidate: number;
    gain: number;
    /** People or mean seconds, once it and those before it stand. */
    value: number;
    capacity: number | null;
    load: number | null;
  }[];
  /** Weighted people within their limit, capacities apart. */
  covered: { before: number; after: number; of: number };
}

/** Blocks until it is done; a worker's work. */
export function solveWorld(
  made: MadeWorld,
  asked: SolveQuestion,
  run: SitingRun,
): SolvedWorld | SitingRefusal {
  const { who, pairs, candidates } = made;
  const weights = who.weights.slice();
  if (asked.leaveOut) for (const point of made.outOfReach) weights[point] = 0;
  const existing = Array.from({ length: made.existing }, (_, candidate) => candidate);
  const costs = candidates.map(({ cost }) => cost);
  const hasCosts = costs.some((cost, candidate) => candidate >= made.existing && cost !== 1);
  const capacities = asked.capacities && capacitiesOf(made, asked.capacities);
  const world: SitingWorld = {
    weights,
    candidates: candidates.length,
    pairs,
    existing,
    ...(hasCosts ? { costs } : {}),
    ...(capacities ? { capacities } : {}),
  };
  const answer = findSites(world, questionOf(made, asked), run);
  if (!answer.ok) return answer;
  const { loads, chosen, ...rest } = answer;
  const fromAbove = asked.kind === 'least-mean';
  let value =
    answer.before !== null && asked.kind !== 'cover-all' && asked.kind !== 'least-worst'
      ? answer.before
      : coveredBy(made, existing, asked.kind === 'least-worst' ? answer.value : null);
  return {
    ...rest,
    chosen: chosen.map(({ candidate, gain }) => {
      value += fromAbove ? -gain : gain;
      const load = loads ? loads[candidate]! : null;
      const capacity = capacities ? finite(capacities[candidate]!) : null;
      return { candidate, gain, value, capacity, load };
    }),
    covered: {
      before: coveredBy(made, existing, null),
      after: coveredBy(made, [...existing, ...chosen.map(({ candidate }) => candidate)], null),
      of: who.weights.reduce((sum, weight) => sum + weight, 0),
    },
  };
}

function questionOf(made: MadeWorld, { kind, means }: SolveQuestion): SitingQuestion {
  const limitSeconds = made.who.limitSeconds.reduce((a, b) => Math.max(a, b), 0);
  if (kind === 'cover-all') return { kind, limitSeconds };
  if (!means) throw new Error(`${kind} was asked without sites or budget`);
  if (kind === 'cover-most') return { kind, limitSeconds, ...means };
  if (kind === 'least-mean') return { kind, beyondSeconds: made.reachSeconds, ...means };
  if (!('sites' in means)) throw new Error('the worst off were asked about with a budget');
  return { kind, sites: means.sites };
}

function capacitiesOf(
  { candidates, existing }: MadeWorld,
  { newSite, unknownExisting }: NonNullable<SolveQuestion['capacities']>,
): number[] {
  return candidates.map(
    ({ capacity }, candidate) =>
      capacity ?? (candidate < existing ? (unknownExisting ?? Infinity) : newSite),
  );
}

/** Weighted people whom the sites are near enough: within each one's own limit, or within the same seconds for all. */
function coveredBy(
  { who, pairs }: MadeWorld,
  sites: readonly number[],
  seconds: number | null,
): number {
  const open = new Set(sites);
  const isCovered = new Uint8Array(who.weights.length);
  for (let pair = 0; pair < pairs.points.length; pair++) {
    const point = pairs.points[pair]!;
    const limit = seconds ?? who.limitSeconds[point]!;
    if (pairs.seconds[pair]! <= limit && open.has(pairs.candidates[pair]!)) isCovered[point] = 1;
  }
  return who.weights.reduce((sum, weight, point) => (isCovered[point] ? sum + weight : sum), 0);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
