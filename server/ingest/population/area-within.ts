/** Ground of polygons, whole or as far as it lies in a box. */
import { metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import type { Bounds } from '../../geo/position.ts';

type Ring = readonly (readonly number[])[];

/** @param polygons GeoJSON MultiPolygon coordinates: outer rings, each with its holes */
export function squareMetersOf(polygons: readonly Ring[][]): number {
  return sumOf(polygons, (ring) => ring);
}

/** Rings are cut along one side of the box after the other (Sutherland and Hodgman): edges that then run along a side hold no ground. */
export function areaWithin(polygons: readonly Ring[][], bounds: Bounds): number {
  return sumOf(polygons, (ring) => {
    let cut = ring;
    for (const side of [0, 1, 2, 3]) cut = cutAt(cut, side % 2, bounds[side]!, side < 2 ? 1 : -1);
    return cut;
  });
}

function sumOf(polygons: readonly Ring[][], part: (ring: Ring) => Ring): number {
  let sum = 0;
  for (const rings of polygons)
    for (const [number, ring] of rings.entries())
      sum += (number === 0 ? 1 : -1) * ringSquareMeters(part(ring));
  return sum;
}

/** Keeps what lies on the larger (`sign` 1) or smaller side of a coordinate. */
function cutAt(ring: Ring, axis: number, at: number, sign: 1 | -1): Ring {
  const kept: (readonly number[])[] = [];
  const isIn = (point: readonly number[]) => sign * (point[axis]! - at) >= 0;
  for (let i = 0; i < ring.length; i++) {
    const from = ring[i === 0 ? ring.length - 1 : i - 1]!,
      to = ring[i]!;
    if (isIn(from) !== isIn(to)) {
      const share = (at - from[axis]!) / (to[axis]! - from[axis]!);
      kept.push([0, 1].map((k) => from[k]! + share * (to[k]! - from[k]!)));
    }
    if (isIn(to)) kept.push(to);
  }
  return kept;
}

/** By the shoelace formula on the local plane of the ring's first corner. */
function ringSquareMeters(ring: Ring): number {
  if (ring.length < 3) return 0;
  const [lng, lat] = ring[0]! as [number, number];
  let doubled = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]! as [number, number],
      [bx, by] = ring[(i + 1) % ring.length]! as [number, number];
    doubled += (ax - lng) * (by - lat) - (bx - lng) * (ay - lat);
  }
  return (Math.abs(doubled) / 2) * metersPerDegreeLng(lat) * metersPerDegreeLat;
}
