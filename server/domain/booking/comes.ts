/** Who comes to this door, asked of all offerings at once. */
import type { Position } from '../../geo/position.ts';
import type { Profile } from '../../network/profiles.ts';
import type { ServiceArea } from './model.ts';
import { comesTo, type Door } from './service-area.ts';
import { longestAreaMinutes, type DoorTravel } from './travel.ts';

/** An offering whose staff start from a base, each by a profile. */
export interface GoesOut {
  base: Position;
  area: ServiceArea;
  profiles: readonly Profile[];
}

/** Seconds from the base by each profile that comes; null where the way is longer than an hour and the area asks for no minutes. */
export type Comes = ReadonlyMap<Profile, number | null>;

/**
 * For each offering the profiles by which its staff come to the door; an empty map where nobody does. Cost: one bounded search from the
 * door for each profile that occurs, whatever the number of bases.
 */
export function whoComes(travel: DoorTravel, door: Door, offerings: readonly GoesOut[]): Comes[] {
  const found = offerings.map(() => new Map<Profile, number | null>());
  for (const profile of new Set(offerings.flatMap(({ profiles }) => profiles))) {
    const asked = offerings.flatMap(({ profiles, area }, i) =>
      profiles.includes(profile) && (area.kind === 'minutes' || comesTo(area, door, null))
        ? [i]
        : [],
    );
    const bases = asked.map((i) => offerings[i]!.base);
    const seconds = travel.within(door.position, bases, profile, limitOf(offerings, asked));
    asked.forEach((i, k) => {
      const way = seconds[k]!;
      if (comesTo(offerings[i]!.area, door, way)) found[i]!.set(profile, way);
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
