import { addRoad } from './country.ts';
import { smooth } from './curve.ts';
import type { Draft } from './draft.ts';
import { add, at, metersToSegment, turned, type Line, type Point } from './plane.ts';
import { extent } from './projection.ts';
import { boxOf } from './space.ts';
import { expressway, railway, river } from './terrain.ts';
import type { Village } from './village.ts';

const isOffMap = ([x, y]: Point): boolean =>
  x < 60 || y < 60 || x > extent.width - 60 || y > extent.height - 60;

/** Farm tracks that leave the villages for the fields; none crosses water, rail, expressway or the map's edge. */
export function layTracks(draft: Draft, villages: readonly Village[]): void {
  const { random } = draft;
  for (const village of villages) {
    const starts: [Point, number][] = [
      [village.back, 2.2],
      [village.back, 0.9],
      [village.west, Math.PI],
      [village.east, 0],
    ];
    for (const [start, turn] of starts) {
      let heading = village.turn + turn + random.between(-0.3, 0.3);
      const line: Point[] = [start];
      for (let step = random.whole(4, 9); step > 0; step--) {
        heading += random.between(-0.5, 0.5);
        line.push(add(at(line, -1), turned([random.between(50, 85), 0], heading)));
      }
      if (
        line.some(isOffMap) ||
        [river, railway, expressway].some((barrier) => comesNear(line, barrier, 85))
      )
        continue;
      addRoad(draft, smooth(line, 2), { highway: 'track', tracktype: 'grade3' });
    }
  }
}

/** True when a point of the line lies within `distance` of the barrier. */
export function comesNear(line: Line, barrier: Line, distance: number): boolean {
  for (let i = 1; i < barrier.length; i++) {
    const a = at(barrier, i - 1);
    const b = at(barrier, i);
    const [low, high] = boxOf([a, b], distance);
    for (const p of line) {
      if (p[0] < low[0] || p[0] > high[0] || p[1] < low[1] || p[1] > high[1]) continue;
      if (metersToSegment(p, a, b) < distance) return true;
    }
  }
  return false;
}
