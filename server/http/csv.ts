/** Tables as files that office programs open: UTF-8 with its mark, lines of CRLF, and no cell that would run as a formula. */
import { stringify } from 'csv-stringify/sync';
import { withGuard } from '../domain/formula-guard.ts';

/** Without it Excel takes the file for GBK. */
export const byteOrderMark = '\ufeff';

/** What is no text, number or truth stands as JSON; nothing as an empty cell. `readTable` gives back the same texts. */
export function csvLines(rows: readonly (readonly unknown[])[]): string {
  return stringify(
    rows.map((row) => row.map(cellOf)),
    {
      record_delimiter: 'windows',
      // A lone CR or LF ends a record for readers, and so does the mark at the start for some.
      quoted_match: /[\r\n\uFEFF]/,
    },
  );
}

/** Numbers are ours and may begin with a minus; what people wrote must not be taken for a formula. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return withGuard(typeof value === 'string' ? value : JSON.stringify(value));
}
