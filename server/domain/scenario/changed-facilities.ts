/** The list of facilities after a scenario's changes. */
import type { Change } from '../../contract/scenario.ts';
import { contains, type Bounds, type Position } from '../../geo/position.ts';
import type { Facility } from '../region.ts';
import type { ChangeProblem } from './problem.ts';

export type ChangedFacilities =
  { ok: true; facilities: readonly Facility[] } | { ok: false; problem: ChangeProblem };

export interface FacilityPlace {
  facilities: readonly Facility[];
  bounds: Bounds;
  /** Codes of the categories that there are. */
  categories: ReadonlySet<string>;
  /** The id under which a facility stands in the list, for one that it speaks for; undefined without any. */
  standsFor: (id: string) => string | undefined;
}

/**
 * A facility that no change names keeps its record, so what is kept by the record still holds. Changes are made in their order, all or none; those
 * of streets are passed over.
 */
export function changedFacilities(
  place: FacilityPlace,
  changes: readonly Change[],
): ChangedFacilities {
  const list = new Map(place.facilities.map((facility) => [facility.id, facility]));
  for (const [change, one] of changes.entries()) {
    const reason = make(list, place, one);
    if (reason) return { ok: false, problem: { change, ...reason } };
  }
  return { ok: true, facilities: [...list.values()] };
}

type Refused = Omit<ChangeProblem, 'change'> | null;

function make(list: Map<string, Facility>, place: FacilityPlace, change: Change): Refused {
  if (change.kind === 'add-facility') return add(list, place, change);
  if (!('facility' in change)) return null;
  const found =
    list.get(change.facility) ?? list.get(place.standsFor(change.facility) ?? change.facility);
  if (!found) return { reason: 'unknown-facility', value: change.facility };
  const { id } = found;
  if (change.kind === 'close-facility') list.delete(id);
  else if (change.kind === 'move-facility') {
    const at = change.position as Position;
    if (!inside(place, at)) return { reason: 'outside-region', value: quoted(at) };
    list.set(id, { ...found, position: at, entrances: [at] });
  } else {
    if (change.capacity < (found.capacity ?? 0))
      return { reason: 'not-larger', value: `${change.capacity} < ${found.capacity}` };
    list.set(id, { ...found, capacity: change.capacity });
  }
  return null;
}

function add(
  list: Map<string, Facility>,
  place: FacilityPlace,
  change: Extract<Change, { kind: 'add-facility' }>,
): Refused {
  const { id, name, capacity } = change;
  const at = change.position as Position;
  if (list.has(id)) return { reason: 'id-taken', value: id };
  const unknown = change.categories.find((code) => !place.categories.has(code));
  if (unknown !== undefined) return { reason: 'unknown-category', value: unknown };
  if (!inside(place, at)) return { reason: 'outside-region', value: quoted(at) };
  list.set(id, {
    id,
    name,
    categories: [...change.categories],
    position: at,
    entrances: [at],
    ...(capacity === undefined ? {} : { capacity }),
  });
  return null;
}

function inside({ bounds }: FacilityPlace, [lng, lat]: Position): boolean {
  return contains(bounds, lng, lat);
}

/** A position as a sentence quotes it. */
export function quoted([lng, lat]: readonly number[]): string {
  return `${Math.round(lng! * 1e6) / 1e6}, ${Math.round(lat! * 1e6) / 1e6}`;
}
