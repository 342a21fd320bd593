import { stat } from 'node:fs/promises';
import { BrokenOsmFile, describeFileError } from './broken-osm-file.ts';
import { bunzip2, gunzip, type Position } from './decompress.ts';
import { fileChunks, firstBytes } from './file-chunks.ts';
import { readPbf, readPbfBounds } from './pbf-file.ts';
import { sniff, SNIFF_BYTES } from './sniff.ts';
import type { OsmSource } from './source.ts';
import { readXml, readXmlBounds } from './xml-file.ts';

type Unpack = (
  fileName: string,
  chunks: AsyncIterable<Buffer>,
  at: Position,
) => AsyncIterable<Buffer>;

const STORED: Unpack = (_fileName, chunks) => chunks;

/**
 * Opens an OSM file of any readable format, recognised by its content. Reads as far as the file's stated bounds, so that
 * a file that is no OSM file is refused here and not in the middle of an import.
 * @throws {BrokenOsmFile}
 */
export async function openOsmFile(path: string): Promise<OsmSource> {
  const totalBytes = await sizeOf(path);
  if (totalBytes === 0) throw new BrokenOsmFile(path, 'is empty');

  const outer = sniff(await firstBytes(fileChunks(path), SNIFF_BYTES));
  const unpack = outer === 'gzip' ? gunzip : outer === 'bzip2' ? bunzip2 : STORED;
  const open = (onBytes?: (bytesRead: number) => void): AsyncIterable<Buffer> => {
    const at: Position = { bytesRead: 0, totalBytes };
    const stored = fileChunks(path, (bytesRead) => {
      at.bytesRead = bytesRead;
      onBytes?.(bytesRead);
    });
    return unpack(path, stored, at);
  };

  const inner = unpack === STORED ? outer : sniff(await firstBytes(open(), SNIFF_BYTES));
  if (typeof inner === 'object') throw new BrokenOsmFile(path, inner.notOsm);
  if (inner !== 'pbf' && inner !== 'xml') {
    throw new BrokenOsmFile(path, `holds ${inner} inside ${String(outer)}: unpack it once first`);
  }
  const readElements = inner === 'pbf' ? readPbf : readXml;
  const readBounds = inner === 'pbf' ? readPbfBounds : readXmlBounds;
  const bounds = await readBounds(path, open());
  return {
    name: path,
    totalBytes,
    bounds: async () => bounds,
    read: (want, onBytes) => readElements(path, open(onBytes), want),
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    const file = await stat(path);
    if (file.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    return file.size;
  } catch (error) {
    throw new BrokenOsmFile(path, describeFileError(error), error);
  }
}
