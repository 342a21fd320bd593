/** From an office's file to lines that can be judged. */
import { facilityFields, type FieldColumns } from '../../domain/register/facility-fields.ts';
import type {
  FacilityTable,
  FacilityTableQuestion,
  LineFault,
  ReadFacilityTable,
} from '../../domain/register/facility-table.ts';
import { heldOnce } from '../../domain/register/held-once.ts';
import type { ImportDraft } from '../../domain/register/import-verdict.ts';
import { categoryWords, type CategoryWords, type NamedCategory } from './category-words.ts';
import { facilityColumns, type FacilityColumns } from './facility-columns.ts';
import { facilityRow, type FacilityContext, type FacilityDraft } from './facility-row.ts';
import { excerpt } from './problems.ts';
import { readTable } from './read-table.ts';
import type { RowProblem } from './row-reader.ts';
import type { TableHead, TableRow } from './table.ts';

/** Lines looked through for something that shows what a column holds. */
const sampledLines = 50;

/**
 * Each line becomes its draft as soon as it is read, and is let go. Cost, measured: 100,000 lines take 3 s and 45 MB beside the file itself; an .xlsx
 * holds its cells until the merged ones are known, 50 MB more.
 */
export function facilityTableReader(categories: readonly NamedCategory[]): ReadFacilityTable {
  const words = categoryWords(categories);
  return async (bytes, name, question) => {
    const { limits, pause } = question;
    let lines: FacilityLines | null = null;
    const table = await readTable(bytes, name, {
      ...(limits && { limits }),
      ...(pause && { pause }),
      take(row, head) {
        lines ??= new FacilityLines(head, words, question);
        lines.take(row);
      },
    });
    if (!table.ok) return { ok: false, key: table.key, quoted: table.quoted };
    const { lineIs } = table;
    const notes = table.notes.map(({ key, quoted }) => ({ key, quoted: { lineIs, ...quoted } }));
    // A table without rows has columns too.
    const read = (lines as FacilityLines | null) ?? new FacilityLines(table, words, question);
    return { ...read.answer, notes };
  };
}

/** The drafts of one table, and what was wrong with its lines. */
class FacilityLines {
  readonly answer: FacilityTable;
  private readonly columns: FacilityColumns;
  private readonly lineIs: TableHead['lineIs'];
  private readonly context: FacilityContext;
  private readonly mostTold: number;
  private sampled = 0;
  private readonly textOf = heldOnce((text) => text);
  private readonly codesOf = heldOnce((codes) => codes.split(','));

  constructor(
    { headers, lineIs }: TableHead,
    words: CategoryWords,
    { crs, bounds, columnsFor, mostTold }: FacilityTableQuestion,
  ) {
    const columns = facilityColumns(headers, knownFields(columnsFor(headers)));
    this.columns = columns;
    this.lineIs = lineIs;
    this.context = { categories: words, crs, bounds };
    this.mostTold = mostTold ?? Infinity;
    this.answer = {
      ok: true,
      lineIs,
      headers,
      samples: headers.map(() => ''),
      columns: columns.mapping.columns,
      unused: columns.unused,
      columnProblems: columns.problems,
      crsHint: columns.crsHint ?? null,
      notes: [],
      drafts: [],
      faulty: [],
      faultCount: 0,
      leftOut: [],
      leftOutCount: 0,
    };
  }

  take(row: TableRow): void {
    if (this.sampled++ < sampledLines) this.sample(row);
    if (!this.columns.ok) return;
    const { answer, mostTold } = this;
    const { line } = row;
    const read = facilityRow(row, this.columns.mapping, this.context);
    if (read.ok) {
      answer.drafts.push(this.draftOf(line, read.draft));
      answer.leftOutCount += read.leftOut.length;
      for (const problem of read.leftOut)
        if (answer.leftOut.length < mostTold) answer.leftOut.push(this.faultOf(problem));
    } else {
      const { name = null, position, problems } = read;
      if (answer.faultCount < mostTold)
        answer.faulty.push({
          line,
          name,
          position,
          faults: problems.map((problem) => this.faultOf(problem)),
        });
      answer.faultCount += problems.length;
    }
  }

  private sample({ cells }: TableRow): void {
    const { samples } = this.answer;
    for (const [column, sample] of samples.entries())
      if (sample === '') samples[column] = excerpt(cells[column]?.trim() ?? '');
  }

  private faultOf({ reasonKey, line, column, value, suggestion = '' }: RowProblem): LineFault {
    const { lineIs } = this;
    return { line, key: reasonKey, quoted: { line, column, value, suggestion, lineIs } };
  }

  /** Every field in one order, said or not: objects of one shape are the smallest. What many lines say alike is held once. */
  private draftOf(line: number, draft: FacilityDraft): ImportDraft {
    const once = (text: string | undefined) => (text === undefined ? text : this.textOf(text));
    return {
      line,
      externalId: draft.externalId,
      name: draft.name,
      nameEn: draft.nameEn,
      categories: this.codesOf(draft.categories.join()),
      position: draft.position,
      entrances: draft.entrances,
      address: draft.address,
      phone: draft.phone,
      openingHours: once(draft.openingHours),
      floorAreaSquareMeters: draft.floorAreaSquareMeters,
      capacity: draft.capacity,
      operator: draft.operator,
      communityCode: once(draft.communityCode),
      communityName: once(draft.communityName),
      status: draft.status,
    };
  }
}

/** What was remembered once may be of another version of this program. */
function knownFields(columns: FieldColumns): FieldColumns {
  const known = facilityFields.map((field) => [field, columns[field]] as const);
  return Object.fromEntries(
    known.filter(([, column]) => column === null || Number.isInteger(column)),
  );
}
