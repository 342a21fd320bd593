import type { Contours } from '../contract/circle.ts';
import { toMultiPolygon } from '../geo/multipolygon.ts';
import { placeLines } from '../geo/thin.ts';
import { fieldOf } from '../network/field.ts';
import type { RegionEngine } from './region-engine.ts';

/** How far a corner may be moved by one pass of the simplification, in cells of the field. */
const toleranceSteps = 0.25;

/** The circle's picture at a third, two thirds and all of the limit, from one field, nested. */
export function contoursOf(engine: RegionEngine, limitMinutes: number): Contours {
  const { reach, region, norms } = engine;
  const raster = region.network.stretches[reach.travel.accessClass];
  const field = fieldOf(reach, raster, limitMinutes * 60, norms, engine.fieldScratch);
  const minutes = [limitMinutes / 3, (limitMinutes * 2) / 3, limitMinutes];
  const thresholds = minutes.map((m) => m * 60);
  const traced = engine.contourer.traceAll(field, thresholds);
  const placed = traced.map((lines, i) => placeLines(field, lines, thresholds[i]!));
  const features = engine.thinner.thin(field, placed, toleranceSteps).map((lines, i) => {
    const { geometry, areaSquareMeters } = toMultiPolygon(lines);
    return {
      type: 'Feature' as const,
      properties: { minutes: round(minutes[i]!), areaSquareMeters },
      geometry,
    };
  });
  return { type: 'FeatureCollection', features };
}

function round(minutes: number): number {
  return Math.round(minutes * 100) / 100;
}
