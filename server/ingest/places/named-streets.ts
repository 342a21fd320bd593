import { edgeFlag } from '../../network/flags.ts';
import type { Network } from '../../network/network.ts';
import { distanceMeters } from '../../geo/distance.ts';
import { rounded, unitsPerDegree, type Position } from '../../geo/position.ts';

export interface NamedStreet {
  name: string;
  /** On the street, near the middle of it. */
  position: Position;
}

/** Stretches of one name that lie within this of each other are one street, though a junction or bridge parts them. */
const sameStreetMeters = 800;

/**
 * Every named street that people may walk on, once for each place where the name occurs. Cost: named edges, and for each
 * name the square of its separate stretches.
 */
export function namedStreets(network: Network): NamedStreet[] {
  const byName = new Map<number, Position[]>();
  for (let edge = 0; edge < network.edgeCount; edge++) {
    const name = network.edgeName[edge]!,
      flags = network.edgeFlags[edge]!;
    if (name === 0 || (flags & edgeFlag.foot) === 0 || (flags & edgeFlag.ferry) !== 0) continue;
    const positions = byName.get(name) ?? [];
    positions.push(middleOf(network, edge));
    byName.set(name, positions);
  }
  return [...byName].flatMap(([name, positions]) =>
    groupsOf(positions).map((group) => ({
      name: network.names[name]!,
      position: central(group),
    })),
  );
}

function middleOf(network: Network, edge: number): Position {
  const at = (network.shapeFirst[edge]! + network.shapeFirst[edge + 1]!) >> 1;
  return rounded(network.shapeLng[at]! / unitsPerDegree, network.shapeLat[at]! / unitsPerDegree);
}

/** Each position joins all groups that have a member near it, and thereby makes them one. */
function groupsOf(positions: readonly Position[]): Position[][] {
  let groups: Position[][] = [];
  for (const at of positions) {
    const joined = [at];
    const apart: Position[][] = [];
    for (const group of groups) {
      if (group.some((other) => near(at, other))) joined.push(...group);
      else apart.push(group);
    }
    groups = [...apart, joined];
  }
  return groups;
}

const near = ([lngA, latA]: Position, [lngB, latB]: Position) =>
  distanceMeters(lngA, latA, lngB, latB) <= sameStreetMeters;

/** The member nearest to the middle of all: a mean alone may lie off a bent street. */
function central(group: readonly Position[]): Position {
  const mean = (of: 0 | 1) => group.reduce((sum, at) => sum + at[of], 0) / group.length;
  const lng = mean(0),
    lat = mean(1);
  return nearestTo(lng, lat, group, (at) => at)!;
}

/** The one nearest to a point, undefined among none. */
export function nearestTo<T>(
  lng: number,
  lat: number,
  all: readonly T[],
  positionOf: (one: T) => Position,
): T | undefined {
  let best: T | undefined,
    bestMeters = Infinity;
  for (const one of all) {
    const at = positionOf(one);
    const meters = distanceMeters(lng, lat, at[0], at[1]);
    if (meters < bestMeters) {
      best = one;
      bestMeters = meters;
    }
  }
  return best;
}
