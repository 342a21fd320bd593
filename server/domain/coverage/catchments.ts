/** Who comes to a facility within their limit: every pair of person and facility, by one search back from each facility's doors. */
import { indexAccess } from '../access-index.ts';
import { reachedFacilities } from '../reached-facilities.ts';
import type { RegionEngine } from '../region-engine.ts';
import { accessPointOf, type People } from './people.ts';

export interface Visit {
  /** Number in the columns of people. */
  person: number;
  /** Number in the region's `facilities`. */
  facility: number;
  seconds: number;
}

/**
 * Pairs within the person's own limit, in order of facilities, then persons; each once, by the nearest door. Seconds are those of the
 * person's circle. Cost: one bounded search per door, so it is for one category at a time.
 */
export function visitsTo(
  engine: RegionEngine,
  people: People,
  facilities: Iterable<number>,
): Visit[] {
  const { reach, region } = engine;
  const back = engine.otherTravel(people.profile, 'reversed');
  const { byFacility } = engine.access(people.profile);
  // To a search that looks back, persons are what facilities are to a circle.
  const homes = indexAccess(
    region.network,
    Array.from({ length: people.count }, (_, i) => {
      const access = accessPointOf(people, i);
      return access ? [access] : [];
    }),
  );
  const limitSeconds = people.limitSeconds.reduce((most, limit) => Math.max(most, limit), 0);
  return [...facilities].flatMap((facility) => {
    const nearest = new Map<number, number>();
    for (const door of byFacility[facility]!) {
      reach.start(back, door, limitSeconds);
      reach.expand(limitSeconds);
      for (const { facility: person, seconds } of reachedFacilities(
        reach,
        homes,
        limitSeconds,
      ).values())
        if (seconds <= people.limitSeconds[person]! && seconds < (nearest.get(person) ?? Infinity))
          nearest.set(person, seconds);
    }
    return [...nearest]
      .map(([person, seconds]) => ({ person, facility, seconds }))
      .sort((a, b) => a.person - b.person);
  });
}
