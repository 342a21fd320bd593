/** Excel workbooks: one sheet, streamed out of the packed file. */
import { RowCollector } from './collect.ts';
import { fieldOf } from './facility-headers.ts';
import type { TableLimits } from './limits.ts';
import { fillMerged } from './merged-cells.ts';
import { Refused } from './problems.ts';
import type { Reading, RowTaker, TableAnswer, TableNote, TableRow } from './table.ts';
import { readSheet, type SheetFacts } from './xlsx-sheet.ts';
import { readWorkbook } from './xlsx-workbook.ts';
import { XlsxParts } from './xlsx-zip.ts';

/** Numbers in these columns are codes: leading zeros that were typed are gone. */
const codeFields = new Set(['externalId', 'communityCode', 'phone']);

/** Rows taken between two pauses: some ten milliseconds. */
const rowsAtOnce = 500;

/** @param wanted a sheet's name; without it the first visible one */
export async function readXlsx(
  bytes: Uint8Array,
  limits: TableLimits,
  { take, pause }: Reading,
  wanted?: string,
): Promise<TableAnswer> {
  try {
    const parts = await XlsxParts.open(bytes, limits);
    if (!parts.has('[Content_Types].xml'))
      throw new Refused('not-a-workbook', { value: '[Content_Types].xml' });
    const book = await readWorkbook(parts, limits);
    const sheets = book.sheets.map(({ name }) => name);
    const sheet =
      wanted === undefined ? book.sheets[0] : book.sheets.find(({ name }) => name === wanted);
    if (!sheet)
      throw new Refused('sheet-unknown', { value: wanted ?? '', known: sheets.join(', ') });
    const collector = new RowCollector(limits);
    const facts = await readSheet(parts, book, sheet.part, collector, limits);
    const table = collector.finish();
    table.rows.sort((a, b) => a.line - b.line);
    const filled = fillMerged(table.rows, facts.merged, table.headers.length);
    if (filled > 0) table.notes.push({ key: 'merged-filled', quoted: { count: filled } });
    table.notes.push(...codesAsNumbers(table.headers, facts));
    if (take) await handOver(table, take, pause);
    return {
      ok: true,
      format: 'xlsx',
      encoding: 'utf-8',
      lineIs: 'row',
      sheet: sheet.name,
      sheets,
      ...table,
    };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Only now: merged cells stand behind the rows, which need not be in order. A row's cells are let go as soon as it is taken. */
async function handOver(
  { headers, rows }: { headers: string[]; rows: TableRow[] },
  take: RowTaker,
  pause: Reading['pause'],
): Promise<void> {
  const left: (TableRow | null)[] = rows.splice(0);
  for (let i = 0; i < left.length; i++) {
    const row = left[i]!;
    left[i] = null;
    take(row, { headers, lineIs: 'row' });
    if (i % rowsAtOnce === rowsAtOnce - 1) await pause();
  }
}

function codesAsNumbers(headers: string[], { numbers }: SheetFacts): TableNote[] {
  return headers.flatMap((column, c) => {
    const first = numbers.get(c);
    if (!first || !codeFields.has(fieldOf(column) ?? '')) return [];
    return [
      {
        key: 'codes-as-numbers' as const,
        quoted: { column, line: first.line, value: first.value },
      },
    ];
  });
}
