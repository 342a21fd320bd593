import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OsmElement } from '../../../server/ingest/osm/element.ts';
import { openOsmFile } from '../../../server/ingest/osm/open.ts';
import type { OsmBounds, OsmSource, Want } from '../../../server/ingest/osm/source.ts';

export const EVERYTHING: Want = { nodes: true, ways: true, relations: true };

export async function collect(source: OsmSource, want = EVERYTHING): Promise<OsmElement[]> {
  const all: OsmElement[] = [];
  for await (const batch of source.read(want)) all.push(...batch);
  return all;
}

/** Writes the bytes to a file of that name, reads it to its end and removes it. */
export async function readBytes(
  name: string,
  bytes: Uint8Array | string,
  want = EVERYTHING,
): Promise<{ elements: OsmElement[]; bounds: OsmBounds | null }> {
  const folder = await mkdtemp(join(tmpdir(), 'jinlin-osm-'));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const source = await openOsmFile(path);
    return { elements: await collect(source, want), bounds: await source.bounds() };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The sentence with which the bytes are refused, without the file's name; throws if they are read or fail in another way. */
export async function refusal(name: string, bytes: Uint8Array | string): Promise<string> {
  try {
    await readBytes(name, bytes);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'BrokenOsmFile') throw error;
    return error.message.slice(error.message.indexOf(name) + name.length + 1);
  }
  throw new Error(`${name} was read as if it were whole`);
}
