/** From any geometry to polygons that can be worked with, or to the reason why not. */
import { excerpt, type Quoted } from '../tables/problems.ts';
import { cleanRing, inRing, isRing, type Ring } from './rings.ts';
import { fullEffort, selfCrossing, type Effort } from './self-crossing.ts';

export const boundaryProblems = [
  'boundary-not-a-feature',
  'boundary-empty',
  'boundary-type',
  'boundary-broken',
  'boundary-too-few-corners',
  'boundary-crosses-itself',
  'boundary-too-tangled',
  'boundary-hole-outside',
  'boundary-swapped',
  'boundary-out-of-range',
  'boundary-outside',
] as const;
export type BoundaryProblem = (typeof boundaryProblems)[number];

export const repairs = ['ring-closed', 'ring-reversed', 'hole-dropped', 'part-dropped'] as const;
export type Repair = (typeof repairs)[number];

export type CleanPolygons =
  | { ok: true; polygons: Ring[][]; repairs: Repair[] }
  | { ok: false; reasonKey: BoundaryProblem; quoted: Quoted };

/** @param effort what is left for the whole file; less afterwards */
export function cleanPolygons(geometry: unknown, effort: Effort = fullEffort()): CleanPolygons {
  const no = (reasonKey: BoundaryProblem, quoted: Quoted = {}) =>
    ({ ok: false, reasonKey, quoted }) as const;
  if (typeof geometry !== 'object' || geometry === null) return no('boundary-empty');
  const { type, coordinates } = geometry as Record<string, unknown>;
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return no('boundary-type', { value: excerpt(String(type)) });
  if (!Array.isArray(coordinates)) return no('boundary-broken');
  const given = (type === 'Polygon' ? [coordinates] : coordinates) as unknown[];
  const done = new Set<Repair>();
  const polygons: Ring[][] = [];
  let collapsed = 0;
  for (const rings of given) {
    if (!Array.isArray(rings) || !rings.every(isRing)) return no('boundary-broken');
    if (rings.length === 0) continue;
    const polygon: Ring[] = [];
    for (const [r, ring] of rings.entries()) {
      const clean = cleanRing(ring, r === 0);
      if (!clean.ring && r === 0) {
        collapsed = ring.length;
        break;
      }
      if (!clean.ring) {
        done.add('hole-dropped');
        continue;
      }
      if (clean.closed) done.add('ring-closed');
      if (clean.reversed) done.add('ring-reversed');
      polygon.push(clean.ring);
    }
    if (polygon.length > 0) polygons.push(polygon);
  }
  // Files of whole districts hold islands of two corners; a border of nothing else is none.
  if (polygons.length === 0 && collapsed > 0)
    return no('boundary-too-few-corners', { count: collapsed });
  if (polygons.length === 0) return no('boundary-empty');
  if (collapsed > 0) done.add('part-dropped');
  const crossing = selfCrossing(polygons.flat(), effort);
  if (crossing === 'tangled') return no('boundary-too-tangled');
  if (crossing)
    return no('boundary-crosses-itself', {
      lng: crossing[0].toFixed(6),
      lat: crossing[1].toFixed(6),
    });
  const outside = polygons.some((polygon) => holeOutside(polygon, effort));
  if (effort.steps < 0) return no('boundary-too-tangled');
  if (outside) return no('boundary-hole-outside');
  return { ok: true, polygons, repairs: [...done] };
}

/** Borders do not cross, so a hole is inside if one of its corners is; the corners that lie on the outer ring do not tell. */
function holeOutside([outer, ...holes]: Ring[], effort: Effort): boolean {
  return holes.some((hole) => {
    const within = hole.slice(1).some(([x, y]) => {
      effort.steps -= outer!.length;
      return effort.steps < 0 || inRing(outer!, x!, y!);
    });
    return !within;
  });
}
