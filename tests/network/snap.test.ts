import { describe, expect, test } from 'vitest';
import { circleAt } from '../../server/domain/circle.ts';
import { snap } from '../../server/network/snap.ts';
import { at, draw, testCategories, toPlane, type DrawnWorld } from '../fixtures/drawn-world.ts';

const footway = { highway: 'footway' };

describe('the nearest street', () => {
  const street: DrawnWorld = {
    nodes: { w: [0, 0], e: [1000, 0] },
    ways: [['w e', { highway: 'residential', name: '长街' }]],
  };

  test.each([
    [[500, 299], 299],
    [[500, -299], 299],
    [[-299, 0], 299],
    [[1299, 0], 299],
    [[1000 + 179.4, 239.2], 299],
  ])('from %j lies %i m away and is accepted', async (place, meters) => {
    const world = await draw(street);
    const point = snap(world.network, 'foot', at(place[0]!, place[1]!), 300);
    expect(point!.offStreetMeters).toBeCloseTo(meters, 0);
    expect(world.circle([place[0]!, place[1]!]).origin.street).toBe('长街');
  });

  test.each([[[500, 301]], [[500, -301]], [[-301, 0]], [[1301, 0]], [[1000 + 180.6, 240.8]]])(
    'from %j lies 301 m away and is refused, as start and as end',
    async (place) => {
      const world = await draw(street);
      const far = at(place[0]!, place[1]!);
      expect(snap(world.network, 'foot', far, 300)).toBeNull();
      const question = {
        position: far,
        profile: 'walk' as const,
        at: { text: '', date: new Date(0) },
        streets: false,
      };
      expect(circleAt(world.engine, question, testCategories)).toEqual({
        ok: false,
        reason: 'too-far-from-street',
      });
      expect(world.route([place[0]!, place[1]!], 'w')).toEqual({
        ok: false,
        reason: 'too-far-from-street',
        which: 'from',
      });
      expect(world.route('w', [place[0]!, place[1]!])).toEqual({
        ok: false,
        reason: 'too-far-from-street',
        which: 'to',
      });
    },
  );

  test('is one that the profile may use: stairs at the door do not hold a pram', async () => {
    const world = await draw({
      nodes: { w: [0, 0], e: [1000, 0], low: [500, 0], high: [500, 200] },
      ways: [
        ['w low e', { highway: 'residential' }],
        ['low high', { highway: 'steps' }],
      ],
    });
    const home = at(510, 100);
    expect(snap(world.network, 'foot', home, 300)!.offStreetMeters).toBeCloseTo(10, 0);
    expect(snap(world.network, 'pram', home, 300)!.offStreetMeters).toBeCloseTo(100, 0);
  });

  test('is found on a long edge whose ends are far away, and on the inner side of a bend', async () => {
    const world = await draw({
      nodes: { a: [-3000, 0], b: [0, 0], c: [0, 3000] },
      ways: [['a b c', footway]],
    });
    const point = snap(world.network, 'foot', at(-20, 30), 300)!;
    expect(point.offStreetMeters).toBeCloseTo(20, 0);
    expect(point.alongMeters).toBeCloseTo(3030, 0);
    const [x, y] = toPlane(world.circle([-20, 30]).origin.snapped);
    expect(x).toBeCloseTo(0, 0);
    expect(y).toBeCloseTo(30, 0);
  });
});

describe('an island: streets that nothing joins to the rest', () => {
  const withIsland = (meters: number, extra: DrawnWorld['nodes'] = {}): DrawnWorld => ({
    nodes: { w: [0, 0], e: [2000, 0], a: [500, 200], b: [500 + meters, 200], ...extra },
    ways: [
      ['w e', { highway: 'residential', name: '大路' }],
      ['a b', { ...footway, name: '小岛' }],
    ],
  });
  const norms = { smallComponentMeters: 300 };

  test('of 290 m is passed over for the next street, 190 m farther', async () => {
    const world = await draw(withIsland(290), { norms });
    const { origin } = world.circle([600, 190]);
    expect(origin.street).toBe('大路');
    expect(origin.offStreetMeters).toBeCloseTo(190, 0);
    expect(world.read.report).toMatchObject({ components: 2, smallComponents: 1 });
  });

  test('of 310 m is served as it is', async () => {
    const world = await draw(withIsland(310), { norms });
    expect(world.circle([600, 190]).origin.street).toBe('小岛');
    expect(world.route([600, 190], 'w')).toEqual({ ok: false, reason: 'no-route' });
  });

  test('of 290 m that holds the only streets near a facility is served', async () => {
    const far: DrawnWorld = withIsland(290, {
      a: [500, 800],
      b: [790, 800],
      shop: [700, 805, { shop: 'convenience' }],
    });
    const world = await draw(far, { norms });
    const circle = world.circle([510, 810]);
    expect(circle.origin.street).toBe('小岛');
    // 10 m to the lane, 190 m along it, 5 m to the door.
    expect(circle.facilities.map(({ id, seconds }) => [id, Math.round(seconds)])).toEqual([
      ['n5', 205],
    ]);
  });

  test('made small by what a profile may not use is passed over for that profile only', async () => {
    const world = await draw(
      {
        nodes: { w: [0, 0], e: [2000, 0], foot: [500, 0], top: [500, 100], end: [600, 100] },
        ways: [
          ['w foot e', { highway: 'residential', name: '大路' }],
          ['foot top', { highway: 'steps' }],
          ['top end', { ...footway, name: '坡顶' }],
        ],
      },
      { norms },
    );
    expect(world.circle([590, 110], { profile: 'walk' }).origin.street).toBe('坡顶');
    expect(world.circle([590, 110], { profile: 'pram' }).origin.street).toBe('大路');
  });

  test('across a ferry belongs to the mainland', async () => {
    const world = await draw(
      {
        ...withIsland(100),
        ways: [...withIsland(100).ways, ['w a', { route: 'ferry', duration: '5' }]],
      },
      { norms },
    );
    expect(world.circle([550, 190]).origin.street).toBe('小岛');
    expect(world.seconds('w', 'b')).toBeCloseTo(300 + 100, 0);
  });
});
