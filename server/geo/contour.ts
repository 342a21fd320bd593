/**
 * Level lines of a field by marching squares (Lorensen and Cline's idea in the plane).
 *
 * Invariant, nesting: on one lattice edge the crossing of a higher threshold is never nearer to the low
 * end than that of a lower one, since the value is linear along it and rounding is monotone. In one
 * square, lines whose ends are ordered so around the square cannot cross, and a saddle joins its low corners only
 * where the square's mean is low, which stays true for every higher threshold. So the region at or
 * below a threshold contains that of every lower one, before any simplification.
 */
import type { Field } from './field.ts';

/** Closed lines of one threshold. A corner is a lattice edge: 2 × point + 0 (eastward) or 1 (northward). */
export interface LevelLines {
  /** Corner ids, ring after ring, first corner not repeated; low values lie to the left. */
  corners: Uint32Array;
  /** Ring r: corners `ringFirst[r]` up to `ringFirst[r + 1]`. */
  ringFirst: number[];
}

const noEdge = 0xffffffff;

/** Scratch for the lines of one field, kept between queries. */
export class Contourer {
  private next = new Uint32Array(0);

  /** Lines around everything at or below the threshold. Cost: one look at each square. */
  trace(field: Field, threshold: number): LevelLines {
    const { columns, rows, values } = field;
    if (this.next.length < 2 * columns * rows) this.next = new Uint32Array(2 * columns * rows).fill(noEdge);
    const next = this.next;
    const starts: number[] = [];
    for (let y = 0; y < rows - 1; y++) {
      let point = y * columns;
      let a = values[point]! <= threshold, d = values[point + columns]! <= threshold;
      for (let x = 0; x < columns - 1; x++, point++) {
        const b = values[point + 1]! <= threshold, c = values[point + columns + 1]! <= threshold;
        const code = (a ? 1 : 0) | (b ? 2 : 0) | (c ? 4 : 0) | (d ? 8 : 0);
        if (code !== 0 && code !== 15) this.square(field, point, code, threshold, starts);
        a = b;
        d = c;
      }
    }
    return this.rings(starts);
  }

  private square(field: Field, point: number, code: number, threshold: number, starts: number[]): void {
    const south = 2 * point, west = 2 * point + 1;
    const north = 2 * (point + field.columns), east = 2 * (point + 1) + 1;
    const link = (from: number, to: number) => {
      this.next[from] = to;
      starts.push(from);
    };
    // Corners: 1 south-west, 2 south-east, 4 north-east, 8 north-west. Low side to the left of from → to.
    switch (code) {
      case 1: return link(south, west);
      case 2: return link(east, south);
      case 3: return link(east, west);
      case 4: return link(north, east);
      case 6: return link(north, south);
      case 7: return link(north, west);
      case 8: return link(west, north);
      case 9: return link(south, north);
      case 11: return link(east, north);
      case 12: return link(west, east);
      case 13: return link(south, east);
      case 14: return link(west, south);
      case 5:
        if (this.joined(field, point, threshold)) {
          link(south, east);
          link(north, west);
        } else {
          link(south, west);
          link(north, east);
        }
        return;
      case 10:
        if (this.joined(field, point, threshold)) {
          link(west, south);
          link(east, north);
        } else {
          link(east, south);
          link(west, north);
        }
    }
  }

  private joined(field: Field, point: number, threshold: number): boolean {
    const { values, columns } = field;
    return (values[point]! + values[point + 1]! + values[point + columns]! + values[point + columns + 1]!) / 4 <= threshold;
  }

  private rings(starts: number[]): LevelLines {
    const corners = new Uint32Array(starts.length);
    const ringFirst = [0];
    let count = 0;
    for (const start of starts) {
      if (this.next[start] === noEdge) continue;
      let corner = start;
      do {
        corners[count++] = corner;
        const following = this.next[corner]!;
        this.next[corner] = noEdge;
        corner = following;
      } while (corner !== start);
      ringFirst.push(count);
    }
    return { corners, ringFirst };
  }
}

/** Where the threshold crosses a lattice edge, in 1e-6 degree: one coordinate is the lattice's, one rounded. */
export function cornerPosition(field: Field, corner: number, threshold: number, out: Int32Array, at: number): void {
  const point = corner >> 1;
  const north = corner & 1;
  const low = field.values[point]!;
  const high = field.values[north ? point + field.columns : point + 1]!;
  const share = (threshold - low) / (high - low);
  const x = point % field.columns, y = (point - x) / field.columns;
  out[at] = field.west + x * field.stepLng + (north ? 0 : Math.round(share * field.stepLng));
  out[at + 1] = field.south + y * field.stepLat + (north ? Math.round(share * field.stepLat) : 0);
}
