/** The grid of web Mercator tiles: z, x from the west, y from the north. */
import type { Bounds } from '../../geo/position.ts';

export interface TileRange {
  z: number;
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** Places in the unit square of web Mercator, 0–1: x grows east, y grows south. */
const unitX = (lng: number) => lng / 360 + 0.5;

function unitY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

const lngOf = (x: number) => (x - 0.5) * 360;
const latOf = (y: number) => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;

/** The tiles of a zoom that a box touches. */
export function tilesTouching([west, south, east, north]: Bounds, z: number): TileRange {
  const count = 2 ** z;
  const number = (unit: number) => Math.min(count - 1, Math.max(0, Math.floor(unit * count)));
  return {
    z,
    minX: number(unitX(west)),
    minY: number(unitY(north)),
    maxX: number(unitX(east)),
    maxY: number(unitY(south)),
  };
}

export const tileCount = ({ minX, minY, maxX, maxY }: TileRange): number =>
  (maxX - minX + 1) * (maxY - minY + 1);

/** The tiles of zoom `z` within a tile of a zoom above, as far as they lie in `range`. */
export function tilesBelow(tile: { z: number; x: number; y: number }, range: TileRange): TileRange {
  const side = 2 ** (range.z - tile.z);
  return {
    z: range.z,
    minX: Math.max(range.minX, tile.x * side),
    minY: Math.max(range.minY, tile.y * side),
    maxX: Math.min(range.maxX, (tile.x + 1) * side - 1),
    maxY: Math.min(range.maxY, (tile.y + 1) * side - 1),
  };
}

/** A tile's box in degrees, widened on each side by a share of the tile. */
export function tileBounds(z: number, x: number, y: number, margin: number): Bounds {
  const count = 2 ** z;
  return [
    lngOf((x - margin) / count),
    latOf((y + 1 + margin) / count),
    lngOf((x + 1 + margin) / count),
    latOf((y - margin) / count),
  ];
}
