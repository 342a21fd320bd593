/** Which encoding a text is in, and its characters piece by piece. */
import { isUtf8 } from 'node:buffer';
import { refuse, type FileRefusal } from './problems.ts';
import type { TextEncoding } from './table.ts';

export interface Encoded {
  ok: true;
  encoding: TextEncoding;
  /** Bytes of the mark that opens the file. */
  skip: number;
}

const chunkBytes = 1 << 17;

/**
 * A mark at the start decides; without one it is UTF-8 if every byte fits, else GB18030 (which holds GBK and GB2312) if every byte fits.
 * A text that is mostly good UTF-8 counts as broken UTF-8: GB18030 would swallow it as wrong characters.
 */
export function findEncoding(bytes: Uint8Array): Encoded | FileRefusal {
  const mark = markOf(bytes);
  if (mark.encoding.startsWith('utf-16')) return firstBroken(bytes, mark) ?? mark;
  const zero = bytes.indexOf(0);
  if (zero !== -1) return refuse('file-binary', { line: lineAt(bytes, zero) });
  if (isUtf8(bytes.subarray(mark.skip))) return mark;
  if (mark.skip > 0 || mostlyUtf8(bytes)) return firstBroken(bytes, mark)!;
  const gb: Encoded = { ok: true, encoding: 'gb18030', skip: 0 };
  return firstBroken(bytes, gb) ?? gb;
}

/** The text in pieces that end at a line's end; of 128 kB unless one line is longer. */
export function* decodeChunks(bytes: Uint8Array, { encoding, skip }: Encoded): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for (const [start, end] of pieces(bytes, encoding, skip, chunkBytes))
    yield decoder.decode(bytes.subarray(start, end));
}

function markOf(bytes: Uint8Array): Encoded {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { ok: true, encoding: 'utf-8', skip: 3 };
  if (a === 0xff && b === 0xfe) return { ok: true, encoding: 'utf-16le', skip: 2 };
  if (a === 0xfe && b === 0xff) return { ok: true, encoding: 'utf-16be', skip: 2 };
  return { ok: true, encoding: 'utf-8', skip: 0 };
}

/** A line feed is one byte in UTF-8 and GB18030 and never part of another character; two bytes in UTF-16. */
function* pieces(
  bytes: Uint8Array,
  encoding: TextEncoding,
  skip: number,
  atLeast: number,
): Generator<[start: number, end: number]> {
  const wide = encoding.startsWith('utf-16');
  const low = encoding === 'utf-16le' ? 0 : 1;
  for (let start = skip; start < bytes.length;) {
    let end = start + atLeast;
    if (wide) {
      end -= (end - skip) % 2;
      while (end < bytes.length && !(bytes[end + low] === 10 && bytes[end + 1 - low] === 0))
        end += 2;
      end += 2;
    } else {
      const feed = end >= bytes.length ? -1 : bytes.indexOf(10, end);
      end = feed === -1 ? bytes.length : feed + 1;
    }
    yield [start, Math.min(end, bytes.length)];
    start = end;
  }
}

/** The first line that cannot be decoded. */
function firstBroken(bytes: Uint8Array, { encoding, skip }: Encoded): FileRefusal | null {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const fits = (start: number, end: number) => {
    try {
      decoder.decode(bytes.subarray(start, end));
      return true;
    } catch {
      return false;
    }
  };
  let line = 1;
  for (const [start, end] of pieces(bytes, encoding, skip, chunkBytes)) {
    if (!fits(start, end)) {
      for (const [from, to] of pieces(bytes.subarray(0, end), encoding, start, 1)) {
        if (!fits(from, to)) return refuse('encoding-broken', { line, encoding });
        line++;
      }
    }
    line += feeds(bytes, start, end, encoding);
  }
  return null;
}

function feeds(bytes: Uint8Array, start: number, end: number, encoding: TextEncoding): number {
  let count = 0;
  const step = encoding.startsWith('utf-16') ? 2 : 1;
  for (let i = start; i < end; i += step) {
    const unit =
      step === 1
        ? bytes[i]!
        : encoding === 'utf-16le'
          ? bytes[i]! | (bytes[i + 1]! << 8)
          : (bytes[i]! << 8) | bytes[i + 1]!;
    if (unit === 10) count++;
  }
  return count;
}

function lineAt(bytes: Uint8Array, at: number): number {
  return 1 + feeds(bytes, 0, at, 'utf-8');
}

/** Of the characters that are not ASCII, at least nine in ten are whole UTF-8 sequences of three or four bytes. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0,
    bad = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i]!;
    const length =
      lead < 0x80 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    let whole = length > 0;
    for (let k = 1; whole && k < length; k++) whole = (bytes[i + k] ?? 0) >> 6 === 2;
    if (!whole) bad++;
    else if (length > 1) good++;
    i += whole ? length : 1;
  }
  return good >= 9 * bad;
}
