/** The register's rows as the plan of an import compares them. */
import type Database from 'better-sqlite3';
import { heldOnce } from '../../domain/register/held-once.ts';
import type { ImportValues, RegisterRow } from '../../domain/register/import-verdict.ts';
import type { Bounds } from '../../geo/position.ts';

type Cells = [
  id: string,
  osmId: string | null,
  mergedInto: string | null,
  externalId: string | null,
  name: string,
  nameEn: string | null,
  categories: string,
  lng: number,
  lat: number,
  entrances: string,
  community: string | null,
  address: string | null,
  phone: string | null,
  openingHours: string | null,
  floorSquareMeters: number | null,
  capacity: number | null,
  operator: string | null,
  status: ImportValues['status'],
  closedOn: string | null,
];

const columns = `id, osm_id, merged_into, external_id, name, name_en, categories, lng, lat, entrances, community, address, phone, opening_hours,
  floor_square_meters, capacity, operator, status, closed_on`;

const noEntrances: [number, number][] = [];

/**
 * Rows within the bounds, and all that speak of an element of OpenStreetMap: one may have been moved out of them. Memory: some 500 bytes a row,
 * where Drizzle's own rows take 800 and twice that on the way. What many rows say alike (categories, community, hours) is held once.
 */
export function readPresentRows(
  raw: Database.Database,
  [west, south, east, north]: Bounds,
): RegisterRow[] {
  const found = raw
    .prepare(
      `select ${columns} from facility where (lng between ? and ? and lat between ? and ?) or osm_id is not null`,
    )
    .raw()
    .iterate(west, east, south, north) as IterableIterator<Cells>;
  const listOf = heldOnce((json) => JSON.parse(json) as string[]);
  const textOf = heldOnce((text) => text);
  const once = (text: string | null) => (text === null ? null : textOf(text));
  const rows: RegisterRow[] = [];
  for (const cells of found)
    rows.push({
      id: cells[0],
      osmId: cells[1],
      mergedInto: cells[2],
      externalId: cells[3],
      name: cells[4],
      nameEn: cells[5],
      categories: listOf(cells[6]),
      lng: cells[7],
      lat: cells[8],
      entrances: cells[9] === '[]' ? noEntrances : (JSON.parse(cells[9]) as [number, number][]),
      community: once(cells[10]),
      address: cells[11],
      phone: cells[12],
      openingHours: once(cells[13]),
      floorSquareMeters: cells[14],
      capacity: cells[15],
      operator: cells[16],
      status: cells[17],
      closedOn: cells[18],
    });
  return rows;
}
