/** Lines across pedestrian areas: people cross a square, they do not walk around it. */
import { everybody } from '../barrier.ts';
import { edgeFlag } from '../flags.ts';
import type { Points, Streets, StreetWay } from './ways.ts';

/** More gates than this and only a spread of them is joined, so that cost stays bounded. */
const mostEntries = 40;
/** Squares with longer outlines are left with their outline only. */
const mostCorners = 400;

/**
 * New ways, each a straight line inside an area between two of its points that other ways touch.
 * A line is kept only where it does not leave the area. Cost: entries² × corners per area.
 */
export function waysAcrossSquares(streets: Streets): StreetWay[] {
  const touched = new Map<number, number>();
  for (const way of streets.ways) {
    if ((way.flags & everybody) === 0) continue;
    for (const point of new Set(way.points)) touched.set(point, (touched.get(point) ?? 0) + 1);
  }
  const lines: StreetWay[] = [];
  for (const way of streets.ways) {
    const ring = way.points;
    if (
      !way.area ||
      ring.length < 4 ||
      ring[0] !== ring[ring.length - 1] ||
      ring.length > mostCorners
    )
      continue;
    let entries = ring
      .slice(0, -1)
      .filter((point) => touched.get(point)! > 1 || streets.points.tags.has(point));
    if (entries.length > mostEntries) {
      const stride = Math.ceil(entries.length / mostEntries);
      entries = entries.filter((_, i) => i % stride === 0);
    }
    for (let i = 0; i < entries.length; i++) {
      for (let j = i + 1; j < entries.length; j++) {
        if (!insideArea(streets.points, ring, entries[i]!, entries[j]!)) continue;
        lines.push({
          ...way,
          points: [entries[i]!, entries[j]!],
          area: false,
          flags: way.flags | edgeFlag.acrossArea,
        });
      }
    }
  }
  return lines;
}

/** Whether the open segment from a to b runs inside the ring: it crosses no side, and its middle is inside. */
function insideArea(points: Points, ring: readonly number[], a: number, b: number): boolean {
  const ax = points.lng[a]!,
    ay = points.lat[a]!,
    bx = points.lng[b]!,
    by = points.lat[b]!;
  const mx = (ax + bx) / 2,
    my = (ay + by) / 2;
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const p = ring[i - 1]!,
      q = ring[i]!;
    if ((p === a && q === b) || (p === b && q === a)) return false;
    const px = points.lng[p]!,
      py = points.lat[p]!,
      qx = points.lng[q]!,
      qy = points.lat[q]!;
    if (py > my !== qy > my && mx < ((qx - px) * (my - py)) / (qy - py) + px) inside = !inside;
    if (p === a || q === a || p === b || q === b) continue;
    const d1 = side(ax, ay, bx, by, px, py),
      d2 = side(ax, ay, bx, by, qx, qy);
    const d3 = side(px, py, qx, qy, ax, ay),
      d4 = side(px, py, qx, qy, bx, by);
    if (d1 * d2 <= 0 && d3 * d4 <= 0) return false;
  }
  return inside;
}

function side(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}
