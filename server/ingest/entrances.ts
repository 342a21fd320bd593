/**
 * Where people enter an area: its entrances and gates; else every walkable way that touches or crosses its
 * outline; else the point of the outline nearest to a street (DESIGN §4). Never its middle alone.
 */
import { distanceMeters } from '../geo/distance.ts';
import { position, rounded, unitsPerDegree, type Position } from '../geo/position.ts';
import { crossingOf } from '../geo/crossing.ts';
import { barrierAt } from '../network/barrier.ts';
import { edgeFlag, notAStreet } from '../network/flags.ts';
import type { Network } from '../network/network.ts';
import { nearestEdge } from '../network/snap.ts';
import type { Tags } from './osm/element.ts';

/** One line of an area's edge, in integers of 1e-7 degree. */
export interface Outline {
  lng: number[];
  lat: number[];
  /** Index of each corner in the network's points, to look up whether a street shares it. */
  points: number[];
  /** Tags of the corners that have any. */
  tags: (Tags | undefined)[];
}

const mostEntrances = 32;
const sameEntranceMeters = 8;
const sampleMeters = 10;
const nearestWithinMeters = 300;
const closedEntrances = new Set(['emergency', 'exit', 'no']);

export function areaEntrances(
  outlines: readonly Outline[],
  network: Network,
  streetPoints: Uint8Array,
): Position[] {
  const doors = outlines.flatMap(taggedEntrances);
  if (doors.length > 0) return thinned(doors);
  const entering = outlines.flatMap((outline) => [
    ...sharedCorners(outline, streetPoints),
    ...crossings(outline, network),
  ]);
  if (entering.length > 0) return thinned(entering);
  return nearestCorner(outlines, network);
}

function at(lng: number, lat: number): Position {
  return position(lng / unitsPerDegree, lat / unitsPerDegree);
}

function taggedEntrances(outline: Outline): Position[] {
  const found: Position[] = [];
  outline.tags.forEach((tags, i) => {
    if (!tags) return;
    const closed = tags.access === 'no' || tags.access === 'private';
    const door = tags.entrance !== undefined && !closedEntrances.has(tags.entrance) && !closed;
    const barrier = barrierAt(tags);
    const gate = barrier !== null && barrier.gate && (barrier.mask & edgeFlag.foot) !== 0;
    if (door || gate) found.push(at(outline.lng[i]!, outline.lat[i]!));
  });
  return found;
}

function sharedCorners(outline: Outline, streetPoints: Uint8Array): Position[] {
  return outline.points.flatMap((point, i) =>
    streetPoints[point] ? [at(outline.lng[i]!, outline.lat[i]!)] : [],
  );
}

/** Points where a walkable edge crosses the outline. */
function crossings(outline: Outline, network: Network): Position[] {
  const found: Position[] = [];
  for (let i = 1; i < outline.lng.length; i++) {
    const ax = outline.lng[i - 1]!,
      ay = outline.lat[i - 1]!,
      bx = outline.lng[i]!,
      by = outline.lat[i]!;
    const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)].map(
      (value) => value / unitsPerDegree,
    );
    for (const edge of network.edgeIndex.search(box[0]!, box[1]!, box[2]!, box[3]!)) {
      const flags = network.edgeFlags[edge] ?? 0;
      if ((flags & edgeFlag.foot) === 0 || flags & notAStreet) continue;
      for (let s = network.shapeFirst[edge]!; s < network.shapeFirst[edge + 1]! - 1; s++) {
        const crossing = crossingOf(
          ax,
          ay,
          bx,
          by,
          network.shapeLng[s]!,
          network.shapeLat[s]!,
          network.shapeLng[s + 1]!,
          network.shapeLat[s + 1]!,
        );
        if (crossing)
          found.push(at(ax + crossing.ofFirst * (bx - ax), ay + crossing.ofFirst * (by - ay)));
      }
    }
  }
  return found;
}

function nearestCorner(outlines: readonly Outline[], network: Network): Position[] {
  let best: Position | null = null,
    nearest = nearestWithinMeters;
  for (const outline of outlines) {
    for (let i = 1; i < outline.lng.length; i++) {
      const a = at(outline.lng[i - 1]!, outline.lat[i - 1]!),
        b = at(outline.lng[i]!, outline.lat[i]!);
      const pieces = Math.max(1, Math.ceil(distanceMeters(a[0], a[1], b[0], b[1]) / sampleMeters));
      for (let p = 0; p < pieces; p++) {
        const lng = a[0] + ((b[0] - a[0]) * p) / pieces,
          lat = a[1] + ((b[1] - a[1]) * p) / pieces;
        const found = nearestEdge(network, network.snappable.foot, lng, lat, nearest);
        if (!found || found.offStreetMeters >= nearest) continue;
        nearest = found.offStreetMeters;
        best = position(lng, lat);
        if (nearest < 1) return [best];
      }
    }
  }
  return [best ?? at(outlines[0]!.lng[0]!, outlines[0]!.lat[0]!)].map(([lng, lat]) =>
    rounded(lng, lat),
  );
}

/** Entrances some metres apart, at most 32, evenly taken. */
function thinned(all: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const [lng, lat] of all) {
    if (kept.some((other) => distanceMeters(lng, lat, other[0], other[1]) < sameEntranceMeters))
      continue;
    kept.push(rounded(lng, lat));
  }
  const stride = Math.ceil(kept.length / mostEntrances);
  return kept.filter((_, i) => i % stride === 0);
}
