/** The map: what an import made of it, and how fast it is served. */
import { Agent, get } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { tilesFile } from '../../server/store/region-files.ts';
import { currentVersion, regionFolder } from '../../server/store/region-folder.ts';
import type { TilesReport } from '../import-tiles.ts';
import { report } from './figures.ts';

const connections = 16;
const rounds = 5;

function versionFolder(dataDir: string, id: string): string {
  return join(regionFolder(dataDir, id), currentVersion(dataDir, id)!);
}

/** Figures that the import itself has written down. */
export function reportTiles(dataDir: string, id: string, data: string): void {
  const { tiles } = JSON.parse(
    readFileSync(join(versionFolder(dataDir, id), 'report.json'), 'utf8'),
  ) as { tiles: TilesReport };
  report({
    name: 'map tiles z8–16, cutting and writing',
    value: tiles.seconds,
    unit: 's',
    bound: 5,
    data,
  });
  report({ name: 'map tiles z8–16, size', value: tiles.megabytes, unit: 'MB', bound: 8, data });
  report({ name: 'map tiles z8–16, count', value: tiles.count, unit: 'tiles', data });
}

/** Every tile of the region, five times over, by 16 connections that each wait for their answer. */
export async function benchTiles(
  address: string,
  dataDir: string,
  id: string,
  data: string,
): Promise<void> {
  const database = new Database(join(versionFolder(dataDir, id), tilesFile), { readonly: true });
  const rows = database
    .prepare<[], { z: number; x: number; row: number; bytes: number }>(
      'SELECT zoom_level AS z, tile_column AS x, tile_row AS row, length(tile_data) AS bytes FROM tiles',
    )
    .all();
  database.close();
  const paths = rows.map(({ z, x, row }) => `/tiles/${id}/${z}/${x}/${2 ** z - 1 - row}.mvt`);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let next = 0,
    bytes = 0;
  const total = paths.length * rounds;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < total) {
        const sent = await fetchTile(address + paths[next++ % paths.length]!, agent);
        bytes += sent;
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  const stored = rounds * rows.reduce((sum, row) => sum + row.bytes, 0);
  if (bytes !== stored) throw new Error(`${bytes} bytes of tiles came, ${stored} are stored`);
  report({
    name: 'map tiles over HTTP',
    value: total / seconds,
    unit: 'tiles/s',
    bound: 1500,
    atLeast: true,
    data,
  });
}

/** @returns bytes of the tile as sent */
function fetchTile(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
      response.on('error', reject);
    }).on('error', reject);
  });
}
