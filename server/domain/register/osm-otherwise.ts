/** What OpenStreetMap says of a facility that the register speaks of, and what it has changed since. */
import type { Facility } from '../region.ts';

/** The values that both know, as the register writes them. */
export interface OsmState {
  name: string;
  nameEn: string | null;
  categories: string[];
  lng: number;
  lat: number;
  entrances: [number, number][];
  phone: string | null;
  openingHours: string | null;
}

/** OpenStreetMap's last word, or that it has the element no more and what it said before. */
export type KnownOsm = OsmState | Gone;
export interface Gone {
  gone: true;
  before: OsmState;
}

/** Field → what the register says and what is proposed. */
export type Otherwise = Partial<{
  [Field in keyof OsmState]: { register: OsmState[Field]; proposed: OsmState[Field] };
}>;

export function osmStateOf(facility: Facility): OsmState {
  const [lng, lat] = facility.position;
  const entrances = facility.entrances.map(([x, y]): [number, number] => [x, y]);
  const [only, ...more] = entrances;
  const atPosition = only !== undefined && more.length === 0 && only[0] === lng && only[1] === lat;
  return {
    name: facility.name ?? '',
    nameEn: facility.nameEn ?? null,
    categories: facility.categories,
    lng,
    lat,
    entrances: atPosition ? [] : entrances,
    phone: facility.phone ?? null,
    openingHours: facility.openingHours ?? null,
  };
}

/**
 * Fields that OpenStreetMap has changed since `before` and that the register says otherwise. An office's own word is never proposed
 * against: what OpenStreetMap said all along was known when the office decided.
 */
export function otherwise(register: OsmState, before: OsmState, now: OsmState): Otherwise {
  const changes: Record<string, { register: unknown; proposed: unknown }> = {};
  for (const field of fields) {
    if (same(before[field], now[field]) || same(register[field], now[field])) continue;
    changes[field] = { register: register[field], proposed: now[field] };
  }
  // Half a position is none.
  if (changes.lng || changes.lat)
    for (const field of ['lng', 'lat'] as const)
      changes[field] ??= { register: register[field], proposed: now[field] };
  return changes as Otherwise;
}

export function sameState(a: OsmState, b: OsmState): boolean {
  return fields.every((field) => same(a[field], b[field]));
}

const fields = [
  'name',
  'nameEn',
  'categories',
  'lng',
  'lat',
  'entrances',
  'phone',
  'openingHours',
] as const satisfies readonly (keyof OsmState)[];

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
