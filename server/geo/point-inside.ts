/** A point that is inside a polygon for certain, and not at its edge. */

/**
 * The middle of the longest piece of a level line through the polygons: halfway up their height, inside the largest span. Null for
 * shapes without a height. `polygons` as in a GeoJSON MultiPolygon, in any plane.
 */
export function pointInside(polygons: readonly number[][][][]): [x: number, y: number] | null {
  const corners = polygons.flat(2);
  const heights = corners.map((corner) => corner[1]!);
  const low = heights.reduce((a, b) => Math.min(a, b), Infinity);
  const high = heights.reduce((a, b) => Math.max(a, b), -Infinity);
  // A level that passes through no corner, so that every crossing is a clean one.
  const y = low + (high - low) * 0.5000137;
  const crossings = polygons.flat().flatMap((ring) => crossingsOf(ring, y));
  crossings.sort((a, b) => a - b);
  let best: [number, number] | null = null;
  let widest = 0;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = crossings[i + 1]! - crossings[i]!;
    if (width <= widest) continue;
    widest = width;
    best = [(crossings[i]! + crossings[i + 1]!) / 2, y];
  }
  return best;
}

function crossingsOf(ring: readonly number[][], y: number): number[] {
  return ring.flatMap(([x2, y2], i) => {
    const [x1, y1] = ring[(i + ring.length - 1) % ring.length]!;
    if (y1! > y === y2! > y) return [];
    return [x1! + ((y - y1!) / (y2! - y1!)) * (x2! - x1!)];
  });
}
