import { createReadStream } from 'node:fs';
import { BrokenOsmFile, describeFileError } from './broken-osm-file.ts';

const CHUNK_BYTES = 256 * 1024;

/** The file in pieces, each read when asked for; `onBytes` hears how many bytes were handed out so far. */
export async function* fileChunks(
  path: string,
  onBytes?: (bytesRead: number) => void,
): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let bytesRead = 0;
  try {
    while (true) {
      const next = await chunks.next().catch((error: unknown) => {
        throw new BrokenOsmFile(path, describeFileError(error), error);
      });
      if (next.done) return;
      bytesRead += next.value.length;
      onBytes?.(bytesRead);
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
}

/** The first bytes of a stream of chunks: at least `bytes` of them unless it is shorter. Closes the stream. */
export async function firstBytes(chunks: AsyncIterable<Buffer>, bytes: number): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= bytes) break;
  }
  return head;
}
