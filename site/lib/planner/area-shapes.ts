import type { CoverageArea, CoverageFeatures } from '../../../server/contract/coverage.ts';
import type { Position } from '../view-state.ts';

/** Polygons, each of rings: the outer one, then its holes. */
export type Polygons = readonly (readonly (readonly (readonly number[])[])[])[];

export interface AreaShape {
  readonly code: string;
  readonly polygons: Polygons;
  /** [west, south, east, north] */
  readonly box: readonly [number, number, number, number];
}

type AreaFeature = Pick<CoverageFeatures['features'][number], 'geometry'> & {
  readonly properties: Pick<CoverageArea, 'code'>;
};

/** The shapes of a GeoJSON answer; an area without a boundary has none. */
export function shapesOf(features: readonly AreaFeature[]): AreaShape[] {
  return features.flatMap(({ properties: { code }, geometry }) => {
    if (!geometry || code === null) return [];
    const polygons: Polygons = geometry.coordinates;
    const outer = polygons.flatMap((rings) => rings[0] ?? []);
    if (outer.length === 0) return [];
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lng, lat] of outer) {
      west = Math.min(west, lng!);
      east = Math.max(east, lng!);
      south = Math.min(south, lat!);
      north = Math.max(north, lat!);
    }
    return [{ code, polygons, box: [west, south, east, north] as const }];
  });
}

/** The area that holds a place; boxes first, because a grid may have thousands. */
export function areaAt(shapes: readonly AreaShape[], [lng, lat]: Position): AreaShape | undefined {
  return shapes.find(
    ({ box: [west, south, east, north], polygons }) =>
      lng >= west &&
      lng <= east &&
      lat >= south &&
      lat <= north &&
      polygons.some((rings) => insideOf(rings, lng, lat)),
  );
}

/** By counting how often a ray to the east crosses the rings: a hole's second crossing takes it out again. */
function insideOf(rings: Polygons[number], lng: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [x1, y1] = ring[at]!;
      const [x0, y0] = ring[before]!;
      if (y1! > lat !== y0! > lat && lng < ((x0! - x1!) * (lat - y1!)) / (y0! - y1!) + x1!)
        inside = !inside;
    }
  return inside;
}
