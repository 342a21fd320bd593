/** The door: any file that an office may send, to rows or to one clear refusal. */
import { readFile, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { tableLimits, type TableLimits } from './limits.ts';
import { refuse } from './problems.ts';
import { readCsv } from './read-csv.ts';
import { readGeoJsonTable } from './read-geojson.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Reading, RowTaker, TableAnswer } from './table.ts';

export interface ReadTableOptions {
  /** A sheet's name; without it the first visible one. */
  sheet?: string;
  limits?: Partial<TableLimits>;
  /** Takes the rows instead of the answer: a table may be larger than what is made of it. */
  take?: RowTaker;
  /** Awaited now and then, so that a large file does not hold up a service; without it, others have their turn. */
  pause?(): Promise<void>;
}

/**
 * What a file is, is told by its first bytes; the name only decides where they do not. Never throws at a file's content.
 * @param file its bytes, or its path
 * @param name the file's own name, for its ending
 */
export async function readTable(
  file: Uint8Array | string,
  name: string,
  options: ReadTableOptions = {},
): Promise<TableAnswer> {
  const limits = { ...tableLimits, ...options.limits };
  const reading: Reading = {
    take: options.take,
    pause: options.pause ?? (() => setImmediate()),
  };
  try {
    const size = typeof file === 'string' ? (await stat(file)).size : file.length;
    if (size > limits.fileBytes)
      return refuse('file-too-large', { bytes: size, most: limits.fileBytes });
    const bytes = typeof file === 'string' ? await readFile(file) : file;
    const kind = kindOf(bytes, name);
    if (kind === 'empty') return refuse('file-empty');
    if (kind === 'old-excel') return refuse('file-old-excel');
    if (kind === 'xlsx') return await readXlsx(bytes, limits, reading, options.sheet);
    if (kind === 'json') return await readGeoJsonTable(bytes, limits, reading);
    if (kind === 'text') return await readCsv(bytes, limits, reading);
    return refuse('file-unknown', { value: kind });
  } catch (error) {
    return refuse('file-unreadable', {
      value: (error as NodeJS.ErrnoException).code ?? (error as Error).message,
    });
  }
}

/** First bytes (in hex) of what people send by mistake. */
const others: readonly [start: string, kind: string][] = [
  ['25504446', 'PDF'],
  ['89504e47', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['47494638', 'GIF'],
  ['52617221', 'RAR'],
  ['1f8b', 'GZIP'],
  ['377abcaf', '7-Zip'],
  ['53514c697465', 'SQLite'],
];

function kindOf(bytes: Uint8Array, name: string): string {
  const start = Buffer.from(bytes.subarray(0, 512));
  const hex = start.toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'xlsx';
  if (hex.startsWith('d0cf11e0')) return 'old-excel';
  const other = others.find(([first]) => hex.startsWith(first));
  if (other) return other[1];
  // Bytes of UTF-16 are read past their zeros: only the first sign matters here.
  const text = start
    .toString('latin1')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
    .replace(/\0/g, '')
    .trimStart();
  if (text === '' && bytes.length < 512) return 'empty';
  if (/^<(!doctype html|html|table|\?xml)/i.test(text)) return 'HTML / XML';
  // GeoJSON text sequences begin each record with this separator.
  if (text.replace('\u001e', '').trimStart().startsWith('{')) return 'json';
  return /\.(geo)?jsonl?$|\.ndjson$/i.test(name) ? 'json' : 'text';
}
