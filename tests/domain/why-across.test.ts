/** Worlds in metres, a second a metre on foot (elders half as fast, prams 0.8 m/s, steps at half speed). */
import { describe, expect, test } from 'vitest';
import { kinds, planeOf, street, why } from '../fixtures/ask-why.ts';
import { draw, type DrawnWorld, type Tags } from '../fixtures/drawn-world.ts';

/** Two streets side by side, joined by a bridge at x = 1000, and something all along between them. */
const banks = (between: Tags, apart = 80, bridge = true): DrawnWorld => ({
  nodes: {
    a: [0, apart],
    b: [1000, apart],
    c: [0, 0],
    d: [1000, 0],
    west: [-800, apart / 2],
    east: [1800, apart / 2],
  },
  ways: [
    ['a b', { ...street, name: '北街' }],
    ['c d', { ...street, name: '南街' }],
    ['west east', between],
    ...(bridge ? ([['b d', { ...street, bridge: 'yes', name: '大桥' }]] as const) : []),
  ],
});
const river: Tags = { waterway: 'river', name: '示范江' };

describe('a river without a bridge', () => {
  test('is named, with where it lies, what it costs, and the bridge that the way takes', async () => {
    const world = await draw(banks(river, 80));
    const answer = why(world, [0, 80], [0, 0]);
    expect([answer.seconds, answer.meters, answer.straightMeters]).toEqual([
      expect.closeTo(2080, 0),
      2080,
      80,
    ]);
    expect(answer.obstacles).toHaveLength(1);
    const [water] = answer.obstacles;
    expect(water).toMatchObject({
      kind: 'water',
      secondsWithout: expect.closeTo(80, 0),
      savedSeconds: expect.closeTo(2000, 0),
      places: [{ what: 'water', name: '示范江', meters: null }],
      crossedAt: { note: 'bridge', name: '大桥', extraMeters: 2000 },
    });
    expect(planeOf(water!.places[0]!.position)).toEqual([0, 40]);
    expect(planeOf(water!.crossedAt!.position)).toEqual([1000, 40]);
  });

  test('is named where there is no way at all', async () => {
    const answer = why(await draw(banks(river, 80, false)), [0, 80], [0, 0]);
    expect([answer.seconds, answer.meters, answer.route, answer.inside]).toEqual([
      null,
      null,
      null,
      false,
    ]);
    expect(answer.obstacles).toMatchObject([
      { kind: 'water', secondsWithout: expect.closeTo(80, 0), savedSeconds: null },
    ]);
    expect(answer.obstacles[0]).not.toHaveProperty('crossedAt');
  });

  test.each([
    [965, ['water']],
    // 58 seconds more are not worth a word.
    [971, []],
  ])('at x = %i', async (x, expected) => {
    expect(kinds(why(await draw(banks(river, 80)), [x, 80], [x, 0]))).toEqual(expected);
  });

  test.each([
    // 2080 − 900 = 1180 m for 903.5 m straight: 1.306 times as long.
    [900, ['water']],
    // 2080 − 910 = 1170 m for 913.5 m straight: 1.281 times, though 256 seconds more.
    [910, []],
  ])('from the one end to x = %i on the other bank', async (x, expected) => {
    expect(kinds(why(await draw(banks(river, 80)), [0, 80], [x, 0]))).toEqual(expected);
  });

  test('is one thing as two shores and a line between them', async () => {
    const world = banks(river, 80);
    const answer = why(
      await draw({
        nodes: { ...world.nodes, p: [-800, 60], q: [1800, 60], r: [1800, 20], s: [-800, 20] },
        ways: [...world.ways, ['p q r s p', { natural: 'water', name: '示范江' }]],
      }),
      [0, 80],
      [0, 0],
    );
    expect(kinds(answer)).toEqual(['water']);
    expect(planeOf(answer.obstacles[0]!.places[0]!.position)).toEqual([0, 40]);
  });

  test('is known from a relation of untagged ways', async () => {
    const world = banks({}, 80);
    const answer = why(
      await draw({
        ...world,
        relations: [[[2], { type: 'multipolygon', natural: 'water', name: '湖' }]],
      }),
      [0, 80],
      [0, 0],
    );
    expect(answer.obstacles).toMatchObject([{ kind: 'water', places: [{ name: '湖' }] }]);
  });

  test('is no obstacle for those whose way does not cross it', async () => {
    expect(kinds(why(await draw(banks(river, 80)), [0, 80], [500, 80]))).toEqual([]);
  });
});

describe('what else lies across', () => {
  const motorway: Tags = { highway: 'motorway', ref: 'S00' };
  const rails: Tags = { railway: 'rail' };
  const wall: Tags = { barrier: 'wall' };
  test.each<[string, Tags, number, string[]]>([
    ['an expressway', motorway, 240, ['expressway']],
    ['streets too far apart to blame it', motorway, 260, []],
    ['a railway', rails, 240, ['railway']],
    ['streets too far apart to blame it', rails, 260, []],
    ['a wall', wall, 95, ['wall']],
    ['streets too far apart to blame it', wall, 105, []],
    ['a trunk road with sidewalks is a street', { highway: 'trunk', sidewalk: 'both' }, 80, []],
    ['a railway in a tunnel', { ...rails, tunnel: 'yes' }, 80, []],
    ['an expressway on a viaduct', { ...motorway, bridge: 'viaduct' }, 80, []],
    ['a brook', { waterway: 'stream' }, 80, []],
    ['a field’s edge', { landuse: 'farmland' }, 80, []],
  ])('%s', async (_title, tags, apart, expected) => {
    expect(kinds(why(await draw(banks(tags, apart)), [0, apart], [0, 0]))).toEqual(expected);
  });

  test('a railway and the fence along it are the railway', async () => {
    const world = banks(rails, 80);
    const answer = why(
      await draw({
        nodes: { ...world.nodes, p: [-800, 50], q: [1800, 50] },
        ways: [...world.ways, ['p q', { barrier: 'fence' }]],
      }),
      [0, 80],
      [0, 0],
    );
    expect(kinds(answer)).toEqual(['railway']);
  });

  test('of several, the one that costs most comes first', async () => {
    // Three streets; the river’s bridge is near, the railway’s far.
    const answer = why(
      await draw({
        nodes: {
          a: [0, 160],
          b: [200, 160],
          c: [0, 80],
          d: [200, 80],
          e: [1000, 80],
          f: [0, 0],
          g: [1000, 0],
          w1: [-500, 120],
          w2: [1500, 120],
          r1: [-500, 40],
          r2: [1500, 40],
        },
        ways: [
          ['a b', street],
          ['c d e', street],
          ['f g', street],
          ['b d', { ...street, bridge: 'yes' }],
          ['e g', street],
          ['w1 w2', river],
          ['r1 r2', rails],
        ],
      }),
      [0, 160],
      [0, 0],
    );
    // 200 + 80 + 800 + 80 + 1000 = 2160 m. A bridge over the railway alone leaves 200 + 80 + 200 + 80 = 560 m, one over the river
    // 80 + 1000 + 80 + 1000 = 2160 m: nothing saved.
    expect(answer.meters).toBe(2160);
    expect(answer.obstacles).toMatchObject([
      { kind: 'railway', savedSeconds: expect.closeTo(1600, 0) },
    ]);
  });
});

test('a region from before there were obstacle lines tells of what its network knows', async () => {
  const world = await draw(banks(river, 80));
  const { obstacles: _, ...older } = world.engine.region;
  Object.assign(world.engine, { region: older });
  const answer = why(world, [0, 80], [0, 0]);
  expect([answer.meters, answer.obstacles]).toEqual([2080, []]);
});
