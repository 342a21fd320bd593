import { expect, it } from 'vitest';
import { nearestStreetOf } from '../../../server/domain/register/nearest-street.ts';
import { at, draw } from '../../fixtures/drawn-world.ts';

it('the nearest street is told up to the asked distance; a motorway is none', async () => {
  // A street along y = 0 from x = 0 to 1000, a motorway along y = 500 beside it.
  const world = await draw({
    nodes: { A: [0, 0], B: [1000, 0], C: [0, 500], D: [1000, 500] },
    ways: [
      ['A B', { highway: 'residential' }],
      ['C D', { highway: 'motorway' }],
    ],
  });
  const nearest = nearestStreetOf(world.network, 300);
  const meters = (x: number, y: number) => nearest(...(at(x, y) as [number, number]));
  expect(meters(500, 0)).toBeCloseTo(0, 1);
  expect(meters(500, 40)).toBeCloseTo(40, 1);
  // Beyond the street's end: the legs 30 and 40 of a triangle.
  expect(meters(1030, 40)).toBeCloseTo(50, 1);
  expect(meters(500, -299)).toBeCloseTo(299, 1);
  expect(meters(500, -301)).toBe(Infinity);
  expect(meters(500, 480)).toBe(Infinity);
});
