/**
 * The parts of an .xlsx, unpacked under limits. A packed file may lie about its sizes and may unpack to far more than memory holds, so
 * declared sizes are checked before, real bytes while they come, and nothing but the parts asked for is ever unpacked.
 */
import type { Readable } from 'node:stream';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { TableLimits } from './limits.ts';
import { Refused } from './problems.ts';

export class XlsxParts {
  private readonly zip: ZipFile;
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly limits: TableLimits;
  private totalBytes = 0;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: TableLimits) {
    this.zip = zip;
    this.entries = entries;
    this.limits = limits;
  }

  /** @throws {Refused} for a file that is no zip, or holds too many files */
  static async open(bytes: Uint8Array, limits: TableLimits): Promise<XlsxParts> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entries = new Map<string, Entry>();
    try {
      const zip = await fromBufferPromise(buffer, { lazyEntries: true });
      if (zip.entryCount > limits.zipEntries)
        throw new Refused('zip-bomb', { value: `${zip.entryCount} > ${limits.zipEntries}` });
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
      return new XlsxParts(zip, entries, limits);
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new Refused('zip-broken', { value: (error as Error).message });
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** @throws {Refused} for a part that is missing, broken, encrypted, or larger than the limits allow */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new Refused('not-a-workbook', { value: name });
    if (entry.generalPurposeBitFlag & 1) throw new Refused('workbook-encrypted');
    this.check(
      name,
      entry.uncompressedSize,
      entry.compressedSize,
      this.totalBytes + entry.uncompressedSize,
    );
    let stream: Readable | undefined;
    let bytes = 0;
    try {
      stream = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        this.totalBytes += chunk.length;
        this.check(name, bytes, entry.compressedSize, this.totalBytes);
        yield chunk;
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new Refused('zip-broken', { value: `${name}: ${(error as Error).message}` });
    } finally {
      stream?.destroy();
    }
  }

  private check(name: string, bytes: number, packedBytes: number, totalBytes: number): void {
    const { zipEntryBytes, zipTotalBytes, zipRatio, zipRatioFreeBytes } = this.limits;
    const ratio = bytes / Math.max(1, packedBytes);
    if (
      bytes > zipEntryBytes ||
      totalBytes > zipTotalBytes ||
      (bytes > zipRatioFreeBytes && ratio > zipRatio)
    )
      throw new Refused('zip-bomb', { value: `${name}: ${bytes} / ${packedBytes}` });
  }
}
