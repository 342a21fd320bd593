/**
 * Level lines of a field by marching squares (Lorensen and Cline's idea in the plane).
 *
 * Invariant, nesting: on one lattice edge the crossing of a higher threshold is never nearer to the low
 * end than that of a lower one, since the value is linear along it and rounding is monotone. In one
 * square, lines whose ends are ordered so around the square cannot cross, and a saddle joins its low corners only
 * where the square's mean is low, which stays true for every higher threshold. So the region at or
 * below a threshold contains that of every lower one, before any simplification.
 */
import type { Field, Jumps } from './field.ts';

/** Closed lines of one threshold. A corner is a lattice edge: 2 × point + 0 (eastward) or 1 (northward). */
export interface LevelLines {
  /** Corner ids, ring after ring, first corner not repeated; low values lie to the left. */
  corners: Uint32Array;
  /** Ring r: corners `ringFirst[r]` up to `ringFirst[r + 1]`. */
  ringFirst: number[];
}

const noEdge = 0xffffffff;

/**
 * Sides of a square at which its line begins and ends, by which corners are low (1 south-west, 2 south-east, 4 north-east,
 * 8 north-west): 0 south, 1 west, 2 north, 3 east. The low side lies to the left. Saddles (5 and 10) have two lines.
 */
const beginSides = [0, 0, 3, 3, 2, 0, 2, 2, 1, 0, 0, 3, 1, 0, 1];
const endSides = [0, 1, 0, 1, 3, 0, 0, 1, 2, 2, 0, 2, 3, 3, 0];

/** Scratch for the lines of one field, kept between queries. */
export class Contourer {
  /** By level and lattice edge: the edge at which the line goes on. All `noEdge` between queries. */
  private next: Uint32Array[] = [];
  private starts: Uint32Array[] = [];
  private startCount: number[] = [];
  private classes = new Uint8Array(0);

  /** Lines around everything at or below the threshold. */
  trace(field: Field, threshold: number): LevelLines {
    return this.traceAll(field, [threshold])[0]!;
  }

  /** Lines of several thresholds, lowest first, in one pass. Cost: one look at each square. */
  traceAll(field: Field, thresholds: readonly number[]): LevelLines[] {
    const { columns, rows, values } = field;
    const size = columns * rows;
    this.prepare(size, thresholds.length);
    const { classes } = this;
    // The class of a value is the number of thresholds below it: a square of one class holds no line.
    classes.fill(0, 0, size);
    for (let level = 0; level < thresholds.length; level++) {
      const threshold = thresholds[level]!;
      for (let point = 0; point < size; point++)
        if (values[point]! > threshold) classes[point] = level + 1;
    }
    for (let y = 0; y < rows - 1; y++) {
      let point = y * columns;
      let a = classes[point]!,
        d = classes[point + columns]!;
      for (let x = 0; x < columns - 1; x++, point++) {
        const b = classes[point + 1]!,
          c = classes[point + columns + 1]!;
        if (a !== b || a !== c || a !== d) {
          const low = Math.min(a, b, c, d),
            high = Math.max(a, b, c, d);
          for (let level = low; level < high; level++) {
            const code =
              (a <= level ? 1 : 0) |
              (b <= level ? 2 : 0) |
              (c <= level ? 4 : 0) |
              (d <= level ? 8 : 0);
            if (code === 5 || code === 10)
              this.saddle(field, point, code, thresholds[level]!, level);
            else this.link(point, columns, level, beginSides[code]!, endSides[code]!);
          }
        }
        a = b;
        d = c;
      }
    }
    return thresholds.map((_, level) => this.rings(level));
  }

  private prepare(size: number, levels: number): void {
    if (this.classes.length < size) this.classes = new Uint8Array(size);
    for (let level = 0; level < levels; level++) {
      if ((this.next[level]?.length ?? 0) < 2 * size)
        this.next[level] = new Uint32Array(2 * size).fill(noEdge);
      this.starts[level] ??= new Uint32Array(4096);
      this.startCount[level] = 0;
    }
  }

  private saddle(
    field: Field,
    point: number,
    code: number,
    threshold: number,
    level: number,
  ): void {
    // Joined low corners leave the two high ones apart, and the other way round: the lines swap their ends.
    const together = joined(field, point, threshold);
    if (code === 5) {
      this.link(point, field.columns, level, 0, together ? 3 : 1);
      this.link(point, field.columns, level, 2, together ? 1 : 3);
    } else {
      this.link(point, field.columns, level, 1, together ? 0 : 2);
      this.link(point, field.columns, level, 3, together ? 2 : 0);
    }
  }

  private link(
    point: number,
    columns: number,
    level: number,
    beginSide: number,
    endSide: number,
  ): void {
    const begin = sideOf(point, columns, beginSide);
    this.next[level]![begin] = sideOf(point, columns, endSide);
    const count = this.startCount[level]!;
    let starts = this.starts[level]!;
    if (count === starts.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(starts);
      starts = this.starts[level] = larger;
    }
    starts[count] = begin;
    this.startCount[level] = count + 1;
  }

  private rings(level: number): LevelLines {
    const next = this.next[level]!,
      starts = this.starts[level]!,
      total = this.startCount[level]!;
    const corners = new Uint32Array(total);
    const ringFirst = [0];
    let count = 0;
    for (let s = 0; s < total; s++) {
      const start = starts[s]!;
      if (next[start] === noEdge) continue;
      let corner = start;
      do {
        corners[count++] = corner;
        const following = next[corner]!;
        next[corner] = noEdge;
        corner = following;
      } while (corner !== start);
      ringFirst.push(count);
    }
    return { corners, ringFirst };
  }
}

/** Lattice edge on a side of the square whose south-west corner is the point. */
function sideOf(point: number, columns: number, side: number): number {
  if (side === 0) return 2 * point;
  if (side === 1) return 2 * point + 1;
  return side === 2 ? 2 * (point + columns) : 2 * point + 3;
}

/** At a saddle: whether the two low corners are joined. */
function joined({ values, columns }: Field, point: number, threshold: number): boolean {
  return (
    (values[point]! +
      values[point + 1]! +
      values[point + columns]! +
      values[point + columns + 1]!) /
      4 <=
    threshold
  );
}

/** Where the threshold crosses a lattice edge, in 1e-6 degree: one coordinate is the lattice's, one rounded. */
export function cornerPosition(
  field: Field,
  corner: number,
  threshold: number,
  out: Int32Array,
  at: number,
): void {
  const point = corner >> 1;
  const north = corner & 1;
  const next = north ? point + field.columns : point + 1;
  const share = crossing(field, point, next, threshold);
  const x = point % field.columns,
    y = (point - x) / field.columns;
  out[at] = field.west + x * field.stepLng + (north ? 0 : within(share, field.stepLng));
  out[at + 1] = field.south + y * field.stepLat + (north ? within(share, field.stepLat) : 0);
}

/** A whole number of millionths strictly between the two points, so that a corner never sits on a lattice point. */
function within(share: number, step: number): number {
  return Math.min(step - 1, Math.max(1, Math.round(share * step)));
}

/**
 * Share of the way from one point to the next. On a slope linear in the value; at a jump, where the two points' streets are equally far,
 * whatever the threshold. Both are monotone in the threshold, which is all that nesting needs.
 */
function crossing(
  { values, jumps, columns }: Field,
  point: number,
  next: number,
  threshold: number,
): number {
  const here = values[point]!,
    there = values[next]!;
  if (!jumps || Math.abs(there - here) <= jumps.least) return (threshold - here) / (there - here);
  const low = here < there ? point : next,
    high = here < there ? next : point;
  const northward = next - point === columns;
  const share = Math.min(
    0.95,
    Math.max(0.05, border(jumps, low, high, northward, here < there ? 1 : -1)),
  );
  return here < there ? share : 1 - share;
}

/** Share of the way from the low point to the high one at which the high point's street becomes the nearer. */
function border(
  jumps: Jumps,
  low: number,
  high: number,
  northward: boolean,
  direction: number,
): number {
  const a = jumps.streetOf[low]!,
    b = jumps.streetOf[high]!;
  if (a < 0) return 0.5;
  const aAhead = (direction * (northward ? jumps.north : jumps.east)[a]!) / 2,
    aAside = (northward ? jumps.east : jumps.north)[a]! / 2;
  const aMeters = Math.sqrt(aAhead * aAhead + aAside * aAside);
  const { stepMeters, offLimitMeters } = jumps;
  const bAhead = b < 0 ? 0 : (direction * (northward ? jumps.north : jumps.east)[b]!) / 2,
    bAside = b < 0 ? 0 : (northward ? jumps.east : jumps.north)[b]! / 2;
  const bMeters =
    b < 0 ? offLimitMeters + stepMeters : Math.sqrt(bAhead * bAhead + bAside * bAside);
  if (bMeters > offLimitMeters && aMeters <= offLimitMeters)
    return (offLimitMeters - aMeters) / Math.max(bMeters - aMeters, 1);
  // Equally far from the two nearest points, both seen from the low point.
  const bFar = stepMeters + bAhead;
  if (bFar - aAhead <= 0) return 0.5;
  return (bFar * bFar + bAside * bAside - aMeters * aMeters) / (2 * (bFar - aAhead)) / stepMeters;
}
