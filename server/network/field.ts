/** Seconds on a lattice: the picture behind the contours. */
import type { Field } from '../geo/field.ts';
import { metersPerDegreeLat, metersPerDegreeLng } from '../geo/distance.ts';
import { blockSize, type StretchRaster } from './network.ts';
import type { Reach } from './reach.ts';
import { waitSeconds } from './travel.ts';

export interface FieldNorms {
  /** Straight metres from a street that still belong to the circle's picture. */
  offStreetMeters: number;
}

/** Every value above any limit that is asked for. */
const beyond = 1e6;
/** Walking across a cell takes less than this many times a cell's own time, so more is a jump to another street. */
const slopeCells = 2;
/** Seconds per metre past the off-street limit: steep, so that the contour stands near the limit. */
const steepSecondsPerMeter = 200;
/** More cells than this and only every second, third … one is read, as for a long ride. */
const mostCells = 700_000;

/**
 * A cell takes its time from its nearest stretch, reached or not, plus the walk to it. Half a cell of that
 * walk is free: a street that runs through a cell reaches its middle. Cells whose stretch was not reached stay far
 * beyond the limit, so rivers and walls stay empty.
 */
export function fieldOf(
  reach: Reach,
  raster: StretchRaster,
  limitSeconds: number,
  norms: FieldNorms,
): Field {
  const box = reachedBox(reach, raster, limitSeconds, norms.offStreetMeters);
  let stride = 1;
  while ((box.columns / stride) * (box.rows / stride) > mostCells) stride++;
  const { lattice } = raster;
  const columns = Math.ceil(box.columns / stride) + 2,
    rows = Math.ceil(box.rows / stride) + 2;
  const values = new Float32Array(columns * rows).fill(beyond);
  const streetOf = new Int32Array(columns * rows).fill(-1);
  const blockColumns = Math.ceil(lattice.columns / blockSize);
  const cellMeters = (lattice.stepLat / 1e6) * metersPerDegreeLat * stride;
  const freeMeters = cellMeters * 0.75;
  const { network, travel, seconds } = reach;
  const { edgeFlags, edgeFrom, edgeTo, edgeLengthMeters } = network;
  const { secondsPerMeter, forward, backward } = travel;
  const originEdge = reach.origin.edge;
  for (let row = 1; row < rows - 1; row++) {
    const y = box.row + (row - 1) * stride;
    if (y >= lattice.rows) break;
    const blockRow = Math.floor(y / blockSize) * blockColumns;
    const inBlock = y % blockSize;
    for (let column = 1; column < columns - 1; column++) {
      const x = box.column + (column - 1) * stride;
      if (x >= lattice.columns) break;
      const block = raster.blockOf[blockRow + (x >> 5)]!;
      if (block < 0) continue;
      const blockLine = block * blockSize + inBlock;
      const bits = raster.rowBits[blockLine]!;
      const bit = 1 << (x & 31);
      if ((bits & bit) === 0) continue;
      const cell = raster.rowFirst[blockLine]! + ones(bits & (bit - 1));
      const edge = raster.edge[cell]!;
      streetOf[row * columns + column] = cell;
      const fromSeconds = seconds[edgeFrom[edge]!]!,
        toSeconds = seconds[edgeTo[edge]!]!;
      if (fromSeconds === Infinity && toSeconds === Infinity && edge !== originEdge) continue;
      const length = edgeLengthMeters[edge]!;
      const along = (raster.along[cell]! / 65535) * length;
      let there = Infinity;
      const flags = edgeFlags[edge]!;
      const pace = secondsPerMeter[edge]!;
      if (flags & forward) there = fromSeconds + along * pace + waitSeconds(travel, flags, false);
      if (flags & backward) {
        const back = toSeconds + (length - along) * pace + waitSeconds(travel, flags, true);
        if (back < there) there = back;
      }
      if (edge === originEdge) there = Math.min(there, reach.secondsAlongOrigin(along));
      const offEast = raster.offEast[cell]!,
        offNorth = raster.offNorth[cell]!;
      const off = Math.sqrt(offEast * offEast + offNorth * offNorth) / 2;
      if (off > freeMeters) there += (off - freeMeters) * travel.offStreetSecondsPerMeter;
      if (off > norms.offStreetMeters)
        there += (off - norms.offStreetMeters) * steepSecondsPerMeter;
      if (there < beyond) values[row * columns + column] = there;
    }
  }
  return {
    west: lattice.west + (box.column - stride) * lattice.stepLng,
    south: lattice.south + (box.row - stride) * lattice.stepLat,
    stepLng: lattice.stepLng * stride,
    stepLat: lattice.stepLat * stride,
    columns,
    rows,
    values,
    jumps: {
      least: slopeCells * cellMeters * travel.offStreetSecondsPerMeter,
      streetOf,
      east: raster.offEast,
      north: raster.offNorth,
      offLimitMeters: norms.offStreetMeters,
      stepMeters: cellMeters,
    },
  };
}

/** Number of bits set (Hacker's Delight, 5-1). */
function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Cells around every node reached within the limit, with what can still be walked from the last of them. */
function reachedBox(
  reach: Reach,
  raster: StretchRaster,
  limitSeconds: number,
  offStreetMeters: number,
) {
  const { network, travel, touched, touchedCount, seconds } = reach;
  const { lattice } = raster;
  let west = Infinity,
    south = Infinity,
    east = -Infinity,
    north = -Infinity;
  const add = (lng: number, lat: number) => {
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  };
  const addEdge = (edge: number) => {
    for (let i = network.shapeFirst[edge]!; i < network.shapeFirst[edge + 1]!; i++)
      add(network.shapeLng[i]!, network.shapeLat[i]!);
  };
  addEdge(reach.origin.edge);
  for (let i = 0; i < touchedCount; i++) {
    const node = touched[i]!;
    if (seconds[node]! > limitSeconds) continue;
    add(network.nodeLng[node]!, network.nodeLat[node]!);
    // The whole of an edge that is only partly walked: a little too much, never too little.
    for (let slot = network.adjacentFirst[node]!; slot < network.adjacentFirst[node + 1]!; slot++) {
      if (
        seconds[network.adjacentNode[slot]!]! > limitSeconds &&
        travel.slotSeconds[slot]! < Infinity
      )
        addEdge(network.adjacentEdge[slot]! >> 1);
    }
  }
  const perLat = metersPerDegreeLat / 1e6;
  const perLng = metersPerDegreeLng((south + north) / 2e7) / 1e6;
  const margin = offStreetMeters + 2 * lattice.stepLat * perLat;
  const column = Math.max(
    0,
    Math.floor((west / 10 - margin / perLng - lattice.west) / lattice.stepLng),
  );
  const row = Math.max(
    0,
    Math.floor((south / 10 - margin / perLat - lattice.south) / lattice.stepLat),
  );
  return {
    column,
    row,
    columns:
      Math.min(
        lattice.columns,
        Math.ceil((east / 10 + margin / perLng - lattice.west) / lattice.stepLng) + 1,
      ) - column,
    rows:
      Math.min(
        lattice.rows,
        Math.ceil((north / 10 + margin / perLat - lattice.south) / lattice.stepLat) + 1,
      ) - row,
  };
}
