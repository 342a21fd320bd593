/** Totals over houses and along streets: shares worked out by hand, and nobody lost. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Community } from '../../../server/domain/region.ts';
import {
  partEnds,
  shareEnds,
  unitsPerPerson,
} from '../../../server/ingest/population/share-out.ts';
import { spreadTotals, type SpreadGround } from '../../../server/ingest/population/spread.ts';
import { residentialPieces } from '../../../server/ingest/population/street-pieces.ts';
import type { PlacedTotal } from '../../../server/ingest/population/totals.ts';
import {
  at,
  draw,
  toBounds,
  toPlane,
  type Drawn,
  type DrawnWorld,
} from '../../fixtures/drawn-world.ts';
import { withHouses } from '../../fixtures/houses.ts';

/** Three communities of 1 km by 1 km beside each other; only the first two have streets, only the first has houses. */
const world: DrawnWorld = withHouses(
  {
    nodes: {
      A: [100, 500],
      B: [900, 500],
      C: [1100, 500],
      D: [1900, 500],
      E: [1100, 700],
      F: [1200, 700],
    },
    ways: [
      ['A B', { highway: 'residential' }],
      ['C D', { highway: 'primary', sidewalk: 'both' }],
      ['C E F', { highway: 'residential' }],
      ['E D', { highway: 'footway' }],
      ['B C', { highway: 'secondary', sidewalk: 'both' }],
    ],
    bounds: [0, 0, 3000, 1000],
  },
  [
    // 100 m² × 6, 100 m² × 1 (nobody says), 300 m² × 1: 6 to 1 to 3.
    [200, 520, 10, 10, { building: 'apartments', 'building:levels': '6' }],
    [300, 520, 10, 10],
    [400, 520, 30, 10, { 'building:levels': '1' }],
    [500, 520, 30, 10, { building: 'school' }],
  ],
);
const community = (number: number): Community => {
  const west = 1000 * number;
  const corner = (x: number, y: number) => [...at(x, y)];
  return {
    code: `44040200100${number}`,
    name: `${number}`,
    committee: 'urban',
    officialCode: null,
    bounds: toBounds([west, 0, west + 1000, 1000]),
    polygons: [
      [
        [
          corner(west, 0),
          corner(west + 1000, 0),
          corner(west + 1000, 1000),
          corner(west, 1000),
          corner(west, 0),
        ],
      ],
    ],
  };
};
const communities = [0, 1, 2].map(community);
const total = (number: number, people: number, more: Partial<PlacedTotal> = {}): PlacedTotal => ({
  community: communities[number]!,
  people,
  elderly: null,
  children: null,
  nonRegistered: null,
  squareMeters: 1e6,
  ...more,
});

let drawn: Drawn;
let ground: SpreadGround;
beforeAll(async () => {
  drawn = await draw(world);
  const { network, read } = drawn;
  ground = { network, communities, buildings: read.buildings, bounds: network.bounds };
});

/** Whole metres and people of each point. */
const pointsOf = (totals: PlacedTotal[], on = ground) => {
  const { columns, ...how } = spreadTotals(totals, on);
  const { lng, lat, people } = columns;
  const places = Array.from(people, (value, i) => [
    ...toPlane([lng[i]!, lat[i]!]).map((m) => Math.round(m)),
    value,
  ]);
  return { places, how, columns };
};
const sum = (list: Iterable<number>) => [...list].reduce((a, b) => a + b, 0);

describe('over houses', () => {
  test('people are shared by ground times storeys; a house that says no storeys has one, a school has nobody', () => {
    const { places, how } = pointsOf([total(0, 1000)]);
    expect(places).toEqual([
      [205, 525, expect.closeTo(600, 0)],
      [305, 525, expect.closeTo(100, 0)],
      [415, 525, expect.closeTo(300, 0)],
    ]);
    expect(sum(places.map(([, , people]) => people!))).toBe(1000);
    expect(how).toEqual({ byHouses: 1, byStreets: 0, atOnePlace: 0, houses: 3 });
  });

  test('parts are shared alike, and none is more than its whole', () => {
    const { columns } = pointsOf([
      total(0, 1000, { elderly: 200, children: 1000, nonRegistered: 0 }),
    ]);
    const { people, elderly, children, nonRegistered } = columns;
    expect(elderly![0]).toBeCloseTo(120, 1);
    expect(sum(elderly!)).toBe(200);
    expect(children).toEqual(people);
    expect([...nonRegistered!]).toEqual([0, 0, 0]);
  });

  test('a part that one community does not say is not known of any', () => {
    const { columns } = pointsOf([total(0, 10, { elderly: 1 }), total(1, 10)]);
    expect(columns.elderly).toBeNull();
  });
});

describe('where there are no houses', () => {
  test('people live along the side streets by their length: no main road, no footpath', () => {
    // 200 m north and 100 m east: six pieces of 50 m.
    const { places, how } = pointsOf([total(1, 600)]);
    expect(places.map(([x, y]) => `${x},${y}`).toSorted()).toEqual([
      '1100,525',
      '1100,575',
      '1100,625',
      '1100,675',
      '1125,700',
      '1175,700',
    ]);
    for (const [, , people] of places) expect(people).toBeCloseTo(100, 0);
    expect(sum(places.map(([, , people]) => people!))).toBe(600);
    expect(how).toEqual({ byHouses: 0, byStreets: 1, atOnePlace: 0, houses: 0 });
  });

  test('and no street either, all are put to one place inside', () => {
    const { places, how } = pointsOf([total(2, 50)]);
    expect(places).toEqual([[2500, 500, 50]]);
    expect(how).toEqual({ byHouses: 0, byStreets: 0, atOnePlace: 1, houses: 0 });
  });

  test('a region that was imported before houses were kept has only its streets', () => {
    const { how, places } = pointsOf([total(0, 800)], { ...ground, buildings: null });
    expect(how).toMatchObject({ byHouses: 0, byStreets: 1 });
    expect(places).toHaveLength(16);
  });

  test('pieces are at most 50 m and as long as their streets together', () => {
    const pieces = [...residentialPieces(drawn.network)].map(({ meters }) => meters);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(50.5);
    expect(sum(pieces)).toBeCloseTo(800 + 300, -1);
  });
});

test('every community keeps its sum, exactly, in one go', () => {
  const totals = [total(0, 12_345), total(1, 678), total(2, 9)];
  const { columns, how } = pointsOf(totals);
  expect(sum(columns.people)).toBe(12_345 + 678 + 9);
  expect(how).toEqual({ byHouses: 1, byStreets: 1, atOnePlace: 1, houses: 3 });
});

test('shares add up to the whole, and parts of shares to the part, whatever the weights', () => {
  const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
    minLength: 1,
    maxLength: 50,
  });
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      weights,
      (people, ratio, list) => {
        fc.pre(list.some((weight) => weight > 0));
        const whole = people * unitsPerPerson;
        const part = Math.floor(whole * ratio);
        const ends = shareEnds(whole, list);
        const ofPart = partEnds(part, whole, ends);
        expect(ends.at(-1)).toBe(whole);
        expect(ofPart.at(-1)).toBe(whole === 0 ? 0 : part);
        const share = (of: Float64Array, i: number) => of[i]! - (i === 0 ? 0 : of[i - 1]!);
        for (let i = 0; i < list.length; i++) {
          expect(share(ends, i)).toBeGreaterThanOrEqual(0);
          expect(share(ofPart, i)).toBeGreaterThanOrEqual(0);
          expect(share(ofPart, i)).toBeLessThanOrEqual(share(ends, i));
          const fair = (whole * list[i]!) / sum(list);
          expect(Math.abs(share(ends, i) - fair)).toBeLessThanOrEqual(1.001);
        }
      },
    ),
  );
});
