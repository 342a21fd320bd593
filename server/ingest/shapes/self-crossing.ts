import Flatbush from 'flatbush';
import type { Ring } from './rings.ts';

/** Pairs of pieces that one border may have looked at: an honest one has a few for each of its corners. */
const mostPairs = 20_000_000;
/** What each border may have however much others took: any pairing of 100 corners, and forty for each of more. */
const surePairs = 10_000,
  surePairsPerCorner = 40;

/** What the borders of one file may cost together: a few seconds of one core. */
export interface Effort {
  /** Pairs of pieces looked at for crossings, beyond what is sure to each border. Spent by `selfCrossing`. */
  pairs: number;
  /** Corners stepped over to tell that holes lie inside. Spent by `cleanPolygons`. */
  steps: number;
}

export function fullEffort(): Effort {
  return { pairs: 200_000_000, steps: 500_000_000 };
}

/**
 * Where two pieces of the rings' borders cross, `'tangled'` if that cannot be said with the effort left, or null. Borders may touch:
 * only a piece that passes from one side of another to its other side crosses it.
 *
 * Cost: n log n for n corners, by an index of the pieces' boxes; each pair of overlapping boxes is tested once. (A test of all pairs, as
 * `@turf/kinks` has it, takes minutes at 100,000 corners.)
 */
export function selfCrossing(
  rings: readonly Ring[],
  effort: Effort = fullEffort(),
): [x: number, y: number] | 'tangled' | null {
  const count = rings.reduce((sum, ring) => sum + ring.length - 1, 0);
  if (count < 1) return null;
  const ends = new Float64Array(4 * count);
  const index = new Flatbush(count);
  let at = 0;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as [number, number];
      const [bx, by] = ring[i] as [number, number];
      ends.set([ax, ay, bx, by], 4 * at++);
      index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
  }
  index.finish();
  const most = Math.max(surePairs + surePairsPerCorner * count, Math.min(mostPairs, effort.pairs));
  let pairs = 0,
    found = -1,
    finder = -1;
  for (let i = 0; i < count; i++) {
    const [ax, ay, bx, by] = ends.subarray(4 * i, 4 * i + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    index.collides(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (j) => {
      if (++pairs > most) return true;
      if (j <= i || !crosses(ends, i, j)) return false;
      found = j;
      finder = i;
      return true;
    });
    if (found !== -1 || pairs > most) break;
  }
  effort.pairs = Math.max(0, effort.pairs - pairs);
  if (pairs > most) return 'tangled';
  return found === -1 ? null : meeting(ends, finder, found);
}

function crosses(ends: Float64Array, i: number, j: number): boolean {
  const a = 4 * i,
    b = 4 * j;
  return (
    side(ends, a, ends[b]!, ends[b + 1]!) * side(ends, a, ends[b + 2]!, ends[b + 3]!) < 0 &&
    side(ends, b, ends[a]!, ends[a + 1]!) * side(ends, b, ends[a + 2]!, ends[a + 3]!) < 0
  );
}

/** 1 left of the piece, -1 right of it, 0 on its line. */
function side(ends: Float64Array, piece: number, x: number, y: number): number {
  const ax = ends[piece]!,
    ay = ends[piece + 1]!;
  return Math.sign((ends[piece + 2]! - ax) * (y - ay) - (ends[piece + 3]! - ay) * (x - ax));
}

function meeting(ends: Float64Array, i: number, j: number): [number, number] {
  const [ax, ay, bx, by] = ends.subarray(4 * i, 4 * i + 4) as unknown as [
    number,
    number,
    number,
    number,
  ];
  const [cx, cy, dx, dy] = ends.subarray(4 * j, 4 * j + 4) as unknown as [
    number,
    number,
    number,
    number,
  ];
  const share =
    ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) /
    ((bx - ax) * (dy - cy) - (by - ay) * (dx - cx));
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}
