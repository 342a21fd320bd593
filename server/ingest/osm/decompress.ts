import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import unbzip2Stream from 'unbzip2-stream';
import { BrokenOsmFile } from './broken-osm-file.ts';

/** Where in the compressed file a decoder stands; the caller keeps it true while it feeds the decoder. */
export interface Position {
  bytesRead: number;
  totalBytes: number;
}

/** Unpacks gzip, several members after one another included. */
export async function* gunzip(
  fileName: string,
  chunks: AsyncIterable<Buffer>,
  at: Position,
): AsyncGenerator<Buffer> {
  const unpacked = createGunzip({ chunkSize: 256 * 1024 });
  // The error reaches the loop below; pipeline only has to close both ends.
  pipeline(chunks, unpacked, () => {});
  try {
    for await (const chunk of unpacked) yield chunk as Buffer;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'Z_BUF_ERROR') throw cutOff(fileName, at, error);
    if (code?.startsWith('Z_')) throw corrupt(fileName, 'gzip', at, error);
    throw error;
  }
}

/**
 * Unpacks bzip2, several streams after one another included (pbzip2 writes those). The decoder works inside `write`, so
 * at most the blocks that one chunk completes are held.
 */
export async function* bunzip2(
  fileName: string,
  chunks: AsyncIterable<Buffer>,
  at: Position,
): AsyncGenerator<Buffer> {
  const decoder = unbzip2Stream();
  let failure: unknown = null;
  let unpacked: Buffer[] = [];
  decoder.on('data', (chunk) => unpacked.push(chunk));
  decoder.on('error', (error) => (failure ??= error));
  const take = () => {
    const taken = unpacked;
    unpacked = [];
    return taken;
  };
  for await (const chunk of chunks) {
    decoder.write(chunk);
    yield* take();
    if (failure) throw corrupt(fileName, 'bzip2', at, failure);
  }
  decoder.end();
  yield* take();
  if (failure)
    throw ranOut(failure) ? cutOff(fileName, at, failure) : corrupt(fileName, 'bzip2', at, failure);
}

/** The bzip2 decoder has no error of its own for a missing end: it either says so or reads beyond its last buffer. */
function ranOut(failure: unknown): boolean {
  return failure instanceof TypeError || /ended prematurely/.test(String(failure));
}

function cutOff(fileName: string, at: Position, cause: unknown): BrokenOsmFile {
  return new BrokenOsmFile(
    fileName,
    `is cut off at byte ${at.totalBytes}: its end is missing`,
    cause,
  );
}

function corrupt(fileName: string, kind: string, at: Position, cause: unknown): BrokenOsmFile {
  return new BrokenOsmFile(fileName, `has corrupt ${kind} data before byte ${at.bytesRead}`, cause);
}
