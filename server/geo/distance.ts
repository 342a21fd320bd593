/** Mean radius of the earth in metres (IUGG), the value that Turf uses too. */
const earthRadiusMeters = 6_371_008.8;

const radians = Math.PI / 180;

/** Metres that one degree of latitude spans; the same everywhere on the sphere. */
export const metersPerDegreeLat = earthRadiusMeters * radians;

/** Metres that one degree of longitude spans at the given latitude. */
export function metersPerDegreeLng(lat: number): number {
  return metersPerDegreeLat * Math.cos(lat * radians);
}

/** Great-circle metres between two positions in degrees (haversine formula). */
export function distanceMeters(lngA: number, latA: number, lngB: number, latB: number): number {
  const sinLat = Math.sin(((latB - latA) * radians) / 2);
  const sinLng = Math.sin(((lngB - lngA) * radians) / 2);
  const a = sinLat * sinLat + Math.cos(latA * radians) * Math.cos(latB * radians) * sinLng * sinLng;
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** Where along a segment its nearest point lies, and how far it is. */
export interface SegmentFoot {
  /** 0 at the segment's start, 1 at its end. */
  fraction: number;
  squaredMeters: number;
}

/**
 * Nearest point of segment AB to point P, all in metres of a local plane.
 * Writes into `foot`, so that the hot loops of snapping and rasters allocate nothing.
 */
export function nearestOnSegment(
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  foot: SegmentFoot,
): void {
  const dx = bx - ax;
  const dy = by - ay;
  const squaredLength = dx * dx + dy * dy;
  let fraction = 0;
  if (squaredLength > 0) {
    fraction = ((px - ax) * dx + (py - ay) * dy) / squaredLength;
    fraction = fraction < 0 ? 0 : fraction > 1 ? 1 : fraction;
  }
  const ex = ax + fraction * dx - px;
  const ey = ay + fraction * dy - py;
  foot.fraction = fraction;
  foot.squaredMeters = ex * ex + ey * ey;
}
