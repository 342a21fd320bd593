/** How much street length a polygon gets wrong. */
import type { PieceGraph } from './pieces.ts';

/** Even-odd test over all rings, with the segments of each row of latitude at hand. */
export class PolygonTest {
  private readonly rows = new Map<number, [number, number, number, number][]>();
  private readonly rowDegrees = 0.0002;
  private readonly bounds = [Infinity, Infinity, -Infinity, -Infinity] as [
    west: number,
    south: number,
    east: number,
    north: number,
  ];

  constructor(multiPolygon: number[][][][]) {
    for (const ring of multiPolygon.flat()) {
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1] as [number, number],
          [bx, by] = ring[i] as [number, number];
        // A ring ends where it begins, so each corner is an end once.
        this.bounds[0] = Math.min(this.bounds[0], bx);
        this.bounds[1] = Math.min(this.bounds[1], by);
        this.bounds[2] = Math.max(this.bounds[2], bx);
        this.bounds[3] = Math.max(this.bounds[3], by);
        for (let row = this.row(Math.min(ay, by)); row <= this.row(Math.max(ay, by)); row++) {
          const list = this.rows.get(row) ?? [];
          this.rows.set(row, list);
          list.push([ax, ay, bx, by]);
        }
      }
    }
  }

  private row(lat: number): number {
    return Math.floor(lat / this.rowDegrees);
  }

  holds(lng: number, lat: number): boolean {
    const [west, south, east, north] = this.bounds;
    if (lng < west || lng > east || lat < south || lat > north) return false;
    let inside = false;
    for (const [ax, ay, bx, by] of this.rows.get(this.row(lat)) ?? []) {
      if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax)
        inside = !inside;
    }
    return inside;
  }
}

export interface StreetError {
  reachableMeters: number;
  wronglyIn: number;
  wronglyOut: number;
}

export function streetError(
  graph: PieceGraph,
  seconds: Float64Array,
  limitSeconds: number,
  multiPolygon: number[][][][],
): StreetError {
  const polygon = new PolygonTest(multiPolygon);
  const error = { reachableMeters: 0, wronglyIn: 0, wronglyOut: 0 };
  const { a, b, meters, seconds: own, lng, lat } = graph.streets;
  for (let i = 0; i < meters.length; i++) {
    const middle = Math.min(seconds[a[i]!]!, seconds[b[i]!]!) + own[i]! / 2;
    const reachable = middle <= limitSeconds;
    if (reachable) error.reachableMeters += meters[i]!;
    const inside = polygon.holds(lng[i]!, lat[i]!);
    if (inside && !reachable) error.wronglyIn += meters[i]!;
    if (!inside && reachable) error.wronglyOut += meters[i]!;
  }
  return error;
}
