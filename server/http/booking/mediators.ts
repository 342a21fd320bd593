/** 人民调解: the facility that a complaint goes to, and the way to show it. */
import type { MediatorAnswer } from '../../contract/complaint.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import type { Facility } from '../../domain/region.ts';
import { dayOf } from '../../domain/register/day.ts';
import { searchWay, endsOf } from '../../domain/way-there.ts';
import { distanceMeters } from '../../geo/distance.ts';
import { pointInside } from '../../geo/point-inside.ts';
import { position, type Position } from '../../geo/position.ts';
import type { Parts } from '../app.ts';
import { facilityAnswer } from '../facility-answers.ts';
import { knownFacilities } from '../known-facilities.ts';

type Known = Pick<Parts, 'regions' | 'records' | 'now'>;
type Placed = readonly [RegionEngine, Facility];

/** Of `data/categories.json`. */
const category = 'mediation';
/** So many that lie nearest by air are asked for the way on foot. */
const mostAsked = 3;

/**
 * The nearest to a community on foot, from its office, or from a place inside where the office's is not known. Null where the map knows none.
 * Cost: one pass over all facilities and three ways.
 */
export function nearestMediator(parts: Known, community: string): MediatorAnswer | null {
  const from = placeOf(parts, community);
  const byAir = (place: Position) =>
    from ? distanceMeters(from[0], from[1], place[0], place[1]) : 0;
  const all = knownFacilities(
    parts,
    // Without a place to start from, one of its own area will do.
    {
      bounds: null,
      areas: from ? null : [community.slice(0, 9)],
      category,
      text: null,
      unverified: false,
    },
    dayOf(parts.now()),
  )
    .map((placed) => ({ placed, meters: byAir(placed[1].position) }))
    .toSorted((a, b) => a.meters - b.meters)
    .slice(0, mostAsked)
    .map(({ placed }) => ({ placed, seconds: secondsTo(placed, from) }))
    .toSorted((a, b) => (a.seconds ?? Infinity) - (b.seconds ?? Infinity));
  const [nearest] = all;
  return nearest ? mediatorAnswer(parts, nearest.placed, from, nearest.seconds) : null;
}

/** The one that a complaint was sent to; null where the map knows it no more. */
export function mediatorOf(parts: Known, id: string, community: string): MediatorAnswer | null {
  const placed = placedOf(parts, id);
  if (!placed) return null;
  const from = placeOf(parts, community);
  return mediatorAnswer(parts, placed, from, secondsTo(placed, from));
}

/** `unknown`: there is no such facility. `other`: it is something else. */
export function isMediator(parts: Known, id: string): 'yes' | 'unknown' | 'other' {
  const placed = placedOf(parts, id);
  if (!placed) return 'unknown';
  return placed[1].categories.includes(category) ? 'yes' : 'other';
}

function placedOf({ regions }: Known, id: string): Placed | null {
  for (const engine of regions().all()) {
    const number = engine.facilityNumber(id);
    if (number !== undefined) return [engine, engine.region.facilities[number]!];
  }
  return null;
}

function placeOf({ records, regions }: Known, code: string): Position | null {
  const facts = records.communityFacts.community(code);
  if (facts && facts.officeLng !== null && facts.officeLat !== null)
    return position(facts.officeLng, facts.officeLat);
  for (const { region } of regions().all()) {
    const mapped = region.communities.find((one) => one.code === code);
    const middle = mapped && pointInside(mapped.polygons);
    if (middle) return position(middle[0]!, middle[1]!);
  }
  return null;
}

function secondsTo([engine, { id }]: Placed, from: Position | null): number | null {
  if (!from) return null;
  const found = endsOf(engine, { from, to: { facility: id }, profile: 'walk' });
  return found.ok ? (searchWay(engine, 'walk', found.ends)?.seconds ?? null) : null;
}

function mediatorAnswer(
  { records }: Known,
  [engine, facility]: Placed,
  from: Position | null,
  seconds: number | null,
): MediatorAnswer {
  const {
    id,
    name,
    nameEn,
    address,
    phone,
    position: at,
  } = facilityAnswer(engine, facility, records);
  const start = from ? `pos=${from.map((degrees) => degrees.toFixed(5)).join()}&` : '';
  return {
    facility: id,
    name,
    nameEn,
    address,
    phone,
    position: at,
    seconds: seconds === null ? null : Math.round(seconds),
    // Ids of facilities are letters, digits and hyphens.
    link: `/#${start}facility=${id}`,
  };
}
