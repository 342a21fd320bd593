/** Street metres per cell of about 100 m, for the built density that tells town from country. */
import { metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import { edgeFlag, notStreetLength } from '../flags.ts';
import type { DensityRaster } from '../network.ts';
import type { Graph } from './graph.ts';
import { latticeFor } from './stretches.ts';

const cellMeters = 100;
const pieceMeters = 20;

export function rasterizeDensity(graph: Graph): DensityRaster {
  const lattice = latticeFor(graph, cellMeters, cellMeters);
  const meters = new Float32Array(lattice.columns * lattice.rows);
  const raster = { lattice, meters };
  for (let e = 0; e < graph.edgeCount; e++) addStreet(raster, graph, e, graph.edgeFlags[e]!, 1);
  return raster;
}

/** Adds one edge as its flags have it, or with `sign` -1 takes it away again. What lies outside the lattice is left out. */
export function addStreet(
  { lattice, meters }: DensityRaster,
  graph: Pick<Graph, 'shapeFirst' | 'shapeLng' | 'shapeLat'>,
  e: number,
  flags: number,
  sign: 1 | -1,
): void {
  if ((flags & edgeFlag.foot) === 0 || flags & notStreetLength) return;
  for (let i = graph.shapeFirst[e]!; i < graph.shapeFirst[e + 1]! - 1; i++) {
    const x = (graph.shapeLng[i]! / 10 - lattice.west) / lattice.stepLng;
    const y = (graph.shapeLat[i]! / 10 - lattice.south) / lattice.stepLat;
    const dx = (graph.shapeLng[i + 1]! - graph.shapeLng[i]!) / 10 / lattice.stepLng;
    const dy = (graph.shapeLat[i + 1]! - graph.shapeLat[i]!) / 10 / lattice.stepLat;
    const length = Math.hypot(dx, dy) * cellMeters;
    const pieces = Math.max(1, Math.ceil(length / pieceMeters));
    for (let p = 0; p < pieces; p++) {
      const at = (p + 0.5) / pieces;
      const column = Math.round(x + at * dx),
        row = Math.round(y + at * dy);
      if (row < 0 || column < 0 || row >= lattice.rows || column >= lattice.columns) continue;
      meters[row * lattice.columns + column]! += (sign * length) / pieces;
    }
  }
}

/** Walkable street in km per km² within the radius around a position. */
export function densityAround(
  raster: DensityRaster,
  lng: number,
  lat: number,
  radiusMeters: number,
): number {
  const { lattice, meters } = raster;
  const x = (lng * 1e6 - lattice.west) / lattice.stepLng;
  const y = (lat * 1e6 - lattice.south) / lattice.stepLat;
  const width = (lattice.stepLng / 1e6) * metersPerDegreeLng(lat);
  const height = (lattice.stepLat / 1e6) * metersPerDegreeLat;
  let sum = 0,
    cells = 0;
  for (let row = Math.ceil(y - radiusMeters / height); row <= y + radiusMeters / height; row++) {
    for (
      let column = Math.ceil(x - radiusMeters / width);
      column <= x + radiusMeters / width;
      column++
    ) {
      if (Math.hypot((column - x) * width, (row - y) * height) > radiusMeters) continue;
      cells++;
      if (row < 0 || column < 0 || row >= lattice.rows || column >= lattice.columns) continue;
      sum += meters[row * lattice.columns + column]!;
    }
  }
  return cells === 0 ? 0 : sum / 1000 / ((cells * width * height) / 1e6);
}
