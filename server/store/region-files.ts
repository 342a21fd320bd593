/** The files of one region version, written and read. */
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Buildings } from '../domain/buildings.ts';
import type { RegionData, RegionInfo } from '../domain/region.ts';
import { decodeNetwork, encodeNetwork } from '../network/file.ts';
import { decodeObstacles, encodeObstacles } from '../network/obstacle-file.ts';
import { buildingsFile, decodeBuildings, encodeBuildings } from './buildings-file.ts';
import { openMbtiles, type TileSet } from './mbtiles.ts';
import { indexFileName } from './places/index-file.ts';
import { regionFolder, type VersionWriter } from './region-folder.ts';

export const tilesFile = 'tiles.mbtiles';

const json = (value: unknown) => [new TextEncoder().encode(JSON.stringify(value))];

/**
 * @param report how the import went; kept beside the data for whoever asks later.
 * @param placeIndex the bytes of `places.sqlite`; without them the region's names are not found by searching.
 * @param buildings without them people are spread along streets.
 */
export function writeRegionFiles(
  writer: VersionWriter,
  region: RegionData,
  report: unknown,
  placeIndex?: Uint8Array,
  buildings?: Buildings | null,
): void {
  writer.write('network.bin', encodeNetwork(region.network));
  if (region.obstacles) writer.write('obstacles.bin', encodeObstacles(region.obstacles));
  writer.write('facilities.json', json(region.facilities));
  writer.write('places.json', json(region.places));
  writer.write('communities.json', json(region.communities));
  writer.write('streets.json', json(region.network.names.slice(1)));
  if (buildings) writer.write(buildingsFile, encodeBuildings(buildings));
  if (placeIndex) writer.write(indexFileName, [placeIndex]);
  writer.write('report.json', json(report));
  writer.write('region.json', json(region.info));
}

/** Reads a whole version; the network is one read and used in place. Throws when a file is missing or broken. */
export function readRegionFiles(dataDir: string, id: string, version: string): RegionData {
  const folder = join(regionFolder(dataDir, id), version);
  const parse = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
  return {
    info: parse<RegionInfo>('region.json'),
    network: decodeNetwork(readWhole(join(folder, 'network.bin'), SharedArrayBuffer)),
    // Versions from before this file tell of fewer obstacles, and answer everything else.
    ...(existsSync(join(folder, 'obstacles.bin'))
      ? { obstacles: decodeObstacles(readWhole(join(folder, 'obstacles.bin'), ArrayBuffer)) }
      : {}),
    facilities: parse<RegionData['facilities']>('facilities.json'),
    places: parse<RegionData['places']>('places.json'),
    communities: parse<RegionData['communities']>('communities.json'),
  };
}

export function readRegionInfo(dataDir: string, id: string, version: string): RegionInfo {
  const file = join(regionFolder(dataDir, id), version, 'region.json');
  return JSON.parse(readFileSync(file, 'utf8')) as RegionInfo;
}

/** The version's houses; null for one that was imported before they were kept. Throws `BadBuildingsFile`. */
export function readRegionBuildings(
  dataDir: string,
  id: string,
  version: string,
): Buildings | null {
  const path = join(regionFolder(dataDir, id), version, buildingsFile);
  return existsSync(path) ? decodeBuildings(readWhole(path, ArrayBuffer)) : null;
}

/** The version's map; null for one that was imported before there were tiles. The caller closes it. */
export function openRegionTiles(dataDir: string, id: string, version: string): TileSet | null {
  const path = join(regionFolder(dataDir, id), version, tilesFile);
  return existsSync(path) ? openMbtiles(path) : null;
}

/** @param kind shared, where the planners' thread is to see the same bytes instead of a copy */
function readWhole<T extends ArrayBufferLike>(path: string, kind: new (bytes: number) => T): T {
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    const buffer = new kind(size);
    for (let at = 0; at < size;) {
      const read = readSync(
        file,
        new Uint8Array(buffer, at, Math.min(size - at, 1 << 30)),
        0,
        Math.min(size - at, 1 << 30),
        at,
      );
      if (read === 0) throw new Error(`${path} ended at byte ${at} of ${size}`);
      at += read;
    }
    return buffer;
  } finally {
    closeSync(file);
  }
}
