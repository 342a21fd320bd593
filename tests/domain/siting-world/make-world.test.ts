/** A street of 2,400 m in which a metre takes a second, a junction every 400 m, a clinic at its west end; the limit is 15 min: 900 s. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { WorldQuestion } from '../../../server/domain/siting-world/make-world.ts';
import { makeWorld } from '../../../server/domain/siting-world/make-world.ts';
import { solveWorld } from '../../../server/domain/siting-world/solve-world.ts';
import { toldAnswer } from '../../../server/domain/siting-world/tell.ts';
import type { Community } from '../../../server/domain/region.ts';
import type { RegionEngine } from '../../../server/domain/region-engine.ts';
import type { Position } from '../../../server/geo/position.ts';
import { at, draw, toBounds, toPlane, type DrawnWorld } from '../../fixtures/drawn-world.ts';
import { populationOf, secondsOf, wished, worldOver } from '../../fixtures/siting-street.ts';

const street = { highway: 'residential' };
const stops = [0, 400, 800, 1200, 1600, 2000, 2400];
const drawn: DrawnWorld = {
  nodes: {
    ...Object.fromEntries(stops.map((x) => [`n${x}`, [x, 0] as const])),
    ...Object.fromEntries(stops.map((x) => [`lane${x}`, [x, 5] as const])),
    clinic: [0, 0, { amenity: 'clinic', name: '西头卫生站', opening_hours: 'Mo-Fr 08:00-12:00' }],
    hall: [1200, 0, { amenity: 'library', name: '图书馆' }],
    far: [9000, 0],
    farther: [9400, 0],
  },
  ways: [
    [stops.map((x) => `n${x}`).join(' '), street],
    ...stops.map((x): [string, Record<string, string>] => [`n${x} lane${x}`, street]),
    ['far farther', street],
  ],
  bounds: [-1000, -1000, 10000, 1000],
};
const homes = [
  { position: at(0, 0), people: 10, elderly: 1 },
  { position: at(1000, 0), people: 20, elderly: 9 },
  { position: at(2400, 0), people: 30, elderly: 2 },
];
let engine: RegionEngine;
beforeAll(async () => {
  ({ engine } = await draw(drawn));
});

const columns = (made: { candidates: { position: Position }[] }) =>
  made.candidates.map(({ position }) => Math.round(toPlane(position)[0]));
const points = (...xs: number[]): WorldQuestion['candidates'] => ({
  kind: 'points',
  points: xs.map((x) => ({ position: at(x, 0) })),
});
const asked = (wish: Partial<WorldQuestion>) =>
  makeWorld(engine, populationOf(homes), { ...wished, ...wish });

describe('candidates', () => {
  test('stand where facilities stand already, first; then the junctions', () => {
    const made = worldOver(engine, homes, { candidates: { kind: 'nodes', everyMeters: 300 } });
    expect(made.existing).toBe(1);
    expect(made.candidates[0]).toMatchObject({ name: '西头卫生站', facility: 'n15' });
    const [, ...others] = columns(made);
    expect(others.toSorted((a, b) => a - b)).toEqual([...stops, 9000, 9400]);
  });

  test('are public buildings of other categories', () => {
    const candidates = { kind: 'public-buildings', categories: ['library', 'health'] } as const;
    expect(worldOver(engine, homes, { candidates }).candidates.slice(1)).toMatchObject([
      { name: '图书馆', facility: 'n16', cost: 1 },
    ]);
    // The library's own kind is no candidate for a library, and the clinic is one.
    const library = worldOver(engine, homes, { candidates, category: 'library' });
    expect(library.candidates.map(({ name }) => name)).toEqual(['图书馆', '西头卫生站']);
  });

  test('are the junctions in a parcel, without one the street beside it, in a list its places', () => {
    const box = (west: number, south: number, east: number, north: number) => [
      [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)],
    ];
    const parcels = [
      { rings: box(700, -50, 1300, 50), name: '旧厂', cost: 3 },
      { rings: box(1700, 60, 1900, 80), capacity: 40 },
      { rings: box(500, 600, 600, 700) },
    ];
    const made = worldOver(engine, homes, {
      keepExisting: false,
      candidates: { kind: 'parcels', everyMeters: 300, parcels },
    });
    expect(columns(made)).toEqual([800, 1200, 1800]);
    expect(
      made.candidates.map(({ item, cost, capacity, name }) => [item, cost, capacity, name]),
    ).toEqual([
      [1, 3, null, '旧厂'],
      [1, 3, null, '旧厂'],
      [2, 1, 40, null],
    ]);
    // The third lies 650 m from the street, beyond the 300 m of snapping.
    expect(made.noStreet.candidates).toBe(1);
    expect(
      columns(worldOver(engine, homes, { keepExisting: false, candidates: points(50, 70) })),
    ).toEqual([50, 70]);
  });

  test.each<[string, Partial<WorldQuestion>, object]>([
    [
      'one beyond the region, by its number',
      { candidates: points(50, 20_000) },
      { reason: 'outside-region', item: 2 },
    ],
    [
      'more than are taken',
      { candidates: { kind: 'nodes', everyMeters: 300 }, mostCandidates: 8 },
      { reason: 'too-many-candidates', count: 9 },
    ],
    [
      'none at all',
      { candidates: { kind: 'public-buildings', categories: ['market'] } },
      { reason: 'no-candidates' },
    ],
  ])('%s: refused', (_, wish, refusal) => {
    expect(asked(wish)).toMatchObject({ ok: false, ...refusal });
  });

  test('as many as are taken are not too many', () => {
    const candidates = { kind: 'nodes', everyMeters: 300 } as const;
    expect(asked({ candidates, mostCandidates: 9 })).toMatchObject({ ok: true });
  });
});

describe('pairs', () => {
  test('are the seconds of the home’s own way, within its limit', () => {
    const made = worldOver(engine, homes, { candidates: points(100, 890, 1510, 1490) });
    expect(secondsOf(made)).toEqual([
      [0, 100, 890, null, null],
      [null, null, 110, 510, 490],
      [null, null, null, 890, null],
    ]);
    expect(made.outOfReach).toEqual([]);
  });

  test('of a mean reach twice as far, in whole seconds', () => {
    const made = worldOver(engine, homes, { kind: 'least-mean', candidates: points(100.4) });
    expect(secondsOf(made)).toEqual([
      [0, 100],
      [1000, 900],
      [null, null],
    ]);
    expect(made.reachSeconds).toBe(1800);
    expect(made.pairs.seconds.every(Number.isInteger)).toBe(true);
    expect(made.outOfReach).toEqual([2]);
  });

  test('for the worst off reach as far as some choice needs', () => {
    // The clinic stands; one more at 1,000 m leaves the east end 1,400 s, and the farthest home is looked at first.
    const made = worldOver(engine, homes, { kind: 'least-worst', candidates: points(1000, 2300) });
    expect(made.reachSeconds / 10).toBeCloseTo(100, 0);
    const solved = solveWorld(
      made,
      { kind: 'least-worst', means: { sites: 1 }, leaveOut: false, capacities: null },
      {},
    );
    expect(solved).toMatchObject({
      value: made.reachSeconds,
      chosen: [{ candidate: 2 }],
      proven: true,
    });
  });

  test('are none for whoever no way leads to, however far it is looked', () => {
    const beyond = [...homes, { position: at(9200, 0), people: 5 }];
    const made = worldOver(engine, beyond, { kind: 'least-worst', candidates: points(1000) });
    expect(made.outOfReach).toEqual([3]);
  });
});

describe('who counts', () => {
  test('is everybody, a group alone, or some of them more than once', () => {
    const weights = (wish: Partial<WorldQuestion>) => [
      ...worldOver(engine, homes, wish).who.weights,
    ];
    expect(weights({})).toEqual([10, 20, 30]);
    expect(weights({ group: 'elderly' })).toEqual([1, 9, 2]);
    expect(weights({ factors: { elderly: 3 } })).toEqual([12, 38, 34]);
    expect(asked({ group: 'children' })).toMatchObject({ reason: 'group-not-known' });
    expect(asked({ factors: { nonRegistered: 2 } })).toMatchObject({
      reason: 'group-not-known',
      group: 'nonRegistered',
    });
  });

  test('lives within the region, and within the area that is asked about', () => {
    const community = (code: string, fromX: number, toX: number): Community => {
      const [w, s, e, n] = toBounds([fromX, -400, toX, 400]);
      const ring = [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ];
      const fields = { name: code, committee: 'urban', officialCode: null } as const;
      return { ...fields, code, bounds: [w, s, e, n], polygons: [[ring]] };
    };
    const communities = [
      community('440402001001', -100, 1100),
      community('440403001001', 1100, 2500),
    ];
    const over = engine.over({ ...engine.region, communities });
    const beyond = [...homes, { position: at(30_000, 0), people: 99 }];
    expect([...worldOver(over, beyond).who.weights]).toEqual([10, 20, 30]);
    const east = worldOver(over, beyond, {
      area: '440403',
      candidates: { kind: 'nodes', everyMeters: 300 },
      keepExisting: false,
    });
    expect([...east.who.weights]).toEqual([30]);
    expect(columns(east).toSorted((a, b) => a - b)).toEqual([1200, 1600, 2000, 2400]);
    const nobody = { ...wished, area: '440404' };
    expect(makeWorld(over, populationOf(beyond), nobody)).toMatchObject({
      reason: 'nobody-counts',
    });
  });
});

describe('what stands', () => {
  test('serves, unless it is not to be kept, closed for good, or known to be closed then', () => {
    const covered = (wish: Partial<WorldQuestion>) => {
      const made = worldOver(engine, homes, { candidates: points(2400), ...wish });
      const solved = solveWorld(
        made,
        { kind: 'cover-most', means: { sites: 1 }, leaveOut: false, capacities: null },
        {},
      );
      return solved.ok && solved.covered;
    };
    const all = { before: 10, after: 40, of: 60 };
    const none = { before: 0, after: 30, of: 60 };
    expect(covered({})).toEqual(all);
    expect(covered({ keepExisting: false })).toEqual(none);
    // A Wednesday, on the clock of Shanghai: ten in the morning, ten at night.
    expect(covered({ at: new Date('2026-03-04T02:00:00Z') })).toEqual(all);
    expect(covered({ at: new Date('2026-03-04T14:00:00Z') })).toEqual(none);
    const closed = engine.region.facilities.map((facility) => ({
      ...facility,
      closedOn: '2026-03-04',
    }));
    const over = engine.over({ ...engine.region, facilities: closed });
    expect(worldOver(over, homes, {}).existing).toBe(0);
    expect(worldOver(over, homes, { day: '2026-03-03' }).existing).toBe(1);
  });
});

describe('the answer', () => {
  const told = (
    wish: Partial<WorldQuestion>,
    more: { leaveOut?: boolean; budget?: number } = {},
  ) => {
    const kind = wish.kind ?? 'cover-most';
    const made = worldOver(engine, homes, wish);
    const means = more.budget ? { budget: more.budget } : { sites: wish.sites ?? 1 };
    const { leaveOut = false } = more;
    const solve = { kind, means: kind === 'cover-all' ? null : means, leaveOut, capacities: null };
    const solved = solveWorld(made, solve, {});
    return solved.ok ? toldAnswer(engine, made, kind, solved, 15) : solved;
  };

  test('tells places, gains, money and how many are covered', () => {
    const candidates: WorldQuestion['candidates'] = {
      kind: 'points',
      points: [
        { position: at(1200, 0), name: '桥头', cost: 2 },
        { position: at(2000, 0), cost: 1 },
        { position: at(1500, 0), cost: 5 },
      ],
    };
    expect(told({ candidates }, { budget: 3 })).toMatchObject({
      unit: 'people',
      before: 10,
      value: 60,
      bound: 60,
      proven: true,
      cost: 3,
      chosen: [
        { gain: 30, value: 40, cost: 1, item: 2, name: null },
        { gain: 20, value: 60, cost: 2, item: 1, name: '桥头' },
      ],
      covered: { before: 10, after: 60, of: 60 },
      limits: { urbanMinutes: 15, ruralMinutes: 15 },
      existing: 1,
      candidates: 3,
      outOfReach: { people: 0, points: 0, communities: [], places: [] },
    });
    expect(told({ kind: 'cover-all', candidates })).toMatchObject({
      unit: 'cost',
      value: 3,
      before: null,
    });
  });

  test('of all who can be covered names who cannot', () => {
    const candidates = points(1200);
    expect(told({ kind: 'cover-all', candidates })).toEqual({
      ok: false,
      reason: 'out-of-reach',
      points: [2],
    });
    expect(told({ kind: 'cover-all', candidates }, { leaveOut: true })).toMatchObject({
      unit: 'sites',
      value: 1,
      covered: { before: 10, after: 30, of: 60 },
      outOfReach: { people: 30, points: 1, communities: [{ name: null, people: 30 }] },
    });
  });
});
