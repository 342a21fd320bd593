/** Places chosen lately: kept in this browser only, and only as long as its owner wants. */
import type { PlaceHit } from '../../server/contract/places.ts';

export const mostRecent = 8;
const storageKey = 'jinlin-recent-places';

export type RecentPlace = Pick<
  PlaceHit,
  'kind' | 'id' | 'name' | 'nameEn' | 'detail' | 'position' | 'region' | 'category'
>;

export const samePlace = (a: RecentPlace, b: RecentPlace): boolean =>
  a.kind === b.kind && a.id === b.id && a.region === b.region;

/** The place first, no place twice, the oldest dropped. */
export function remembered(places: readonly RecentPlace[], hit: RecentPlace): RecentPlace[] {
  const { kind, id, name, nameEn, detail, position, region, category } = hit;
  const place = {
    kind,
    id,
    name,
    detail,
    position,
    region,
    ...(nameEn !== undefined && { nameEn }),
    ...(category !== undefined && { category }),
  };
  return [place, ...places.filter((other) => !samePlace(other, hit))].slice(0, mostRecent);
}

/** Nothing where storage is denied or holds something else. */
export function readRecent(storage: () => Storage): RecentPlace[] {
  try {
    const value: unknown = JSON.parse(storage().getItem(storageKey) ?? '[]');
    return Array.isArray(value) ? value.filter(isPlace).slice(0, mostRecent) : [];
  } catch {
    return [];
  }
}

/** Where storage is denied or full, places last as long as the page. */
export function writeRecent(storage: () => Storage, places: readonly RecentPlace[]): void {
  try {
    if (places.length === 0) storage().removeItem(storageKey);
    else storage().setItem(storageKey, JSON.stringify(places));
  } catch {
    // The list in memory stays.
  }
}

const isPlace = (value: unknown): value is RecentPlace =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  'id' in value &&
  'name' in value &&
  typeof value.name === 'string' &&
  'detail' in value &&
  typeof value.detail === 'object' &&
  value.detail !== null &&
  'position' in value;
