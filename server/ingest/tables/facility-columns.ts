/** Which column holds what, guessed from the headers and corrected by a person. */
import {
  facilityFields,
  type FacilityField,
  type FieldColumns,
} from '../../domain/register/facility-fields.ts';
import { datumOf, fieldOf } from './facility-headers.ts';
import type { Crs } from './crs.ts';
import type { ColumnProblem, Quoted } from './problems.ts';

export interface FacilityMapping {
  headers: readonly string[];
  /** Index of the column that holds a field. */
  columns: Readonly<Partial<Record<FacilityField, number>>>;
}

export interface FacilityColumns {
  /** Whether rows can be read by the mapping. */
  ok: boolean;
  mapping: FacilityMapping;
  /** Headers that no field takes. */
  unused: string[];
  problems: { key: ColumnProblem; quoted: Quoted }[];
  /** The datum that the headers of the position mention, if they agree. */
  crsHint?: Crs;
}

/**
 * Needed are a name, a category, and a position: two columns, one column of both, or a community to place it in.
 * @param explicit chosen by a person, above every guess
 */
export function facilityColumns(
  headers: readonly string[],
  explicit: FieldColumns = {},
): FacilityColumns {
  const columns: Partial<Record<FacilityField, number>> = {};
  const problems: FacilityColumns['problems'] = [];
  const taken = new Set<number>();
  for (const field of facilityFields) {
    const column = explicit[field];
    if (column === undefined || column === null) continue;
    if (column >= 0 && column < headers.length) {
      columns[field] = column;
      taken.add(column);
    } else
      problems.push({
        key: 'column-unknown',
        quoted: { field, value: column + 1, known: headers.length },
      });
  }
  for (const field of facilityFields) {
    if (explicit[field] !== undefined) continue;
    const found = indexesOf(headers, (header, c) => !taken.has(c) && fieldOf(header) === field);
    if (found.length === 1) columns[field] = found[0]!;
    else if (found.length > 1)
      problems.push({
        key: 'column-ambiguous',
        quoted: { field, value: found.map((c) => headers[c]).join(', ') },
      });
  }
  const ambiguous = new Set(problems.map(({ quoted }) => quoted['field']));
  const has = (field: FacilityField) => columns[field] !== undefined || ambiguous.has(field);
  for (const field of ['name', 'category'] as const)
    if (!has(field)) problems.push({ key: 'column-missing', quoted: { field } });
  if (has('lng') !== has('lat') && !has('position'))
    problems.push({ key: 'column-missing', quoted: { field: has('lng') ? 'lat' : 'lng' } });
  else if (!has('lng') && !has('position') && !has('communityCode'))
    problems.push({ key: 'column-missing', quoted: { field: 'position' } });
  const used = new Set(Object.values(columns));
  const hint = crsHint(headers, columns);
  return {
    ok: problems.length === 0,
    mapping: { headers, columns },
    unused: headers.filter((header, c) => !used.has(c) && header !== ''),
    problems,
    ...(hint && { crsHint: hint }),
  };
}

function indexesOf(
  headers: readonly string[],
  test: (header: string, column: number) => boolean,
): number[] {
  return headers.flatMap((header, c) => (test(header, c) ? [c] : []));
}

function crsHint(headers: readonly string[], columns: FacilityMapping['columns']): Crs | undefined {
  const named = [columns.lng, columns.lat, columns.position].flatMap((c) =>
    c === undefined ? [] : [datumOf(headers[c]!)],
  );
  return named.every((datum) => datum === named[0]) ? named[0] : undefined;
}
