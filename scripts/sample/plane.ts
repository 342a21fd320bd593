/**
 * Plane geometry in metres: x east, y north, from the sample's south-west corner.
 * A line is a list of points; a ring is a line whose last point is not repeated.
 */
export type Point = readonly [x: number, y: number];
export type Line = readonly Point[];

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const scale = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor];
export const mix = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];
export const meters = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0];

export function at<T>(items: readonly T[], index: number): T {
  const item = items.at(index);
  if (item === undefined) throw new Error(`no item ${index} in a list of ${items.length}`);
  return item;
}

export function unit(a: Point): Point {
  const length = Math.hypot(a[0], a[1]) || 1;
  return [a[0] / length, a[1] / length];
}

/** A quarter turn to the left. */
export const left = (a: Point): Point => [-a[1], a[0]];

export function turned(a: Point, radians: number): Point {
  const c = Math.cos(radians);
  const s = Math.sin(radians);
  return [a[0] * c - a[1] * s, a[0] * s + a[1] * c];
}

/** Positive when the ring runs counter-clockwise. */
export function signedArea(ring: Line): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) sum += cross(at(ring, i), at(ring, (i + 1) % ring.length));
  return sum / 2;
}

export function counterClockwise(ring: Line): Line {
  return signedArea(ring) < 0 ? [...ring].reverse() : ring;
}

export function centroid(ring: Line): Point {
  let x = 0;
  let y = 0;
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, (i + 1) % ring.length);
    const c = cross(a, b);
    x += (a[0] + b[0]) * c;
    y += (a[1] + b[1]) * c;
    sum += c;
  }
  return [x / (3 * sum), y / (3 * sum)];
}

export function inside(ring: Line, p: Point): boolean {
  let result = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = at(ring, i);
    const b = at(ring, j);
    if (
      a[1] > p[1] !== b[1] > p[1] &&
      p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]
    )
      result = !result;
  }
  return result;
}

/** Where along segment AB (0 to 1) its nearest point to P lies. */
export function footOf(p: Point, a: Point, b: Point): number {
  const d = minus(b, a);
  const squared = d[0] * d[0] + d[1] * d[1];
  if (squared === 0) return 0;
  const t = ((p[0] - a[0]) * d[0] + (p[1] - a[1]) * d[1]) / squared;
  return Math.min(1, Math.max(0, t));
}

export function metersToSegment(p: Point, a: Point, b: Point): number {
  return meters(p, mix(a, b, footOf(p, a, b)));
}

/** Fractions along AB and CD where they cross, or undefined if they do not or are parallel. */
export function crossing(
  a: Point,
  b: Point,
  c: Point,
  d: Point,
): { t: number; u: number } | undefined {
  const r = minus(b, a);
  const s = minus(d, c);
  const denominator = cross(r, s);
  if (Math.abs(denominator) < 1e-9) return undefined;
  const q = minus(c, a);
  const t = cross(q, s) / denominator;
  const u = cross(q, r) / denominator;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? { t, u } : undefined;
}

export function metersToLine(p: Point, line: Line): number {
  let best = Infinity;
  for (let i = 1; i < line.length; i++)
    best = Math.min(best, metersToSegment(p, at(line, i - 1), at(line, i)));
  return best;
}

export const closed = (ring: Line): Line => [...ring, at(ring, 0)];

/** A rectangle: its front edge starts at `corner`, runs `along` for `width`, and it is `depth` deep to the left. */
export function rectangle(corner: Point, along: Point, width: number, depth: number): Line {
  const side = scale(along, width);
  const back = scale(left(along), depth);
  return [corner, add(corner, side), add(add(corner, side), back), add(corner, back)];
}

/** True when two convex rings overlap (separating axes). */
export function overlap(a: Line, b: Line): boolean {
  return !separated(a, b) && !separated(b, a);
}

function separated(a: Line, b: Line): boolean {
  for (let i = 0; i < a.length; i++) {
    const p = at(a, i);
    const edge = minus(at(a, (i + 1) % a.length), p);
    if (b.every((q) => cross(edge, minus(q, p)) <= 0)) return true;
  }
  return false;
}
