/** Facilities as people know them: the register over OpenStreetMap, open ones only. */
import { communityOfFacility } from '../domain/register/community-at.ts';
import { isClosedOn } from '../domain/register/entry.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import type { Facility } from '../domain/region.ts';
import { contains, type Bounds } from '../geo/position.ts';
import type { Parts } from './app.ts';

export interface WantedFacilities {
  readonly bounds: Bounds | null;
  /** Starts of division codes; null for anywhere. The whole province holds what stands in no community too. */
  readonly areas: readonly string[] | null;
  readonly category: string | null;
  /** Part of the name or address, or a whole id. */
  readonly text: string | null;
  /** Only those that no office has confirmed. */
  readonly unverified: boolean;
}

/** An address is the register's alone: of so many rows at most it is looked through. */
const mostAddresses = 1000;

/** Each once, though several regions may hold it, in the order of their ids. Cost: one pass over all facilities. */
export function knownFacilities(
  { regions, records }: Pick<Parts, 'regions' | 'records'>,
  { bounds, areas, category, text, unverified }: WantedFacilities,
  today: string,
): [RegionEngine, Facility][] {
  const everywhere = areas === null || areas.includes('44');
  const isWithin = (engine: RegionEngine, facility: Facility) => {
    if (everywhere) return true;
    const code = communityOfFacility(engine.region, facility);
    return code !== null && areas.some((area) => code.startsWith(area));
  };
  const matches = text === null ? () => true : matcher(records, text, areas ?? ['44'], today);
  const found = new Map<string, [RegionEngine, Facility]>();
  for (const engine of regions().all())
    for (const facility of engine.region.facilities) {
      const [lng, lat] = facility.position;
      if (bounds && !contains(bounds, lng, lat)) continue;
      if (category !== null && !facility.categories.includes(category)) continue;
      if (unverified && facility.verifiedOn !== undefined) continue;
      if (isClosedOn(facility, today) || found.has(facility.id)) continue;
      if (matches(facility) && isWithin(engine, facility))
        found.set(facility.id, [engine, facility]);
    }
  return [...found.values()].sort(([, a], [, b]) => (a.id < b.id ? -1 : 1));
}

function matcher(
  { facilityList }: Parts['records'],
  text: string,
  areas: readonly string[],
  today: string,
): (facility: Facility) => boolean {
  const { rows } = facilityList.list({ areas, text, status: 'open' }, today, 1, mostAddresses);
  const listed = new Set(rows.map(({ id }) => id));
  const part = text.toLowerCase();
  return ({ id, name, nameEn }) =>
    id === text ||
    listed.has(id) ||
    [name, nameEn].some((one) => one?.toLowerCase().includes(part) === true);
}
