/** The streets of a circle: how long they are, and pieces of them by minute. */
import { unitsPerDegree } from '../geo/position.ts';
import { notStreetLength } from './flags.ts';
import type { Network } from './network.ts';
import type { Reach } from './reach.ts';
import { locate } from './snap.ts';
import { waitSeconds } from './travel.ts';

/** Calls once for every edge with a reached end, the origin's own edge included, that counts as street. */
function eachReachedEdge(reach: Reach, limitSeconds: number, visit: (edge: number) => void): void {
  const { network, touched, touchedCount, seconds, travel } = reach;
  for (let i = 0; i < touchedCount; i++) {
    const node = touched[i]!;
    if (seconds[node]! > limitSeconds) continue;
    for (
      let slot = network.adjacentFirst[node]!, end = network.adjacentFirst[node + 1]!;
      slot < end;
      slot++
    ) {
      const edge = network.adjacentEdge[slot]! >> 1;
      if (edge === reach.origin.edge || network.edgeFlags[edge]! & notStreetLength) continue;
      if ((network.edgeFlags[edge]! & (travel.forward | travel.backward)) === 0) continue;
      // An edge with both ends reached is visited from its `from` end only; a loop from its first slot.
      const against = network.adjacentEdge[slot]! & 1;
      if (against && seconds[network.edgeFrom[edge]!]! <= limitSeconds) continue;
      visit(edge);
    }
  }
  if ((network.edgeFlags[reach.origin.edge]! & notStreetLength) === 0) visit(reach.origin.edge);
}

/** Metres of an edge reached from one of its ends within the limit: from its start, or `atTo` from its end. */
function reachedFrom(reach: Reach, edge: number, atTo: boolean, limitSeconds: number): number {
  const { network, travel, seconds } = reach;
  const flags = network.edgeFlags[edge]!;
  if ((flags & (atTo ? travel.backward : travel.forward)) === 0) return 0;
  const node = atTo ? network.edgeTo[edge]! : network.edgeFrom[edge]!;
  const left = limitSeconds - seconds[node]! - waitSeconds(travel, flags, atTo);
  if (left <= 0) return 0;
  return Math.min(network.edgeLengthMeters[edge]!, left / travel.secondsPerMeter[edge]!);
}

/** Reached intervals of an edge, in metres from its start, in order and disjoint. */
export function reachedIntervals(
  reach: Reach,
  edge: number,
  limitSeconds: number,
): [number, number][] {
  const { network, travel, origin } = reach;
  const length = network.edgeLengthMeters[edge]!;
  const ahead = reachedFrom(reach, edge, false, limitSeconds);
  const back = reachedFrom(reach, edge, true, limitSeconds);
  const parts: [number, number][] = [];
  if (ahead > 0) parts.push([0, ahead]);
  if (edge === origin.edge) {
    const flags = network.edgeFlags[edge]!;
    const left = Math.max(0, (limitSeconds - reach.originSeconds) / travel.secondsPerMeter[edge]!);
    const start =
      flags & travel.backward ? Math.max(0, origin.alongMeters - left) : origin.alongMeters;
    const end =
      flags & travel.forward ? Math.min(length, origin.alongMeters + left) : origin.alongMeters;
    if (end > start) parts.push([start, end]);
  }
  if (back > 0) parts.push([length - back, length]);
  parts.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const part of parts) {
    const last = merged[merged.length - 1];
    if (last && part[0] <= last[1]) last[1] = Math.max(last[1], part[1]);
    else merged.push(part);
  }
  return merged;
}

/** Street metres within the limit; ferries, gates and lines across squares are no street. */
export function reachedStreetMeters(reach: Reach, limitSeconds: number): number {
  let meters = 0;
  eachReachedEdge(reach, limitSeconds, (edge) => {
    if (edge === reach.origin.edge) {
      for (const [start, end] of reachedIntervals(reach, edge, limitSeconds)) meters += end - start;
      return;
    }
    const ahead = reachedFrom(reach, edge, false, limitSeconds);
    const back = reachedFrom(reach, edge, true, limitSeconds);
    meters += Math.min(reach.network.edgeLengthMeters[edge]!, ahead + back);
  });
  return meters;
}

/**
 * Pieces of reached streets, by the whole minute within which they are reached. Minute m holds what is within m
 * but not within m − 1. Cost: edges × minutes spent on each.
 */
export function streetsByMinute(reach: Reach, limitMinutes: number): Map<number, number[][][]> {
  const byMinute = new Map<number, number[][][]>();
  const limitSeconds = limitMinutes * 60;
  eachReachedEdge(reach, limitSeconds, (edge) => {
    const first = Math.max(1, Math.ceil(Math.min(earliest(reach, edge), limitSeconds) / 60));
    let before: [number, number][] =
      first > 1 ? reachedIntervals(reach, edge, (first - 1) * 60) : [];
    const length = reach.network.edgeLengthMeters[edge]!;
    for (let minute = first; minute <= Math.ceil(limitMinutes); minute++) {
      const now = reachedIntervals(reach, edge, Math.min(minute * 60, limitSeconds));
      for (const [start, end] of difference(now, before)) {
        const lines = byMinute.get(minute) ?? [];
        byMinute.set(minute, lines);
        lines.push(piece(reach.network, edge, start, end));
      }
      before = now;
      if (now.length === 1 && now[0]![0] <= 0 && now[0]![1] >= length) break;
    }
  });
  return byMinute;
}

function earliest(reach: Reach, edge: number): number {
  const { network, seconds } = reach;
  const ends = Math.min(seconds[network.edgeFrom[edge]!]!, seconds[network.edgeTo[edge]!]!);
  return edge === reach.origin.edge ? Math.min(ends, reach.originSeconds) : ends;
}

/** Parts of `now` that are not in `before`; both in order and disjoint. */
function difference(now: [number, number][], before: [number, number][]): [number, number][] {
  const parts: [number, number][] = [];
  for (const [start, end] of now) {
    let at = start;
    for (const [from, to] of before) {
      if (to <= at || from >= end) continue;
      if (from > at) parts.push([at, from]);
      at = Math.max(at, to);
    }
    if (at < end) parts.push([at, end]);
  }
  return parts.filter(([start, end]) => end - start > 0.01);
}

/** Positions of an edge between two distances along it; from the later to the earlier when start > end. */
export function piece(
  network: Network,
  edge: number,
  startMeters: number,
  endMeters: number,
): number[][] {
  if (startMeters > endMeters) return piece(network, edge, endMeters, startMeters).reverse();
  const start = locate(network, edge, startMeters),
    end = locate(network, edge, endMeters);
  const last = network.shapeFirst[edge + 1]! - 1;
  const at = (point: number, fraction: number): number[] => {
    const next = Math.min(point + 1, last);
    const lng =
      network.shapeLng[point]! + fraction * (network.shapeLng[next]! - network.shapeLng[point]!);
    const lat =
      network.shapeLat[point]! + fraction * (network.shapeLat[next]! - network.shapeLat[point]!);
    return [
      Math.round((lng / unitsPerDegree) * 1e6) / 1e6,
      Math.round((lat / unitsPerDegree) * 1e6) / 1e6,
    ];
  };
  const line = [at(start.point, start.fraction)];
  for (let point = start.point + 1; point <= end.point; point++) line.push(at(point, 0));
  line.push(at(end.point, end.fraction));
  return line;
}
