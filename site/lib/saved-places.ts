import { savedPlacesKey } from './device-storage.ts';
import { roundPosition } from './fragment.ts';
import type { Position } from './view-state.ts';

/** A place of the resident's own, kept in the browser only. */
export interface SavedPlace {
  readonly name: string;
  readonly position: Position;
}

export type Saving =
  | { readonly ok: true; readonly places: readonly SavedPlace[] }
  | { readonly ok: false; readonly reason: 'nameless' | 'full' | 'refused' };

export const maxSavedPlaces = 50;
export const maxNameLength = 40;

type Keeper = Pick<Storage, 'getItem' | 'setItem'>;

const samePlace = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** In the order of saving; what cannot be read is left out. */
export function readSavedPlaces(storage: Keeper | null): readonly SavedPlace[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(savedPlacesKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPlace) : [];
  } catch {
    return [];
  }
}

/** Saves a place under a name; one at the same spot (about a metre) gets the new name. */
export function savePlace(storage: Keeper | null, name: string, at: Position): Saving {
  const place = { name: name.trim().slice(0, maxNameLength), position: roundPosition(at) };
  if (place.name === '') return { ok: false, reason: 'nameless' };
  const before = readSavedPlaces(storage);
  const known = before.some(({ position }) => samePlace(position, place.position));
  if (!known && before.length >= maxSavedPlaces) return { ok: false, reason: 'full' };
  const places = known
    ? before.map((old) => (samePlace(old.position, place.position) ? place : old))
    : [...before, place];
  return write(storage, places);
}

export const removePlace = (storage: Keeper | null, at: Position): Saving =>
  write(
    storage,
    readSavedPlaces(storage).filter(({ position }) => !samePlace(position, roundPosition(at))),
  );

/** Undefined where the spot was not saved. */
export const placeAt = (places: readonly SavedPlace[], at: Position): SavedPlace | undefined =>
  places.find(({ position }) => samePlace(position, roundPosition(at)));

function write(storage: Keeper | null, places: readonly SavedPlace[]): Saving {
  try {
    if (!storage) return { ok: false, reason: 'refused' };
    storage.setItem(savedPlacesKey, JSON.stringify(places));
    return { ok: true, places };
  } catch {
    return { ok: false, reason: 'refused' };
  }
}

const isPlace = (value: unknown): value is SavedPlace => {
  const { name, position } = (value ?? {}) as Partial<SavedPlace>;
  return (
    typeof name === 'string' &&
    name !== '' &&
    Array.isArray(position) &&
    position.length === 2 &&
    position.every((degrees) => Number.isFinite(degrees) && Math.abs(degrees) <= 180)
  );
};
