declare const wgs84: unique symbol;

/** The one position type: `[lng, lat]` in degrees, WGS-84. Minted only where input is parsed. */
export type Position = [lng: number, lat: number] & { readonly [wgs84]?: true };

/** `[west, south, east, north]` in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Network files keep coordinates as integers of 1e-7 degree (about 1 cm), as OpenStreetMap does. */
export const unitsPerDegree = 1e7;

export function position(lng: number, lat: number): Position {
  return [lng, lat];
}

/** Degrees rounded to 1e-6 (0.11 m): the precision of every answer. */
export function rounded(lng: number, lat: number): Position {
  return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}

export function contains(bounds: Bounds, lng: number, lat: number): boolean {
  return lng >= bounds[0] && lng <= bounds[2] && lat >= bounds[1] && lat <= bounds[3];
}
