import { statSync } from 'node:fs';
import type { RegionInfo } from '../server/domain/region.ts';
import type { MapFeatures } from '../server/ingest/map/features.ts';
import { layerNames } from '../server/ingest/map/kinds.ts';
import { cutTiles, maxTileZoom, minTileZoom } from '../server/ingest/tiles/cut.ts';
import { writeMbtiles } from '../server/store/mbtiles.ts';
import { tilesFile } from '../server/store/region-files.ts';
import type { VersionWriter } from '../server/store/region-folder.ts';

/** How the map went. Kept in `report.json` too. */
export interface TilesReport {
  count: number;
  megabytes: number;
  seconds: number;
}

const restEvery = 64;

/**
 * Cuts the map into the version's tiles.
 * @param rest is waited for every few tiles, so that a signal can be heard
 */
export async function writeTiles(
  writer: VersionWriter,
  features: MapFeatures,
  info: Pick<RegionInfo, 'name' | 'bounds' | 'attribution'>,
  rest: (tilesDone: number) => Promise<void>,
): Promise<TilesReport> {
  const started = performance.now();
  const path = writer.pathOf(tilesFile);
  const tiles = writeMbtiles(path, {
    name: info.name,
    bounds: info.bounds,
    minZoom: minTileZoom,
    maxZoom: maxTileZoom,
    attribution: info.attribution,
    layers: layerNames,
  });
  let done = 0,
    count = 0;
  try {
    for (const { z, x, y, data } of cutTiles(features, info.bounds)) {
      if (data) {
        tiles.put(z, x, y, data);
        count++;
      }
      if (++done % restEvery === 0) await rest(done);
    }
    await rest(done);
    tiles.finish();
  } finally {
    tiles.close();
  }
  writer.flush(tilesFile);
  const megabytes = statSync(path).size / 1e6;
  return { count, megabytes, seconds: (performance.now() - started) / 1000 };
}
