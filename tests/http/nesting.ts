/** Exact nesting of MultiPolygons whose coordinates are whole millionths of a degree. */

type Rings = number[][][];
type Segment = readonly [ax: number, ay: number, bx: number, by: number];

/** Doubled, so that the middle of a side is whole too. Far below 2^26 on the plane of one town: products stay exact. */
const scale = 2e6;
const rowUnits = 400;

class Shape {
  readonly segments: Segment[] = [];
  private readonly rows = new Map<number, Segment[]>();

  constructor(rings: Rings, x0: number, y0: number) {
    const whole = (value: number, zero: number) => Math.round(value * scale) - zero;
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1]!, ring[i]!];
        this.add([whole(a[0]!, x0), whole(a[1]!, y0), whole(b[0]!, x0), whole(b[1]!, y0)]);
      }
    }
  }

  private add(segment: Segment): void {
    this.segments.push(segment);
    for (const row of rowsOf(segment)) {
      const list = this.rows.get(row) ?? [];
      this.rows.set(row, list);
      list.push(segment);
    }
  }

  near(segment: Segment): Set<Segment> {
    return new Set(rowsOf(segment).flatMap((row) => this.rows.get(row) ?? []));
  }

  /** 1 inside by the even-odd rule, 0 on a side, -1 outside. */
  side(x: number, y: number): number {
    let inside = false;
    for (const [ax, ay, bx, by] of this.rows.get(Math.floor(y / rowUnits)) ?? []) {
      const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
      const between = (a: number, b: number, v: number) =>
        Math.min(a, b) <= v && v <= Math.max(a, b);
      if (turn === 0 && between(ax, bx, x) && between(ay, by, y)) return 0;
      if (ay > y !== by > y && turn < 0 === by > ay) inside = !inside;
    }
    return inside ? 1 : -1;
  }
}

function rowsOf([, ay, , by]: Segment): number[] {
  const first = Math.floor(Math.min(ay, by) / rowUnits);
  const last = Math.floor(Math.max(ay, by) / rowUnits);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function cross([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  const turn = (px: number, py: number, qx: number, qy: number, rx: number, ry: number) =>
    Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  return (
    turn(ax, ay, bx, by, cx, cy) * turn(ax, ay, bx, by, dx, dy) < 0 &&
    turn(cx, cy, dx, dy, ax, ay) * turn(cx, cy, dx, dy, bx, by) < 0
  );
}

/**
 * What is wrong with `inner` ⊂ `outer`, or null. Sides may touch. Where no two sides cross, every corner and middle of the
 * inner one lies in the outer one, and no corner of the outer one (a hole's, then) lies within the inner one, it is nested.
 */
export function nestingFault(inner: number[][][][], outer: number[][][][]): string | null {
  const first = outer[0]?.[0]?.[0];
  if (!first) return inner.length === 0 ? null : 'the outer polygon is empty';
  const [x0, y0] = [Math.round(first[0]! * scale), Math.round(first[1]! * scale)];
  const small = new Shape(inner.flat(), x0, y0);
  const large = new Shape(outer.flat(), x0, y0);
  const place = (x: number, y: number) => `${(x + x0) / scale},${(y + y0) / scale}`;
  for (const segment of small.segments) {
    const [ax, ay, bx, by] = segment;
    for (const other of large.near(segment)) {
      if (cross(segment, other)) return `sides cross near ${place(ax, ay)}`;
    }
    if (large.side(ax, ay) < 0) return `corner ${place(ax, ay)} lies outside`;
    if (large.side((ax + bx) / 2, (ay + by) / 2) < 0)
      return `side at ${place(ax, ay)} runs outside`;
  }
  for (const [x, y] of large.segments) {
    if (small.side(x, y) > 0) return `the inner one covers ${place(x, y)}, a corner of the outer`;
  }
  return null;
}

/** Twice the area of a ring on the plane of degrees; positive counterclockwise. */
export function signedArea(ring: number[][]): number {
  const [x0, y0] = ring[0] as [number, number];
  return ring.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = ring[i] as [number, number];
    return sum + (px - x0) * (y! - y0) - (x! - x0) * (py - y0);
  }, 0);
}
