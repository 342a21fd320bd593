interface Point {
  readonly x: number;
  readonly y: number;
}

/** More marks than these are gathered whether they overlap or not: each is an element of the page. */
export const mostSingleMarks = 260;
/** More marks than these on top of each other are gathered. */
export const mostOverlapping = 180;
const cellPixels = 24;

/** Marks that share a square of 24 pixels with another: close enough to cover each other. Linear in the points. */
export function countOverlapping(points: readonly Point[]): number {
  const cells = new Map<string, number>();
  for (const { x, y } of points) {
    const cell = `${Math.floor(x / cellPixels)},${Math.floor(y / cellPixels)}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  let overlapping = 0;
  for (const count of cells.values()) if (count > 1) overlapping += count;
  return overlapping;
}

export const isCrowded = (points: readonly Point[]): boolean =>
  points.length > mostSingleMarks || countOverlapping(points) > mostOverlapping;
