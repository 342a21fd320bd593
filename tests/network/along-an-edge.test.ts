import { describe, expect, test } from 'vitest';
import { edgeFlag } from '../../server/network/flags.ts';
import { reachedIntervals, reachedStreetMeters } from '../../server/network/reached-streets.ts';
import { draw, toPlane } from '../fixtures/drawn-world.ts';

describe('one street of 1,000 m', () => {
  const street = {
    nodes: { w: [0, 0], e: [1000, 0] },
    ways: [['w e', { highway: 'residential' }]],
  } as const;

  test('from its middle, 200 s reach 200 m each way: 400 m, none of it counted twice', async () => {
    const world = await draw(street);
    world.reach([500, 0], 200);
    const [interval, ...more] = reachedIntervals(world.engine.reach, 0, 200);
    expect(more).toHaveLength(0);
    expect(interval![0]).toBeCloseTo(300, 0);
    expect(interval![1]).toBeCloseTo(700, 0);
    expect(reachedStreetMeters(world.engine.reach, 200)).toBeCloseTo(400, 0);
  });

  test('from a home 40 m beside it, 40 s are gone before the street is reached', async () => {
    const world = await draw(street);
    world.reach([500, 40], 200);
    expect(reachedStreetMeters(world.engine.reach, 200)).toBeCloseTo(2 * 160, 0);
    expect(world.seconds([500, 40], [700, 30])).toBeCloseTo(40 + 200 + 30, 0);
  });

  test('two homes on the one edge walk straight from one to the other', async () => {
    const world = await draw(street);
    expect(world.seconds([300, 0], [450, 0])).toBeCloseTo(150, 0);
    expect(world.seconds([450, 0], [300, 0])).toBeCloseTo(150, 0);
  });

  test('a dead end is cut by the limit: 250 s from its mouth end 250 m in, 150 m before its end', async () => {
    const world = await draw({
      nodes: { w: [0, 0], m: [500, 0], e: [1000, 0], end: [500, 400] },
      ways: [
        ['w m e', { highway: 'residential' }],
        ['m end', { highway: 'service' }],
      ],
    });
    const pictured = (y: number) =>
      world
        .circle([500, 0], { minutes: 5 })
        .contours.features[2]!.geometry.coordinates.flat(2)
        .some((point) => toPlane(point)[1] > y);
    world.reach([500, 0], 250);
    // 250 m west, 250 m east, 250 m up the dead end.
    expect(reachedStreetMeters(world.engine.reach, 250)).toBeCloseTo(750, 0);
    expect(pictured(290)).toBe(true);
    expect(pictured(330)).toBe(false);
  });
});

describe('a loop of 4 × 100 m at the end of a 100 m lane', () => {
  const loop = {
    nodes: { home: [0, 0], a: [100, 0], b: [200, 0], c: [200, 100], d: [100, 100] },
    ways: [
      ['home a', { highway: 'footway' }],
      ['a b c d a', { highway: 'footway' }],
    ],
  } as const;

  test('is one edge, entered from both ends: its far corner is 300 s away either way', async () => {
    const world = await draw(loop);
    expect(world.network.edgeCount).toBe(2);
    expect(world.seconds('home', 'c')).toBeCloseTo(300, 0);
    expect(world.seconds('home', 'b')).toBeCloseTo(200, 0);
    expect(world.seconds('home', 'd')).toBeCloseTo(200, 0);
  });

  test('250 s reach 150 m of it from each end and leave 100 m in the middle', async () => {
    const world = await draw(loop);
    world.reach([0, 0], 250);
    expect(reachedStreetMeters(world.engine.reach, 250)).toBeCloseTo(100 + 300, 0);
    const ring = world
      .edgesWith(edgeFlag.foot)
      .find((edge) => world.network.edgeLengthMeters[edge]! > 300)!;
    const parts = reachedIntervals(world.engine.reach, ring, 250);
    expect(parts.flat().map(Math.round)).toEqual([0, 150, 250, 400]);
  });

  test('from a place on the loop, the way to its far side goes the shorter way round, through the mouth too', async () => {
    const world = await draw(loop);
    // From b's side (50 m from the mouth) to d's side (50 m from the mouth): 100 m through the mouth, not 300 m around.
    expect(world.seconds([150, 0], [100, 50])).toBeCloseTo(100, 0);
    const there = world.route([150, 0], [100, 50]);
    expect(there.ok && there.route.meters).toBe(100);
    // Back along the loop to the lane: 50 m to the mouth, 100 m home.
    expect(world.seconds([150, 0], 'home')).toBeCloseTo(150, 0);
    expect(world.seconds([100, 50], 'home')).toBeCloseTo(150, 0);
    expect(world.line([100, 50], 'home')).toEqual([
      [100, 50],
      [100, 0],
      [0, 0],
    ]);
  });
});
