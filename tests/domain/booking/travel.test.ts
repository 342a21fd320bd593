import { describe, expect, test } from 'vitest';
import { mostSearches } from '../../../server/domain/booking/door-search.ts';
import { DoorTravel, longestTravelSeconds } from '../../../server/domain/booking/travel.ts';
import type { Position } from '../../../server/geo/position.ts';
import { draw, gridCity, type Drawn } from '../../fixtures/drawn-world.ts';
import { MemoryRegions, realTown, seededOrigins } from '../../fixtures/http-world.ts';

/** A block of 4 × 400 m whose south side is one-way from a to b; i lies on an island. */
const block = () =>
  draw({
    nodes: {
      a: [0, 0],
      b: [400, 0],
      c: [400, 400],
      d: [0, 400],
      i: [0, 900],
      j: [400, 900],
    },
    ways: [
      ['a b', { highway: 'residential', oneway: 'yes' }],
      ['b c d a', { highway: 'residential' }],
      ['i j', { highway: 'residential' }],
    ],
    bounds: [-100, -100, 500, 1000],
  });
/** Streets 100 m apart in a box with room around them. */
const grid = (columns: number, rows: number) =>
  draw({ ...gridCity(columns, rows, 100), bounds: [-50, -50, columns * 100, rows * 100] });

const travelOver = (...worlds: Drawn[]) => {
  const regions = new MemoryRegions(worlds.map(({ engine }) => engine));
  return new DoorTravel(() => regions);
};
const places = (world: Drawn, ...names: string[]): Position[] =>
  names.map((name) => world.place(name));

describe('the way between two doors', () => {
  test('on foot is the same both ways', async () => {
    const world = await block();
    const travel = travelOver(world);
    expect(travel.between(world.place('a'), places(world, 'b', 'c', 'a'), 'walk')).toEqual([
      expect.closeTo(400, 0),
      expect.closeTo(800, 0),
      expect.closeTo(0, 6),
    ]);
  });

  test('by bicycle is the longer of there and back', async () => {
    const world = await block();
    const travel = travelOver(world);
    // 400 m there and 1,200 m back, at 4 m a second.
    for (const [door, other] of ['ab', 'ba'])
      expect(travel.between(world.place(door!), places(world, other!), 'bike')).toEqual([
        expect.closeTo(300, 0),
      ]);
  });

  test('counts the metres off the street at both ends', async () => {
    const world = await block();
    const travel = travelOver(world);
    const [seconds] = travel.between(world.place([100, -50]), [world.place([300, -30])], 'walk');
    expect(seconds).toBeCloseTo(50 + 200 + 30, 0);
  });

  test('from a door to itself is none, however far off the street it lies', async () => {
    const world = await block();
    const travel = travelOver(world);
    const door = world.place([100, -50]);
    expect(travel.between(door, [door, world.place([100, -49])], 'walk')).toEqual([
      0,
      expect.closeTo(99, 0),
    ]);
  });

  test('is none to an island, to a door at no street, and to one outside the region', async () => {
    const world = await block();
    const travel = travelOver(world);
    const others = [world.place('i'), world.place([200, 700]), world.place([5000, 5000])];
    expect(travel.between(world.place('a'), others, 'walk')[0]).toBeNull();
    expect(travel.between(world.place('a'), others, 'walk')[2]).toBeNull();
    expect(travel.between(world.place([5000, 5000]), [world.place('a')], 'walk')).toEqual([null]);
  });

  test('snaps up to the limit and not a metre farther', async () => {
    const world = await draw({
      nodes: { a: [0, 0], b: [400, 0], n: [0, 600], e: [400, 600] },
      ways: [
        ['a b', { highway: 'residential' }],
        ['n e', { highway: 'residential' }],
      ],
      bounds: [-10, -400, 410, 610],
    });
    const travel = travelOver(world);
    const near = travel.between(world.place('a'), [world.place([200, -299])], 'walk');
    const far = travel.between(world.place('a'), [world.place([200, -301])], 'walk');
    expect(near).toEqual([expect.closeTo(200 + 299, 0)]);
    expect(far).toEqual([null]);
  });

  test('ends with what the caller looks at: a street of two hours and one of a minute more', async () => {
    const long = longestTravelSeconds;
    const world = await draw({
      nodes: { a: [0, 0], b: [long - 10, 0], c: [long + 60, 0] },
      ways: [['a b c', { highway: 'residential' }]],
      bounds: [-10, -10, long + 100, 10],
    });
    const [near, far] = travelOver(world).between(
      world.place('a'),
      places(world, 'b', 'c'),
      'walk',
    );
    expect(near).toBeCloseTo(long - 10, -1);
    expect(far).toBeNull();
  });

  test('stays the same when other doors were asked for in between', async () => {
    const world = await grid(6, 6);
    const travel = travelOver(world);
    const far = () => travel.between(world.place('0,0'), places(world, '5,5', '1,0'), 'walk');
    const first = far();
    expect(first).toEqual([expect.closeTo(1000, 0), expect.closeTo(100, 0)]);
    travel.between(world.place('0,0'), places(world, '0,1'), 'walk');
    for (let x = 0; x < mostSearches; x++)
      travel.between(world.place(`${x},3`), places(world, '5,5'), 'elder');
    expect(far()).toEqual(first);
  });

  test('is found in the larger region where the smaller holds one door only', async () => {
    const small = await grid(3, 3);
    const large = await grid(9, 3);
    const travel = travelOver(small, large);
    expect(travel.between(large.place('0,0'), places(large, '2,0', '8,0'), 'walk')).toEqual([
      expect.closeTo(200, 0),
      expect.closeTo(800, 0),
    ]);
  });
});

describe('the way within a limit', () => {
  test('ends with its limit', async () => {
    const world = await block();
    const travel = travelOver(world);
    const ask = (limit: number) =>
      travel.within(world.place('a'), places(world, 'b'), 'walk', limit)[0];
    expect(ask(401)).toBeCloseTo(400, 0);
    expect(ask(399)).toBeNull();
  });

  test('in a real town one search answers for all what a search from each base finds', async (context) => {
    const engine = await realTown('neubrandenburg', context);
    const regions = new MemoryRegions([engine]);
    const [door, ...bases] = seededOrigins(engine, 41, 5) as [Position, ...Position[]];
    for (const profile of ['elder', 'ebike'] as const) {
      const limit = 2400;
      const found = new DoorTravel(() => regions).within(door, bases, profile, limit);
      const travel = new DoorTravel(() => regions);
      // From the other end: both directions' larger is the same from either.
      const alone = bases.map((base) => travel.within(base, [door], profile, limit)[0]!);
      found.forEach((seconds, i) => {
        if (seconds === null) expect(alone[i]).toBeNull();
        else expect(alone[i]).toBeCloseTo(seconds, 2);
      });
      expect(found.filter((seconds) => seconds !== null).length).toBeGreaterThan(10);
      expect(found).toContain(null);
    }
  });
});
