/** The raster of nearest stretches: made once at import, so that a circle only reads it. */
import { metersPerDegreeLat, metersPerDegreeLng, nearestOnSegment } from '../../geo/distance.ts';
import { unitsPerDegree } from '../../geo/position.ts';
import { everybody } from '../barrier.ts';
import { blockSize, type Lattice, type StretchRaster } from '../network.ts';
import type { Graph } from './graph.ts';

/** How far from a street a cell still knows it. Beyond the 50 m that count, so that contours end smoothly. */
export const rasterReachMeters = 62;

/** A lattice of square cells over the streets that anybody may use, its steps whole millionths of a degree. */
export function latticeFor(graph: Graph, cellMeters: number, marginMeters: number): Lattice {
  let west = Infinity,
    south = Infinity,
    east = -Infinity,
    north = -Infinity;
  for (let e = 0; e < graph.edgeCount; e++) {
    if ((graph.edgeFlags[e]! & everybody) === 0) continue;
    for (let i = graph.shapeFirst[e]!; i < graph.shapeFirst[e + 1]!; i++) {
      const lng = graph.shapeLng[i]!,
        lat = graph.shapeLat[i]!;
      if (lng < west) west = lng;
      if (lng > east) east = lng;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  const middle = (south + north) / 2 / unitsPerDegree;
  const stepLat = Math.max(1, Math.round((cellMeters / metersPerDegreeLat) * 1e6));
  const stepLng = Math.max(1, Math.round((cellMeters / metersPerDegreeLng(middle)) * 1e6));
  const marginLat = (marginMeters / metersPerDegreeLat) * 1e6;
  const marginLng = (marginMeters / metersPerDegreeLng(middle)) * 1e6;
  const start = {
    west: Math.floor(west / 10 - marginLng),
    south: Math.floor(south / 10 - marginLat),
  };
  return {
    ...start,
    stepLng,
    stepLat,
    columns: Math.ceil((east / 10 + marginLng - start.west) / stepLng) + 1,
    rows: Math.ceil((north / 10 + marginLat - start.south) / stepLat) + 1,
  };
}

/**
 * For every cell centre the nearest point of the given edges. Invariant: after the loop each stored cell
 * holds the minimum over all edges, ties to the lower edge, so the result does not depend on order.
 * Cost: cells within 62 m of each segment.
 */
export function rasterizeStretches(
  graph: Graph,
  usable: Uint8Array,
  cellMeters: number,
): StretchRaster {
  const grid = gridOver(latticeFor(graph, cellMeters, rasterReachMeters));
  const edges = Uint32Array.from(usableEdges(graph, usable));
  const blockOf = new Int32Array(grid.blockColumns * grid.blockRows).fill(-1);
  let blocks = 0;
  eachBlock(graph, edges, grid, (block) => {
    if (blockOf[block] === -1) blockOf[block] = blocks++;
  });
  return { lattice: grid.lattice, blockOf, ...nearestCells(graph, edges, grid, blockOf, blocks) };
}

/** A lattice in metres and in blocks. */
export interface Grid {
  lattice: Lattice;
  blockColumns: number;
  blockRows: number;
  /** Metres per cell; the lattice is treated as flat, which bends a 62 m distance by well under 1 %. */
  cellWidth: number;
  cellHeight: number;
}

export function gridOver(lattice: Lattice): Grid {
  const middle = (lattice.south + (lattice.rows / 2) * lattice.stepLat) / 1e6;
  return {
    lattice,
    blockColumns: Math.ceil(lattice.columns / blockSize),
    blockRows: Math.ceil(lattice.rows / blockSize),
    cellWidth: (lattice.stepLng / 1e6) * metersPerDegreeLng(middle),
    cellHeight: (lattice.stepLat / 1e6) * metersPerDegreeLat,
  };
}

function* usableEdges(graph: Graph, usable: Uint8Array): Generator<number> {
  for (let e = 0; e < graph.edgeCount; e++) if (usable[e]) yield e;
}

/** Every block, by its place in the grid, that holds cells within reach of an edge; more than once where several do. */
export function eachBlock(
  graph: Graph,
  edges: Iterable<number>,
  { lattice, blockColumns, blockRows, cellWidth, cellHeight }: Grid,
  visit: (block: number) => void,
): void {
  const reachX = rasterReachMeters / cellWidth,
    reachY = rasterReachMeters / cellHeight;
  eachSegment(graph, edges, lattice, (_edge, ax, ay, bx, by) => {
    const firstX = Math.max(0, Math.floor((Math.min(ax, bx) - reachX) / blockSize));
    const lastX = Math.min(blockColumns - 1, Math.floor((Math.max(ax, bx) + reachX) / blockSize));
    const firstY = Math.max(0, Math.floor((Math.min(ay, by) - reachY) / blockSize));
    const lastY = Math.min(blockRows - 1, Math.floor((Math.max(ay, by) + reachY) / blockSize));
    for (let y = firstY; y <= lastY; y++)
      for (let x = firstX; x <= lastX; x++) visit(y * blockColumns + x);
  });
}

/**
 * The cells of the blocks that `blockOf` numbers; others are left out.
 * @param edges in ascending order, all that come within reach of these blocks
 */
export function nearestCells(
  graph: Graph,
  edges: Iterable<number>,
  { lattice, blockColumns, cellWidth, cellHeight }: Grid,
  blockOf: Int32Array,
  blocks: number,
): StretchCells {
  const reachX = rasterReachMeters / cellWidth,
    reachY = rasterReachMeters / cellHeight;
  const cells = blocks * blockSize * blockSize;
  const edge = new Uint32Array(cells);
  const along = new Uint16Array(cells);
  const offEast = new Int8Array(cells),
    offNorth = new Int8Array(cells);
  const best = new Float32Array(cells).fill(rasterReachMeters * rasterReachMeters);
  const foot = { fraction: 0, squaredMeters: 0 };

  eachSegment(graph, edges, lattice, (e, ax, ay, bx, by, startMeters, lengthMeters) => {
    const firstX = Math.max(0, Math.ceil(Math.min(ax, bx) - reachX));
    const lastX = Math.min(lattice.columns - 1, Math.floor(Math.max(ax, bx) + reachX));
    const firstY = Math.max(0, Math.ceil(Math.min(ay, by) - reachY));
    const lastY = Math.min(lattice.rows - 1, Math.floor(Math.max(ay, by) + reachY));
    const total = graph.edgeLengthMeters[e]!;
    for (let y = firstY; y <= lastY; y++) {
      for (let x = firstX; x <= lastX; x++) {
        const block =
          blockOf[Math.floor(y / blockSize) * blockColumns + Math.floor(x / blockSize)]!;
        if (block < 0) continue;
        nearestOnSegment(
          x * cellWidth,
          y * cellHeight,
          ax * cellWidth,
          ay * cellHeight,
          bx * cellWidth,
          by * cellHeight,
          foot,
        );
        const cell = block * blockSize * blockSize + (y % blockSize) * blockSize + (x % blockSize);
        if (foot.squaredMeters >= best[cell]!) continue;
        best[cell] = foot.squaredMeters;
        edge[cell] = e + 1;
        along[cell] = Math.round(
          (Math.min(total, startMeters + foot.fraction * lengthMeters) / total) * 65535,
        );
        offEast[cell] = Math.round((ax + foot.fraction * (bx - ax) - x) * cellWidth * 2);
        offNorth[cell] = Math.round((ay + foot.fraction * (by - ay) - y) * cellHeight * 2);
      }
    }
  });
  return compact({ edge, along, offEast, offNorth });
}

/** A raster without its lattice and the numbers of its blocks. */
export type StretchCells = Omit<StretchRaster, 'lattice' | 'blockOf'>;

/** Keeps the cells that have a street, row by row. In the dense form edge 0 means none. */
function compact(dense: Omit<StretchCells, 'rowBits' | 'rowFirst'>): StretchCells {
  const rows = dense.edge.length / blockSize;
  const rowBits = new Uint32Array(rows),
    rowFirst = new Uint32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    rowFirst[row] = count;
    let bits = 0;
    for (let x = 0; x < blockSize; x++) {
      const cell = row * blockSize + x;
      if (dense.edge[cell] === 0) continue;
      bits |= 1 << x;
      // In place: a cell never moves up, so nothing unread is overwritten.
      dense.edge[count] = dense.edge[cell]! - 1;
      dense.along[count] = dense.along[cell]!;
      dense.offEast[count] = dense.offEast[cell]!;
      dense.offNorth[count] = dense.offNorth[cell]!;
      count++;
    }
    rowBits[row] = bits >>> 0;
  }
  return {
    rowBits,
    rowFirst,
    edge: dense.edge.slice(0, count),
    along: dense.along.slice(0, count),
    offEast: dense.offEast.slice(0, count),
    offNorth: dense.offNorth.slice(0, count),
  };
}

type SegmentVisitor = (
  edge: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  startMeters: number,
  lengthMeters: number,
) => void;

/** Every segment of the edges, its ends in cells of the lattice. */
function eachSegment(
  graph: Graph,
  edges: Iterable<number>,
  lattice: Lattice,
  visit: SegmentVisitor,
): void {
  const lng = (i: number) => (graph.shapeLng[i]! / 10 - lattice.west) / lattice.stepLng;
  const lat = (i: number) => (graph.shapeLat[i]! / 10 - lattice.south) / lattice.stepLat;
  for (const e of edges) {
    if (graph.edgeLengthMeters[e] === 0) continue;
    const first = graph.shapeFirst[e]!,
      last = graph.shapeFirst[e + 1]! - 1;
    let flat = 0;
    const scaleX = metersPerDegreeLng(graph.shapeLat[first]! / unitsPerDegree) / unitsPerDegree;
    const scaleY = metersPerDegreeLat / unitsPerDegree;
    const piece = (i: number) =>
      Math.hypot(
        (graph.shapeLng[i + 1]! - graph.shapeLng[i]!) * scaleX,
        (graph.shapeLat[i + 1]! - graph.shapeLat[i]!) * scaleY,
      );
    for (let i = first; i < last; i++) flat += piece(i);
    // Pieces are stretched to sum to the edge's great-circle length exactly.
    const stretch = flat > 0 ? graph.edgeLengthMeters[e]! / flat : 1;
    let start = 0;
    for (let i = first; i < last; i++) {
      const length = piece(i) * stretch;
      visit(e, lng(i), lat(i), lng(i + 1), lat(i + 1), start, length);
      start += length;
    }
  }
}
