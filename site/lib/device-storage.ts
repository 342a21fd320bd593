/** What a browser keeps for this site on this device. Private windows and blocked cookies refuse even the question. */
export function deviceStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** Everything but how the page looks (large text, map on or off), which says nothing about where anybody is. */
export async function clearDevice(
  storage: Storage | null,
  cacheStorage: CacheStorage | undefined,
): Promise<void> {
  for (const key of keptKeys) storage?.removeItem(key);
  // Ground that was looked at tells where somebody was.
  await Promise.all(keptCaches.map((name) => cacheStorage?.delete(name)));
}

export const lastCircleKey = 'jinlin-last-circle';
export const savedPlacesKey = 'jinlin-saved-places';
export const reportsKey = 'jinlin-reports';

/** Besides: recent places (`recent-places.ts`) and the office of a poster. */
const keptKeys = [
  lastCircleKey,
  savedPlacesKey,
  reportsKey,
  'jinlin-recent-places',
  'jinlin-poster-office',
];
/** As `scripts/offline.mjs` names it. */
const keptCaches = ['jinlin-map'];
