/** Facilities as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8; in pieces. */
import type { DirectoryFacility } from '../../domain/directory/contents.ts';
import { byteOrderMark, csvLines } from '../csv.ts';
import type { Licences } from './licences.ts';
import { rowOf } from './rows.ts';

const columns = [
  'licence',
  'attribution',
  'data_date',
  'id',
  'region',
  'name',
  'name_en',
  'categories',
  'lng',
  'lat',
  'community',
  'community_name',
  'address',
  'phone',
  'opening_hours',
  'operator',
  'source',
  'verified_on',
];
const rowsPerPiece = 200;

export function* csvPieces(
  facilities: readonly DirectoryFacility[],
  licences: Licences,
): Generator<string> {
  yield byteOrderMark + csvLines([columns]);
  for (let i = 0; i < facilities.length; i += rowsPerPiece)
    yield csvLines(
      facilities.slice(i, i + rowsPerPiece).map((facility) => cellsOf(facility, licences)),
    );
}

function cellsOf(facility: DirectoryFacility, licences: Licences): (string | number | null)[] {
  const row = rowOf(facility, licences);
  const [lng, lat] = facility.position.map((degrees) => Math.round(degrees * 1e6) / 1e6);
  return [
    row.licence,
    row.attribution,
    row.dataDate,
    facility.id,
    row.region,
    row.name,
    row.nameEn,
    row.categories.join(';'),
    lng!,
    lat!,
    row.community,
    row.communityName,
    row.address,
    row.phone,
    row.openingHours,
    row.operator,
    row.source,
    row.verifiedOn,
  ];
}
