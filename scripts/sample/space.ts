import { at, crossing, inside, metersToSegment, overlap, type Line, type Point } from './plane.ts';

/** A uniform grid of boxes: finds what lies near a place without looking at everything. */
export class Boxes<T> {
  private readonly cells = new Map<number, T[]>();

  constructor(private readonly cellMeters: number) {}

  insert(low: Point, high: Point, item: T): void {
    this.visit(low, high, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(item);
      else this.cells.set(key, [item]);
    });
  }

  /** Each item whose cells touch the box, once. */
  near(low: Point, high: Point): Set<T> {
    const found = new Set<T>();
    this.visit(low, high, (key) => {
      for (const item of this.cells.get(key) ?? []) found.add(item);
    });
    return found;
  }

  private visit(low: Point, high: Point, see: (key: number) => void): void {
    const cell = (value: number): number => Math.floor(value / this.cellMeters);
    for (let x = cell(low[0]); x <= cell(high[0]); x++) {
      for (let y = cell(low[1]); y <= cell(high[1]); y++) see((x + 1000) * 100_000 + y + 1000);
    }
  }
}

export function boxOf(points: Line, margin = 0): [low: Point, high: Point] {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return [
    [Math.min(...xs) - margin, Math.min(...ys) - margin],
    [Math.max(...xs) + margin, Math.max(...ys) + margin],
  ];
}

interface Strip {
  a: Point;
  b: Point;
  halfWidth: number;
}

/** What is taken already: strips (streets, rail, river), rings (ponds, squares) and convex rings (buildings). */
export class Ground {
  private readonly strips = new Boxes<Strip>(60);
  private readonly rings = new Boxes<Line>(60);
  private readonly buildings = new Boxes<Line>(40);

  strip(line: Line, halfWidth: number): void {
    for (let i = 1; i < line.length; i++) {
      const a = at(line, i - 1);
      const b = at(line, i);
      this.strips.insert(...boxOf([a, b], halfWidth), { a, b, halfWidth });
    }
  }

  ring(ring: Line): void {
    this.rings.insert(...boxOf(ring), ring);
  }

  building(ring: Line): void {
    this.buildings.insert(...boxOf(ring), ring);
  }

  /** True when a convex ring keeps off every strip, ring and building. */
  free(ring: Line): boolean {
    const [low, high] = boxOf(ring, 1);
    for (const other of this.buildings.near(low, high)) if (overlap(ring, other)) return false;
    for (const strip of this.strips.near(low, high)) if (touches(ring, strip)) return false;
    for (const other of this.rings.near(low, high)) if (meet(ring, other)) return false;
    return true;
  }
}

function touches(ring: Line, { a, b, halfWidth }: Strip): boolean {
  if (inside(ring, a)) return true;
  for (let i = 0; i < ring.length; i++) {
    const p = at(ring, i);
    const q = at(ring, (i + 1) % ring.length);
    if (metersToSegment(p, a, b) < halfWidth || metersToSegment(a, p, q) < halfWidth) return true;
    if (metersToSegment(b, p, q) < halfWidth || crossing(p, q, a, b)) return true;
  }
  return false;
}

function meet(a: Line, b: Line): boolean {
  return a.some((p) => inside(b, p)) || b.some((p) => inside(a, p));
}
