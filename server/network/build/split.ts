/** Cuts ways into edges between junctions. */
import { distanceMeters } from '../../geo/distance.ts';
import { unitsPerDegree } from '../../geo/position.ts';
import { barrierAt, everybody } from '../barrier.ts';
import { edgeFlag } from '../flags.ts';
import { hasSignal } from '../access.ts';
import type { Points, Streets, StreetWay } from './ways.ts';

/** An edge before numbering: `points` runs from one junction to the next. */
export interface RawEdge {
  points: number[];
  flags: number;
  name: string;
  lengthMeters: number;
  ferrySeconds: number;
}

export interface RawGraph {
  /** Points that are nodes of the graph; copies of barrier nodes follow the real points. */
  edges: RawEdge[];
  /** Point copied at a barrier, by copy number: copy c has index `points.count + c`. */
  copies: number[];
  gates: number;
  closedBarriers: number;
}

export function lengthOf(points: Points, run: readonly number[]): number {
  let meters = 0;
  for (let i = 1; i < run.length; i++) {
    const a = run[i - 1]!,
      b = run[i]!;
    meters += distanceMeters(
      points.lng[a]! / unitsPerDegree,
      points.lat[a]! / unitsPerDegree,
      points.lng[b]! / unitsPerDegree,
      points.lat[b]! / unitsPerDegree,
    );
  }
  return meters;
}

/** Points where an edge must end: shared by ways, ends of ways, barriers, signals, the border. */
function junctions(streets: Streets): Uint8Array {
  const uses = new Uint8Array(streets.points.count);
  for (const way of streets.ways) {
    const last = way.points.length - 1;
    way.points.forEach((point, i) => {
      uses[point] = Math.min(255, uses[point]! + (i === 0 || i === last ? 2 : 1));
    });
  }
  for (const [point, tags] of streets.points.tags) {
    if (barrierAt(tags) || hasSignal(tags)) uses[point] = 255;
  }
  for (const point of streets.points.border) uses[point] = 255;
  return uses;
}

/** Points at which stepping onto or off a crossing means waiting for a light. */
function signalPoints(streets: Streets): Set<number> {
  const driven = new Set<number>();
  for (const way of streets.ways) if (way.carriageway) way.points.forEach((p) => driven.add(p));
  const signals = new Set<number>();
  for (const [point, tags] of streets.points.tags) {
    if (hasSignal(tags)) signals.add(point);
  }
  for (const way of streets.ways) {
    if (!way.signalled) continue;
    // The way says it has a signal; if one of its points says so too, that one alone counts.
    if (way.points.some((point) => signals.has(point))) continue;
    const point = way.points.find((candidate) => driven.has(candidate));
    if (point !== undefined) signals.add(point);
  }
  return signals;
}

function edgeFlagsAt(way: StreetWay, from: number, to: number, signals: Set<number>): number {
  if (way.carriageway || way.flags & edgeFlag.ferry) return way.flags;
  let flags = way.flags;
  if (signals.has(from)) flags |= edgeFlag.signalAtFrom;
  if (signals.has(to)) flags |= edgeFlag.signalAtTo;
  return flags;
}

/** Splits every way at its junctions, then gives each edge at a barrier its own copy of the node. */
export function splitWays(streets: Streets): RawGraph {
  const { points, ways } = streets;
  const uses = junctions(streets);
  const signals = signalPoints(streets);
  const edges: RawEdge[] = [];
  for (const way of ways) {
    const wayMeters = way.ferrySeconds > 0 ? lengthOf(points, way.points) : 0;
    let start = 0;
    for (let i = 1; i < way.points.length; i++) {
      const point = way.points[i]!;
      if (i < way.points.length - 1 && uses[point]! < 2) continue;
      const run = way.points.slice(start, i + 1);
      start = i;
      const lengthMeters = lengthOf(points, run);
      if (lengthMeters === 0 && run[0] === point) continue;
      edges.push({
        points: run,
        flags: edgeFlagsAt(way, run[0]!, point, signals),
        name: way.name,
        lengthMeters,
        ferrySeconds: wayMeters > 0 ? (way.ferrySeconds * lengthMeters) / wayMeters : 0,
      });
    }
  }
  return splitAtBarriers(points, edges);
}

/**
 * A barrier node becomes one copy per edge end, each joined to the node itself by an edge of no length
 * that only those may use who pass the barrier. So a closed gate can be walked up to from both sides.
 */
function splitAtBarriers(points: Points, edges: RawEdge[]): RawGraph {
  const barriers = new Map<number, { mask: number; gate: boolean; name: string }>();
  for (const [point, tags] of points.tags) {
    const barrier = barrierAt(tags);
    // A bollard stops nobody and is nothing to tell of.
    if (!barrier || (!barrier.gate && barrier.mask === everybody)) continue;
    barriers.set(point, { ...barrier, name: tags.name ?? tags.ref ?? '' });
  }
  const copies: number[] = [];
  const connectors: RawEdge[] = [];
  let gates = 0,
    closedBarriers = 0;
  const counted = new Set<number>();
  const copyFor = (point: number): number => {
    const barrier = barriers.get(point);
    if (!barrier) return point;
    const copy = points.count + copies.length;
    copies.push(point);
    if (!counted.has(point)) {
      if (barrier.gate) gates++;
      if ((barrier.mask & edgeFlag.foot) === 0) closedBarriers++;
      counted.add(point);
    }
    connectors.push({
      points: [copy, point],
      flags: barrier.mask | edgeFlag.gate | (barrier.gate ? 0 : edgeFlag.noDoor),
      name: barrier.gate ? barrier.name : '',
      lengthMeters: 0,
      ferrySeconds: 0,
    });
    return copy;
  };
  for (const edge of edges) {
    edge.points[0] = copyFor(edge.points[0]!);
    const last = edge.points.length - 1;
    edge.points[last] = copyFor(edge.points[last]!);
  }
  // One side of a passage is enough to tell of the gate: the copies of one point share its name, and
  // a route that runs through two of them reports it once.
  return { edges: edges.concat(connectors), copies, gates, closedBarriers };
}
