/** Seconds on a lattice: the picture behind the contours. */
import type { Field } from '../geo/field.ts';
import { unitsPerDegree } from '../geo/position.ts';
import { notAStreet } from './flags.ts';
import { metersPerDegreeLat, metersPerDegreeLng } from '../geo/distance.ts';
import { blockSize, type StretchRaster } from './network.ts';
import type { Reach } from './reach.ts';
import { pointOnEdge } from './snap.ts';
import { ones } from './stretch-cell.ts';
import { waitSeconds } from './travel.ts';

/** Every value above any limit that is asked for. */
const beyond = 1e6;

/** Room for one field at a time, kept between queries. */
export class FieldScratch {
  private values = new Float32Array(0);
  private streetOf = new Int32Array(0);

  /** Empty arrays of the size; they are good until the next call. */
  take(size: number): { values: Float32Array; streetOf: Int32Array } {
    if (this.values.length < size) {
      this.values = new Float32Array(size);
      this.streetOf = new Int32Array(size);
    }
    return {
      values: this.values.subarray(0, size).fill(beyond),
      streetOf: this.streetOf.subarray(0, size).fill(-1),
    };
  }
}

export interface FieldNorms {
  /** Straight metres from a street that still belong to the circle's picture. */
  offStreetMeters: number;
}

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
  scratch: FieldScratch,
): Field {
  const box = reachedBox(reach, raster, limitSeconds, norms.offStreetMeters);
  let stride = 1;
  while ((box.columns / stride) * (box.rows / stride) > mostCells) stride++;
  const { lattice } = raster;
  const columns = Math.ceil(box.columns / stride) + 2,
    rows = Math.ceil(box.rows / stride) + 2;
  const { values, streetOf } = scratch.take(columns * rows);
  const blockColumns = Math.ceil(lattice.columns / blockSize);
  const cellMeters = (lattice.stepLat / 1e6) * metersPerDegreeLat * stride;
  const freeMeters = cellMeters * 0.75;
  const { network, travel, seconds } = reach;
  const { edgeFlags, edgeFrom, edgeTo, edgeLengthMeters } = network;
  const { secondsPerMeter, forward, backward } = travel;
  const { blockOf, rowBits, rowFirst } = raster;
  const offPace = travel.offStreetSecondsPerMeter;
  const originEdge = reach.origin.edge;
  // Neighbouring cells mostly share their street, so what is known of one edge is kept until another comes.
  let known = -1,
    length = 0,
    pace = 0,
    ahead = Infinity,
    back = Infinity;
  for (let row = 1; row < rows - 1; row++) {
    const y = box.row + (row - 1) * stride;
    if (y >= lattice.rows) break;
    const blockRow = Math.floor(y / blockSize) * blockColumns;
    const inBlock = y % blockSize;
    for (let column = 1; column < columns - 1; column++) {
      const x = box.column + (column - 1) * stride;
      if (x >= lattice.columns) break;
      const block = blockOf[blockRow + (x >> 5)]!;
      if (block < 0) continue;
      const blockLine = block * blockSize + inBlock;
      const bits = rowBits[blockLine]!;
      const bit = 1 << (x & 31);
      if ((bits & bit) === 0) continue;
      const cell = rowFirst[blockLine]! + ones(bits & (bit - 1));
      const edge = raster.edge[cell]!;
      streetOf[row * columns + column] = cell;
      if (edge !== known) {
        known = edge;
        const flags = edgeFlags[edge]!;
        length = edgeLengthMeters[edge]!;
        pace = secondsPerMeter[edge]!;
        ahead =
          flags & forward
            ? seconds[edgeFrom[edge]!]! + waitSeconds(travel, flags, false)
            : Infinity;
        back =
          flags & backward ? seconds[edgeTo[edge]!]! + waitSeconds(travel, flags, true) : Infinity;
      }
      if (ahead === Infinity && back === Infinity && edge !== originEdge) continue;
      const along = (raster.along[cell]! / 65535) * length;
      let there = Math.min(ahead + along * pace, back + (length - along) * pace);
      if (edge === originEdge) there = Math.min(there, reach.secondsAlongOrigin(along));
      const offEast = raster.offEast[cell]!,
        offNorth = raster.offNorth[cell]!;
      const off = Math.sqrt(offEast * offEast + offNorth * offNorth) / 2;
      if (off > freeMeters) there += (off - freeMeters) * offPace;
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
  // What of an edge can be walked from a place on it: its shape, cut to a square around that place.
  const middle = network.nodeLat[network.edgeFrom[reach.origin.edge]!]! / unitsPerDegree;
  const addAround = (edge: number, lng: number, lat: number, meters: number) => {
    const dLng = (meters / metersPerDegreeLng(middle)) * unitsPerDegree;
    const dLat = (meters / metersPerDegreeLat) * unitsPerDegree;
    for (let i = network.shapeFirst[edge]!; i < network.shapeFirst[edge + 1]!; i++) {
      add(
        Math.max(lng - dLng, Math.min(lng + dLng, network.shapeLng[i]!)),
        Math.max(lat - dLat, Math.min(lat + dLat, network.shapeLat[i]!)),
      );
    }
  };
  const { edge: originEdge, alongMeters } = reach.origin;
  const [originLng, originLat] = pointOnEdge(network, originEdge, alongMeters);
  const atOnce = (limitSeconds - reach.originSeconds) / travel.secondsPerMeter[originEdge]!;
  addAround(
    originEdge,
    originLng * unitsPerDegree,
    originLat * unitsPerDegree,
    Math.max(0, atOnce),
  );
  for (let i = 0; i < touchedCount; i++) {
    const node = touched[i]!;
    const left = limitSeconds - seconds[node]!;
    if (left < 0) continue;
    add(network.nodeLng[node]!, network.nodeLat[node]!);
    for (let slot = network.adjacentFirst[node]!; slot < network.adjacentFirst[node + 1]!; slot++) {
      const edge = network.adjacentEdge[slot]! >> 1;
      // A short edge stays within the margin, whichever way it bends.
      if (network.edgeLengthMeters[edge]! < offStreetMeters) continue;
      if (travel.slotSeconds[slot] === Infinity || network.edgeFlags[edge]! & notAStreet) continue;
      addAround(
        edge,
        network.nodeLng[node]!,
        network.nodeLat[node]!,
        left / travel.secondsPerMeter[edge]!,
      );
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
