import type Flatbush from 'flatbush';
import type { Bounds } from '../geo/position.ts';
import type { AccessClass } from './profiles.ts';

/**
 * Streets between junctions, as flat typed arrays (compressed sparse rows).
 *
 * Coordinates are integers of 1e-7 degree. Nodes lie along a Hilbert curve, edges follow their nodes,
 * so that a search that stays near its origin stays near in memory too.
 */
export interface Network {
  /** Where the data is whole: the file's bounds. Beyond it streets are cut. */
  bounds: Bounds;
  nodeCount: number;
  edgeCount: number;
  nodeLng: Int32Array;
  nodeLat: Int32Array;
  nodeFlags: Uint8Array;
  edgeFrom: Uint32Array;
  edgeTo: Uint32Array;
  edgeFlags: Uint32Array;
  edgeLengthMeters: Float64Array;
  /** A ferry's own travel time; 0 for everything else. */
  edgeFerrySeconds: Float32Array;
  /** Index into `names`; 0 means no name. */
  edgeName: Uint32Array;
  /** Shape of edge e: points `shapeFirst[e]` up to `shapeFirst[e + 1]`, both end nodes included. */
  shapeFirst: Uint32Array;
  shapeLng: Int32Array;
  shapeLat: Int32Array;
  /** Half-edges leaving node n: `adjacentFirst[n]` up to `adjacentFirst[n + 1]`. */
  adjacentFirst: Uint32Array;
  adjacentNode: Uint32Array;
  /** Edge × 2, plus 1 where the half-edge runs against the edge's own direction. */
  adjacentEdge: Uint32Array;
  names: readonly string[];
  /** Bits of who may snap to an edge: too small islands are left out. */
  snappable: Record<AccessClass, Uint8Array>;
  /** Spatial index over the edges' boxes, in degrees. */
  edgeIndex: Flatbush;
  stretches: Record<AccessClass, StretchRaster>;
  /** Street metres per cell of about 100 m, for built density. */
  density: DensityRaster;
}

/** Cells of a lattice over the region, in integers of 1e-6 degree. */
export interface Lattice {
  /** Centre of the cell in the south-west corner. */
  west: number;
  south: number;
  stepLng: number;
  stepLat: number;
  columns: number;
  rows: number;
}

/** Cells per side of a raster's block. */
export const blockSize = 32;

/**
 * For every cell the nearest usable street stretch, reached or not. Cells come in blocks of 32 × 32; blocks without any
 * street nearby are not stored (`blockOf` is -1), and within a block only the cells that have one: `rowBits` says which, and
 * `rowFirst` where the first of a block's row stands. Two thirds of a town's cells are empty.
 */
export interface StretchRaster {
  lattice: Lattice;
  /** Block number by block row × block columns + block column. */
  blockOf: Int32Array;
  /** By block × 32 + row within it: bit x is set where column x has a street near. */
  rowBits: Uint32Array;
  /** By block × 32 + row within it: index of the row's first stored cell. */
  rowFirst: Uint32Array;
  /** Nearest edge, by stored cell. */
  edge: Uint32Array;
  /** Where on the edge, in 1/65535 of its length. */
  along: Uint16Array;
  /** From the cell's centre to its nearest street, eastward and northward, in half metres. */
  offEast: Int8Array;
  offNorth: Int8Array;
}

export interface DensityRaster {
  lattice: Lattice;
  meters: Float32Array;
}

/** A place on the network: an edge, metres from its `from` end, and the straight way to get there. */
export interface AccessPoint {
  edge: number;
  alongMeters: number;
  offStreetMeters: number;
}
