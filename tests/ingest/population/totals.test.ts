/** Totals of communities against the region: which lie in it, how much of each, and what cannot be. */
import { describe, expect, test } from 'vitest';
import { metersPerDegreeLat, metersPerDegreeLng } from '../../../server/geo/distance.ts';
import type { Bounds } from '../../../server/geo/position.ts';
import type { Community } from '../../../server/domain/region.ts';
import { areaWithin, squareMetersOf } from '../../../server/ingest/population/area-within.ts';
import type { CommunityTotal } from '../../../server/ingest/population/read-table.ts';
import { placeTotals } from '../../../server/ingest/population/totals.ts';

const norms = { pointPeople: 1e6, peoplePerSquareKilometer: 1e6 };
const bounds: Bounds = [113, 23, 113.1, 23.1];

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const community = (code: string, west: number, side = 0.02): Community => ({
  code,
  name: code,
  committee: 'urban',
  officialCode: null,
  bounds: [west, 23.04, west + side, 23.04 + side],
  polygons: [[square(west, 23.04, side)]],
});
const [a, b, edge] = [
  community('440402001001', 113.01),
  community('440402001002', 113.04),
  // A quarter of it lies beyond the bounds.
  community('440402001003', 113.085),
];
const total = (line: number, { code }: Community, people: number, more = {}): CommunityTotal => ({
  line,
  code: code!,
  weights: { people, ...more },
});
const placed = (
  totals: CommunityTotal[],
  told: ('people' | 'elderly' | 'children')[] = ['people'],
) => placeTotals(totals, told, { communities: [a, b, edge], bounds }, norms);

describe('ground', () => {
  test('of a square degree’s hundredth, with a hole, is by the shoelace formula', () => {
    const side = 0.01;
    const whole = squareMetersOf([[square(113, 0, side)]]);
    expect(whole).toBeCloseTo(side * metersPerDegreeLng(0) * side * metersPerDegreeLat, 3);
    const holed = squareMetersOf([[square(113, 0, side), square(113.002, 0.002, 0.005)]]);
    expect(holed / whole).toBeCloseTo(0.75, 6);
  });

  test('within a box is what the box does not cut off', () => {
    const polygons = [[square(113, 23, 0.02)]];
    const share = (box: Bounds) => areaWithin(polygons, box) / squareMetersOf(polygons);
    expect(share([112, 22, 114, 24])).toBeCloseTo(1, 9);
    expect(share([113.01, 22, 114, 24])).toBeCloseTo(0.5, 6);
    expect(share([113.01, 23.01, 114, 24])).toBeCloseTo(0.25, 4);
    expect(share([113.015, 23.005, 113.02, 23.015])).toBeCloseTo(0.125, 4);
    expect(share([114, 22, 115, 24])).toBe(0);
    // A C opens to the east: the box holds both of its arms, and not what joins them.
    const c = [
      [113, 23],
      [113.03, 23],
      [113.03, 23.01],
      [113.01, 23.01],
      [113.01, 23.02],
      [113.03, 23.02],
      [113.03, 23.03],
      [113, 23.03],
      [113, 23],
    ];
    expect(areaWithin([[c]], [113.02, 22, 114, 24]) / squareMetersOf([[c]])).toBeCloseTo(2 / 7, 4);
  });
});

describe('totals', () => {
  test('belong to the region’s communities by their codes; others are outside', () => {
    const elsewhere = total(4, community('440999999999', 113.05), 70);
    const answer = placed([total(2, a, 1000), total(3, b, 500), elsewhere]);
    expect(answer).toMatchObject({ ok: true, outside: { points: 1, people: 70 } });
    if (answer.ok)
      expect(answer.totals.map(({ community: { code }, people }) => [code, people])).toEqual([
        [a.code, 1000],
        [b.code, 500],
      ]);
  });

  test('of a community that reaches beyond the bounds count by its ground within, and nobody is lost', () => {
    const answer = placed([total(2, a, 1000), total(3, edge, 1001)]);
    if (!answer.ok) return expect.fail(JSON.stringify(answer.refusal));
    const [, cut] = answer.totals;
    expect(cut!.people).toBeCloseTo(0.75 * 1001, 1);
    expect(cut!.people + answer.outside.people).toBe(1001);
    expect(answer.outside.points).toBe(0);
  });

  test('are as fine as the middle community is wide', () => {
    const answer = placed([total(2, a, 10), total(3, b, 10)]);
    // 0.02° are 2,224 m north and 2,046 m east: √(2224 × 2046) = 2,133.
    expect(answer).toMatchObject({ grainMeters: 2133 });
  });

  test('leave out a part that one community does not give', () => {
    const told = ['people', 'elderly', 'children'] as const;
    const answer = placed(
      [total(2, a, 10, { elderly: 2, children: 3 }), total(3, b, 10, { children: 1 })],
      [...told],
    );
    expect(answer).toMatchObject({ ok: true, leftOut: ['elderly'] });
    if (answer.ok)
      expect(answer.totals.map(({ elderly, children }) => [elderly, children])).toEqual([
        [null, 3],
        [null, 1],
      ]);
  });
});

describe('totals are refused', () => {
  test('negative, above their whole, or denser than ground can be, with their lines', () => {
    const answer = placed(
      [total(2, a, -1), total(3, b, 10, { elderly: 11 }), total(4, edge, 1_000_001)],
      ['people', 'elderly'],
    );
    expect(answer).toMatchObject({
      ok: false,
      refusal: {
        reason: 'faults',
        count: 3,
        first: [
          { at: { line: 2 }, reason: 'negative', field: 'people', value: '-1' },
          { at: { line: 3 }, reason: 'part-above-whole', field: 'elderly', limit: 10 },
          { at: { line: 4 }, reason: 'absurd', limit: 1_000_000 },
        ],
      },
    });
  });

  test('by their own ground: 4.55 km² hold 4.55 times the density, and not one more', () => {
    const most = Math.floor(squareMetersOf(a.polygons) / 1e6);
    expect(most).toBe(4);
    const few = { pointPeople: 1e6, peoplePerSquareKilometer: 1 };
    const within = (people: number) =>
      placeTotals([total(2, a, people)], ['people'], { communities: [a], bounds }, few).ok;
    expect([within(4), within(5)]).toEqual([true, false]);
  });

  test('when most communities lie elsewhere, or nobody is counted', () => {
    const far = (line: number) => total(line, community(`44099999999${line}`, 113.05), 1);
    expect(placed([total(2, a, 1), far(3)]).ok).toBe(true);
    expect(placed([total(2, a, 1), far(3), far(4)])).toMatchObject({
      refusal: { reason: 'outside', inside: 1, outside: 2 },
    });
    expect(placed([total(2, a, 0)])).toMatchObject({ refusal: { reason: 'nobody' } });
    expect(placed([])).toMatchObject({ refusal: { reason: 'nobody' } });
  });
});
