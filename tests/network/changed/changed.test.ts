/** Streets that a scenario adds, opens and closes, in drawn worlds: one metre a second on foot, 4 m/s by bicycle. */
import { describe, expect, test } from 'vitest';
import { encodeNetwork } from '../../../server/network/file.ts';
import { longestPathMeters } from '../../../server/network/changed/path.ts';
import {
  addPath,
  addShop,
  changed,
  closeStreet,
  openGate,
  refusal,
  tryChange,
} from '../../fixtures/changed-world.ts';
import { draw, type DrawnWorld } from '../../fixtures/drawn-world.ts';

const bounds = [-7000, -1000, 7000, 1000] as const;

/** Two banks of a river, 100 m apart, joined 1 km to the east. */
const river: DrawnWorld = {
  nodes: { a: [0, 0], b: [1000, 0], c: [1000, 100], d: [0, 100] },
  ways: [
    ['a b', { highway: 'residential', name: '南岸' }],
    ['b c', { highway: 'residential' }],
    ['c d', { highway: 'residential', name: '北岸' }],
  ],
  bounds,
};

describe('a footbridge over a river', () => {
  test('shortens the way for walkers and prams at their own pace, and bicycles go around as before', async () => {
    const before = await draw(river);
    const after = changed(before, addPath('footbridge', [500, 10], [500, 90]));
    expect(before.seconds([500, 0], [500, 100])).toBeCloseTo(1100, 1);
    expect(after.seconds([500, 0], [500, 100])).toBeCloseTo(100, 1);
    expect(after.seconds([500, 0], [500, 100], 'elder')).toBeCloseTo(200, 1);
    expect(after.seconds([500, 0], [500, 100], 'pram')).toBeCloseTo(125, 1);
    expect(after.seconds([500, 0], [500, 100], 'bike')).toBeCloseTo(275, 1);
    expect(after.seconds([400, 0], [600, 100])).toBeCloseTo(300, 1);
  });

  test('is a street to stand on, and tells where it joins and how far that is from the drawn ends', async () => {
    const world = await draw(river);
    const result = tryChange(world, addPath('footbridge', [500, 10], [500, 70]));
    if (!result.ok) throw new Error(result.problem.reason);
    const [{ effect }] = result.effects as [(typeof result.effects)[number]];
    if (!('joins' in effect)) throw new Error('no joins');
    expect(effect.joins.map(({ name, meters }) => [name, Math.round(meters)])).toEqual([
      ['南岸', 10],
      ['北岸', 30],
    ]);
    expect(effect.meters).toBeCloseTo(100, 1);
    expect(world.over(result.engine).seconds([500, 50], [500, 0])).toBeCloseTo(50, 1);
  });

  test('goes over the street in between and joins it not', async () => {
    const three = {
      ...river,
      nodes: { ...river.nodes, e: [0, 50], f: [900, 50], g: [900, 0] },
      ways: [...river.ways, ['e f g', { highway: 'residential' }]],
    } as unknown as DrawnWorld;
    const world = await draw({
      ...three,
      ways: three.ways.map(([nodes, tags]) => [nodes === 'a b' ? 'a g b' : nodes, tags]),
    });
    const line = [
      [500, 0],
      [500, 100],
    ] as const;
    const bridge = changed(world, addPath('footbridge', ...line));
    const path = changed(world, addPath('path', ...line));
    // 400 m to the east, 50 m up, 420 m back.
    expect(bridge.seconds([500, 0], [480, 50])).toBeCloseTo(870, 1);
    expect(bridge.seconds([500, 0], [500, 100])).toBeCloseTo(100, 1);
    expect(path.seconds([500, 0], [480, 50])).toBeCloseTo(70, 1);
    expect(path.seconds([500, 0], [500, 100], 'bike')).toBeCloseTo(25, 1);
  });
});

test('a crossing costs the wait of a signal where it meets a carriageway, half of it on either side', async () => {
  const world = await draw({
    nodes: {
      a: [0, 0],
      b: [1000, 0],
      c: [0, 10],
      d: [1000, 10],
      e: [0, 20],
      f: [1000, 20],
    },
    ways: [
      ['a b', { highway: 'footway' }],
      ['c d', { highway: 'primary' }],
      ['e f', { highway: 'footway' }],
      ['b d f', { highway: 'footway' }],
    ],
    bounds,
  });
  const after = changed(world, addPath('crossing', [500, 0], [500, 20]));
  expect(after.seconds([500, 0], [500, 20])).toBeCloseTo(40, 1);
  expect(after.seconds([500, 0], [490, 10])).toBeCloseTo(30, 1);
  const path = changed(world, addPath('path', [500, 0], [500, 20]));
  expect(path.seconds([500, 0], [500, 20])).toBeCloseTo(20, 1);
});

describe('a path is refused', () => {
  test('when an end has no street within the snap limit, to the metre', async () => {
    const world = await draw(river);
    expect(refusal(world, addPath('footbridge', [500, 399], [500, 0]))).toBeNull();
    expect(refusal(world, addPath('footbridge', [500, 401], [500, 0]))).toBe('path-joins-nothing');
    expect(refusal(world, addPath('path', [500, 0], [500, -301]))).toBe('path-joins-nothing');
  });

  test('when it is shorter than a metre, or longer than five kilometres', async () => {
    const world = await draw(river);
    expect(refusal(world, addPath('path', [500, 0], [500.5, 0]))).toBe('path-too-short');
    expect(refusal(world, addPath('path', [500, 0], [502, 0]))).toBeNull();
    const there = longestPathMeters / 2;
    const back = (meters: number) => addPath('path', [0, 0], [-meters, 0], [0, 0.5]);
    expect(refusal(world, back(there + 2))).toBe('path-too-long');
    expect(refusal(world, back(there - 2))).toBeNull();
  });

  test('when it leaves the region', async () => {
    const world = await draw(river);
    expect(refusal(world, addPath('path', [500, 0], [500, 1001], [500, 100]))).toBe(
      'outside-region',
    );
    expect(refusal(world, addPath('path', [500, 0], [500, 999], [500, 100]))).toBeNull();
  });
});

test('a later path may join an earlier one', async () => {
  const world = await draw(river);
  const after = changed(
    world,
    addPath('path', [500, 0], [500, 100]),
    addPath('path', [500, 50], [700, 50], [700, 100]),
  );
  expect(after.seconds([500, 0], [700, 100])).toBeCloseTo(300, 1);
  expect(after.seconds([700, 50], [500, 0])).toBeCloseTo(250, 1);
});

/** A wall with a gate and, 60 m on, a way through a fence; the way around takes 400 m. */
const gated: DrawnWorld = {
  nodes: {
    a: [0, 0],
    g: [0, 50, { barrier: 'gate', access: 'private', name: '小区东门' }],
    b: [0, 100],
    c: [100, 0],
    w: [100, 50, { barrier: 'wall' }],
    d: [100, 100],
    e: [300, 0],
    f: [300, 100],
  },
  ways: [
    ['a g b', { highway: 'footway' }],
    ['c w d', { highway: 'footway' }],
    ['a c e f d b', { highway: 'residential' }],
  ],
  bounds,
};

describe('a gate', () => {
  test('lets walkers, prams and bicycles through once it is opened', async () => {
    const before = await draw(gated);
    const after = changed(before, openGate([10, 50]));
    expect(before.seconds([0, 40], [0, 60])).toBeCloseTo(780, 1);
    expect(after.seconds([0, 40], [0, 60])).toBeCloseTo(20, 1);
    expect(after.seconds([0, 40], [0, 60], 'pram')).toBeCloseTo(25, 1);
  });

  test('is meant from 50 m away and no farther; a wall is no gate, and an open gate is not opened twice', async () => {
    const world = await draw(gated);
    expect(refusal(world, openGate([-49, 50]))).toBeNull();
    expect(refusal(world, openGate([-51, 50]))).toBe('no-closed-gate-near');
    expect(refusal(world, openGate([100, 50]))).toBe('no-closed-gate-near');
    expect(refusal(world, openGate([0, 50]), openGate([0, 50]))).toBe('no-closed-gate-near');
  });

  test('shares all of the network but its flags and who may start where', async () => {
    const before = await draw(gated);
    const after = changed(before, openGate([0, 50]));
    expect(after.network.stretches.foot).toBe(before.network.stretches.foot);
    expect(after.network.shapeLng).toBe(before.network.shapeLng);
    expect(after.network.edgeIndex).toBe(before.network.edgeIndex);
    expect(after.network.edgeFlags).not.toBe(before.network.edgeFlags);
  });
});

describe('a street that is closed', () => {
  test('is closed from junction to junction, for everybody', async () => {
    const before = await draw(gated);
    const after = changed(before, closeStreet([200, 5]));
    expect(before.seconds([50, 0], [50, 100])).toBeCloseTo(600, 1);
    for (const profile of ['walk', 'pram', 'bike'] as const)
      expect(after.seconds([50, 0], [50, 100], profile)).toBeNull();
  });

  test('is meant from 50 m away and no farther', async () => {
    const world = await draw(river);
    expect(refusal(world, closeStreet([500, -49]))).toBeNull();
    expect(refusal(world, closeStreet([500, -51]))).toBe('no-street-near');
  });

  test('is nothing to stand on: one steps onto the next street', async () => {
    const before = await draw(river);
    const after = changed(before, closeStreet([500, 0]));
    expect(before.circle([500, 0]).origin.street).toBe('南岸');
    expect(after.circle([500, 0]).origin).toMatchObject({ street: '北岸', offStreetMeters: 100 });
  });
});

describe('islands', () => {
  const island: DrawnWorld = {
    nodes: {
      a: [0, 0],
      b: [1000, 0],
      c: [0, 120],
      d: [80, 120],
      s: [40, 125, { shop: 'convenience' }],
    },
    ways: [
      ['a b', { highway: 'residential', name: '大路' }],
      ['c d', { highway: 'footway', name: '小岛' }],
    ],
    bounds,
  };
  const norms = { smallComponentMeters: 300 };

  test('too small to start from are started from once a bridge joins them', async () => {
    const { s: _shop, ...nodes } = island.nodes;
    const before = await draw({ ...island, nodes }, { norms });
    const after = changed(before, addPath('footbridge', [40, 0], [40, 120]));
    expect(before.circle([40, 118]).origin.street).toBe('大路');
    expect(after.circle([60, 118]).origin.street).toBe('小岛');
  });

  test('cut off by a closing are passed over, unless a facility stands on them', async () => {
    const joined = (shop: boolean): DrawnWorld => ({
      ...island,
      nodes: {
        ...island.nodes,
        s: shop ? island.nodes.s! : [40, 125],
        e: [40, 0],
        f: [40, 120],
      },
      ways: [
        ['a e b', { highway: 'residential', name: '大路' }],
        ['c f d', { highway: 'footway', name: '小岛' }],
        ['e f', { highway: 'footway' }],
      ],
    });
    for (const shop of [true, false]) {
      const before = await draw(joined(shop), { norms });
      const after = changed(before, closeStreet([40, 60]));
      expect(before.circle([60, 118]).origin.street).toBe('小岛');
      expect(after.circle([60, 118]).origin.street).toBe(shop ? '小岛' : '大路');
    }
  });
});

test('the network of today stays as it is, byte for byte', async () => {
  const world = await draw(gated);
  const bytes = () => Buffer.concat(encodeNetwork(world.network)).toString('base64');
  const before = bytes();
  changed(
    world,
    addPath('path', [0, 30], [300, 30]),
    openGate([0, 50]),
    closeStreet([300, 90]),
    addShop('new-shop', [50, 0]),
  );
  expect(bytes()).toBe(before);
});
