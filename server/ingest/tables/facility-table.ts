/** From an office's file to lines that can be judged. */
import type {
  FacilityTable,
  LineFault,
  ReadFacilityTable,
} from '../../domain/register/facility-table.ts';
import { categoryWords, type NamedCategory } from './category-words.ts';
import { facilityColumns } from './facility-columns.ts';
import { facilityFields, type FacilityField } from './facility-headers.ts';
import { facilityRow } from './facility-row.ts';
import { readTable } from './read-table.ts';
import type { RowProblem } from './row-reader.ts';
import type { TableRow } from './table.ts';

/** Lines read between two pauses: some ten milliseconds. */
const linesAtOnce = 500;

/** Cost: 100,000 lines take some 2 s. A line's cells are let go as soon as its draft is made. */
export function facilityTableReader(categories: readonly NamedCategory[]): ReadFacilityTable {
  const words = categoryWords(categories);
  return async (bytes, name, { crs, bounds, mappingFor, mostRows, pause }) => {
    const limits = mostRows === undefined ? {} : { rows: mostRows };
    const table = await readTable(bytes, name, { limits });
    if (!table.ok) return { ok: false, key: table.key, quoted: table.quoted };
    const { headers, lineIs } = table;
    const explicit = knownFields(mappingFor(headers));
    const columns = facilityColumns(headers, explicit);
    const answer: FacilityTable = {
      ok: true,
      headers,
      columns: Object.fromEntries(
        Object.entries(columns.mapping.columns).map(([field, index]) => [field, headers[index]!]),
      ),
      unused: columns.unused,
      columnProblems: columns.problems,
      crsHint: columns.crsHint ?? null,
      notes: table.notes.map(({ key, quoted }) => ({ key, quoted: { lineIs, ...quoted } })),
      drafts: [],
      faults: [],
      leftOut: [],
    };
    if (!columns.ok) return answer;
    const faultOf = ({
      reasonKey,
      line,
      column,
      value,
      suggestion = '',
    }: RowProblem): LineFault => ({
      line,
      key: reasonKey,
      quoted: { line, column, value, suggestion, lineIs },
    });
    const rows: (TableRow | null)[] = table.rows;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      rows[i] = null;
      const read = facilityRow(row, columns.mapping, { categories: words, crs, bounds });
      if (read.ok) {
        answer.drafts.push({ ...read.draft, line: row.line });
        for (const problem of read.leftOut) answer.leftOut.push(faultOf(problem));
      } else for (const problem of read.problems) answer.faults.push(faultOf(problem));
      if (pause && i % linesAtOnce === linesAtOnce - 1) await pause();
    }
    return answer;
  };
}

function knownFields(
  mapping: Readonly<Record<string, string | null>>,
): Partial<Record<FacilityField, string | null>> {
  const known = new Set<string>(facilityFields);
  return Object.fromEntries(Object.entries(mapping).filter(([field]) => known.has(field)));
}
