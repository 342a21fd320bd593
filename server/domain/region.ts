import type { Bounds, Position } from '../geo/position.ts';
import type { Network } from '../network/network.ts';
import type { ObstacleLines } from '../network/obstacle-lines.ts';
import type { Completeness } from './register/with-register.ts';

/** A place that provides one or more categories. */
export interface Facility {
  /** OSM type letter and id, e.g. `n123`, `w45`, `r6`. */
  id: string;
  name: string | null;
  nameEn?: string;
  categories: string[];
  position: Position;
  /** Where people go in: the position itself for a point, gates or entering ways for an area. */
  entrances: Position[];
  /** OSM opening_hours. */
  openingHours?: string;
  phone?: string;
  /** Who says so; without it OpenStreetMap. */
  source?: 'office' | 'import';
  /** What only the register knows; days are YYYY-MM-DD. */
  verifiedOn?: string;
  /** 12-digit code that the register gives; else the community around the position. */
  community?: string;
  /** The first day on which it is closed. */
  closedOn?: string;
  floorSquareMeters?: number;
  capacity?: number;
}

export interface NamedPlace {
  id: string;
  name: string;
  nameEn?: string;
  /** OSM place value: city, town, suburb, village … */
  place: string;
  position: Position;
}

/** An urban community or a village with its boundary. */
export interface Community {
  /** 12-digit division code, where the file gives one. */
  code: string | null;
  name: string;
  /** By the committee's name: 居委会, 社区 → urban, 村委会 → rural; null where the name does not say. */
  committee: 'urban' | 'rural' | null;
  /** 城乡分类代码, where the office gave one: 1xx urban, 2xx rural. */
  officialCode: string | null;
  bounds: Bounds;
  /** Outer rings, then their holes: GeoJSON MultiPolygon coordinates. */
  polygons: number[][][][];
  households?: number;
  population?: number;
}

export interface RegionInfo {
  id: string;
  name: string;
  invented: boolean;
  bounds: Bounds;
  start: { position: Position; street: string | null };
  timeZone: string;
  dataDate: string | null;
  importedAt: string;
  version: string;
  attribution: string;
  streetKilometers: number;
  /** Categories declared complete at import. */
  complete: string[];
  /** Names of divisions above communities by their code of 4 to 9 digits, as far as the file says them. */
  divisionNames?: Record<string, string>;
}

/** Everything that questions about one region are answered from. */
export interface RegionData {
  info: RegionInfo;
  network: Network;
  /** Rivers, expressways, railways, walls; a version that was imported without them has none. */
  obstacles?: ObstacleLines;
  facilities: readonly Facility[];
  places: readonly NamedPlace[];
  communities: readonly Community[];
  /** Ids that another facility speaks for, with its id. */
  aliases?: ReadonlyMap<string, string>;
  /** Who signed for which category, and the ground that it holds on; without it only `info.complete` counts. */
  completeness?: Completeness;
}
