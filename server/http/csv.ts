/** Tables as files that office programs open: UTF-8 with its mark, lines of CRLF, and no cell that would run as a formula. */
import { stringify } from 'csv-stringify/sync';

/** Without it Excel takes the file for GBK. */
export const byteOrderMark = '\ufeff';

/** What is no text, number or truth stands as JSON; nothing as an empty cell. */
export function csvLines(rows: readonly (readonly unknown[])[]): string {
  return stringify(rows.map((row) => row.map(cellOf)) as string[][], {
    record_delimiter: '\r\n',
    escape_formulas: true,
  });
}

function cellOf(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return value;
  return JSON.stringify(value);
}
