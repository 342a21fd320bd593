/** A report as a workbook: verdict, services, gaps, communities, norms, change over time, sources and method, a sheet each. */
import writeExcelFile from 'write-excel-file/node';
import type { AreaReport, ReportHistory } from '../../contract/area-report.ts';
import { gapWords } from '../../../site/lib/checkup/gap-words.ts';
import { methodWords, sourceWords } from '../../../site/lib/checkup/source-words.ts';
import {
  categoryTable,
  communityTable,
  gapTable,
  historyTable,
  type Cell,
} from '../../../site/lib/checkup/table-rows.ts';
import { verdictWords } from '../../../site/lib/checkup/verdict-words.ts';
import type { PlainWords } from '../plain/words.ts';
import { scorecardTables } from '../scorecard-answers.ts';

type Rows = readonly (readonly Cell[])[];

/** Widths in characters: a name, then numbers. */
const wideText = 90;
const widthOf = (column: number, rows: Rows) =>
  Math.min(
    40,
    Math.max(8, ...rows.map((row) => 2 + [...String(row[column] ?? '')].reduce(cellWidth, 0))),
  );
/** A Chinese character takes the room of two Latin ones. */
const cellWidth = (sum: number, character: string) => sum + (character > '\u2e80' ? 2 : 1);

export function reportXlsx(
  report: AreaReport,
  history: ReportHistory['months'],
  { words, nameOf }: PlainWords,
): Promise<Buffer> {
  const { t } = words;
  const verdict = verdictWords(report, words, nameOf);
  const language = words.lang === 'en' ? 'en' : 'zh';
  const gapsInWords = report.gaps.map((gap) => [nameOf(gap.category), ...gapWords(gap, words)]);
  const tables = [
    categoryTable(report, words),
    gapTable(report, words, nameOf),
    ...(report.communities.length > 0 ? [communityTable(report, words, nameOf)] : []),
    ...(history.length > 0 ? [historyTable(history, words, nameOf)] : []),
  ];
  const norms = report.scorecard ? scorecardTables(report.scorecard, language) : [];
  return writeExcelFile([
    textSheet(t('checkup.verdict'), [
      [t('checkup.title-of', { name: report.name })],
      [report.code],
      [verdict.title],
      ...verdict.sentences.map((sentence) => [sentence]),
      ...gapsInWords.map((sentences) => [sentences.join(' ')]),
      ...(report.invented ? [[t('checkup.invented')]] : []),
    ]),
    ...tables.map(({ name, head, rows }) => tableSheet(name, [head, ...rows])),
    ...norms.map((rows, i) =>
      tableSheet(`${t('checkup.norms')}${i === 0 ? '' : ` ${i + 1}`}`, rows),
    ),
    textSheet(
      t('checkup.sources'),
      [...sourceWords(report, words, nameOf), ...methodWords(report, words)].map((line) => [line]),
    ),
  ]).toBuffer();
}

/** Whatever people wrote is a text cell, which no program runs as a formula. */
const textCell = (value: string) => ({ value, type: String, wrap: true }) as const;

function textSheet(sheet: string, rows: Rows) {
  return {
    sheet,
    data: rows.map((row) => row.map((cell) => textCell(String(cell ?? '')))),
    columns: [{ width: wideText }],
  };
}

function tableSheet(sheet: string, rows: Rows) {
  return {
    sheet,
    data: rows.map((row, i) =>
      row.map((cell) =>
        typeof cell === 'number' || cell === null
          ? cell
          : i === 0
            ? { ...textCell(cell), fontWeight: 'bold' as const }
            : { value: cell, type: String },
      ),
    ),
    columns: (rows[0] ?? []).map((_, column) => ({ width: widthOf(column, rows) })),
    stickyRowsCount: 1,
  };
}
