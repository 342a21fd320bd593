import {
  add,
  at,
  cross,
  left,
  meters,
  minus,
  mix,
  scale,
  unit,
  type Line,
  type Point,
} from './plane.ts';

/** A smooth curve through the given points (centripetal enough for our spacing), `steps` pieces per span. */
export function smooth(points: Line, steps = 6): Point[] {
  const result: Point[] = [];
  for (let i = 0; i < points.length - 1; i++) {
    for (let step = 0; step < steps; step++) result.push(splineAt(points, i, step / steps));
  }
  result.push(at(points, -1));
  return result;
}

/** Catmull-Rom: the point at fraction t of the span that starts at index i. */
export function splineAt(points: Line, i: number, t: number): Point {
  const p1 = at(points, i);
  const p2 = at(points, i + 1);
  const p0 = points[i - 1] ?? add(p1, minus(p1, p2));
  const p3 = points[i + 2] ?? add(p2, minus(p2, p1));
  const axis = (k: 0 | 1): number =>
    0.5 *
    (2 * p1[k] +
      (p2[k] - p0[k]) * t +
      (2 * p0[k] - 5 * p1[k] + 4 * p2[k] - p3[k]) * t * t +
      (3 * p1[k] - p0[k] - 3 * p2[k] + p3[k]) * t * t * t);
  return [axis(0), axis(1)];
}

export function lengthOf(line: Line): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += meters(at(line, i - 1), at(line, i));
  return sum;
}

export interface Spot {
  point: Point;
  /** Direction of travel, length 1. */
  along: Point;
}

/** The spot `distance` metres along the line; beyond its ends, the end itself. */
export function spotAt(line: Line, distance: number): Spot {
  let rest = Math.max(0, distance);
  for (let i = 1; i < line.length; i++) {
    const a = at(line, i - 1);
    const b = at(line, i);
    const length = meters(a, b);
    if (rest <= length || i === line.length - 1) {
      return {
        point: mix(a, b, length === 0 ? 0 : Math.min(1, rest / length)),
        along: unit(minus(b, a)),
      };
    }
    rest -= length;
  }
  throw new Error(`a line of ${line.length} points has no spots`);
}

/** The part of the line between two distances. */
export function slice(line: Line, from: number, to: number): Point[] {
  const result: Point[] = [spotAt(line, from).point];
  let passed = 0;
  for (let i = 1; i < line.length - 1; i++) {
    passed += meters(at(line, i - 1), at(line, i));
    if (passed > from + 0.5 && passed < to - 0.5) result.push(at(line, i));
  }
  result.push(spotAt(line, to).point);
  return result;
}

/** The line moved to its left by `distance` metres (to its right when negative). */
export function beside(line: Line, distance: number): Point[] {
  return line.map((p, i) => {
    const before = unit(minus(p, line[i - 1] ?? p));
    const after = unit(minus(line[i + 1] ?? p, p));
    const a = i === 0 ? after : before;
    const b = i === line.length - 1 ? before : after;
    return add(p, miter(a, b, distance));
  });
}

/** A ring moved inwards (it runs counter-clockwise) by `distance`. Right for rings without sharp notches. */
export function inset(ring: Line, distance: number): Point[] {
  return ring.map((p, i) => {
    const before = unit(minus(p, at(ring, i - 1)));
    const after = unit(minus(at(ring, (i + 1) % ring.length), p));
    return add(p, miter(before, after, distance));
  });
}

function miter(before: Point, after: Point, distance: number): Point {
  const normal = unit(left(add(before, after)));
  const half = Math.max(
    0.4,
    Math.sqrt(Math.max(0, (1 + before[0] * after[0] + before[1] * after[1]) / 2)),
  );
  return scale(normal, distance / half);
}

/** Drops points that lie within `tolerance` of the line through their neighbours. */
export function thinned(line: Line, tolerance: number): Point[] {
  const result: Point[] = [at(line, 0)];
  for (let i = 1; i < line.length - 1; i++) {
    const a = at(result, -1);
    const d = unit(minus(at(line, i + 1), a));
    if (Math.abs(cross(d, minus(at(line, i), a))) > tolerance || meters(a, at(line, i)) > 80)
      result.push(at(line, i));
  }
  result.push(at(line, -1));
  return result;
}
