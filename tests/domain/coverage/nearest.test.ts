/** Worlds in metres; on foot a metre a second, by bicycle four. */
import { describe, expect, test } from 'vitest';
import { draw, type DrawnWorld, type Tags } from '../../fixtures/drawn-world.ts';
import { goalsOf } from '../../../server/domain/coverage/goals.ts';
import { nearestTo } from '../../../server/domain/coverage/nearest.ts';
import { doorOf, goalsFor, secondsTo } from '../../fixtures/coverage-of.ts';

const street: Tags = { highway: 'residential' };
const shop: Tags = { shop: 'convenience' };

describe('seconds to the nearest facility', () => {
  /** a—1,000 m—b, a shop 20 m beside the street at 300 m and another on it at 900 m. */
  const line: DrawnWorld = {
    nodes: { a: [0, 0], b: [1000, 0], one: [300, 20, shop], two: [900, 0, shop] },
    ways: [['a b', street]],
  };

  test.each([
    // 300 along, 20 off the street; to the other it were 900.
    ['a', [0, 0], 320],
    ['b', [1000, 0], 100],
    // 595 m to the first with its 20, 305 − … : 605 − 300 + 20 = 325 against 900 − 605 = 295.
    ['the other side of the middle', [605, 0], 295],
    // 290 + 20 = 310 against 310: the two meet at 590.
    ['this side of the middle', [580, 0], 300],
    // 10 m off the street on the way out: 10 + 100 + 20.
    ['beside the street', [200, 10], 130],
    ['its own door', [300, 20], 40],
  ] as const)('from %s', async (_, from, seconds) => {
    expect(secondsTo(await draw(line), 'grocery', from)).toBeCloseTo(seconds, 0);
  });

  test('is Infinity where the category has no facility', async () => {
    expect(secondsTo(await draw(line), 'market', 'a')).toBe(Infinity);
  });

  test('is known at every node, and Infinity only beyond a river', async () => {
    const drawn = await draw({
      nodes: { ...line.nodes, c: [0, 5000], d: [1000, 5000] },
      ways: [...line.ways, ['c d', street]],
    });
    const back = drawn.engine.otherTravel('walk', 'reversed');
    const { seconds } = nearestTo(drawn.network, back, goalsFor(drawn, 'grocery'));
    expect([...seconds].map(Math.round).sort((x, y) => x - y)).toEqual([
      100,
      320,
      Infinity,
      Infinity,
    ]);
  });

  test('goes to the facility, not from it: a one-way street binds a bicycle', async () => {
    const drawn = await draw({
      nodes: { a: [0, 0], b: [400, 0], c: [400, 400], d: [0, 400], s: [200, 0, shop] },
      ways: [
        ['a b', { ...street, oneway: 'yes' }],
        ['b c d a', street],
      ],
    });
    expect(secondsTo(drawn, 'grocery', [100, 0], 'bike')).toBeCloseTo(100 / 4, 0);
    // On to b, around, and in from a: 100 + 1,200 + 200.
    expect(secondsTo(drawn, 'grocery', [300, 0], 'bike')).toBeCloseTo(1500 / 4, 0);
    expect(secondsTo(drawn, 'grocery', 'b', 'bike')).toBeCloseTo(1400 / 4, 0);
    expect(secondsTo(drawn, 'grocery', [300, 0])).toBeCloseTo(100, 0);
  });

  test.each([
    ['an open gate lets people through', {}, 200],
    // Back to b, around over 100 + 400 + 100 m, and back to the shop behind the gate.
    ['a closed gate sends them around', { access: 'private' }, 100 + 600 + 100],
  ])('%s, from either side of it', async (_, gate, seconds) => {
    const drawn = await draw({
      nodes: {
        a: [0, 0],
        g: [200, 0, { barrier: 'gate', ...gate }],
        b: [400, 0],
        p: [0, 100],
        q: [400, 100],
        s: [300, 0, shop],
      },
      ways: [
        ['a g b', street],
        ['a p q b', street],
      ],
    });
    expect(secondsTo(drawn, 'grocery', [100, 0])).toBeCloseTo(seconds, 0);
    expect(secondsTo(drawn, 'grocery', [250, 0])).toBeCloseTo(50, 0);
  });

  test('a facility closed by the day does not count', async () => {
    const drawn = await draw(line);
    for (const facility of drawn.engine.region.facilities)
      if (facility.position[0] < drawn.place([500, 0])[0]) facility.closedOn = '2026-03-04';
    expect(secondsTo(drawn, 'grocery', 'a')).toBeCloseTo(900, 0);
  });

  test('to a node that is a goal itself is the way alone', async () => {
    const drawn = await draw(line);
    const back = drawn.engine.otherTravel('walk', 'reversed');
    const door = doorOf(drawn, 'b');
    const { seconds } = nearestTo(
      drawn.network,
      back,
      goalsOf([], [drawn.network.edgeTo[door.edge]!]),
    );
    expect([...seconds].map(Math.round).sort((x, y) => x - y)).toEqual([0, 1000]);
  });
});
