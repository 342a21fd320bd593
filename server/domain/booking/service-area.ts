/** Whether a provider's staff come to a door. */
import { insideRings } from '../../geo/inside.ts';
import type { Position } from '../../geo/position.ts';
import type { Profile } from '../../network/profiles.ts';
import type { Resource, ServiceArea } from './model.ts';

/** What is known of a door. */
export interface Door {
  position: Position;
  /** Division code of its community; null where it lies in none that is known. */
  community: string | null;
}

/** Seconds from the provider's base to the door; null: no way, or farther than anybody would come. */
export type FromBase = (profile: Profile) => number | null;

/** @param secondsFromBase of the one who comes */
export function comesTo(area: ServiceArea, door: Door, secondsFromBase: number | null): boolean {
  switch (area.kind) {
    case 'minutes':
      return secondsFromBase !== null && secondsFromBase <= area.minutes * 60;
    case 'communities':
      // The start of a code stands for all of a street or district.
      return area.codes.some((code) => door.community?.startsWith(code));
    case 'polygon': {
      const rings = area.rings.map((ring) => ring.map(([lng, lat]) => [lng, lat]));
      return insideRings(rings, door.position[0], door.position[1]);
    }
  }
}

/** The resources that come to a door. An area of null is that of a facility: nobody goes out. */
export function thatCome(
  area: ServiceArea | null,
  resources: readonly Resource[],
  door: Door,
  fromBase: FromBase,
): Resource[] {
  if (area === null) return [];
  const came = new Map<Profile, boolean>();
  return resources.filter(({ profile }) => {
    // What does not travel comes to nobody.
    if (profile === null) return false;
    if (!came.has(profile)) {
      const seconds = area.kind === 'minutes' ? fromBase(profile) : null;
      came.set(profile, comesTo(area, door, seconds));
    }
    return came.get(profile)!;
  });
}
