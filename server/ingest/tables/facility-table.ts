/** From an office's file to lines that can be judged. */
import { facilityFields, type FieldColumns } from '../../domain/register/facility-fields.ts';
import type {
  FacilityTable,
  LineFault,
  ReadFacilityTable,
} from '../../domain/register/facility-table.ts';
import { categoryWords, type NamedCategory } from './category-words.ts';
import { facilityColumns } from './facility-columns.ts';
import { facilityRow } from './facility-row.ts';
import { excerpt } from './problems.ts';
import { readTable } from './read-table.ts';
import type { RowProblem } from './row-reader.ts';
import type { TableRow } from './table.ts';

/** Lines read between two pauses: some ten milliseconds. */
const linesAtOnce = 500;
/** Lines looked through for something that shows what a column holds. */
const sampledLines = 50;

/** Cost: 100,000 lines take some 2 s. A line's cells are let go as soon as its draft is made. */
export function facilityTableReader(categories: readonly NamedCategory[]): ReadFacilityTable {
  const words = categoryWords(categories);
  return async (bytes, name, { crs, bounds, columnsFor, limits, pause }) => {
    const table = await readTable(bytes, name, limits ? { limits } : {});
    if (!table.ok) return { ok: false, key: table.key, quoted: table.quoted };
    const { headers, lineIs } = table;
    const columns = facilityColumns(headers, knownFields(columnsFor(headers)));
    const answer: FacilityTable = {
      ok: true,
      lineIs,
      headers,
      samples: samplesOf(table.rows, headers.length),
      columns: columns.mapping.columns,
      unused: columns.unused,
      columnProblems: columns.problems,
      crsHint: columns.crsHint ?? null,
      notes: table.notes.map(({ key, quoted }) => ({ key, quoted: { lineIs, ...quoted } })),
      drafts: [],
      faulty: [],
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
      const { line } = row;
      const read = facilityRow(row, columns.mapping, { categories: words, crs, bounds });
      if (read.ok) {
        answer.drafts.push({ ...read.draft, line });
        for (const problem of read.leftOut) answer.leftOut.push(faultOf(problem));
      } else {
        const { name: found = null, position, problems } = read;
        answer.faulty.push({ line, name: found, position, faults: problems.map(faultOf) });
      }
      if (pause && i % linesAtOnce === linesAtOnce - 1) await pause();
    }
    return answer;
  };
}

function samplesOf(rows: readonly TableRow[], columns: number): string[] {
  const first = rows.slice(0, sampledLines);
  return Array.from({ length: columns }, (_, column) => {
    const cells = first.map(({ cells: line }) => line[column]?.trim() ?? '');
    return excerpt(cells.find((cell) => cell !== '') ?? '');
  });
}

/** What was remembered once may be of another version of this program. */
function knownFields(columns: FieldColumns): FieldColumns {
  const known = facilityFields.map((field) => [field, columns[field]] as const);
  return Object.fromEntries(
    known.filter(([, column]) => column === null || Number.isInteger(column)),
  );
}
