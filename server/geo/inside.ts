import booleanPointInPolygon from '@turf/boolean-point-in-polygon';

/** Whether a position lies in a polygon of rings, the first outer, the others holes; its edge counts as inside. */
export function insideRings(
  rings: readonly (readonly (readonly number[])[])[],
  lng: number,
  lat: number,
): boolean {
  // Turf reads them only, but does not say so.
  const coordinates = rings as number[][][];
  return booleanPointInPolygon([lng, lat], { type: 'Polygon', coordinates });
}
