import { metersPerDegreeLat, metersPerDegreeLng } from '../../server/geo/distance.ts';
import type { Point } from './plane.ts';

/** The sample's south-west corner, WGS-84. The place is real hill country; the town on it is invented. */
export const origin = { lng: 112.9, lat: 23.45 };

/** Size of the sample in metres, east and north. */
export const extent = { width: 9000, height: 7000 };

// One scale for the whole sample: over 7 km the change of a degree's length is 0.05 %.
const perLng = metersPerDegreeLng(origin.lat + 0.03);

/** Metres on the sample's plane to whole units of 1e-7 degree. */
export function toUnits(p: Point): { lng: number; lat: number } {
  return {
    lng: Math.round((origin.lng + p[0] / perLng) * 1e7),
    lat: Math.round((origin.lat + p[1] / metersPerDegreeLat) * 1e7),
  };
}
