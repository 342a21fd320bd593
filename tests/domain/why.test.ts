/** Worlds in metres, a second a metre on foot (elders half as fast, prams 0.8 m/s, steps at half speed). */
import { describe, expect, test } from 'vitest';
import { whyAt } from '../../server/domain/why.ts';
import { edgeFlag } from '../../server/network/flags.ts';
import { date, kinds, planeOf, street, why } from '../fixtures/ask-why.ts';
import { draw, type DrawnWorld, type Tags } from '../fixtures/drawn-world.ts';

/** A straight way of `length` metres, closed somewhere, and a detour that is 2 × `aside` longer. */
const shortcut = (length: number, aside: number, tags: Tags, gate?: Tags): DrawnWorld => ({
  nodes: {
    a: [0, 0],
    m: [length / 2, 0, gate],
    b: [length, 0],
    p: [0, aside],
    q: [length, aside],
  },
  ways: [
    ['a m b', tags],
    ['a p q b', street],
  ],
});
const shut: Tags = { barrier: 'gate', access: 'private', name: '后门' };

describe('a closed gate', () => {
  test('is named with where it is and what it costs', async () => {
    const answer = why(await draw(shortcut(1000, 100, street, shut)), 'a', 'b');
    expect(answer.meters).toBe(1200);
    expect(answer.obstacles).toMatchObject([
      {
        kind: 'closed-gate',
        secondsWithout: expect.closeTo(1000, 0),
        savedSeconds: expect.closeTo(200, 0),
        places: [{ what: 'gate', name: '后门', meters: null }],
      },
    ]);
    expect(planeOf(answer.obstacles[0]!.places[0]!.position)).toEqual([500, 0]);
  });

  test.each([
    // 110 of 1110 seconds are less than a tenth, 114 of 1114 are more.
    [1000, 55, []],
    [1000, 57, ['closed-gate']],
    // 58 and 62 seconds, both more than a tenth.
    [100, 29, []],
    [100, 31, ['closed-gate']],
  ])('on %i m of way with %i m aside', async (length, aside, expected) => {
    expect(kinds(why(await draw(shortcut(length, aside, street, shut)), 'a', 'b'))).toEqual(
      expected,
    );
  });

  test('is told instead of the wall that it is in', async () => {
    const world = shortcut(60, 300, street, shut);
    const answer = why(
      await draw({
        nodes: { ...world.nodes, n: [30, -200], s: [30, 200] },
        ways: [...world.ways, ['n m s', { barrier: 'wall' }]],
      }),
      'a',
      'b',
    );
    expect(kinds(answer)).toEqual(['closed-gate']);
  });

  test.each<[string, Tags]>([
    ['an open gate', { barrier: 'gate' }],
    ['a gate that is open on foot', { barrier: 'gate', access: 'private', foot: 'yes' }],
  ])('%s is none', async (_title, gate) => {
    const answer = why(await draw(shortcut(1000, 100, street, gate)), 'a', 'b');
    expect([answer.meters, answer.obstacles]).toEqual([1000, []]);
  });

  test('a wall across the way is nothing that could be opened', async () => {
    const answer = why(await draw(shortcut(1000, 100, street, { barrier: 'wall' })), 'a', 'b');
    expect([answer.meters, answer.obstacles]).toEqual([1200, []]);
  });
});

describe('a private way', () => {
  const own: Tags = { highway: 'service', access: 'private', name: '内部路' };

  test('is named with its length', async () => {
    const answer = why(await draw(shortcut(1000, 100, own)), 'a', 'b');
    expect(answer.obstacles).toMatchObject([
      {
        kind: 'private-way',
        savedSeconds: expect.closeTo(200, 0),
        places: [{ what: 'way', name: '内部路', meters: expect.closeTo(1000, 0) }],
      },
    ]);
    expect(planeOf(answer.obstacles[0]!.places[0]!.position)).toEqual([500, 0]);
  });

  test.each<[string, Tags]>([
    ['a main road with foot=no', { highway: 'secondary', foot: 'no' }],
    ['a cycleway with foot=no', { highway: 'cycleway', foot: 'no' }],
    ['military ground', { highway: 'service', access: 'military' }],
    ['an expressway', { highway: 'motorway' }],
  ])('%s is none', async (_title, tags) => {
    const answer = why(await draw(shortcut(1000, 100, tags)), 'a', 'b');
    expect([answer.meters, answer.obstacles]).toEqual([1200, []]);
  });

  test('changes nothing else: nobody starts on it, walks it, sees it as street or as the map’s border', async () => {
    const bounds = [-100, -100, 1100, 400] as const;
    const world = shortcut(1000, 300, own);
    const beyond: DrawnWorld = {
      nodes: { ...world.nodes, far: [500, -900] },
      ways: [...world.ways, ['m far', own]],
      bounds,
    };
    const drawn = await draw(beyond, { complete: ['grocery'] });
    const without = await draw({ ...beyond, ways: [world.ways[1]!] }, { complete: ['grocery'] });
    expect(drawn.edgesWith(edgeFlag.closed).length).toBeGreaterThan(0);
    expect(drawn.walkableMeters).toBeCloseTo(without.walkableMeters, 6);
    const [ours, theirs] = [drawn, without].map((each) => each.circle([500, 100]));
    expect(ours).toEqual(theirs);
    expect(ours!.categories.find(({ code }) => code === 'grocery')!.state).toBe('gap');
    expect(ours!.origin.offStreetMeters).toBeCloseTo(200, 0);
    expect(drawn.read.report.walkableKilometers).toBe(without.read.report.walkableKilometers);
    expect(drawn.read.report.borderEnds).toBe(0);
  });
});

describe('stairs', () => {
  const stairs: Tags = { highway: 'steps', name: '百步梯' };

  test('are named for a pram, not for a walker', async () => {
    // A pram takes 2.5 s a metre of steps: 250 s, or 1.25 s for each of 300 m: 375 s.
    const world = await draw(shortcut(100, 100, stairs));
    expect(why(world, 'a', 'b', { profile: 'pram' }).obstacles).toMatchObject([
      {
        kind: 'steps',
        secondsWithout: expect.closeTo(250, 0),
        savedSeconds: expect.closeTo(125, 0),
        places: [{ what: 'steps', name: '百步梯', meters: expect.closeTo(100, 0) }],
      },
    ]);
    expect(kinds(why(world, 'a', 'b'))).toEqual([]);
  });

  test.each([
    // Around them 1.25 × (100 + 2 × 73) = 307.5 s, 57.5 more; 2 × 76: 65 more.
    [73, []],
    [76, ['steps']],
  ])('%i m aside', async (aside, expected) => {
    const world = await draw(shortcut(100, aside, stairs));
    expect(kinds(why(world, 'a', 'b', { profile: 'pram' }))).toEqual(expected);
  });

  test('a stile is no stairs, but nothing for wheels either', async () => {
    const world = await draw(shortcut(100, 100, street, { barrier: 'stile' }));
    expect(kinds(why(world, 'a', 'b', { profile: 'pram' }))).toEqual(['no-wheels']);
    expect(kinds(why(world, 'a', 'b'))).toEqual([]);
  });
});

describe('what is merely far', () => {
  const line: DrawnWorld = { nodes: { a: [0, 0], b: [2000, 0] }, ways: [['a b', street]] };

  test.each([
    [899, true, []],
    [901, false, ['distance']],
  ])('%i m in 15 minutes', async (x, inside, expected) => {
    const answer = why(await draw(line), 'a', [x, 0], { minutes: 15 });
    expect([answer.inside, kinds(answer)]).toEqual([inside, expected]);
    expect(answer.straightSeconds).toBeCloseTo(x, 0);
  });

  test('is counted at the profile’s own speed', async () => {
    const world = await draw(line);
    expect(kinds(why(world, 'a', [460, 0], { minutes: 15, profile: 'elder' }))).toEqual([
      'distance',
    ]);
    expect(kinds(why(world, 'a', [440, 0], { minutes: 15, profile: 'elder' }))).toEqual([]);
  });

  test('the limit without minutes is that of the kind of place', async () => {
    const world = await draw(line);
    const { engine } = world;
    for (const [kind, limit] of [
      ['urban', 15],
      ['rural', 30],
    ] as const) {
      const result = whyAt(engine, {
        from: world.place('a'),
        to: { position: world.place([1000, 0]) },
        profile: 'walk',
        kind,
        at: { text: '', date },
      });
      expect(result).toMatchObject({
        ok: true,
        why: { limitMinutes: limit, inside: limit === 30 },
      });
    }
  });
});

describe('ends away from the street', () => {
  const world: DrawnWorld = {
    nodes: {
      a: [0, 0],
      b: [1000, 0],
      shop: [
        500,
        290,
        { shop: 'convenience', name: '山上士多', opening_hours: 'Mo-Su 09:00-21:00' },
      ],
      hut: [500, 700, { shop: 'convenience', name: '远处士多' }],
    },
    ways: [['a b', street]],
  };

  test.each([
    [49, []],
    [51, ['off-street']],
  ])('%i m', async (y, expected) => {
    const drawn = await draw(world);
    expect(kinds(why(drawn, [200, y], [900, 0]))).toEqual(expected);
    expect(kinds(why(drawn, [900, 0], [200, y]))).toEqual(expected);
  });

  test('say which end, and what the walk there costs', async () => {
    const answer = why(await draw(world), [200, 60], { facility: 'n3' });
    expect(answer.obstacles).toMatchObject([
      { kind: 'off-street', savedSeconds: expect.closeTo(290, 0), places: [{ what: 'end' }] },
      { kind: 'off-street', savedSeconds: expect.closeTo(60, 0), places: [{ what: 'start' }] },
    ]);
    expect(answer.facility).toMatchObject({
      id: 'n3',
      name: '山上士多',
      openNow: true,
      changesAt: '2026-03-04T21:00:00+08:00',
    });
    expect(answer.seconds).toBe(answer.route!.seconds);
  });

  test('a facility that no street comes near is answered, not refused', async () => {
    const answer = why(await draw(world), 'a', { facility: 'n4' });
    expect([answer.seconds, answer.route, answer.inside]).toEqual([null, null, false]);
    expect(answer.obstacles).toMatchObject([
      { kind: 'no-access', places: [{ what: 'end', name: '远处士多' }] },
    ]);
  });
});
