/**
 * A network while it is being changed: the old one, which is only read, and what comes to it.
 *
 * Invariant: numbers of old nodes and edges keep their meaning. An edge that is cut stays where it is, usable by nobody, and its pieces come
 * after all others; so whatever was kept by number of the old network can be carried over.
 */
import { distanceMeters } from '../../geo/distance.ts';
import { unitsPerDegree } from '../../geo/position.ts';
import type { Network } from '../network.ts';

export interface DraftEdge {
  from: number;
  to: number;
  flags: number;
  lengthMeters: number;
  name: number;
  /** Shape points in integers of 1e-7 degree, both end nodes included. */
  lng: ArrayLike<number>;
  lat: ArrayLike<number>;
}

export type Line = Pick<DraftEdge, 'lng' | 'lat'>;

export class Draft {
  readonly base: Network;
  readonly addedLng: number[] = [];
  readonly addedLat: number[] = [];
  readonly added: DraftEdge[] = [];
  /** New flags of old edges. */
  readonly reflagged = new Map<number, number>();

  constructor(base: Network) {
    this.base = base;
  }

  get nodeCount(): number {
    return this.base.nodeCount + this.addedLng.length;
  }

  get edgeCount(): number {
    return this.base.edgeCount + this.added.length;
  }

  flags(edge: number): number {
    const own = this.added[edge - this.base.edgeCount];
    return own ? own.flags : (this.reflagged.get(edge) ?? this.base.edgeFlags[edge]!);
  }

  setFlags(edge: number, flags: number): void {
    const own = this.added[edge - this.base.edgeCount];
    if (own) own.flags = flags;
    else this.reflagged.set(edge, flags);
  }

  edge(edge: number): DraftEdge {
    const { base } = this;
    const own = this.added[edge - base.edgeCount];
    if (own) return own;
    const first = base.shapeFirst[edge]!,
      end = base.shapeFirst[edge + 1]!;
    return {
      from: base.edgeFrom[edge]!,
      to: base.edgeTo[edge]!,
      flags: this.flags(edge),
      lengthMeters: base.edgeLengthMeters[edge]!,
      name: base.edgeName[edge]!,
      lng: base.shapeLng.subarray(first, end),
      lat: base.shapeLat.subarray(first, end),
    };
  }

  lng(node: number): number {
    return this.addedLng[node - this.base.nodeCount] ?? this.base.nodeLng[node]!;
  }

  lat(node: number): number {
    return this.addedLat[node - this.base.nodeCount] ?? this.base.nodeLat[node]!;
  }

  addNode(lng: number, lat: number): number {
    this.addedLng.push(lng);
    return this.base.nodeCount + this.addedLat.push(lat) - 1;
  }

  addEdge(edge: DraftEdge): number {
    return this.base.edgeCount + this.added.push(edge) - 1;
  }

  /** Edges that begin or end at the node. Cost: its old edges and all new ones. */
  edgesAt(node: number): number[] {
    const { base } = this;
    const found: number[] = [];
    if (node < base.nodeCount) {
      const end = base.adjacentFirst[node + 1]!;
      for (let slot = base.adjacentFirst[node]!; slot < end; slot++)
        found.push(base.adjacentEdge[slot]! >> 1);
    }
    this.added.forEach(({ from, to }, i) => {
      if (from === node || to === node) found.push(base.edgeCount + i);
    });
    return found;
  }

  /** Edges whose box meets the box, in degrees. */
  edgesIn(west: number, south: number, east: number, north: number): number[] {
    const { base } = this;
    const found = base.edgeIndex
      .search(west, south, east, north)
      .filter((edge) => edge < base.edgeCount);
    for (let i = 0; i < this.added.length; i++) found.push(base.edgeCount + i);
    return found;
  }
}

/** Metres of a line by the great circle, as an import measures a way. */
export function lengthOfLine({ lng, lat }: Line): number {
  let meters = 0;
  for (let i = 1; i < lng.length; i++)
    meters += distanceMeters(
      lng[i - 1]! / unitsPerDegree,
      lat[i - 1]! / unitsPerDegree,
      lng[i]! / unitsPerDegree,
      lat[i]! / unitsPerDegree,
    );
  return meters;
}
