import { land, middleOf } from './blocks.ts';
import { lengthOf, spotAt } from './curve.ts';
import { street, type Draft } from './draft.ts';
import type { Tags } from './elements.ts';
import {
  add,
  at,
  centroid,
  closed,
  meters,
  metersToLine,
  minus,
  mix,
  scale,
  unit,
  type Line,
  type Point,
} from './plane.ts';
import type { Block } from './quarter.ts';

/** Metres from the middle of the surrounding street to the wall. */
const wallMeters = 20;

/** A gated compound (小区): a wall with named gates, a loop inside, rows of slab blocks that face south. */
export function layCompound(draft: Draft, block: Block): void {
  const { random } = draft;
  const name = draft.compoundNames();
  const wall = land(block.ring, wallMeters);
  const loop = land(block.ring, wallMeters + (lengthOf(wall) > 700 ? 45 : 30));
  draft.areas.push({
    ring: land(block.ring, 7),
    tags: { landuse: 'residential', residential: 'gated', name: name.zh, 'name:en': name.en },
  });

  const sides = [0, 1, 2, 3].filter((side) => lengthOf(at(block.sides, side)) > 70);
  const open = sides.filter((_, i) => i === 0 || random.chance(0.78));
  const gates = open.map((side, i) =>
    gateOn(draft, block, side, loop, wall, name, i > 1 && random.chance(0.3)),
  );
  street(draft, closed(loop), { highway: 'service', service: 'driveway', name: `${name.zh}环路` });
  draft.streets.push({
    line: closed(wall),
    tags: { barrier: 'wall' },
    joins: 'gates',
    gates,
    otherwise: { barrier: 'gate' },
  });
  layInnerPaths(draft, block, loop);
  draft.ground.strip(closed(wall), 1.5);
  draft.lots.push({ ring: block.ring, style: 'shops' });
  draft.lots.push({ ring: land(block.ring, wallMeters + 3), style: 'slabs', name: name.zh });
}

function gateOn(
  draft: Draft,
  block: Block,
  side: number,
  loop: Line,
  wall: Line,
  name: { zh: string; en: string },
  shut: boolean,
): { point: Point; tags: Tags } {
  const line = at(block.sides, side);
  const street0 = spotAt(line, lengthOf(line) * draft.random.between(0.35, 0.65)).point;
  const inner = nearestOn(loop, street0);
  const inward = unit(minus(inner, street0));
  street(draft, [street0, add(inner, scale(inward, 1.5))], {
    highway: side === 0 ? 'service' : draft.random.pick(['service', 'footway']),
  });
  const word = at(
    gateWords,
    Math.round(
      Math.atan2(street0[1] - block.center[1], street0[0] - block.center[0]) / (Math.PI / 2) + 4,
    ) % 4,
  );
  return {
    point: mix(street0, inner, Math.min(1, wallDistance(street0, inner, wall))),
    tags: {
      barrier: 'gate',
      name: `${name.zh}${word.zh}`,
      'name:en': `${name.en} ${word.en} Gate`,
      ...(shut
        ? draft.random.pick<Tags>([
            { access: 'private' },
            { access: 'no' },
            { access: 'private', foot: 'private' },
          ])
        : {}),
    },
  };
}

const gateWords = [
  { zh: '东门', en: 'East' },
  { zh: '北门', en: 'North' },
  { zh: '西门', en: 'West' },
  { zh: '南门', en: 'South' },
];

/** Fraction of the way from the street to the loop at which the wall is nearest. */
function wallDistance(from: Point, to: Point, wall: Line): number {
  let best = { t: 0.5, far: Infinity };
  for (let t = 0; t <= 1; t += 0.04) {
    const far = metersToLine(mix(from, to, t), closed(wall));
    if (far < best.far) best = { t, far };
  }
  return best.t;
}

export function nearestOn(ring: Line, p: Point): Point {
  let best = at(ring, 0);
  const line = closed(ring);
  const length = lengthOf(line);
  for (let d = 0; d < length; d += 3) {
    const q = spotAt(line, d).point;
    if (meters(q, p) < meters(best, p)) best = q;
  }
  return best;
}

/** Footways across the loop, between the rows of houses. */
function layInnerPaths(draft: Draft, block: Block, loop: Line): void {
  const middle = centroid(loop);
  for (const side of draft.random.chance(0.5) ? [0, 1, 2, 3] : [1, 3]) {
    const p = nearestOn(loop, middleOf(at(block.sides, side)));
    street(draft, [add(p, scale(unit(minus(p, middle)), 1.5)), middle], { highway: 'footway' });
  }
}
