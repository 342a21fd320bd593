import { describe, expect, test } from 'vitest';
import type { Profile } from '../../server/network/profiles.ts';
import { draw, type DrawnWorld, type Tags } from '../fixtures/drawn-world.ts';

/** A block of 4 × 400 m: its south side from a to b has the given tags, the rest lies open both ways. */
const block = (tags: Tags): DrawnWorld => ({
  nodes: { a: [0, 0], b: [400, 0], c: [400, 400], d: [0, 400] },
  ways: [
    ['a b', { highway: 'residential', ...tags }],
    ['b c d a', { highway: 'residential' }],
  ],
});

const wheels: Profile[] = ['bike', 'ebike'];
const metersPerSecond = { bike: 4, ebike: 6 } as Record<Profile, number>;

describe.each<[Tags, number, number]>([
  [{}, 400, 400],
  [{ oneway: 'yes' }, 400, 1200],
  [{ oneway: 'true' }, 400, 1200],
  [{ oneway: '1' }, 400, 1200],
  [{ oneway: '-1' }, 1200, 400],
  [{ oneway: 'reverse' }, 1200, 400],
  [{ oneway: 'no' }, 400, 400],
  [{ oneway: 'yes', 'oneway:bicycle': 'no' }, 400, 400],
  [{ 'oneway:bicycle': 'yes' }, 400, 1200],
  [{ oneway: 'yes', 'oneway:bicycle': '-1' }, 1200, 400],
  [{ oneway: 'yes', cycleway: 'opposite_lane' }, 400, 400],
  [{ oneway: 'yes', 'cycleway:left': 'opposite_track' }, 400, 400],
  [{ junction: 'roundabout' }, 400, 1200],
  [{ junction: 'roundabout', oneway: 'no' }, 400, 400],
])('the south side of a block with %o', (tags, eastMeters, westMeters) => {
  test(`takes a bicycle ${eastMeters} m from a to b and ${westMeters} m back`, async () => {
    const world = await draw(block(tags));
    for (const profile of wheels) {
      expect(world.seconds('a', 'b', profile)).toBeCloseTo(
        eastMeters / metersPerSecond[profile]!,
        0,
      );
      expect(world.seconds('b', 'a', profile)).toBeCloseTo(
        westMeters / metersPerSecond[profile]!,
        0,
      );
    }
  });

  test('binds nobody on foot', async () => {
    const world = await draw(block(tags));
    for (const profile of ['walk', 'elder', 'pram'] as const)
      expect(world.seconds('b', 'a', profile)).toBeCloseTo(world.seconds('a', 'b', profile)!, 1);
    expect(world.seconds('b', 'a')).toBeCloseTo(400, 0);
  });
});

test('a bicycle that starts on a one-way street cannot turn back to what lies 100 m behind it', async () => {
  const world = await draw(block({ oneway: 'yes' }));
  // On from x = 300 to b, around c, d and a, then 200 m in: 100 + 1,200 + 200.
  expect(world.seconds([300, 0], [200, 0], 'bike')).toBeCloseTo(1500 / 4, 0);
  expect(world.seconds([200, 0], [300, 0], 'bike')).toBeCloseTo(100 / 4, 0);
  expect(world.line([300, 0], [200, 0], 'bike')).toEqual([
    [300, 0],
    [400, 0],
    [400, 400],
    [0, 400],
    [0, 0],
    [200, 0],
  ]);
});

test('a whole roundabout is ridden one way round', async () => {
  const world = await draw({
    nodes: { w: [-100, 50], a: [0, 50], b: [50, 0], c: [100, 50], d: [50, 100], e: [200, 50] },
    ways: [
      ['a b c d a', { highway: 'residential', junction: 'roundabout' }],
      ['w a', { highway: 'residential' }],
      ['c e', { highway: 'residential' }],
    ],
  });
  const side = Math.hypot(50, 50);
  expect(world.seconds('w', 'd', 'bike')).toBeCloseTo((100 + 3 * side) / 4, 0);
  expect(world.seconds('d', 'w', 'bike')).toBeCloseTo((100 + side) / 4, 0);
  expect(world.seconds('w', 'd')).toBeCloseTo(100 + side, 0);
});
