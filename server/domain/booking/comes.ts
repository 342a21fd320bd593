/** Who comes to this door: minutes from the base, chosen communities, or a drawn area. */
import { insideRings } from '../../geo/inside.ts';
import type { Position } from '../../geo/position.ts';
import type { Profile } from '../../network/profiles.ts';
import type { ServiceArea } from './model.ts';
import { longestAreaMinutes, type DoorTravel } from './travel.ts';

/** An offering whose staff start from a base, each by a profile. */
export interface GoesOut {
  base: Position;
  area: ServiceArea;
  profiles: readonly Profile[];
}

export interface Door {
  position: Position;
  /** Code of the community around it; null where none is known. */
  community: string | null;
}

/** Seconds from the base by each profile that comes; null where the way is longer than an hour and the area says more than minutes. */
export type Comes = ReadonlyMap<Profile, number | null>;

/**
 * For each offering the profiles by which its staff come to the door; an empty map where nobody does. Cost: one bounded search for each
 * profile that occurs, whatever the number of bases.
 */
export function whoComes(travel: DoorTravel, door: Door, offerings: readonly GoesOut[]): Comes[] {
  const found = offerings.map(() => new Map<Profile, number | null>());
  for (const profile of new Set(offerings.flatMap(({ profiles }) => profiles))) {
    const asked = offerings.flatMap(({ profiles, area }, i) =>
      profiles.includes(profile) && (area.kind === 'minutes' || isNamed(area, door)) ? [i] : [],
    );
    const bases = asked.map((i) => offerings[i]!.base);
    const seconds = travel.fromBases(door.position, bases, profile, limitOf(offerings, asked));
    asked.forEach((i, k) => {
      const { area } = offerings[i]!;
      const way = seconds[k]!;
      if (area.kind !== 'minutes') found[i]!.set(profile, way);
      else if (way !== null && way <= area.minutes * 60) found[i]!.set(profile, way);
    });
  }
  return found;
}

/** Communities and drawn areas go as far as they say, but what is told of the way ends with an hour. */
function limitOf(offerings: readonly GoesOut[], asked: readonly number[]): number {
  const minutes = asked.map((i) => {
    const { area } = offerings[i]!;
    return area.kind === 'minutes' ? area.minutes : longestAreaMinutes;
  });
  return Math.max(0, ...minutes) * 60;
}

function isNamed(area: Exclude<ServiceArea, { kind: 'minutes' }>, door: Door): boolean {
  if (area.kind === 'communities')
    return door.community !== null && area.codes.includes(door.community);
  const [lng, lat] = door.position;
  return insideRings(area.rings, lng, lat);
}
