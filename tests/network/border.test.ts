/** Where the data ends: a street goes on, but nobody knows how. */
import { describe, expect, test } from 'vitest';
import { NoWalkableWay } from '../../server/ingest/read-region.ts';
import { nodeAtBorder } from '../../server/network/flags.ts';
import { draw, toPlane, type Drawn, type DrawnWorld } from '../fixtures/drawn-world.ts';

const street = { highway: 'residential' };

function borderEnds({ network }: Drawn): number[][] {
  const ends: number[][] = [];
  network.nodeFlags.forEach((flags, node) => {
    if (flags & nodeAtBorder)
      ends.push(
        toPlane([network.nodeLng[node]! / 1e7, network.nodeLat[node]! / 1e7]).map(
          (meters) => Math.round(meters) + 0,
        ),
      );
  });
  return ends.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
}

const stateOf = (world: Drawn, from: [number, number], minutes: number, code: string) => {
  const { state, because } = world
    .circle(from, { minutes })
    .categories.find((category) => category.code === code)!;
  return because ? `${state}: ${because}` : state;
};

describe('a way whose nodes are partly missing', () => {
  const gap: DrawnWorld = {
    nodes: { a: [0, 0], b: [100, 0], c: [300, 0], d: [400, 0], e: [400, 1000] },
    ways: [
      ['before a b lost c d after', street],
      ['d e', street],
    ],
  };

  test('is cut, not dropped: both of its parts are streets, with nothing drawn between them', async () => {
    const world = await draw(gap);
    expect(world.walkableMeters).toBeCloseTo(100 + 100 + 1000, 0);
    expect(world.seconds('a', 'b')).toBeCloseTo(100, 0);
    expect(world.seconds('b', 'c')).toBeNull();
    expect(world.read.report.dropped).toEqual({
      'part of a way: cut where nodes are missing or at the edge': 1,
    });
  });

  test('ends at the border wherever it was cut, and nowhere else', async () => {
    expect(borderEnds(await draw(gap))).toEqual([
      [0, 0],
      [100, 0],
      [300, 0],
      [400, 0],
    ]);
    expect(
      borderEnds(
        await draw({
          ...gap,
          ways: [
            ['a b c d', street],
            ['d e', street],
          ],
        }),
      ),
    ).toEqual([]);
  });

  test('makes a lack unknown once such an end is within the limit, and only then', async () => {
    const world = await draw(gap, { complete: ['market'] });
    // From e the cut end d is 1,000 s away: beyond 16 minutes, within 17.
    expect(stateOf(world, [400, 1000], 16, 'market')).toBe('gap');
    expect(stateOf(world, [400, 1000], 17, 'market')).toBe('unknown: data-border');
    expect(stateOf(world, [400, 1000], 16, 'grocery')).toBe('unknown: incomplete-register');
  });

  test('and all of whose nodes are missing is reported', async () => {
    const world = await draw({ ...gap, ways: [...gap.ways, ['x y z', street]] });
    expect(world.read.report.dropped['way: none of its stretches has nodes in the file']).toBe(1);
  });

  test('a ferry that is cut goes at the norm’s speed: its duration was for the whole way', async () => {
    const world = await draw({
      nodes: { p: [0, 0], q: [0, 400], s: [-50, 0] },
      ways: [
        ['s p', street],
        ['p q lost', { route: 'ferry', duration: '01:00' }],
      ],
    });
    world.reach('s', 4000);
    expect(Math.max(...[...world.engine.reach.seconds].filter(Number.isFinite))).toBeCloseTo(
      50 + 200,
      0,
    );
  });
});

describe('a street that leaves the box the file says it covers', () => {
  const beyond: DrawnWorld = {
    nodes: { w: [0, 0], e: [1000, 0], far: [1000, 300] },
    ways: [['w e far', street]],
    bounds: [-500, -500, 600, 500],
  };

  test('stays whole, and is marked where it crosses the box', async () => {
    const world = await draw(beyond);
    expect(world.walkableMeters).toBeCloseTo(1300, 0);
    expect(borderEnds(world)).toEqual([[600, 0]]);
    expect(world.seconds('w', 'far')).toBeCloseTo(1300, 0);
  });

  test('makes a lack unknown from 600 s on', async () => {
    const world = await draw(beyond, { complete: ['market'] });
    expect(stateOf(world, [0, 0], 9, 'market')).toBe('gap');
    expect(stateOf(world, [0, 0], 11, 'market')).toBe('unknown: data-border');
  });
});

describe('an import of a box', () => {
  const cross: DrawnWorld = {
    nodes: {
      w: [-1000, 0],
      m: [0, 0],
      e: [1000, 0],
      n: [0, 1000],
      outside: [900, 50],
      in: [50, 50, { shop: 'convenience' }],
      out: [950, 20, { shop: 'convenience' }],
      road1: [-1000, 200],
      road2: [1000, 200],
    },
    ways: [
      ['w m e', street],
      ['m n', street],
      ['e outside', street],
      ['road1 road2', street],
    ],
  };

  test('keeps what lies inside, cut at the box’s sides to the metre', async () => {
    const world = await draw(cross, { bbox: [-300, -300, 300, 300] });
    // 600 m from side to side, 300 m north, and the road that passes through with no node inside, 600 m.
    expect(world.walkableMeters).toBeCloseTo(600 + 300 + 600, 0);
    expect(borderEnds(world)).toEqual([
      [-300, 0],
      [-300, 200],
      [0, 300],
      [300, 0],
      [300, 200],
    ]);
    expect(world.read.facilities.map(({ id }) => id)).toEqual(['n6']);
    expect(world.read.report.dropped).toMatchObject({
      'way: outside the box': 1,
      'facility: outside the box': 1,
    });
  });

  test('keeps both parts of a street that leaves the box and comes back', async () => {
    const world = await draw(
      {
        nodes: { a: [0, 0], b: [400, 0], c: [400, 100], d: [0, 100] },
        ways: [['a b c d', street]],
      },
      { bbox: [-300, -300, 300, 300] },
    );
    expect(world.walkableMeters).toBeCloseTo(600, 0);
    expect(borderEnds(world)).toEqual([
      [300, 0],
      [300, 100],
    ]);
  });

  test('marks a street that leaves it from a node right on its side, and does not join what comes back elsewhere', async () => {
    const world = await draw(
      {
        nodes: { a: [0, 0], side: [300, 0], out: [600, 0], back: [600, 100], c: [0, 100] },
        ways: [['a side out back c', street]],
      },
      { bbox: [-300, -300, 300, 300] },
    );
    expect(world.walkableMeters).toBeCloseTo(300 + 300, 0);
    expect(world.seconds('a', 'c')).toBeNull();
    expect(new Set(borderEnds(world).map(String))).toEqual(new Set(['300,0', '300,100']));
  });

  test('where nobody could walk is refused', async () => {
    await expect(draw(cross, { bbox: [5000, 5000, 6000, 6000] })).rejects.toThrow(NoWalkableWay);
    await expect(
      draw({ nodes: { a: [0, 0], b: [9, 9] }, ways: [['a b', { highway: 'motorway' }]] }),
    ).rejects.toThrow('holds no way that anybody could walk on');
  });
});

describe('relations that the file cuts off', () => {
  const world = (relations: DrawnWorld['relations']): DrawnWorld => ({
    nodes: { a: [0, 0], b: [100, 0], c: [100, 100], d: [0, 100] },
    ways: [
      ['a b', street],
      ['b c d', {}],
      ['d a', {}],
      ['c lost d', {}],
    ],
    relations,
  });
  const village = {
    type: 'boundary',
    boundary: 'administrative',
    admin_level: '10',
    name: '甲村委会',
  };

  test('a boundary that closes becomes a community; one that misses a way or a node is left out and counted', async () => {
    const { read } = await draw(
      world([
        [[0, 1, 2], village],
        [[0, 1, 77], { ...village, name: '乙村委会' }],
        [[0, 2, 3], village],
        [[], village],
        [[0, 1], village],
      ]),
    );
    expect(read.communities.map(({ name, committee }) => [name, committee])).toEqual([
      ['甲村委会', 'rural'],
    ]);
    expect(read.report.dropped['boundary: cut off at the edge of the file']).toBe(4);
  });

  test('a facility keeps what is left of its outline; one without any is counted', async () => {
    const park = { type: 'multipolygon', leisure: 'park' };
    const { read } = await draw(
      world([
        [[0, 1], park],
        [[77, 78], park],
        [[], park],
      ]),
    );
    expect(read.facilities.map(({ id }) => id)).toEqual(['r1']);
    expect(read.report.dropped['facility: cut off at the edge of the file']).toBe(2);
  });
});
