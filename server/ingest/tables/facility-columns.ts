/** Which column holds what, guessed from the headers and corrected by a person. */
import { datumOf, facilityFields, fieldOf, type FacilityField } from './facility-headers.ts';
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
 * @param explicit header by field, above every guess; null: this field is in no column
 */
export function facilityColumns(
  headers: readonly string[],
  explicit: Readonly<Partial<Record<FacilityField, string | null>>> = {},
): FacilityColumns {
  const columns: Partial<Record<FacilityField, number>> = {};
  const problems: FacilityColumns['problems'] = [];
  const taken = new Set<number>();
  for (const field of facilityFields) {
    const header = explicit[field];
    if (header === undefined || header === null) continue;
    const found = indexesOf(headers, (candidate) => candidate.trim() === header.trim());
    if (found.length === 1) {
      columns[field] = found[0]!;
      taken.add(found[0]!);
    } else if (found.length === 0)
      problems.push({
        key: 'column-unknown',
        quoted: { field, value: header, known: headers.join(', ') },
      });
    else problems.push({ key: 'column-ambiguous', quoted: { field, value: header } });
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
