/** Rivers, stairs, gates and ferries between two homes; 1 m/s on foot, 0.8 with a pram, 4 on a bicycle. */
import { describe, expect, test } from 'vitest';
import { draw, toPlane, type DrawnWorld, type Tags } from '../fixtures/drawn-world.ts';

const street = { highway: 'residential' };

/** Two homes 300 m apart, the 100 m between a and b of the given kind. */
const between = (middle: Tags): DrawnWorld => ({
  nodes: { west: [0, 0], a: [100, 0], b: [200, 0], east: [300, 0] },
  ways: [
    ['west a', street],
    ['a b', middle],
    ['b east', street],
  ],
});

describe('a river with streets on both banks, 100 m apart, and one bridge 500 m downstream', () => {
  const river: DrawnWorld = {
    nodes: { home: [0, 0], s: [500, 0], n: [500, 100], shop: [0, 100] },
    ways: [
      ['home s', street],
      ['n shop', street],
      ['s n', { highway: 'footway', bridge: 'yes' }],
    ],
  };

  test('what lies 100 m across the water is 1,100 s away, over the bridge', async () => {
    const world = await draw(river);
    expect(world.seconds('home', 'shop')).toBeCloseTo(500 + 100 + 500, 0);
    expect(world.line('home', 'shop')).toEqual([
      [0, 0],
      [500, 0],
      [500, 100],
      [0, 100],
    ]);
    const found = world.route('home', 'shop');
    expect(found.ok && found.route.steps.map(({ note, meters }) => [note, meters])).toEqual([
      [null, 500],
      ['bridge', 100],
      [null, 500],
    ]);
  });

  test('the picture of 10 minutes stays on the home bank: no corner lies beyond the middle of the river', async () => {
    const world = await draw(river);
    const corners = (minutes: number) =>
      world
        .circle('home', { minutes })
        .contours.features[2]!.geometry.coordinates.flat(2)
        .map(toPlane);
    const opposite = (minutes: number) => corners(minutes).filter(([x, y]) => x < 400 && y > 60);
    expect(corners(10).length).toBeGreaterThan(4);
    expect(opposite(10)).toHaveLength(0);
    // 1,080 s end 20 m before the shop: most of the other bank is inside.
    expect(opposite(18).length).toBeGreaterThan(0);
  });

  test('a bridge with foot=no carries nobody: the other bank is out of reach', async () => {
    const world = await draw({
      ...river,
      ways: [...river.ways.slice(0, 2), ['s n', { ...street, bridge: 'yes', foot: 'no' }]],
    });
    expect(world.seconds('home', 'shop')).toBeNull();
    expect(world.seconds('home', 'shop', 'bike')).toBeCloseTo(1100 / 4, 0);
    expect(world.route('home', 'shop')).toEqual({ ok: false, reason: 'no-route' });
  });
});

describe('100 m of stairs between two streets of 100 m', () => {
  const stairs = between({ highway: 'steps' });

  test('take twice as long as level ground, for walkers and for elders', async () => {
    const world = await draw(stairs);
    expect(world.seconds('west', 'east')).toBeCloseTo(100 + 200 + 100, 0);
    expect(world.seconds('west', 'east', 'elder')).toBeCloseTo(200 + 400 + 200, 0);
    expect(world.seconds([150, 0], 'east')).toBeCloseTo(100 + 100, 0);
  });

  test('stop prams and bicycles', async () => {
    const world = await draw(stairs);
    for (const profile of ['pram', 'bike', 'ebike'] as const)
      expect(world.seconds('west', 'east', profile)).toBeNull();
  });

  test('carry a pram where they have a ramp for wheels', async () => {
    const world = await draw(between({ highway: 'steps', 'ramp:wheelchair': 'yes' }));
    expect(world.seconds('west', 'east', 'pram')).toBeCloseTo(125 + 250 + 125, 0);
  });

  test('are told in the steps of the route', async () => {
    const found = (await draw(stairs)).route('west', 'east');
    expect(
      found.ok && found.route.steps.map(({ note, seconds }) => [note, Math.round(seconds)]),
    ).toEqual([
      [null, 100],
      ['steps', 200],
      [null, 100],
    ]);
  });
});

describe('a compound’s gate in the middle of a 200 m lane', () => {
  const lane = (gate: Tags): DrawnWorld => ({
    nodes: {
      west: [0, 0],
      gate: [100, 0, { barrier: 'gate', ...gate }],
      east: [200, 0],
      yard: [200, 50],
    },
    ways: [
      ['west gate east', { highway: 'service' }],
      ['east yard', { highway: 'footway' }],
    ],
  });

  test('is open on foot when its tags say nothing, costs no time, and is told once by its name', async () => {
    const world = await draw(lane({ name: '东门' }));
    expect(world.seconds('west', 'east')).toBeCloseTo(200, 0);
    const found = world.route('west', 'yard');
    expect(
      found.ok && found.route.steps.map((step) => [step.note, step.street, step.meters]),
    ).toEqual([
      [null, null, 100],
      ['gate', '东门', 0],
      [null, null, 150],
    ]);
    expect(world.read.report).toMatchObject({ gates: 1, closedBarriers: 0 });
  });

  test.each<[string, Tags]>([
    ['access=private', { access: 'private' }],
    ['access=no', { access: 'no' }],
    ['foot=no', { foot: 'no' }],
    ['locked=yes', { locked: 'yes' }],
  ])('with %s it is closed, but both sides can be reached up to it', async (_, tags) => {
    const world = await draw(lane(tags));
    expect(world.seconds('west', 'east')).toBeNull();
    expect(world.seconds('west', [99, 0])).toBeCloseTo(99, 0);
    expect(world.seconds('yard', [101, 0])).toBeCloseTo(50 + 99, 0);
    expect(world.read.report.closedBarriers).toBe(1);
  });

  test.each<[string, Tags]>([
    ['access=private + foot=yes', { access: 'private', foot: 'yes' }],
    ['locked=yes + foot=yes', { locked: 'yes', foot: 'yes' }],
    ['motor_vehicle=private', { motor_vehicle: 'private' }],
  ])('with %s people on foot pass', async (_, tags) => {
    expect((await draw(lane(tags))).seconds('west', 'east')).toBeCloseTo(200, 0);
  });

  test('closed to wheels only, it lets a walker through and sends bicycles nowhere', async () => {
    const world = await draw(lane({ access: 'private', foot: 'yes' }));
    expect(world.seconds('west', 'east', 'bike')).toBeNull();
  });

  test('where three lanes meet at a closed gate, each is walked up to it and none through it', async () => {
    const world = await draw({
      nodes: {
        west: [0, 0],
        gate: [100, 0, { barrier: 'gate', access: 'private' }],
        east: [200, 0],
        north: [100, 100],
      },
      ways: [
        ['west gate east', street],
        ['gate north', street],
      ],
    });
    for (const [from, to] of [
      ['west', 'east'],
      ['west', 'north'],
      ['north', 'east'],
    ] as const)
      expect(world.seconds(from, to)).toBeNull();
  });

  test('a bollard is passed by all without a word in the route', async () => {
    const world = await draw({
      ...lane({}),
      nodes: { ...lane({}).nodes, gate: [100, 0, { barrier: 'bollard' }] },
    });
    const found = world.route('west', 'yard', 'pram');
    expect(found.ok && found.route.steps.map(({ note }) => note)).toEqual([null]);
    expect(world.read.report.gates).toBe(0);
  });
});

describe('a ferry over 600 m of water', () => {
  const crossing = (tags: Tags): DrawnWorld => ({
    nodes: { south: [0, 0], pier: [0, 100], landing: [0, 700], north: [0, 800] },
    ways: [
      ['south pier', street],
      ['pier landing', { route: 'ferry', ...tags }],
      ['landing north', street],
    ],
  });

  test.each([
    ['00:10', 600],
    ['00:07:30', 450],
    ['PT12M', 720],
    ['15', 900],
  ])('that says duration=%s takes %i s', async (duration, seconds) => {
    const world = await draw(crossing({ duration }));
    expect(world.seconds('south', 'north')).toBeCloseTo(100 + seconds + 100, 0);
    expect(world.seconds('south', 'north', 'ebike')).toBeCloseTo(200 / 6 + seconds, 0);
  });

  test.each([undefined, 'a while'])(
    'with duration=%s goes at the norm, 2 m/s',
    async (duration) => {
      const world = await draw(crossing(duration ? { duration } : {}));
      expect(world.seconds('south', 'north')).toBeCloseTo(100 + 300 + 100, 0);
    },
  );

  test('costs its wait once, half at either end', async () => {
    const world = await draw(crossing({}), { travel: { ferryWaitSeconds: 120 } });
    expect(world.seconds('south', 'north')).toBeCloseTo(100 + 60 + 300 + 60 + 100, 0);
    expect(world.seconds('north', 'south')).toBeCloseTo(620, 0);
  });

  test('keeps its whole duration over two ways, each by its length', async () => {
    const world = await draw({
      nodes: { ...crossing({}).nodes, buoy: [0, 300] },
      ways: [
        ['south pier', street],
        ['pier buoy landing', { route: 'ferry', duration: '00:10' }],
        ['landing north', street],
        ['buoy side', street],
      ],
    });
    expect(world.seconds('south', 'north')).toBeCloseTo(800, 0);
  });

  test('a duration that a relation gives to several ways is not counted for each', async () => {
    const world = await draw({
      nodes: { ...crossing({}).nodes, buoy: [0, 300] },
      ways: [
        ['south pier', street],
        ['pier buoy', {}],
        ['buoy landing', {}],
        ['landing north', street],
      ],
      relations: [[[1, 2], { type: 'route', route: 'ferry', duration: '00:10' }]],
    });
    // Which part takes how long is not known: the norm's 2 m/s over 600 m.
    expect(world.seconds('south', 'north')).toBeCloseTo(100 + 300 + 100, 0);
  });

  test('is closed to walkers with foot=no', async () => {
    const world = await draw(crossing({ foot: 'no' }));
    expect(world.seconds('south', 'north')).toBeNull();
    expect(world.seconds('south', 'north', 'bike')).not.toBeNull();
  });

  test('is nobody’s nearest street, and no street length', async () => {
    const world = await draw(crossing({}));
    // In the middle of the water the nearer pier is 250 m away, the ferry right here.
    const origin = world.circle([0, 350], { minutes: 10 }).origin;
    expect(toPlane(origin.snapped)[1]).toBeCloseTo(100, 0);
    expect(origin.offStreetMeters).toBeCloseTo(250, 0);
    // 100 m of street south and 100 m north, reached in 100 + 300 + 100 s.
    expect(world.circle('south', { minutes: 10 }).reach.streetMeters).toBe(200);
  });

  test('is told in the steps of the route with its name', async () => {
    const found = (await draw(crossing({ name: '横水渡', duration: '00:10' }))).route(
      'south',
      'north',
    );
    expect(found.ok && found.route.steps[1]).toMatchObject({
      street: '横水渡',
      note: 'ferry',
      meters: 600,
    });
    expect(found.ok && found.route.steps[1]!.seconds).toBeCloseTo(600, 0);
  });
});
