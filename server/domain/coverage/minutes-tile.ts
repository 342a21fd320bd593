/** Minutes to the nearest facility as a tile of the map: 128 × 128 bytes, row by row from the north-west corner. */
import { metersPerDegreeLat } from '../../geo/distance.ts';
import type { StretchRaster } from '../../network/network.ts';
import { cellAt } from '../../network/stretch-cell.ts';
import { secondsAt, type Nearest } from './nearest.ts';

export const tileCells = 128;
/** Bytes below these are whole minutes, rounded up: 15 and less are within a quarter of an hour. */
export const fartherByte = 254;
export const noStreetByte = 255;

/** A cell that spans several of the raster's is read at so many places each way at most. */
const mostSamples = 6;

export interface TileAt {
  z: number;
  x: number;
  y: number;
}

/**
 * A cell takes its minutes from its nearest stretch of street and the walk to it, as a circle's picture does. Where a cell spans many
 * stretches it is their mean; `fartherByte` if most of them lead nowhere.
 * @param nearest null for a category without a facility
 * @returns null where the tile has no street at all
 */
export function minutesTile(
  nearest: Nearest | null,
  raster: StretchRaster,
  tile: TileAt,
  offStreetMeters: number,
): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(tileCells * tileCells).fill(noStreetByte);
  const { west, south, stepLng, stepLat } = raster.lattice;
  const side = 360 / 2 ** tile.z / tileCells;
  const samples = Math.min(mostSamples, Math.max(1, Math.round((side * 1e6) / stepLng)));
  // Half a cell of the walk is free: a street that runs through a cell reaches its middle.
  const freeMeters = (stepLat / 1e6) * metersPerDegreeLat * 0.75;
  const columns = Int32Array.from({ length: tileCells * samples }, (_, i) => {
    const lng = (360 * (tile.x + (i + 0.5) / (tileCells * samples))) / 2 ** tile.z - 180;
    return Math.round((lng * 1e6 - west) / stepLng);
  });
  const rows = Int32Array.from({ length: tileCells * samples }, (_, i) => {
    const lat = latitudeOf(tile.y + (i + 0.5) / (tileCells * samples), tile.z);
    return Math.round((lat * 1e6 - south) / stepLat);
  });
  let any = false;
  for (let y = 0; y < tileCells; y++)
    for (let x = 0; x < tileCells; x++) {
      let reached = 0,
        lost = 0,
        sum = 0;
      for (let j = 0; j < samples; j++)
        for (let i = 0; i < samples; i++) {
          const cell = cellAt(raster, columns[x * samples + i]!, rows[y * samples + j]!);
          if (cell < 0) continue;
          const off = Math.hypot(raster.offEast[cell]!, raster.offNorth[cell]!) / 2;
          if (off > offStreetMeters) continue;
          const seconds = nearest
            ? secondsInCell(nearest, raster, cell, Math.max(0, off - freeMeters))
            : Infinity;
          if (seconds === Infinity) lost++;
          else {
            reached++;
            sum += seconds;
          }
        }
      if (reached + lost === 0) continue;
      any = true;
      bytes[y * tileCells + x] =
        lost > reached ? fartherByte : Math.min(fartherByte, Math.ceil(sum / reached / 60));
    }
  return any ? bytes : null;
}

function secondsInCell(
  nearest: Nearest,
  raster: StretchRaster,
  cell: number,
  offStreetMeters: number,
): number {
  const edge = raster.edge[cell]!;
  const along = (raster.along[cell]! / 65535) * nearest.network.edgeLengthMeters[edge]!;
  return secondsAt(nearest, edge, along, offStreetMeters);
}

/** Of a row of the map's grid, which may lie between two. */
function latitudeOf(y: number, z: number): number {
  const n = Math.PI * (1 - (2 * y) / 2 ** z);
  return (Math.atan(Math.sinh(n)) * 180) / Math.PI;
}
