/** Population as points with a weight, each with its place on the network and the limit that holds for it. */
import { contains, type Position } from '../../geo/position.ts';
import type { AccessPoint } from '../../network/network.ts';
import { accessClassOf, type Profile } from '../../network/profiles.ts';
import { snap } from '../../network/snap.ts';
import { communityAt, kindAt } from '../kind.ts';
import type { RegionEngine } from '../region-engine.ts';

export interface PopulationPoint {
  position: Position;
  people: number;
  /** Of the people; left out where the source does not say. */
  elderly?: number;
  children?: number;
}

export interface Person {
  readonly point: PopulationPoint;
  /** Null where no street is near enough: a circle would be refused there. */
  readonly access: AccessPoint | null;
  readonly kind: 'urban' | 'rural';
  readonly limitSeconds: number;
  /** Number in the region's `communities`, or `nowhere`. */
  readonly community: number;
}

export interface People {
  readonly profile: Profile;
  readonly persons: readonly Person[];
  /** Left out, because they lie beyond the region's bounds. */
  readonly outside: { readonly points: number; readonly people: number };
}

export type PlacedPeople =
  | { ok: true; people: People }
  | { ok: false; reason: 'bad-weight'; point: number; field: Group; value: number }
  | { ok: false; reason: 'part-above-whole'; point: number; field: Group; value: number };

/** Whose weights: everybody, or a part of them. */
export type Group = 'people' | 'elderly' | 'children';

/** No known community. */
export const nowhere = -1;

/**
 * Snaps as a circle does. The first weight that is negative or no number refuses all, as does a part that is more than its whole.
 * @param minutes instead of the norm of town or village
 * Cost: one look for a street, a community and a density per point.
 */
export function placePeople(
  engine: RegionEngine,
  points: readonly PopulationPoint[],
  profile: Profile,
  minutes?: number,
): PlacedPeople {
  const { region, norms } = engine;
  const wrong = firstWrong(points);
  if (wrong) return wrong;
  const numbers = new Map(region.communities.map((community, number) => [community, number]));
  const outside = { points: 0, people: 0 };
  const persons: Person[] = [];
  for (const point of points) {
    const { position } = point;
    if (!contains(region.info.bounds, position[0], position[1])) {
      outside.points++;
      outside.people += point.people;
      continue;
    }
    const { kind } = kindAt(region, position, norms);
    const community = communityAt(region.communities, position);
    persons.push({
      point,
      access: snap(region.network, accessClassOf(profile), position, norms.snapLimitMeters),
      kind,
      limitSeconds: (minutes ?? (kind === 'urban' ? norms.urbanMinutes : norms.ruralMinutes)) * 60,
      community: community ? numbers.get(community)! : nowhere,
    });
  }
  return { ok: true, people: { profile, persons, outside } };
}

function firstWrong(points: readonly PopulationPoint[]): (PlacedPeople & { ok: false }) | null {
  for (const [number, point] of points.entries()) {
    for (const field of ['people', 'elderly', 'children'] as const) {
      const value = point[field];
      if (value === undefined) continue;
      const wrong = { ok: false, point: number, field, value } as const;
      if (!Number.isFinite(value) || value < 0) return { ...wrong, reason: 'bad-weight' };
      if (value > point.people) return { ...wrong, reason: 'part-above-whole' };
    }
  }
  return null;
}

/** Weights of a group, person by person; null where the source does not say for every one of them. */
export function weightsOf({ persons }: People, group: Group): Float64Array | null {
  const weights = new Float64Array(persons.length);
  for (const [i, { point }] of persons.entries()) {
    const weight = point[group];
    if (weight === undefined) return null;
    weights[i] = weight;
  }
  return weights;
}
