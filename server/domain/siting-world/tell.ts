/** An answer in places, people and communities: what leaves the service. */
import type { OutOfReach, SitingAnswerBody } from '../../contract/siting.ts';
import { rounded, type Position } from '../../geo/position.ts';
import { communityAt } from '../kind.ts';
import type { RegionEngine } from '../region-engine.ts';
import type { MadeWorld } from './make-world.ts';
import type { SolvedWorld } from './solve-world.ts';

const mostPlaces = 500;

/** A made world without its pairs, which nobody reads any more once it is solved. */
export type ToldWorld = Omit<MadeWorld, 'pairs'>;

export function toldAnswer(
  engine: RegionEngine,
  made: ToldWorld,
  kind: 'cover-most' | 'cover-all' | 'least-mean' | 'least-worst',
  solved: SolvedWorld,
  minutes: number | undefined,
): Omit<SitingAnswerBody, 'seconds'> {
  const { candidates, existing, who } = made;
  const { region, norms } = engine;
  const hasCosts = candidates.slice(existing).some(({ cost }) => cost !== 1);
  return {
    unit: unitOf(kind, hasCosts),
    chosen: solved.chosen.map(({ candidate, gain, value, capacity, load }) => {
      const { position, cost, name, facility, item } = candidates[candidate]!;
      const community = communityAt(region.communities, position);
      return {
        position: rounded(position[0], position[1]),
        gain: tenth(gain),
        value: tenth(value),
        cost,
        name,
        facility,
        item,
        community: community && { code: community.code, name: community.name },
        capacity,
        load: load === null ? null : tenth(load),
      };
    }),
    value: tenth(solved.value),
    before: solved.before === null ? null : tenth(solved.before),
    bound: tenth(solved.bound),
    // Rounded away from 0, so that no gap is told as smaller than it is.
    gapPercent: solved.gapPercent === null ? null : Math.ceil(solved.gapPercent * 100) / 100,
    proven: solved.proven,
    cost: solved.chosen.reduce((sum, { candidate }) => sum + candidates[candidate]!.cost, 0),
    covered: {
      before: tenth(solved.covered.before),
      after: tenth(solved.covered.after),
      of: tenth(solved.covered.of),
    },
    people: tenth(who.people),
    limits: {
      urbanMinutes: minutes ?? norms.urbanMinutes,
      ruralMinutes: minutes ?? norms.ruralMinutes,
    },
    reachMinutes: made.reachSeconds / 60,
    points: who.weights.length,
    candidates: candidates.length - existing,
    existing,
    noStreet: { people: tenth(made.noStreet.people), candidates: made.noStreet.candidates },
    outOfReach: toldOutOfReach(engine, made, made.outOfReach),
  };
}

/** Points by community and by place, most people first. */
export function toldOutOfReach(
  { region }: RegionEngine,
  { who }: ToldWorld,
  points: readonly number[],
): OutOfReach {
  const byCommunity = new Map<number, number>();
  let people = 0;
  for (const point of points) {
    const community = who.communities[point]!;
    byCommunity.set(community, (byCommunity.get(community) ?? 0) + who.weights[point]!);
    people += who.weights[point]!;
  }
  const places = points.map((point): { position: Position; people: number } => ({
    position: rounded(...(who.positions[point]! as [number, number])),
    people: tenth(who.weights[point]!),
  }));
  return {
    people: tenth(people),
    points: points.length,
    communities: [...byCommunity]
      .map(([number, own]) => ({
        code: region.communities[number]?.code ?? null,
        name: region.communities[number]?.name ?? null,
        people: tenth(own),
      }))
      .sort((a, b) => b.people - a.people),
    places: places.sort((a, b) => b.people - a.people).slice(0, mostPlaces),
  };
}

function unitOf(
  kind: 'cover-most' | 'cover-all' | 'least-mean' | 'least-worst',
  hasCosts: boolean,
): SitingAnswerBody['unit'] {
  if (kind === 'cover-most') return 'people';
  if (kind === 'cover-all') return hasCosts ? 'cost' : 'sites';
  return 'seconds';
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
