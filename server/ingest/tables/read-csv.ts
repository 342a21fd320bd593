/** Separated values: comma, semicolon, tab or bar, told by the first line. */
import { pipeline } from 'node:stream/promises';
import { parse, type CsvError } from 'csv-parse';
import { RowCollector } from './collect.ts';
import { decodeChunks, findEncoding } from './decode.ts';
import { withoutGuard } from '../../domain/formula-guard.ts';
import type { TableLimits } from './limits.ts';
import { refuse, Refused } from './problems.ts';
import type { Reading, TableAnswer } from './table.ts';

const delimiters = ['\t', ';', '|', ','] as const;

/** Lines are counted at `\n`, `\r\n` and `\r`, inside quotes too. Rows without a value are passed over. */
export async function readCsv(
  bytes: Uint8Array,
  limits: TableLimits,
  { take, pause }: Reading,
): Promise<TableAnswer> {
  const encoded = findEncoding(bytes);
  if (!encoded.ok) return encoded;
  const start = firstLines(bytes.subarray(0, 1 << 16), encoded);
  // Excel's own way of naming the separator.
  const named = /^sep=(.)\r?\n/.exec(start)?.[1];
  const delimiter = named ?? likeliest(start);
  const collector = new RowCollector(
    limits,
    take && ((row, headers) => take(row, { headers, lineIs: 'line' })),
  );
  // Where the record begins that the parser is at.
  let line = 1;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: limits.columns * limits.cellCharacters,
    // Collected here and not passed on: as objects in a stream a million blank lines take a minute.
    on_record: (record: string[], { lines }) => {
      const first = line;
      line = lines + 1;
      // Each record may have its own width: the parser compares it with the first's, and for any other builds an error
      // that copies all its options, at twenty times the cost of the record, only to drop it.
      (parser.info as { records: number }).records = 0;
      if (first > 1 || !named) collector.add({ line: first, cells: record.map(withoutGuard) });
      return null;
    },
  });
  try {
    await pipeline(
      inTurns(boundedLines(decodeChunks(bytes, encoded), limits), pause),
      parser.resume(),
    );
    return {
      ok: true,
      format: 'csv',
      encoding: encoded.encoding,
      delimiter,
      lineIs: 'line',
      ...collector.finish(),
    };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    const code = (error as CsvError).code;
    if (code === 'CSV_QUOTE_NOT_CLOSED') return refuse('quote-open', { line: line });
    if (code === 'CSV_MAX_RECORD_SIZE') return refuse('record-too-long', { line: line });
    return refuse('file-unreadable', { value: String((error as Error).message) });
  }
}

/**
 * The parser bounds a record by the characters of its cells, so a line of separators alone would fill memory with empty cells.
 * @throws {Refused} at a line that is longer than any record may be
 */
function* boundedLines(pieces: Iterable<string>, limits: TableLimits): Generator<string> {
  // Every cell may be quoted, and every character of it a doubled quotation mark.
  const longest = limits.columns * (2 * limits.cellCharacters + 3);
  let line = 1;
  for (const piece of pieces) {
    const lines = piece.length > longest ? piece.split(lineEnd) : [];
    const over = lines.findIndex(({ length }) => length > longest);
    if (over !== -1) throw new Refused('record-too-long', { line: line + over });
    yield piece;
    line += lines.length > 0 ? lines.length - 1 : countEnds(piece);
  }
}

const lineEnd = /\r\n|\n|\r/;

function countEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  if (count === 0)
    for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) count++;
  return count;
}

/** A pause after each piece: some 500 lines, which to read and to take costs some ten milliseconds. */
async function* inTurns(pieces: Iterable<string>, pause: Reading['pause']): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await pause();
  }
}

function firstLines(bytes: Uint8Array, encoded: Parameters<typeof decodeChunks>[1]): string {
  const decoder = new TextDecoder(encoded.encoding, { ignoreBOM: true });
  return decoder.decode(bytes.subarray(encoded.skip));
}

/** The separator that the first line with any has most of, outside quotes; a comma where there is none. */
function likeliest(text: string): string {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
    else if (/[\r\n]/.test(character) && [...counts.values()].some((seen) => seen > 0)) break;
  }
  const most = Math.max(...counts.values());
  return most === 0 ? ',' : delimiters.find((delimiter) => counts.get(delimiter) === most)!;
}
