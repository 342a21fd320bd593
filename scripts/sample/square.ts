import { across, land } from './blocks.ts';
import { street, type Draft } from './draft.ts';
import { add, closed, rectangle } from './plane.ts';
import type { Block } from './quarter.ts';

/** The main square: a pedestrian area that streets and footways enter on every side. */
export function laySquare(draft: Draft, block: Block): void {
  const ring = land(block.ring, 22);
  street(draft, closed(ring), {
    highway: 'pedestrian',
    area: 'yes',
    place: 'square',
    surface: 'paving_stones',
    name: '示范广场',
    'name:en': 'Shifan Square',
  });
  street(draft, across(block, 0, 2), { highway: 'footway', surface: 'paving_stones' });
  street(draft, across(block, 1, 3), { highway: 'footway', surface: 'paving_stones' });
  draft.square = block.center;
  draft.ground.ring(ring);
  const stage = rectangle(add(block.center, [-16, 22]), [1, 0], 32, 12);
  draft.buildings.push({
    ring: stage,
    front: add(block.center, [0, 21]),
    style: 'civic',
    tags: { building: 'yes', name: '广场舞台', 'name:en': 'Square Stage' },
    taken: true,
  });
}
