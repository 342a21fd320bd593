/**
 * Cuts a region's map into vector tiles, block by block. A block is a tile of zoom 11, about 18 km wide in Guangdong: only its own
 * features have coordinates at a time, so memory follows the densest block, not the region. Zooms above the blocks are cut
 * from the few features that they show.
 */
import { gzipSync } from 'node:zlib';
import GeoJSONVT, { type RawFeature } from 'geojson-vt';
import type { Bounds } from '../../geo/position.ts';
import type { MapFeature, MapFeatures } from '../map/features.ts';
import { encodeTile, tileExtent } from './encode.ts';
import { tileBounds, tileCount, tilesBelow, tilesTouching, type TileRange } from './grid.ts';

export const minTileZoom = 8;
export const maxTileZoom = 16;
const blockZoom = 11;

/** Lines and areas go on this many units beyond a tile: wide streets would show seams else. */
const bufferUnits = 128;
/** Names are laid along streets as far as this beyond a tile: half of a long name. */
const nameBufferUnits = 1024;

export interface Tile {
  z: number;
  x: number;
  y: number;
  /** Gzipped Mapbox Vector Tile; null where nothing is drawn. */
  data: Uint8Array | null;
}

/** Streets are kept whole where they leave the bounds: the map goes on with them for about a kilometre. */
const marginDegrees = 0.01;

function withMargin([west, south, east, north]: Bounds): Bounds {
  return [west - marginDegrees, south - marginDegrees, east + marginDegrees, north + marginDegrees];
}

/** How many tiles {@link cutTiles} will look at. */
export function countTiles(bounds: Bounds): number {
  let count = 0;
  for (let z = minTileZoom; z <= maxTileZoom; z++)
    count += tileCount(tilesTouching(withMargin(bounds), z));
  return count;
}

/** Every tile that touches the bounds and a margin of a kilometre around them, empty ones included. */
export function* cutTiles(features: MapFeatures, bounds: Bounds): Generator<Tile> {
  const drawn = withMargin(bounds);
  const ranges = new Map<number, TileRange>();
  for (let z = minTileZoom; z <= maxTileZoom; z++) ranges.set(z, tilesTouching(drawn, z));
  const top = ranges.get(minTileZoom)!;
  for (let x = top.minX; x <= top.maxX; x++)
    for (let y = top.minY; y <= top.maxY; y++)
      yield* cutBelow(features, { z: minTileZoom, x, y }, blockZoom - 1, ranges);
  const blocks = ranges.get(blockZoom)!;
  for (let x = blocks.minX; x <= blocks.maxX; x++)
    for (let y = blocks.minY; y <= blocks.maxY; y++)
      yield* cutBelow(features, { z: blockZoom, x, y }, maxTileZoom, ranges);
}

/** The tile and all within it down to a zoom. */
function* cutBelow(
  features: MapFeatures,
  tile: { z: number; x: number; y: number },
  maxZoom: number,
  ranges: ReadonlyMap<number, TileRange>,
): Generator<Tile> {
  const around = tileBounds(tile.z, tile.x, tile.y, nameBufferUnits / tileExtent);
  const ground: MapFeature[] = [],
    names: MapFeature[] = [];
  for (const feature of features.within(around, maxZoom))
    (feature.drawn.layer === 'street-names' ? names : ground).push(feature);
  const indexes = [indexOf(ground, bufferUnits), indexOf(names, nameBufferUnits)];
  for (let z = tile.z; z <= maxZoom; z++) {
    const range = tilesBelow(tile, ranges.get(z)!);
    for (let x = range.minX; x <= range.maxX; x++)
      for (let y = range.minY; y <= range.maxY; y++) {
        const cut = indexes.flatMap(
          (index): readonly RawFeature[] => index?.getTileRaw(z, x, y)?.features ?? [],
        );
        const encoded = encodeTile(cut, z);
        yield { z, x, y, data: encoded && gzipSync(encoded) };
      }
  }
}

function indexOf(features: readonly MapFeature[], buffer: number): GeoJSONVT | null {
  if (features.length === 0) return null;
  return new GeoJSONVT(
    {
      type: 'FeatureCollection',
      features: features.map(({ drawn, geometry }) => ({
        type: 'Feature',
        properties: drawn,
        geometry,
      })),
    },
    { maxZoom: maxTileZoom, indexMaxZoom: 0, extent: tileExtent, buffer, tolerance: 3 },
  );
}
