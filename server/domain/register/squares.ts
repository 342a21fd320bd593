/** The ground in squares, so that looking at all of it is done piece by piece, and only a few pieces lie around what changes. */
import { metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import type { Bounds } from '../../geo/position.ts';
import type { Facility, RegionData } from '../region.ts';

/** About a kilometre. */
export const squareDegrees = 0.01;

/** A square by the number of its south-western corner, counted from 0° E, 0° N. */
export type Corner = readonly [x: number, y: number];

export const cornerAt = (lng: number, lat: number): Corner => [numberOf(lng), numberOf(lat)];

export const keyOf = ([x, y]: Corner): string => `${x},${y}`;

export function boundsOfSquare([x, y]: Corner): Bounds {
  return [x * squareDegrees, y * squareDegrees, (x + 1) * squareDegrees, (y + 1) * squareDegrees];
}

/** The bounds and so many metres around them. */
export function widened([west, south, east, north]: Bounds, meters: number): Bounds {
  const dx = meters / metersPerDegreeLng(Math.max(Math.abs(south), Math.abs(north)));
  const dy = meters / metersPerDegreeLat;
  return [west - dx, south - dy, east + dx, north + dy];
}

export function squaresIn([west, south, east, north]: Bounds): Corner[] {
  const found: Corner[] = [];
  for (let x = numberOf(west); x <= numberOf(east); x++)
    for (let y = numberOf(south); y <= numberOf(north); y++) found.push([x, y]);
  return found;
}

const elements = new WeakMap<RegionData, ReadonlyMap<string, readonly Facility[]>>();

/** What OpenStreetMap has in a region by square, without what the register says instead. Remembered by region. */
export function elementsBySquare(region: RegionData): ReadonlyMap<string, readonly Facility[]> {
  const known = elements.get(region);
  if (known) return known;
  const found = new Map<string, Facility[]>();
  for (const facility of region.facilities) {
    if (facility.source !== undefined) continue;
    const key = keyOf(cornerAt(facility.position[0], facility.position[1]));
    const list = found.get(key);
    if (list) list.push(facility);
    else found.set(key, [facility]);
  }
  elements.set(region, found);
  return found;
}

function numberOf(degrees: number): number {
  return Math.floor(degrees / squareDegrees);
}
