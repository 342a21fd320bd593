import type { Circle, ReachedFacility } from '../../server/contract/circle.ts';
import type { OpenState } from './open-words.ts';

/** What a circle knows of a facility, inside it or the nearest of a category beyond. */
export interface FacilityBrief extends OpenState {
  readonly name: string | null;
  readonly nameEn?: string;
  readonly categories: readonly string[];
  readonly position: readonly number[];
  readonly phone?: string;
}

/** Null for a facility that the circle does not speak of. */
export function facilityBrief(circle: Circle, id: string): FacilityBrief | null {
  const inside: ReachedFacility | undefined = circle.facilities.find(
    (facility) => facility.id === id,
  );
  if (inside) return inside;
  const beyond = circle.categories.filter(({ nearestFacility }) => nearestFacility === id);
  const first = beyond[0];
  if (!first?.nearestPosition) return null;
  return {
    name: first.nearestName,
    ...(first.nearestNameEn && { nameEn: first.nearestNameEn }),
    categories: beyond.map(({ code }) => code),
    position: first.nearestPosition,
    openNow: first.nearestOpenNow,
  };
}
