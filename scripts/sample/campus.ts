import { land, middleOf } from './blocks.ts';
import { nearestOn } from './compound.ts';
import { lengthOf, spotAt } from './curve.ts';
import { addCampus, street, type Campus, type Draft } from './draft.ts';
import { add, at, closed, mix, minus, rectangle, scale, unit, type Point } from './plane.ts';
import type { Block } from './quarter.ts';

/** A fenced school or hospital: an area with gates, a yard path, a few large buildings. */
export function layCampus(draft: Draft, block: Block, use: Campus['use']): void {
  const { random } = draft;
  const ring = land(block.ring, 20);
  const yard = land(block.ring, 52);
  const sides = [0, 1, 2, 3].filter((side) => lengthOf(at(block.sides, side)) > 80);
  const gateSides = [at(sides, 0), at(sides, Math.min(2, sides.length - 1))];
  const word = use === 'school' ? ['正门', '后门'] : ['大门', '东侧门'];
  const gates = gateSides.map((side, i) => {
    const line = at(block.sides, side);
    const outside = spotAt(line, lengthOf(line) * random.between(0.4, 0.6)).point;
    const inner = nearestOn(yard, outside);
    street(draft, [outside, add(inner, scale(unit(minus(inner, outside)), 1.5))], {
      highway: i === 0 ? 'service' : 'footway',
    });
    const shut = use === 'school' && i === 1;
    return {
      point: mix(outside, inner, 0.4),
      tags: {
        barrier: 'gate',
        entrance: i === 0 ? 'main' : 'yes',
        name: at(word, i),
        ...(shut ? { access: 'private' } : {}),
      },
    };
  });
  street(draft, closed(yard), { highway: use === 'school' ? 'footway' : 'service' });
  addCampus(draft, use, ring, block.center, gates);
  if (use === 'school') layPitch(draft, block, block.center);
  draft.lots.push({ ring: land(block.ring, 24), style: 'civic' });
  if (use === 'hospital') draft.lots.push({ ring: land(block.ring, 56), style: 'civic' });
}

function layPitch(draft: Draft, block: Block, center: Point): void {
  const along = unit(minus(middleOf(at(block.sides, 1)), middleOf(at(block.sides, 3))));
  const pitch = rectangle(add(center, scale(along, -31)), along, 62, 34);
  draft.areas.push({
    ring: pitch,
    tags: { leisure: 'pitch', sport: 'athletics', surface: 'tartan', access: 'private' },
  });
  draft.ground.ring(pitch);
}
