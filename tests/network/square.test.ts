/** People cross a square; they do not walk around it. */
import { describe, expect, test } from 'vitest';
import { draw, type DrawnWorld, type Tags } from '../fixtures/drawn-world.ts';

const street = { highway: 'residential' };

/** A square of 100 × 100 m with a street at its south-west corner and one at its north-east corner. */
const square = (tags: Tags): DrawnWorld => ({
  nodes: {
    home: [-100, 0],
    sw: [0, 0],
    se: [100, 0],
    ne: [100, 100],
    nw: [0, 100],
    shop: [200, 100],
  },
  ways: [
    ['sw se ne nw sw', { highway: 'pedestrian', ...tags }],
    ['home sw', street],
    ['ne shop', street],
  ],
});

describe('a pedestrian area', () => {
  test('is crossed by the straight line between two of its entries', async () => {
    const world = await draw(square({ area: 'yes' }));
    expect(world.seconds('home', 'shop')).toBeCloseTo(100 + Math.hypot(100, 100) + 100, 0);
    expect(world.line('home', 'shop')).toEqual([
      [-100, 0],
      [0, 0],
      [100, 100],
      [200, 100],
    ]);
  });

  test('without area=yes is walked around: a ring of ways', async () => {
    expect((await draw(square({}))).seconds('home', 'shop')).toBeCloseTo(100 + 200 + 100, 0);
  });

  test('is no street length where it is only crossed', async () => {
    const world = await draw(square({ area: 'yes' }));
    // Two streets of 100 m and the outline of 400 m; the diagonal is none.
    expect(world.circle('home', { minutes: 15 }).reach.streetMeters).toBe(600);
  });

  test('with a corner cut out of it is not crossed where the line would leave it', async () => {
    // An L: the line from its one tip to the other runs outside.
    const world = await draw({
      nodes: {
        home: [-100, 200],
        a: [0, 200],
        b: [0, 0],
        c: [200, 0],
        d: [200, 100],
        e: [100, 100],
        f: [100, 200],
        shop: [300, 100],
      },
      ways: [
        ['a b c d e f a', { highway: 'pedestrian', area: 'yes' }],
        ['home a', street],
        ['d shop', street],
      ],
    });
    // From a along f, e and d: 100 + 100 + 100 m around the inner corner.
    expect(world.seconds('a', 'd')).toBeCloseTo(300, 0);
  });

  test('multipolygons of one closed way are squares too', async () => {
    const world = await draw({
      ...square({}),
      ways: [['sw se ne nw sw', {}], ...square({}).ways.slice(1)],
      relations: [[[0], { type: 'multipolygon', highway: 'pedestrian' }]],
    });
    expect(world.seconds('home', 'shop')).toBeCloseTo(200 + Math.hypot(100, 100), 0);
  });
});
