/** A signalled crossing waits 20 s: 10 s on either side of the carriageway. */
import { describe, expect, test } from 'vitest';
import { draw, type DrawnWorld, type Tags } from '../fixtures/drawn-world.ts';

const signal = { highway: 'crossing', crossing: 'traffic_signals' };

/** A road from west to east, and a footway over it from south to north, through the crossing x. */
const road = (
  crossing: Tags,
  footway: Tags = { highway: 'footway', footway: 'crossing' },
): DrawnWorld => ({
  nodes: {
    west: [-100, 0],
    x: [0, 0, crossing],
    east: [100, 0],
    s: [0, -10],
    n: [0, 10],
    south: [0, -100],
    north: [0, 100],
  },
  ways: [
    ['west x east', { highway: 'secondary' }],
    ['s x n', footway],
    ['south s', { highway: 'footway' }],
    ['n north', { highway: 'footway' }],
  ],
});

describe('a crossing with a signal', () => {
  test('costs 20 s when one crosses the carriageway', async () => {
    const world = await draw(road(signal));
    expect(world.seconds('south', 'north')).toBeCloseTo(200 + 20, 0);
    expect(world.seconds('north', 'south')).toBeCloseTo(200 + 20, 0);
  });

  test('costs nothing when one walks along the carriageway', async () => {
    expect((await draw(road(signal))).seconds('west', 'east')).toBeCloseTo(200, 0);
  });

  test('costs half when one comes from the footway and goes on along the road', async () => {
    const world = await draw(road(signal));
    expect(world.seconds('south', 'east')).toBeCloseTo(200 + 10, 0);
    expect(world.seconds('west', 'north')).toBeCloseTo(200 + 10, 0);
  });

  test('is told in the steps of the route, its wait with it', async () => {
    const found = (await draw(road(signal))).route('south', 'north');
    expect(
      found.ok && found.route.steps.map(({ note, seconds }) => [note, Math.round(seconds)]),
    ).toEqual([
      [null, 90],
      ['crossing', 40],
      [null, 90],
    ]);
  });

  test.each<[string, Tags]>([
    ['crossing:signals=yes on its node', { highway: 'crossing', 'crossing:signals': 'yes' }],
    [
      'a traffic light for cars that says crossing=traffic_signals',
      { highway: 'traffic_signals', crossing: 'traffic_signals' },
    ],
  ])('is known by %s', async (_, tags) => {
    expect((await draw(road(tags))).seconds('south', 'north')).toBeCloseTo(220, 0);
  });

  test('is known by the tags of its way alone, and counted once when node and way both tell of it', async () => {
    const way = { highway: 'footway', footway: 'crossing', crossing: 'traffic_signals' };
    expect((await draw(road({}, way))).seconds('south', 'north')).toBeCloseTo(220, 0);
    expect((await draw(road(signal, way))).seconds('south', 'north')).toBeCloseTo(220, 0);
  });

  test('waits twice over a road with two carriageways and two signals', async () => {
    const world = await draw({
      nodes: {
        w1: [-100, 0],
        x1: [0, 0, signal],
        e1: [100, 0],
        w2: [-100, 20],
        x2: [0, 20, signal],
        e2: [100, 20],
        south: [0, -90],
        north: [0, 110],
      },
      ways: [
        ['w1 x1 e1', { highway: 'primary', oneway: 'yes' }],
        ['e2 x2 w2', { highway: 'primary', oneway: 'yes' }],
        ['south x1 x2 north', { highway: 'footway' }],
      ],
    });
    expect(world.seconds('south', 'north')).toBeCloseTo(200 + 40, 0);
  });
});

describe('a crossing without a signal', () => {
  test.each<[string, Tags]>([
    ['a zebra', { highway: 'crossing', crossing: 'zebra' }],
    ['an unmarked one', { highway: 'crossing', crossing: 'unmarked' }],
    ['a traffic light for cars', { highway: 'traffic_signals' }],
    ['a plain node', {}],
  ])('%s costs no wait', async (_, tags) => {
    expect((await draw(road(tags))).seconds('south', 'north')).toBeCloseTo(200, 0);
  });
});
