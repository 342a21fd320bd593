/** Population on the network, in columns: where each point meets a street, and the limit that holds there. */
import { contains, position } from '../../geo/position.ts';
import type { AccessPoint } from '../../network/network.ts';
import { accessClassOf, type Profile } from '../../network/profiles.ts';
import { snap } from '../../network/snap.ts';
import { communityAt, kindAt } from '../kind.ts';
import type { Norms } from '../norms.ts';
import type { RegionEngine } from '../region-engine.ts';
import type { Community } from '../region.ts';
import { populationGroups, type PopulationColumns, type PopulationGroup } from './population.ts';

/** All columns have `count` values, one for each point within the region's bounds, in the source's order. */
export interface People {
  readonly profile: Profile;
  readonly count: number;
  /** Degrees, WGS-84. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** The access point's edge; `noStreet` where none is near enough: a circle would be refused there. */
  readonly edge: Int32Array;
  readonly alongMeters: Float64Array;
  readonly offStreetMeters: Float64Array;
  /** 1 in a village, 0 in a town. */
  readonly rural: Uint8Array;
  /** Number in the region's `communities`, or `nowhere`. */
  readonly community: Int32Array;
  readonly limitSeconds: Float64Array;
  readonly weights: Weights;
  /** Left out, because they lie beyond the region's bounds. */
  readonly outside: { readonly points: number; readonly people: number };
}

/** People of each point; of a group null where the source does not say it of every point. */
export type Weights = { readonly people: Float64Array } & Readonly<
  Record<PopulationGroup, Float64Array | null>
>;

export type PlacedPeople =
  | { ok: true; people: People }
  | { ok: false; reason: 'bad-weight'; point: number; field: PopulationGroup; value: number }
  | { ok: false; reason: 'part-above-whole'; point: number; field: PopulationGroup; value: number };

export const noStreet = -1;
/** No known community. */
export const nowhere = -1;

/**
 * Snaps as a circle does. The first weight that is negative or no number refuses all, as does a part that is more than its whole.
 * @param minutes instead of the norm of town or village
 * Cost: one look for a street, a community and a density per point.
 */
export function placePeople(
  engine: RegionEngine,
  columns: PopulationColumns,
  profile: Profile,
  minutes?: number,
): PlacedPeople {
  const wrong = firstWrong(columns);
  if (wrong) return wrong;
  const { region, norms } = engine;
  const { bounds } = region.info;
  const outside = { points: 0, people: 0 };
  const inside: number[] = [];
  columns.people.forEach((people, point) => {
    if (contains(bounds, columns.lng[point]!, columns.lat[point]!)) return void inside.push(point);
    outside.points++;
    outside.people += people;
  });
  const count = inside.length;
  const only = (values: Float64Array) => Float64Array.from(inside, (point) => values[point]!);
  const onlyIf = (values: Float64Array | null) => values && only(values);
  const lng = only(columns.lng),
    lat = only(columns.lat);
  const edge = new Int32Array(count).fill(noStreet),
    community = new Int32Array(count),
    rural = new Uint8Array(count);
  const alongMeters = new Float64Array(count),
    offStreetMeters = new Float64Array(count);
  const numberAt = communityFinder(engine);
  for (let i = 0; i < count; i++) {
    const at = position(lng[i]!, lat[i]!);
    const door = snap(region.network, accessClassOf(profile), at, norms.snapLimitMeters);
    if (door) {
      edge[i] = door.edge;
      alongMeters[i] = door.alongMeters;
      offStreetMeters[i] = door.offStreetMeters;
    }
    const number = (community[i] = numberAt(lng[i]!, lat[i]!));
    // The rule asks for the community around the position: it is known already.
    const around = number === nowhere ? [] : [region.communities[number]!];
    rural[i] = kindAt({ ...region, communities: around }, at, norms).kind === 'rural' ? 1 : 0;
  }
  const weights = {
    people: only(columns.people),
    elderly: onlyIf(columns.elderly),
    children: onlyIf(columns.children),
    nonRegistered: onlyIf(columns.nonRegistered),
  };
  const limitSeconds = limitsOf(rural, norms, minutes);
  const places = { lng, lat, edge, alongMeters, offStreetMeters, rural, community };
  return { ok: true, people: { profile, count, ...places, limitSeconds, weights, outside } };
}

/** The same people with another limit; every other column is shared. */
export function withLimit(people: People, norms: Norms, minutes?: number): People {
  return { ...people, limitSeconds: limitsOf(people.rural, norms, minutes) };
}

function limitsOf(rural: Uint8Array, norms: Norms, minutes: number | undefined): Float64Array {
  return Float64Array.from(
    rural,
    (isRural) => 60 * (minutes ?? (isRural ? norms.ruralMinutes : norms.urbanMinutes)),
  );
}

/** Null where no street is near. */
export function accessPointOf(people: People, i: number): AccessPoint | null {
  const edge = people.edge[i]!;
  if (edge === noStreet) return null;
  return {
    edge,
    alongMeters: people.alongMeters[i]!,
    offStreetMeters: people.offStreetMeters[i]!,
  };
}

function communityFinder({ region }: RegionEngine): (lng: number, lat: number) => number {
  const ground = region.completeness?.ground;
  if (ground && ground.communities === region.communities)
    return (lng, lat) => ground.numberAt(lng, lat);
  const numbers = new Map<Community, number>(region.communities.map((one, i) => [one, i]));
  return (lng, lat) => {
    const found = communityAt(region.communities, position(lng, lat));
    return found ? numbers.get(found)! : nowhere;
  };
}

function firstWrong(columns: PopulationColumns): (PlacedPeople & { ok: false }) | null {
  for (let point = 0; point < columns.people.length; point++)
    for (const field of populationGroups) {
      const value = columns[field]?.[point];
      if (value === undefined) continue;
      const wrong = { ok: false, point, field, value } as const;
      if (!Number.isFinite(value) || value < 0) return { ...wrong, reason: 'bad-weight' };
      if (value > columns.people[point]!) return { ...wrong, reason: 'part-above-whole' };
    }
  return null;
}
