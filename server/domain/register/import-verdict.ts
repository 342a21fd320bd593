/** What becomes of each line of an imported table. */
import type { Position } from '../../geo/position.ts';
import type { Facility } from '../region.ts';

/** One readable line of a table; what is left out was not said. */
export interface ImportDraft {
  line: number;
  externalId?: string;
  name: string;
  nameEn?: string;
  categories: string[];
  /** Null: to be placed by its community. */
  position: Position | null;
  entrances?: Position[];
  address?: string;
  phone?: string;
  openingHours?: string;
  floorAreaSquareMeters?: number;
  capacity?: number;
  operator?: string;
  communityCode?: string;
  communityName?: string;
  status?: 'open' | 'closed';
}

/** The values of a row of the register that a table may say something of. */
export interface ImportValues {
  externalId: string | null;
  name: string;
  nameEn: string | null;
  categories: string[];
  lng: number;
  lat: number;
  entrances: [number, number][];
  community: string | null;
  address: string | null;
  phone: string | null;
  openingHours: string | null;
  floorSquareMeters: number | null;
  capacity: number | null;
  operator: string | null;
  status: 'open' | 'closed';
  closedOn: string | null;
}

export interface RegisterRow extends ImportValues {
  id: string;
  osmId: string | null;
  mergedInto: string | null;
}

export type ImportField = keyof ImportValues;

export type ImportErrorKey =
  | 'community-code-unknown'
  | 'community-name-unknown'
  | 'community-ambiguous'
  | 'position-unplaced'
  /** It lies in a community that the caller may not write to; the value is its code. */
  | 'outside-your-area'
  /** It lies in no known community, which only a caller for the whole province may write to. */
  | 'in-no-community';

/**
 * What the line is like: a row of the register, an element of OpenStreetMap, or an earlier line of the same table. `merged`: what it was, was
 * merged into this row, and it cannot be written as a new one either.
 */
export type DuplicateOf =
  | { kind: 'row' | 'osm' | 'merged'; id: string; name: string }
  | { kind: 'line'; otherLine: number; name: string };

export interface NewRow {
  line: number;
  verdict: 'new';
  values: Partial<ImportValues> & Pick<ImportValues, 'name' | 'categories' | 'lng' | 'lat'>;
  /** The same place in OpenStreetMap, for which the row will speak. */
  osm: Facility | null;
  /** It has no position of its own and stands at its community's middle. */
  isPlaced: boolean;
  /** What it is like, where it is written all the same. */
  kept?: Likeness;
}

export interface Likeness {
  of: DuplicateOf;
  distanceMeters: number;
}

export interface ChangedRow {
  line: number;
  verdict: 'changed';
  id: string;
  fields: ImportField[];
  values: Partial<ImportValues>;
}

export type RowVerdict =
  | NewRow
  | ChangedRow
  | { line: number; verdict: 'same'; id: string }
  | ({ line: number; verdict: 'duplicate'; name: string } & Likeness)
  | { line: number; verdict: 'error'; reasonKey: ImportErrorKey; value: string };
