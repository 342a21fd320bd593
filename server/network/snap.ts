/** The nearest point on a street. */
import type Flatbush from 'flatbush';
import {
  metersPerDegreeLat,
  metersPerDegreeLng,
  nearestOnSegment,
  type SegmentFoot,
} from '../geo/distance.ts';
import { rounded, unitsPerDegree, type Position } from '../geo/position.ts';
import type { AccessPoint, Network } from './network.ts';
import type { AccessClass } from './profiles.ts';

/** What snapping reads of a network. */
export type Shapes = Pick<Network, 'shapeFirst' | 'shapeLng' | 'shapeLat' | 'edgeLengthMeters'> & {
  edgeIndex: Flatbush;
};

const foot: SegmentFoot = { fraction: 0, squaredMeters: 0 };

/**
 * Nearest point on an edge with `usable[edge]` set, or null when none lies within `maxMeters`.
 * Ties go to the lower edge. Boxes are searched in growing squares: the first square that holds a street
 * nearer than its own half side cannot be beaten by one outside it.
 */
export function nearestEdge(
  network: Shapes,
  usable: Uint8Array,
  lng: number,
  lat: number,
  maxMeters: number,
): AccessPoint | null {
  for (let half = Math.min(50, maxMeters); ; half = Math.min(half * 2.5, maxMeters)) {
    const found = nearestWithin(network, usable, lng, lat, half);
    if (found || half >= maxMeters) return found;
  }
}

function nearestWithin(
  network: Shapes,
  usable: Uint8Array,
  lng: number,
  lat: number,
  half: number,
): AccessPoint | null {
  const perLng = metersPerDegreeLng(lat);
  const dLng = half / perLng,
    dLat = half / metersPerDegreeLat;
  let best: AccessPoint | null = null;
  let bestSquared = half * half;
  for (const edge of network.edgeIndex.search(lng - dLng, lat - dLat, lng + dLng, lat + dLat)) {
    if (!usable[edge]) continue;
    const nearest = nearestOnEdge(network, edge, lng, lat, perLng);
    if (nearest.squaredMeters > bestSquared) continue;
    if (best && nearest.squaredMeters === bestSquared && best.edge < edge) continue;
    bestSquared = nearest.squaredMeters;
    best = { edge, alongMeters: nearest.alongMeters, offStreetMeters: Math.sqrt(bestSquared) };
  }
  return best;
}

function nearestOnEdge(network: Shapes, edge: number, lng: number, lat: number, perLng: number) {
  const kx = perLng / unitsPerDegree,
    ky = metersPerDegreeLat / unitsPerDegree;
  const x0 = lng * unitsPerDegree,
    y0 = lat * unitsPerDegree;
  let squaredMeters = Infinity,
    flatAlong = 0,
    flat = 0;
  for (let i = network.shapeFirst[edge]!; i < network.shapeFirst[edge + 1]! - 1; i++) {
    const ax = (network.shapeLng[i]! - x0) * kx,
      ay = (network.shapeLat[i]! - y0) * ky;
    const bx = (network.shapeLng[i + 1]! - x0) * kx,
      by = (network.shapeLat[i + 1]! - y0) * ky;
    nearestOnSegment(0, 0, ax, ay, bx, by, foot);
    const length = Math.hypot(bx - ax, by - ay);
    if (foot.squaredMeters < squaredMeters) {
      squaredMeters = foot.squaredMeters;
      flatAlong = flat + foot.fraction * length;
    }
    flat += length;
  }
  const total = network.edgeLengthMeters[edge]!;
  return { squaredMeters, alongMeters: flat > 0 ? (flatAlong / flat) * total : 0 };
}

/** Snaps to a street that the class may use, within the limit; null where there is none. */
export function snap(
  network: Network,
  accessClass: AccessClass,
  at: Position,
  maxMeters: number,
): AccessPoint | null {
  return nearestEdge(network, network.snappable[accessClass], at[0], at[1], maxMeters);
}

/** Index of the shape point before `alongMeters`, and the fraction of the way to the next. */
export function locate(
  network: Pick<Shapes, 'shapeFirst' | 'shapeLng' | 'shapeLat' | 'edgeLengthMeters'>,
  edge: number,
  alongMeters: number,
): { point: number; fraction: number } {
  const first = network.shapeFirst[edge]!,
    last = network.shapeFirst[edge + 1]! - 1;
  const kx = Math.cos((network.shapeLat[first]! / unitsPerDegree) * (Math.PI / 180));
  const piece = (i: number) =>
    Math.hypot(
      (network.shapeLng[i + 1]! - network.shapeLng[i]!) * kx,
      network.shapeLat[i + 1]! - network.shapeLat[i]!,
    );
  let flat = 0;
  for (let i = first; i < last; i++) flat += piece(i);
  const total = network.edgeLengthMeters[edge]!;
  let left = total > 0 ? (alongMeters / total) * flat : 0;
  for (let i = first; i < last; i++) {
    const length = piece(i);
    if (left <= length || i === last - 1)
      return { point: i, fraction: length > 0 ? Math.min(1, Math.max(0, left / length)) : 0 };
    left -= length;
  }
  return { point: first, fraction: 0 };
}

/** Where an access point meets its street. */
export function pointOnEdge(network: Network, edge: number, alongMeters: number): Position {
  const { point, fraction } = locate(network, edge, alongMeters);
  const next = Math.min(point + 1, network.shapeFirst[edge + 1]! - 1);
  const lng =
    network.shapeLng[point]! + fraction * (network.shapeLng[next]! - network.shapeLng[point]!);
  const lat =
    network.shapeLat[point]! + fraction * (network.shapeLat[next]! - network.shapeLat[point]!);
  return rounded(lng / unitsPerDegree, lat / unitsPerDegree);
}
