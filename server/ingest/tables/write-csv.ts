import { Readable, type Transform } from 'node:stream';
import { stringify } from 'csv-stringify';
import { withGuard } from './formula-guard.ts';

export type OutCell = string | number | boolean | null | undefined;

/**
 * Rows as CSV that Chinese table programs open rightly: UTF-8 with a mark, lines end in CRLF. Texts that such a program would run as a
 * formula are defused, numbers are left alone. `readTable` gives back the same cells. A stream: holds a few rows at a time.
 */
export function writeCsv(
  headers: readonly string[],
  rows: Iterable<readonly OutCell[]> | AsyncIterable<readonly OutCell[]>,
): Transform {
  const csv = stringify({
    bom: true,
    record_delimiter: 'windows',
    // A lone CR or LF ends a record for readers, and so does the mark at the start for some.
    quoted_match: /[\r\n\uFEFF]/,
  });
  async function* records() {
    yield headers.map(withGuard);
    for await (const row of rows) yield row.map(written);
  }
  const source = Readable.from(records());
  source.on('error', (error) => csv.destroy(error));
  csv.on('close', () => source.destroy());
  return source.pipe(csv);
}

function written(cell: OutCell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return withGuard(String(cell ?? ''));
}
