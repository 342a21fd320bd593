import { inflateSync } from 'node:zlib';
import { BrokenOsmFile } from './broken-osm-file.ts';
import type { OsmElement } from './element.ts';
import { decodeBlock } from './pbf-block.ts';
import { decodeHeader } from './pbf-header.ts';
import type { OsmBounds, Want } from './source.ts';
import { BadBytes, Wire } from './wire.ts';

/*
 * Format: https://wiki.openstreetmap.org/wiki/PBF_Format. A file is a row of blobs: a big-endian length, a BlobHeader of
 * that length, a Blob. The limits are the format's own; they also bound the memory that a hostile file can ask for.
 */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;
const FILE_HEADER = 'OSMHeader';
const DATA = 'OSMData';

/** The box in the file's header, or null if it has none. Reads no further than the header. */
export async function readPbfBounds(
  fileName: string,
  chunks: AsyncIterable<Buffer>,
): Promise<OsmBounds | null> {
  for await (const blob of readBlobs(fileName, chunks)) {
    return decode(fileName, blob, () => openHeader(fileName, blob));
  }
  throw new BrokenOsmFile(fileName, 'is cut off at byte 0: its header is missing');
}

/** All elements of the wanted kinds, one batch per blob. */
export async function* readPbf(
  fileName: string,
  chunks: AsyncIterable<Buffer>,
  want: Want,
): AsyncGenerator<OsmElement[]> {
  for await (const blob of readBlobs(fileName, chunks)) {
    const batch = decode(fileName, blob, () => {
      if (blob.start === 0) openHeader(fileName, blob);
      return blob.type === DATA ? decodeBlock(unpack(fileName, blob), want) : [];
    });
    if (batch.length > 0) yield batch;
  }
}

interface Blob {
  /** Its place in the (unpacked) file, for messages. */
  start: number;
  type: string;
  bytes: Buffer;
}

function openHeader(fileName: string, blob: Blob): OsmBounds | null {
  if (blob.type !== FILE_HEADER) throw new BadBytes(`a first block of type ${blob.type}`);
  const header = decodeHeader(unpack(fileName, blob));
  if (header.unreadable.length > 0) {
    const features = header.unreadable.join(', ');
    throw new BrokenOsmFile(fileName, `needs a feature that cannot be read here (${features})`);
  }
  return header.bounds;
}

async function* readBlobs(fileName: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Blob> {
  const queue = new ByteQueue(chunks);
  try {
    while (true) {
      const start = queue.position;
      const lengthBytes = await queue.take(4);
      if (lengthBytes.length === 0) return;
      const size = async (bytes: number, most: number): Promise<Buffer> => {
        if (bytes > most) throw corrupt(fileName, start, `a block of ${bytes} bytes`);
        const taken = await queue.take(bytes);
        if (taken.length === bytes) return taken;
        throw new BrokenOsmFile(
          fileName,
          `is cut off at byte ${queue.position}: the block that begins at byte ${start} is incomplete`,
        );
      };
      if (lengthBytes.length < 4) await size(4, 4);
      const header = await size(lengthBytes.readUInt32BE(0), MAX_HEADER_BYTES);
      const { type, dataBytes } = decode(fileName, { start }, () => blobHeader(header));
      yield { start, type, bytes: await size(dataBytes, MAX_BLOB_BYTES) };
    }
  } finally {
    await queue.close();
  }
}

function blobHeader(bytes: Buffer): { type: string; dataBytes: number } {
  const wire = new Wire(bytes);
  let type = '';
  let dataBytes = -1;
  while (wire.nextField()) {
    if (wire.field === 1) type = wire.text();
    else if (wire.field === 3) dataBytes = wire.varint();
    else wire.skip();
  }
  if (type === '' || dataBytes < 0) throw new BadBytes('a block without type or size');
  return { type, dataBytes };
}

const OTHER_PACKINGS = new Map([
  [4, 'lzma'],
  [5, 'bzip2'],
  [6, 'lz4'],
  [7, 'zstd'],
]);

function unpack(fileName: string, blob: Blob): Buffer {
  const wire = new Wire(blob.bytes);
  while (wire.nextField()) {
    if (wire.field === 1) return wire.bytes();
    if (wire.field === 3) return inflateSync(wire.bytes(), { maxOutputLength: MAX_BLOB_BYTES });
    const packing = OTHER_PACKINGS.get(wire.field);
    if (packing) {
      const what = `has blocks compressed with ${packing}, which cannot be read here: convert it to zlib`;
      throw new BrokenOsmFile(fileName, what);
    }
    wire.skip();
  }
  throw new BadBytes('a block without data');
}

/** Runs a decoder over one blob and gives its complaint the blob's place in the file. */
function decode<T>(fileName: string, blob: { start: number }, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BrokenOsmFile) throw error;
    throw corrupt(
      fileName,
      blob.start,
      error instanceof Error ? error.message : String(error),
      error,
    );
  }
}

function corrupt(fileName: string, start: number, detail: string, cause?: unknown): BrokenOsmFile {
  return new BrokenOsmFile(fileName, `has a corrupt block at byte ${start} (${detail})`, cause);
}

/** Cuts a stream of chunks into pieces of asked-for sizes; holds one piece and one chunk. */
class ByteQueue {
  position = 0;
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next `bytes` bytes, or fewer if the stream ends before. */
  async take(bytes: number): Promise<Buffer> {
    const parts = [this.#rest];
    let held = this.#rest.length;
    while (held < bytes) {
      const next = await this.#chunks.next();
      if (next.done) break;
      parts.push(next.value);
      held += next.value.length;
    }
    const all = parts.length === 1 ? this.#rest : Buffer.concat(parts, held);
    const taken = all.subarray(0, bytes);
    this.#rest = all.subarray(bytes);
    this.position += taken.length;
    return taken;
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
