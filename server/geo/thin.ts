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
  for (let i = 0; i < lines.corners.length; i++)
    cornerPosition(field, lines.corners[i]!, threshold, xy, 2 * i);
  return { ...lines, xy };
}

/** Scratch of the thinning, kept between queries. */
export class Thinner {
  /** By lattice edge: a bit for each level with a living corner there. Most edges have none. */
  private levelsAt = new Uint8Array(0);
  /** By level and lattice edge: index of the corner. Meaningful only where the level's bit is set. */
  private cornerAt: Int32Array[] = [];
  private ring = new Int32Array(0);

  /**
   * Removes corners that lie within `toleranceSteps` of a lattice step from the straight line between their neighbours.
   * Each of the passes may move a line by so much. Cost: a few lattice edges per corner and pass. At most eight levels.
   */
  thin(field: Field, levels: readonly PlacedLines[], toleranceSteps: number): PlacedLines[] {
    const size = 2 * field.columns * field.rows;
    if (this.levelsAt.length < size) this.levelsAt = new Uint8Array(size);
    levels.forEach((level, l) => {
      if ((this.cornerAt[l]?.length ?? 0) < size) this.cornerAt[l] = new Int32Array(size);
      const cornerAt = this.cornerAt[l]!;
      for (let i = 0; i < level.corners.length; i++) {
        cornerAt[level.corners[i]!] = i;
        this.levelsAt[level.corners[i]!]! |= 1 << l;
      }
    });
    const thinned = levels.map((level, l) =>
      this.thinLevel(field, levels, level, l, toleranceSteps),
    );
    for (const level of levels)
      for (let i = 0; i < level.corners.length; i++) this.levelsAt[level.corners[i]!] = 0;
    return thinned;
  }

  private thinLevel(
    field: Field,
    levels: readonly PlacedLines[],
    level: PlacedLines,
    l: number,
    toleranceSteps: number,
  ): PlacedLines {
    if (this.ring.length < level.corners.length) this.ring = new Int32Array(level.corners.length);
    const kept = this.ring;
    const ringFirst = [0];
    let count = 0;
    for (let r = 0; r + 1 < level.ringFirst.length; r++) {
      const first = count;
      for (let i = level.ringFirst[r]!; i < level.ringFirst[r + 1]!; i++) kept[count++] = i;
      for (let pass = 0; pass < passes && count - first > 4; pass++) {
        const before = count;
        count = this.thinRing(field, levels, level, l, kept, first, count, toleranceSteps);
        // A pass that removes little is not worth another.
        if (before - count < (before - first) / 16) break;
      }
      ringFirst.push(count);
    }
    const corners = new Uint32Array(count),
      xy = new Int32Array(count * 2);
    for (let at = 0; at < count; at++) {
      corners[at] = level.corners[kept[at]!]!;
      xy[2 * at] = level.xy[2 * kept[at]!]!;
      xy[2 * at + 1] = level.xy[2 * kept[at]! + 1]!;
    }
    return { corners, ringFirst, xy };
  }

  /** One pass over the ring `kept[first … end)`, in place. Never removes two neighbours: the next corner's own neighbours must be settled first. */
  private thinRing(
    field: Field,
    levels: readonly PlacedLines[],
    level: PlacedLines,
    l: number,
    kept: Int32Array,
    first: number,
    end: number,
    toleranceSteps: number,
  ): number {
    const start = kept[first]!;
    let count = first + 1,
      left = end - first;
    for (let k = first + 1; k < end; k++) {
      const b = kept[k]!;
      const c = k + 1 < end ? kept[k + 1]! : start;
      if (
        left <= 4 ||
        !this.removable(field, levels, level.xy, kept[count - 1]!, b, c, toleranceSteps)
      ) {
        kept[count++] = b;
        continue;
      }
      this.levelsAt[level.corners[b]!]! &= ~(1 << l);
      left--;
      if (k + 1 < end) kept[count++] = kept[++k]!;
    }
    return count;
  }

  private removable(
    field: Field,
    levels: readonly PlacedLines[],
    xy: Int32Array,
    a: number,
    b: number,
    c: number,
    toleranceSteps: number,
  ): boolean {
    const ax = xy[2 * a]!,
      ay = xy[2 * a + 1]!,
      bx = xy[2 * b]!,
      by = xy[2 * b + 1]!,
      cx = xy[2 * c]!,
      cy = xy[2 * c + 1]!;
    const { stepLng, stepLat } = field;
    const dx = (cx - ax) / stepLng,
      dy = (cy - ay) / stepLat;
    if (dx > longestSteps || dx < -longestSteps || dy > longestSteps || dy < -longestSteps)
      return false;
    const ex = (bx - ax) / stepLng,
      ey = (by - ay) / stepLat;
    const squared = dx * dx + dy * dy;
    const aside = dx * ey - dy * ex,
      along = ex * dx + ey * dy;
    // Between a and c only: a spike that turns back is a shape, not a wobble.
    if (
      squared === 0 ||
      along < 0 ||
      along > squared ||
      aside * aside > toleranceSteps * toleranceSteps * squared
    )
      return false;
    return !this.holdsCorner(field, levels, xy, ax, ay, bx, by, cx, cy);
  }

  private holdsCorner(
    field: Field,
    levels: readonly PlacedLines[],
    own: Int32Array,
    ax: number,
    ay: number,
    bx: number,
    by: number,
    cx: number,
    cy: number,
  ): boolean {
    const { west, south, stepLng, stepLat, columns } = field;
    // Corners stand on the east or north side of their lattice point, strictly within it.
    const firstX = Math.floor((Math.min(ax, bx, cx) - west) / stepLng),
      lastX = Math.floor((Math.max(ax, bx, cx) - west) / stepLng);
    const firstY = Math.floor((Math.min(ay, by, cy) - south) / stepLat),
      lastY = Math.floor((Math.max(ay, by, cy) - south) / stepLat);
    const turn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) < 0 ? -1 : 1;
    const { levelsAt } = this;
    for (let y = firstY; y <= lastY; y++) {
      for (
        let edge = 2 * (y * columns + firstX), end = 2 * (y * columns + lastX) + 2;
        edge < end;
        edge++
      ) {
        const bits = levelsAt[edge]!;
        if (bits === 0) continue;
        for (let l = 0; l < levels.length; l++) {
          if ((bits & (1 << l)) === 0) continue;
          const xy = levels[l]!.xy,
            i = this.cornerAt[l]![edge]!;
          const px = xy[2 * i]!,
            py = xy[2 * i + 1]!;
          if (
            xy === own &&
            ((px === ax && py === ay) || (px === bx && py === by) || (px === cx && py === cy))
          )
            continue;
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
