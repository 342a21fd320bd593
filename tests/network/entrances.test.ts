/** Where people go in: never the middle of an area alone. */
import { describe, expect, test } from 'vitest';
import { draw, toPlane, type Drawn, type DrawnWorld, type Tags } from '../fixtures/drawn-world.ts';

const street = { highway: 'residential' };

/** A park of 200 × 200 m north of a street that passes 20 m south of it; w, gate and e lie on its south side. */
const park = (
  nodes: Record<string, readonly [number, number, Tags?]> = {},
  ways: DrawnWorld['ways'] = [],
  outline = 'sw gate se ne nw sw',
): DrawnWorld => ({
  nodes: {
    west: [-300, -20],
    mid: [0, -20],
    east: [500, -20],
    sw: [0, 0],
    gate: [100, 0],
    se: [200, 0],
    ne: [200, 200],
    nw: [0, 200],
    ...nodes,
  },
  ways: [[outline, { leisure: 'park' }], ['west mid east', street], ...ways],
});

function entrances({ read }: Drawn): number[][] {
  return read.facilities[0]!.entrances.map((entrance) =>
    toPlane(entrance).map((meters) => Math.round(meters) + 0),
  ).sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
}

describe('an area with gates', () => {
  test('is entered by them, though a path crosses its outline elsewhere', async () => {
    const world = await draw(
      park({ gate: [100, 0, { barrier: 'gate' }], far: [150, 100] }, [
        ['mid far', { highway: 'footway' }],
      ]),
    );
    expect(entrances(world)).toEqual([[100, 0]]);
  });

  test('takes entrance=yes like a gate, and neither closed gates nor emergency exits', async () => {
    const world = await draw(
      park({
        gate: [100, 0, { entrance: 'yes' }],
        ne: [200, 200, { barrier: 'gate', access: 'private' }],
        nw: [0, 200, { entrance: 'emergency' }],
        se: [200, 0, { barrier: 'gate', locked: 'yes' }],
      }),
    );
    expect(entrances(world)).toEqual([[100, 0]]);
  });

  test('takes the time of the gate that is soonest reached', async () => {
    const world = await draw(
      park(
        {
          gate: [100, 0, { barrier: 'gate' }],
          ne: [200, 200, { barrier: 'gate' }],
          lane: [400, 200],
        },
        [
          ['mid gate', street],
          ['ne lane', street],
        ],
      ),
    );
    expect(entrances(world)).toEqual([
      [100, 0],
      [200, 200],
    ]);
    // From the street: 300 m to mid, then the slanted 102 m to the southern gate.
    const slant = Math.hypot(100, 20);
    expect(
      world.circle('west', { minutes: 15 }).facilities.map(({ seconds }) => Math.round(seconds)),
    ).toEqual([Math.round(300 + slant)]);
    // From the lane: 200 m to the eastern gate.
    expect(world.circle('lane', { minutes: 15 }).facilities[0]!.seconds).toBeCloseTo(200, 0);
  });
});

describe('an area without gates', () => {
  test('is entered where walkable ways cross or touch its outline', async () => {
    const world = await draw(
      park({ inside: [100, 100], north: [0, 400], top: [150, 260] }, [
        ['mid inside', { highway: 'footway' }], // crosses the south side at x = 100 × 20/120
        ['nw north', { highway: 'footway' }], // begins at the corner
        ['ne top', { highway: 'cycleway', foot: 'no' }], // not for walkers
      ]),
    );
    expect(entrances(world)).toEqual([
      [0, 200],
      [17, 0],
    ]);
  });

  test('takes one entrance for crossings that lie within 8 m', async () => {
    const world = await draw(
      park({ p: [50, -20], q: [50, 40], r: [54, -20], s: [54, 40] }, [
        ['p q', { highway: 'footway' }],
        ['r s', { highway: 'footway' }],
      ]),
    );
    expect(entrances(world)).toHaveLength(1);
  });

  test('that no way enters is entered from the nearest street, at the outline’s nearest point', async () => {
    const world = await draw({
      nodes: {
        west: [-300, -20],
        bend: [150, -20],
        east: [500, -170],
        sw: [0, 0],
        se: [200, 0],
        ne: [200, 200],
        nw: [0, 200],
      },
      ways: [
        ['sw se ne nw sw', { leisure: 'park' }],
        ['west bend east', street],
      ],
    });
    const [entrance, ...more] = entrances(world);
    expect(more).toHaveLength(0);
    expect(entrance![1]).toBe(0);
    expect(entrance![0]).toBeGreaterThanOrEqual(0);
    expect(entrance![0]).toBeLessThanOrEqual(160);
    const [facility] = world.circle('west', { minutes: 15 }).facilities;
    // 20 m off the street at the end; never the 120 m to its middle.
    expect(facility!.seconds).toBeCloseTo(300 + entrance![0]! + 20, 0);
  });

  test('and a kilometre from any street is kept, but nobody gets there', async () => {
    const world = await draw({
      nodes: { w: [0, 0], e: [100, 0], a: [0, 1000], b: [100, 1000], c: [100, 1100] },
      ways: [
        ['w e', street],
        ['a b c a', { leisure: 'park' }],
      ],
    });
    expect(world.read.facilities).toHaveLength(1);
    expect(world.circle('w', { minutes: 60 }).facilities).toHaveLength(0);
    expect(world.routeToFacility('w', 'w2')).toEqual({ ok: false, reason: 'facility-unreachable' });
  });
});

test('a facility that is a node is entered where it stands', async () => {
  const world = await draw({
    nodes: { w: [0, 0], e: [100, 0], shop: [60, 15, { shop: 'convenience', name: '小店' }] },
    ways: [['w e', street]],
  });
  expect(entrances(world)).toEqual([[60, 15]]);
  expect(world.circle('w').facilities).toMatchObject([
    { id: 'n3', name: '小店', seconds: expect.closeTo(75, 0), meters: 75 },
  ]);
});
