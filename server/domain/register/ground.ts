/**
 * Which community each street lies in, laid once for a network and its communities.
 *
 * Cells that no boundary passes through lie in one community altogether: one test serves all points in them. Only points in
 * the cells along boundaries are tested one by one.
 */
import { BoxIndex } from '../../geo/box-index.ts';
import { insideRings } from '../../geo/inside.ts';
import { unitsPerDegree, type Bounds } from '../../geo/position.ts';
import type { Network } from '../../network/network.ts';
import type { Community } from '../region.ts';

/** No known community. */
export const nowhere = -1;

export interface Ground {
  readonly communities: readonly Community[];
  /** Number of the community in `communities`, by node; `nowhere` outside all. */
  readonly ofNode: Int32Array;
  /** Shape points of the edges that do not lie in one community altogether. */
  readonly mixed: ReadonlyMap<number, readonly { alongMeters: number; community: number }[]>;
  /** 1 where a mixed edge begins or ends. */
  readonly atMixed: Uint8Array;
  numberAt(lng: number, lat: number): number;
}

/** Cells per side of the region: 100 m in a town of 50 km. */
const cells = 512;
const edgesPerSlice = 2000;

/** Lays it at once. Cost: measured 140 ms for 56,000 shape points among 100 communities, code not yet warm. */
export function layGround(network: Network, communities: readonly Community[]): Ground {
  const work = layGroundInSlices(network, communities);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

/** The same, with a pause wherever it yields. */
export function* layGroundInSlices(
  network: Network,
  communities: readonly Community[],
): Generator<void, Ground> {
  const finder = new CommunityFinder(network.bounds, communities);
  const ofNode = new Int32Array(network.nodeCount);
  for (let node = 0; node < network.nodeCount; node++) {
    ofNode[node] = finder.cellNumberAt(
      network.nodeLng[node]! / unitsPerDegree,
      network.nodeLat[node]! / unitsPerDegree,
    );
    if (node % (4 * edgesPerSlice) === 0) yield;
  }
  const mixed = new Map<number, { alongMeters: number; community: number }[]>();
  const atMixed = new Uint8Array(network.nodeCount);
  const { shapeFirst, shapeLng, shapeLat, edgeFrom, edgeTo } = network;
  for (let edge = 0; edge < network.edgeCount; edge++) {
    if (edge % edgesPerSlice === 0) yield;
    const first = shapeFirst[edge]!,
      end = shapeFirst[edge + 1]!;
    const own = ofNode[edgeFrom[edge]!]!;
    const found: number[] = [];
    for (let i = first; i < end; i++)
      found.push(finder.cellNumberAt(shapeLng[i]! / unitsPerDegree, shapeLat[i]! / unitsPerDegree));
    if (found.every((number) => number === own) && ofNode[edgeTo[edge]!] === own) continue;
    const along = metersAlong(network, edge);
    mixed.set(
      edge,
      found.map((community, i) => ({ alongMeters: along[i]!, community })),
    );
    atMixed[edgeFrom[edge]!] = 1;
    atMixed[edgeTo[edge]!] = 1;
  }
  return {
    communities,
    ofNode,
    mixed,
    atMixed,
    numberAt: (lng, lat) => finder.numberAt(lng, lat),
  };
}

/** Metres from the edge's `from` end to each of its shape points. */
export function metersAlong(network: Network, edge: number): number[] {
  const { shapeFirst, shapeLng, shapeLat } = network;
  const first = shapeFirst[edge]!,
    end = shapeFirst[edge + 1]!;
  const kx = Math.cos((shapeLat[first]! / unitsPerDegree) * (Math.PI / 180));
  const flat = [0];
  for (let i = first + 1; i < end; i++)
    flat.push(
      flat.at(-1)! +
        Math.hypot((shapeLng[i]! - shapeLng[i - 1]!) * kx, shapeLat[i]! - shapeLat[i - 1]!),
    );
  const total = flat.at(-1)!;
  const meters = network.edgeLengthMeters[edge]!;
  return flat.map((units) => (total > 0 ? (units / total) * meters : 0));
}

/** Finds the smallest-boxed community around a position, as `communityAt` does, among very many. */
class CommunityFinder {
  private readonly communities: readonly Community[];
  private readonly boxes: BoxIndex;
  private readonly boxSize: readonly number[];
  private readonly bounds: Bounds;
  /** By cell: the community's number, `unasked`, or `crossed` where a boundary passes. */
  private readonly cell: Int32Array;

  constructor(bounds: Bounds, communities: readonly Community[]) {
    this.communities = communities;
    this.bounds = bounds;
    this.boxes = new BoxIndex(communities.map((community) => community.bounds));
    this.boxSize = communities.map(
      ({ bounds: [west, south, east, north] }) => (east - west) * (north - south),
    );
    this.cell = new Int32Array(cells * cells).fill(unasked);
    for (const { polygons } of communities)
      for (const ring of polygons.flat())
        for (let i = 1; i < ring.length; i++) this.cross(ring[i - 1]!, ring[i]!);
  }

  numberAt(lng: number, lat: number): number {
    let found = nowhere,
      size = Infinity;
    for (const number of this.boxes.at(lng, lat)) {
      if (this.boxSize[number]! >= size) continue;
      if (!this.communities[number]!.polygons.some((rings) => insideRings(rings, lng, lat)))
        continue;
      found = number;
      size = this.boxSize[number]!;
    }
    return found;
  }

  /** The same answer, remembered for cells without a boundary. */
  cellNumberAt(lng: number, lat: number): number {
    const cell = this.cellOf(this.column(lng), this.row(lat));
    if (cell === null || this.cell[cell] === crossed) return this.numberAt(lng, lat);
    if (this.cell[cell] === unasked) this.cell[cell] = this.numberAt(lng, lat);
    return this.cell[cell]!;
  }

  /** Marks every cell in the box of each piece of a side, pieces being no longer than a cell. */
  private cross([x1, y1]: number[], [x2, y2]: number[]): void {
    const from = [this.column(x1!), this.row(y1!)] as const,
      to = [this.column(x2!), this.row(y2!)] as const;
    const outside = (a: number, b: number) => Math.max(a, b) < -1 || Math.min(a, b) > cells;
    if (outside(from[0], to[0]) || outside(from[1], to[1])) return;
    const pieces = Math.ceil(Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]), 1));
    for (let p = 0; p < pieces; p++) {
      const at = (k: number, axis: 0 | 1) =>
        Math.floor(from[axis] + ((to[axis] - from[axis]) * k) / pieces);
      const columns = [at(p, 0), at(p + 1, 0)].sort((a, b) => a - b),
        rows = [at(p, 1), at(p + 1, 1)].sort((a, b) => a - b);
      // One cell more on each side: sums in floating point may fall on the other side of a cell's edge.
      for (let x = columns[0]! - 1; x <= columns[1]! + 1; x++)
        for (let y = rows[0]! - 1; y <= rows[1]! + 1; y++) {
          const cell = this.cellOf(x, y);
          if (cell !== null) this.cell[cell] = crossed;
        }
    }
  }

  private column(lng: number): number {
    return ((lng - this.bounds[0]) / (this.bounds[2] - this.bounds[0])) * cells;
  }

  private row(lat: number): number {
    return ((lat - this.bounds[1]) / (this.bounds[3] - this.bounds[1])) * cells;
  }

  private cellOf(column: number, row: number): number | null {
    const x = Math.floor(column),
      y = Math.floor(row);
    return x >= 0 && y >= 0 && x < cells && y < cells ? y * cells + x : null;
  }
}

const unasked = -2;
const crossed = -3;
