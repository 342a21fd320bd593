/** From closed level lines to a GeoJSON MultiPolygon: outer rings counterclockwise, each with its holes. */
import { metersPerDegreeLat, metersPerDegreeLng } from './distance.ts';
import type { PlacedLines } from './thin.ts';

export interface MultiPolygonGeometry {
  type: 'MultiPolygon';
  coordinates: number[][][][];
}

interface Ring {
  first: number;
  last: number;
  /** Twice the signed area in square 1e-6 degrees; negative for a hole. */
  doubleArea: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

/**
 * Rings with the low side to the left run counterclockwise around what is inside and clockwise around holes. A hole
 * belongs to the smallest outer ring around it. Area by the shoelace formula on the local plane of the rings' middle latitude:
 * within 0.1 % for anything a person walks.
 */
export function toMultiPolygon(lines: PlacedLines): {
  geometry: MultiPolygonGeometry;
  areaSquareMeters: number;
} {
  const outers: Ring[] = [],
    holes: Ring[] = [];
  let doubleArea = 0,
    south = Infinity,
    north = -Infinity;
  for (let r = 0; r + 1 < lines.ringFirst.length; r++) {
    const ring = measure(lines.xy, lines.ringFirst[r]!, lines.ringFirst[r + 1]!);
    if (ring.doubleArea === 0) continue;
    (ring.doubleArea > 0 ? outers : holes).push(ring);
    doubleArea += ring.doubleArea;
    south = Math.min(south, ring.south);
    north = Math.max(north, ring.north);
  }
  outers.sort((a, b) => a.doubleArea - b.doubleArea);
  const polygons = outers.map((outer) => [coordinates(lines.xy, outer)]);
  for (const hole of holes) {
    const home = outers.findIndex(
      (outer) => -hole.doubleArea < outer.doubleArea && around(lines.xy, outer, hole),
    );
    if (home !== -1) polygons[home]!.push(coordinates(lines.xy, hole));
  }
  const square = (metersPerDegreeLat / 1e6) * (metersPerDegreeLng((south + north) / 2e6) / 1e6);
  return {
    geometry: { type: 'MultiPolygon', coordinates: polygons.reverse() },
    areaSquareMeters: outers.length === 0 ? 0 : Math.round((doubleArea / 2) * square),
  };
}

function measure(xy: Int32Array, first: number, last: number): Ring {
  let doubleArea = 0,
    west = Infinity,
    south = Infinity,
    east = -Infinity,
    north = -Infinity;
  const x0 = xy[2 * first]!,
    y0 = xy[2 * first + 1]!;
  let px = xy[2 * (last - 1)]! - x0,
    py = xy[2 * (last - 1) + 1]! - y0;
  for (let i = first; i < last; i++) {
    const x = xy[2 * i]! - x0,
      y = xy[2 * i + 1]! - y0;
    doubleArea += px * y - x * py;
    px = x;
    py = y;
    west = Math.min(west, x + x0);
    east = Math.max(east, x + x0);
    south = Math.min(south, y + y0);
    north = Math.max(north, y + y0);
  }
  return { first, last, doubleArea, west, south, east, north };
}

function coordinates(xy: Int32Array, ring: Ring): number[][] {
  const points: number[][] = [];
  for (let i = ring.first; i < ring.last; i++)
    points.push([xy[2 * i]! / 1e6, xy[2 * i + 1]! / 1e6]);
  points.push(points[0]!.slice());
  return points;
}

/** Whether the hole lies within the outer ring: some corner of it that is not on the ring is inside. */
function around(xy: Int32Array, outer: Ring, hole: Ring): boolean {
  if (
    hole.west < outer.west ||
    hole.east > outer.east ||
    hole.south < outer.south ||
    hole.north > outer.north
  )
    return false;
  for (let i = hole.first; i < hole.last; i++) {
    const where = side(xy, outer, xy[2 * i]!, xy[2 * i + 1]!);
    if (where !== 0) return where > 0;
  }
  return true;
}

/** 1 inside, -1 outside, 0 on the ring. */
function side(xy: Int32Array, ring: Ring, x: number, y: number): number {
  let inside = false;
  for (let i = ring.first, j = ring.last - 1; i < ring.last; j = i++) {
    const xi = xy[2 * i]!,
      yi = xy[2 * i + 1]!,
      xj = xy[2 * j]!,
      yj = xy[2 * j + 1]!;
    const cross = (xj - xi) * (y - yi) - (yj - yi) * (x - xi);
    if (
      cross === 0 &&
      Math.min(xi, xj) <= x &&
      x <= Math.max(xi, xj) &&
      Math.min(yi, yj) <= y &&
      y <= Math.max(yi, yj)
    )
      return 0;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside ? 1 : -1;
}
