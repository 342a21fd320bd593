/** Which buildings people may live in, by their tags. */
import type { Tags } from './osm/element.ts';

const lived = new Set([
  'apartments',
  'bungalow',
  'cabin',
  'detached',
  'dormitory',
  'farm',
  'ger',
  'hut',
  'house',
  'houseboat',
  'mixed',
  'mixed_use',
  'residential',
  'semi',
  'semidetached_house',
  'static_caravan',
  'terrace',
  'terraced_house',
  'villa',
]);

/** What says that a building without a kind of its own is for something else than living. */
const otherUses = [
  'aeroway',
  'amenity',
  'craft',
  'healthcare',
  'industrial',
  'leisure',
  'man_made',
  'military',
  'office',
  'power',
  'public_transport',
  'railway',
  'shop',
  'tourism',
];

/** A building without a kind (`building=yes`, most of them in China) counts where it has no other use and is no shed. */
export const leastSquareMetersOfUnknown = 20;
const mostLevels = 200;

export function dwellingOf(tags: Tags): { isCertain: boolean; levels: number } | null {
  const { building } = tags;
  if (building === undefined) return null;
  const isCertain = lived.has(building);
  if (!isCertain && (building !== 'yes' || otherUses.some((key) => tags[key] !== undefined)))
    return null;
  return { isCertain, levels: levelsOf(tags['building:levels']) };
}

/** 0 for what is missing, no number, or no building that exists. */
function levelsOf(tag: string | undefined): number {
  const levels = /^\d{1,3}(\.\d{1,2})?$/.test(tag ?? '') ? Number(tag) : 0;
  return levels <= mostLevels ? levels : 0;
}
