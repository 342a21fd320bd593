/** What is shut: the same search once more with gates and private ways open, or with stairs for those on wheels. */
import type { Obstacle, ObstacleKind, ObstaclePlace } from '../contract/why.ts';
import { edgeFlag } from '../network/flags.ts';
import type { Network } from '../network/network.ts';
import { isClosed, type Opening } from '../network/opened.ts';
import { legsTo, routeTo, type Leg } from '../network/route.ts';
import { pointOnEdge } from '../network/snap.ts';
import { tenth } from './circle.ts';
import type { RegionEngine } from './region-engine.ts';
import { longestSeconds } from './way-there.ts';
import { savingOf, type WhyWay } from './why-question.ts';

/** More places than these are not named: the first ones met. */
const mostPlaces = 6;

/** Gates and private ways that the quickest way would pass if they were open, where that saves enough to tell of. */
export function shutBy(engine: RegionEngine, asked: WhyWay): Obstacle | null {
  return opened(engine, asked, 'closed', isClosed, (places) =>
    places.some(({ what }) => what === 'gate') ? 'closed-gate' : 'private-way',
  );
}

/** Stairs, and what else only walkers pass, for a pram or a wheelchair. */
export function notForWheels(engine: RegionEngine, asked: WhyWay): Obstacle | null {
  const onlyFeet = (flags: number) => (flags & edgeFlag.pram) === 0;
  return opened(engine, asked, 'on-foot', onlyFeet, (places) =>
    places.some(({ what }) => what === 'steps') ? 'steps' : 'no-wheels',
  );
}

function opened(
  engine: RegionEngine,
  { profile, ends, way }: WhyWay,
  opening: Opening,
  isNamed: (flags: number) => boolean,
  kindOf: (places: readonly ObstaclePlace[]) => ObstacleKind,
): Obstacle | null {
  const reach = engine.secondReach;
  // A way that is no quicker than the one there is need not be found.
  reach.start(
    engine.otherTravel(profile, opening),
    ends.origin,
    way ? way.seconds : longestSeconds,
  );
  const other = routeTo(reach, ends.targets);
  const saving = savingOf(way, other?.seconds ?? Infinity);
  if (!other || !saving) return null;
  const places = placesOn(engine.region.network, legsTo(reach, other.target), isNamed);
  if (places.length === 0) return null;
  return { kind: kindOf(places), places: places.slice(0, mostPlaces), ...saving };
}

/** What the legs pass that the profile may not use; pieces of one street, or the two sides of a gate, are one place. */
function placesOn(
  network: Network,
  legs: readonly Leg[],
  isNamed: (flags: number) => boolean,
): ObstaclePlace[] {
  const places: ObstaclePlace[] = [];
  let run: Leg[] = [];
  const finish = () => {
    if (run.length > 0) places.push(placeOf(network, run));
    run = [];
  };
  for (const leg of legs) {
    if (!isNamed(network.edgeFlags[leg.edge]!)) finish();
    else {
      if (run.length > 0 && !isSamePlace(network, run[0]!, leg)) finish();
      run.push(leg);
    }
  }
  finish();
  return places;
}

function whatIs(network: Network, { edge }: Leg): ObstaclePlace['what'] {
  const flags = network.edgeFlags[edge]!;
  if (flags & edgeFlag.gate) return 'gate';
  return flags & edgeFlag.steps ? 'steps' : 'way';
}

function isSamePlace(network: Network, a: Leg, b: Leg): boolean {
  return (
    whatIs(network, a) === whatIs(network, b) &&
    network.edgeName[a.edge] === network.edgeName[b.edge]
  );
}

/** Halfway along a run of legs. */
function placeOf(network: Network, run: readonly Leg[]): ObstaclePlace {
  const lengthOf = ({ fromMeters, toMeters }: Leg) => Math.abs(toMeters - fromMeters);
  const meters = run.reduce((sum, leg) => sum + lengthOf(leg), 0);
  const what = whatIs(network, run[0]!);
  let left = meters / 2;
  let at = run[0]!;
  for (const leg of run) {
    at = leg;
    if (left <= lengthOf(leg)) break;
    left -= lengthOf(leg);
  }
  const along = at.fromMeters + Math.sign(at.toMeters - at.fromMeters) * left;
  return {
    what,
    name: network.names[network.edgeName[at.edge]!] || null,
    position: [...pointOnEdge(network, at.edge, along)],
    meters: what === 'gate' ? null : tenth(meters),
  };
}
