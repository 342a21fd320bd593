/** A whole table of figures, held against what is known: verdicts for its rows and the changes that it would make. */
import { readColumns, type ColumnCode, type ReadColumns } from './columns.ts';
import type { CommunityFieldFacts } from './fields.ts';
import { TableJudge, type CommunityLookup, type RowVerdict, type TableRow } from './table.ts';

export interface JudgedTable {
  ok: true;
  columns: (ColumnCode | null)[];
  /** In the order of the table. */
  verdicts: RowVerdict[];
  counts: Record<RowVerdict['verdict'], number>;
}

export function judgeTable(
  headers: readonly string[],
  rows: Iterable<TableRow>,
  facts: CommunityFieldFacts,
  lookup: CommunityLookup,
): JudgedTable | Exclude<ReadColumns, { ok: true }> {
  const read = readColumns(headers, facts);
  if (!read.ok) return read;
  const judge = new TableJudge(read.columns, read.fields, facts, lookup);
  const counts = { new: 0, changed: 0, same: 0, error: 0 };
  const verdicts: RowVerdict[] = [];
  for (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    const verdict = judge.judge(row);
    counts[verdict.verdict]++;
    verdicts.push(verdict);
  }
  return { ok: true, columns: read.columns, verdicts, counts };
}
