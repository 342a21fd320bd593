import { fromBd09, fromGcj02 } from '../../geo/datum.ts';
import { position, type Bounds, type Position } from '../../geo/position.ts';

export const crsNames = ['wgs84', 'gcj02', 'bd09'] as const;
/** The datum that an office's coordinates are in. */
export type Crs = (typeof crsNames)[number];

/** Guangdong with a margin of some kilometres. */
export const guangdongBounds: Bounds = [109.5, 20.1, 117.5, 25.6];

/** Converted positions are rounded to 1e-7 degree (about 1 cm); WGS-84 stays as it was typed. */
export function toWgs84(crs: Crs, lng: number, lat: number): Position {
  if (crs === 'wgs84') return position(lng, lat);
  const [x, y] = crs === 'gcj02' ? fromGcj02(lng, lat) : fromBd09(lng, lat);
  return position(Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7);
}
