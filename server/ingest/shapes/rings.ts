/** Rings of GeoJSON made right: closed, without repeated corners, outer ones counterclockwise and holes clockwise (RFC 7946). */

export type Ring = number[][];

/** Whether a value is a list of positions: two finite numbers or more each. */
export function isRing(value: unknown): value is Ring {
  return (
    Array.isArray(value) &&
    value.every(
      (corner) => Array.isArray(corner) && Number.isFinite(corner[0]) && Number.isFinite(corner[1]),
    )
  );
}

export interface CleanRing {
  /** Null: fewer than three different corners, or all on one line. */
  ring: Ring | null;
  closed: boolean;
  reversed: boolean;
}

/** @returns a new ring of `[x, y]` only; `closed` and `reversed` say what had to be done */
export function cleanRing(ring: Ring, outer: boolean): CleanRing {
  const corners: Ring = [];
  for (const corner of ring) {
    const last = corners.at(-1);
    if (last && last[0] === corner[0] && last[1] === corner[1]) continue;
    corners.push([corner[0]!, corner[1]!]);
  }
  const [first, last] = [corners[0], corners.at(-1)];
  const isClosed = corners.length > 1 && first![0] === last![0] && first![1] === last![1];
  if (!isClosed && first) corners.push([first[0]!, first[1]!]);
  const area = doubleArea(corners);
  if (corners.length < 4 || isFlat(corners))
    return { ring: null, closed: !isClosed, reversed: false };
  // A figure of eight may have no area in sum; that it crosses itself is found later.
  const reversed = area !== 0 && area > 0 !== outer;
  return { ring: reversed ? corners.reverse() : corners, closed: !isClosed, reversed };
}

/** Twice the signed area of a closed ring, by the shoelace formula about its first corner; positive counterclockwise. */
function doubleArea(ring: Ring): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    sum += (ax! - x0!) * (by! - y0!) - (bx! - x0!) * (ay! - y0!);
  }
  return sum;
}

/** Whether all corners lie on one line, to a billionth of its length. */
function isFlat(ring: Ring): boolean {
  const [x0, y0] = ring[0] as [number, number];
  let [fx, fy, far] = [0, 0, 0];
  for (const [x, y] of ring) {
    const squared = (x! - x0) ** 2 + (y! - y0) ** 2;
    if (squared > far) [fx, fy, far] = [x! - x0, y! - y0, squared];
  }
  return ring.every(([x, y]) => Math.abs(fx * (y! - y0) - fy * (x! - x0)) <= 1e-9 * far);
}

/** Whether a point lies inside a closed ring; on its border either answer may come. */
export function inRing(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    if (ay! > y !== by! > y && x < ((y - ay!) / (by! - ay!)) * (bx! - ax!) + ax!) inside = !inside;
  }
  return inside;
}
