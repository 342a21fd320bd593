import booleanPointInPolygon from '@turf/boolean-point-in-polygon';

/** Whether a position lies in a polygon of rings, the first outer, the others holes; its edge counts as inside. */
export function insideRings(rings: number[][][], lng: number, lat: number): boolean {
  return booleanPointInPolygon([lng, lat], { type: 'Polygon', coordinates: rings });
}
