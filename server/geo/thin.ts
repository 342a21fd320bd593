/**
 * Simplifies the level lines of one field together, so that they stay nested.
 *
 * Invariant: a corner b between its living neighbours a and c is removed only if the closed triangle abc holds
 * no other living corner of any line. A line that entered the triangle without a corner inside it would have to
 * cross ab or bc, and lines never cross; so the new side ac crosses nothing either, and by induction the
 * lines stay disjoint and nested. All arithmetic is on integers.
 */
import type { Field } from './field.ts';
import { cornerPosition, type LevelLines } from './contour.ts';

/** Lines with positions: corner i stands at `xy[2i]`, `xy[2i + 1]` in 1e-6 degree. */
export interface PlacedLines extends LevelLines {
  xy: Int32Array;
}

/** Longest side that a removal may make, in lattice steps: keeps the search for corners inside small. */
const longestSteps = 24;
const passes = 4;

export function placeLines(field: Field, lines: LevelLines, threshold: number): PlacedLines {
  const xy = new Int32Array(lines.corners.length * 2);
  for (let i = 0; i < lines.corners.length; i++) cornerPosition(field, lines.corners[i]!, threshold, xy, 2 * i);
  return { ...lines, xy };
}

/** Scratch of the thinning, kept between queries. */
export class Thinner {
  /** By lattice edge and level: index + 1 of the living corner. */
  private living: Int32Array[] = [];

  /**
   * Removes corners that lie within `toleranceSteps` of a lattice step from the straight line between their neighbours.
   * Each of the passes may move a line by so much. Cost: a few lattice edges per corner and pass.
   */
  thin(field: Field, levels: readonly PlacedLines[], toleranceSteps: number): PlacedLines[] {
    const size = 2 * field.columns * field.rows;
    while (this.living.length < levels.length) this.living.push(new Int32Array(0));
    levels.forEach((level, l) => {
      if (this.living[l]!.length < size) this.living[l] = new Int32Array(size);
      level.corners.forEach((corner, i) => (this.living[l]![corner] = i + 1));
    });
    const thinned = levels.map((level, l) => this.thinLevel(field, levels, level, l, toleranceSteps));
    levels.forEach((level, l) => level.corners.forEach((corner) => (this.living[l]![corner] = 0)));
    return thinned;
  }

  private thinLevel(field: Field, levels: readonly PlacedLines[], level: PlacedLines, l: number, toleranceSteps: number): PlacedLines {
    const kept: number[] = [];
    const ringFirst = [0];
    const living = this.living[l]!;
    for (let r = 0; r + 1 < level.ringFirst.length; r++) {
      let ring: number[] = [];
      for (let i = level.ringFirst[r]!; i < level.ringFirst[r + 1]!; i++) ring.push(i);
      for (let pass = 0; pass < passes && ring.length > 4; pass++) {
        const rest = [ring[0]!];
        let left = ring.length;
        for (let k = 1; k < ring.length; k++) {
          const b = ring[k]!, a = rest[rest.length - 1]!, c = ring[k + 1 < ring.length ? k + 1 : 0]!;
          // Never two neighbours in one pass: the next corner's own neighbours must be settled first.
          const removable = left > 4 && this.removable(field, levels, level.xy, a, b, c, toleranceSteps);
          if (!removable) {
            rest.push(b);
            continue;
          }
          living[level.corners[b]!] = 0;
          left--;
          if (k + 1 < ring.length) rest.push(ring[++k]!);
        }
        if (rest.length === ring.length) break;
        ring = rest;
      }
      for (const i of ring) kept.push(i);
      ringFirst.push(kept.length);
    }
    const corners = Uint32Array.from(kept, (i) => level.corners[i]!);
    const xy = new Int32Array(kept.length * 2);
    kept.forEach((i, at) => {
      xy[2 * at] = level.xy[2 * i]!;
      xy[2 * at + 1] = level.xy[2 * i + 1]!;
    });
    return { corners, ringFirst, xy };
  }

  private removable(field: Field, levels: readonly PlacedLines[], xy: Int32Array, a: number, b: number, c: number, toleranceSteps: number): boolean {
    const ax = xy[2 * a]!, ay = xy[2 * a + 1]!, bx = xy[2 * b]!, by = xy[2 * b + 1]!, cx = xy[2 * c]!, cy = xy[2 * c + 1]!;
    const { stepLng, stepLat } = field;
    const dx = (cx - ax) / stepLng, dy = (cy - ay) / stepLat;
    if (Math.abs(dx) > longestSteps || Math.abs(dy) > longestSteps) return false;
    const ex = (bx - ax) / stepLng, ey = (by - ay) / stepLat;
    const length = Math.hypot(dx, dy);
    const off = length === 0 ? Math.hypot(ex, ey) : Math.abs(dx * ey - dy * ex) / length;
    if (off > toleranceSteps) return false;
    // Between a and c only: a spike that turns back is a shape, not a wobble.
    const along = length === 0 ? 0 : (ex * dx + ey * dy) / length;
    if (along < 0 || along > length) return false;
    return !this.holdsCorner(field, levels, xy, ax, ay, bx, by, cx, cy);
  }

  private holdsCorner(field: Field, levels: readonly PlacedLines[], own: Int32Array, ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
    const { west, south, stepLng, stepLat, columns, rows } = field;
    const firstX = Math.max(0, Math.floor((Math.min(ax, bx, cx) - west) / stepLng) - 1);
    const lastX = Math.min(columns - 1, Math.ceil((Math.max(ax, bx, cx) - west) / stepLng));
    const firstY = Math.max(0, Math.floor((Math.min(ay, by, cy) - south) / stepLat) - 1);
    const lastY = Math.min(rows - 1, Math.ceil((Math.max(ay, by, cy) - south) / stepLat));
    const turn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) < 0 ? -1 : 1;
    for (let l = 0; l < levels.length; l++) {
      const living = this.living[l]!, xy = levels[l]!.xy;
      for (let y = firstY; y <= lastY; y++) {
        for (let edge = 2 * (y * columns + firstX), end = 2 * (y * columns + lastX) + 2; edge < end; edge++) {
          const i = living[edge]! - 1;
          if (i < 0) continue;
          const px = xy[2 * i]!, py = xy[2 * i + 1]!;
          if (xy === own && ((px === ax && py === ay) || (px === bx && py === by) || (px === cx && py === cy))) continue;
          if (turn * ((bx - ax) * (py - ay) - (by - ay) * (px - ax)) < 0) continue;
          if (turn * ((cx - bx) * (py - by) - (cy - by) * (px - bx)) < 0) continue;
          if (turn * ((ax - cx) * (py - cy) - (ay - cy) * (px - cx)) < 0) continue;
          return true;
        }
      }
    }
    return false;
  }
}
