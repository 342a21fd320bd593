/** What a circle says beside streets and facilities: the office of its community, and guides that can be followed up within it. */
import type { Circle, GuideInCircle } from '../contract/circle.ts';
import { areasAbove } from '../domain/areas.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import type { Records } from '../store/app/records.ts';
import { communityOffice } from './community-office.ts';

/** Of more guides the newest are looked at. */
const mostGuides = 200;

/** @param at the asked time. Cost: two look-ups in the database. */
export function toldCircle(
  circle: Circle,
  engine: RegionEngine,
  records: Pick<Records, 'communityFacts' | 'notices'>,
  at: Date,
): Circle {
  const { community } = circle.origin;
  if (!community) return circle;
  const office = communityOffice(records, community.code, at);
  const guides = guidesIn(circle, engine, records, community.code);
  return {
    ...circle,
    ...(office ? { origin: { ...circle.origin, community: { ...community, office } } } : {}),
    ...(guides.length > 0 ? { guides } : {}),
  };
}

function guidesIn(
  { facilities }: Circle,
  engine: RegionEngine,
  { notices }: Pick<Records, 'notices'>,
  community: string,
): GuideInCircle[] {
  const found = notices.guidesWithPlace(areasAbove(community), mostGuides);
  if (found.length === 0) return [];
  const seconds = new Map(facilities.map((facility) => [facility.id, facility.seconds]));
  return found
    .flatMap(({ id, title, guide }): GuideInCircle[] => {
      // The register may speak for what the guide names.
      const number = engine.facilityNumber(guide!.facility!);
      const facility = number === undefined ? undefined : engine.region.facilities[number]!.id;
      const away = facility === undefined ? undefined : seconds.get(facility);
      if (facility === undefined || away === undefined) return [];
      return [{ path: `/notice/${id}/`, title, facility, seconds: away }];
    })
    .sort((a, b) => a.seconds - b.seconds);
}
