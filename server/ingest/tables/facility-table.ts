/** From an office's file to lines that can be judged. */
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
import { facilityFields, type FacilityField } from './facility-headers.ts';
import { facilityRow, type FacilityContext, type FacilityDraft } from './facility-row.ts';
import { readTable } from './read-table.ts';
import type { RowProblem } from './row-reader.ts';
import type { TableHead, TableRow } from './table.ts';

/**
 * Each line becomes its draft as soon as it is read, and is let go. Cost: 100,000 lines of a CSV take some 3 s and, beside the file itself, 60 MB; an
 * .xlsx holds all its cells until its merged ones are known, 120 MB.
 */
export function facilityTableReader(categories: readonly NamedCategory[]): ReadFacilityTable {
  const words = categoryWords(categories);
  return async (bytes, name, question) => {
    const { mostRows, pause } = question;
    let lines: FacilityLines | null = null;
    const table = await readTable(bytes, name, {
      ...(mostRows !== undefined && { limits: { rows: mostRows } }),
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
  private readonly textOf = heldOnce((text) => text);
  private readonly codesOf = heldOnce((codes) => codes.split(','));

  constructor(
    { headers, lineIs }: TableHead,
    words: CategoryWords,
    { crs, bounds, mappingFor, mostTold }: FacilityTableQuestion,
  ) {
    const columns = facilityColumns(headers, knownFields(mappingFor(headers)));
    this.columns = columns;
    this.lineIs = lineIs;
    this.context = { categories: words, crs, bounds };
    this.mostTold = mostTold ?? Infinity;
    this.answer = {
      ok: true,
      headers,
      columns: Object.fromEntries(
        Object.entries(columns.mapping.columns).map(([field, index]) => [field, headers[index]!]),
      ),
      unused: columns.unused,
      columnProblems: columns.problems,
      crsHint: columns.crsHint ?? null,
      notes: [],
      drafts: [],
      faults: [],
      faultCount: 0,
      leftOut: [],
      leftOutCount: 0,
    };
  }

  take(row: TableRow): void {
    if (!this.columns.ok) return;
    const { answer } = this;
    const read = facilityRow(row, this.columns.mapping, this.context);
    if (read.ok) {
      answer.drafts.push(this.draftOf(row.line, read.draft));
      answer.leftOutCount += read.leftOut.length;
      this.tell(read.leftOut, answer.leftOut);
    } else {
      answer.faultCount += read.problems.length;
      this.tell(read.problems, answer.faults);
    }
  }

  private tell(problems: readonly RowProblem[], told: LineFault[]): void {
    for (const { reasonKey, line, column, value, suggestion = '' } of problems)
      if (told.length < this.mostTold)
        told.push({
          line,
          key: reasonKey,
          quoted: { line, column, value, suggestion, lineIs: this.lineIs },
        });
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

function knownFields(
  mapping: Readonly<Record<string, string | null>>,
): Partial<Record<FacilityField, string | null>> {
  const known = new Set<string>(facilityFields);
  return Object.fromEntries(Object.entries(mapping).filter(([field]) => known.has(field)));
}
