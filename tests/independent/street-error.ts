/** How much street length a polygon gets wrong. */
import type { PieceGraph } from './pieces.ts';

/** Even-odd test over all rings, with the segments of each row of latitude at hand. */
export class PolygonTest {
  private readonly rows = new Map<number, [number, number, number, number][]>();
  private readonly rowDegrees = 0.0002;

  constructor(multiPolygon: number[][][][]) {
    for (const ring of multiPolygon.flat()) {
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1] as [number, number],
          [bx, by] = ring[i] as [number, number];
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
  for (const piece of graph.pieces) {
    if (!piece.street) continue;
    const middle = Math.min(seconds[piece.a]!, seconds[piece.b]!) + piece.seconds / 2;
    const reachable = middle <= limitSeconds;
    if (reachable) error.reachableMeters += piece.meters;
    const inside = polygon.holds(piece.lng, piece.lat);
    if (inside && !reachable) error.wronglyIn += piece.meters;
    if (!inside && reachable) error.wronglyOut += piece.meters;
  }
  return error;
}
