import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goalsOf } from '../../../server/domain/coverage/goals.ts';
import { fewFrom, nearestFew } from '../../../server/domain/coverage/k-nearest.ts';
import { nearestTo, secondsFrom } from '../../../server/domain/coverage/nearest.ts';
import { profiles } from '../../../server/contract/profile.ts';
import { snap } from '../../../server/network/snap.ts';
import { accessClassOf } from '../../../server/network/profiles.ts';
import { at, draw, type DrawnWorld } from '../../fixtures/drawn-world.ts';
import { doorOf, goalsFor } from '../../fixtures/coverage-of.ts';
import { randomWorld } from '../../fixtures/random-world.ts';

const shop = { shop: 'convenience' };
/** A street of 2,000 m with junctions at both ends and shops 200, 500 and 900 m from its west end. */
const line: DrawnWorld = {
  nodes: {
    a: [0, 0],
    b: [2000, 0],
    one: [200, 0, shop],
    two: [500, 0, shop],
    three: [900, 0, shop],
  },
  ways: [['a b', { highway: 'residential' }]],
};

async function fewAt(from: string | readonly [number, number], count: number) {
  const drawn = await draw(line);
  const back = drawn.engine.otherTravel('walk', 'reversed');
  const few = nearestFew(drawn.network, back, goalsFor(drawn, 'grocery'), count);
  return fewFrom(few, doorOf(drawn, from)).map(({ facility, seconds }) => [
    drawn.engine.region.facilities[facility]!.id,
    Math.round(seconds),
  ]);
}

describe('the nearest few', () => {
  test('come nearest first', async () => {
    expect(await fewAt('a', 3)).toEqual([
      ['n3', 200],
      ['n4', 500],
      ['n5', 900],
    ]);
    // 1,000 − 900, − 500, − 200.
    expect(await fewAt([1000, 0], 3)).toEqual([
      ['n5', 100],
      ['n4', 500],
      ['n3', 800],
    ]);
  });

  test('are as many as asked for, or as there are', async () => {
    expect(await fewAt('b', 2)).toEqual([
      ['n5', 1100],
      ['n4', 1500],
    ]);
    expect(await fewAt('b', 4)).toHaveLength(3);
    await expect(fewAt('b', 0)).rejects.toThrow('count is 0, expected 1 or more');
  });

  test('count a facility with two doors once, by the nearer', async () => {
    const drawn = await draw(line);
    const back = drawn.engine.otherTravel('walk', 'reversed');
    const goals = goalsOf([
      { ...doorOf(drawn, 'one'), facility: 7 },
      { ...doorOf(drawn, 'two'), facility: 7 },
      { ...doorOf(drawn, 'three'), facility: 8 },
    ]);
    const few = fewFrom(nearestFew(drawn.network, back, goals, 2), doorOf(drawn, 'a'));
    expect(few.map(({ facility, seconds }) => [facility, Math.round(seconds)])).toEqual([
      [7, 200],
      [8, 900],
    ]);
  });
});

test('on any small world and for every profile they are the least of one search per facility', async () => {
  let compared = 0,
    full = 0;
  const home = fc.tuple(fc.integer({ min: -60, max: 960 }), fc.integer({ min: -60, max: 960 }));
  await fc.assert(
    fc.asyncProperty(randomWorld, home, async (world, [x, y]) => {
      const drawn = await draw(world);
      const { engine, network } = drawn;
      for (const profile of profiles) {
        const door = snap(network, accessClassOf(profile), at(x, y), 300);
        if (!door) continue;
        const back = engine.otherTravel(profile, 'reversed');
        const goals = goalsFor(drawn, 'grocery', profile);
        const all = [...goals.onEdge.values()].flat();
        const single = [...new Set(all.map(({ facility }) => facility))]
          .map((which) => {
            const own = goalsOf(all.filter(({ facility }) => facility === which));
            return secondsFrom(nearestTo(network, back, own), door);
          })
          .filter((seconds) => seconds < Infinity)
          .sort((a, b) => a - b);
        const few = fewFrom(nearestFew(network, back, goals, 3), door);
        expect(few).toHaveLength(Math.min(3, single.length));
        few.forEach(({ seconds }, i) => expect(seconds).toBeCloseTo(single[i]!, 9));
        expect(secondsFrom(nearestTo(network, back, goals), door)).toBe(
          few[0]?.seconds ?? Infinity,
        );
        compared++;
        if (few.length === 3) full++;
      }
    }),
    { numRuns: 80 },
  );
  expect(compared).toBeGreaterThan(100);
  expect(full).toBeGreaterThan(20);
});
