/** Points against their region and against each other: how fine, how dense, where. */
import { describe, expect, test } from 'vitest';
import normsFile from '../../../data/norms.json' with { type: 'json' };
import {
  mostPeopleOfPoint,
  readPopulationNorms,
} from '../../../server/domain/coverage/population-norms.ts';
import { metersPerDegreeLat } from '../../../server/geo/distance.ts';
import { judgePoints } from '../../../server/ingest/population/judge-points.ts';
import { PointGatherer } from '../../../server/ingest/population/point-gatherer.ts';

const norms = { pointPeople: 1e6, peoplePerSquareKilometer: 1e6 };
const step = 100 / metersPerDegreeLat;

/** Points in a row northwards, `meters` apart from each other. */
function row(people: readonly number[], meters = 100): PointGatherer {
  const gathered = new PointGatherer([113, 23, 113.1, 23.1], (line) => ({ line }));
  for (const [i, weight] of people.entries())
    gathered.add(i + 2, 113.05, 23 + (i * meters * step) / 100, { people: weight });
  return gathered;
}

describe('how fine points are', () => {
  test('is the distance to the nearest one at the median', () => {
    expect(judgePoints(row([1, 1, 1, 1]), norms, null)).toMatchObject({
      ok: true,
      grainMeters: 100,
    });
    expect(judgePoints(row([1, 1, 1], 250), norms, null)).toMatchObject({ grainMeters: 250 });
  });

  test('is what somebody says, where they do', () => {
    expect(judgePoints(row([1, 1, 1]), norms, 30)).toMatchObject({ grainMeters: 30 });
  });

  test('is not known of a single point', () => {
    expect(judgePoints(row([1]), norms, null)).toMatchObject({ ok: true, grainMeters: null });
  });
});

describe('density', () => {
  test('a point of a grid has at most what its cell can hold: 10,000 on 100 m, with its line above', () => {
    expect(judgePoints(row([1, 10_000, 1]), norms, null).ok).toBe(true);
    expect(judgePoints(row([1, 10_001, 1]), norms, null)).toEqual({
      ok: false,
      refusal: {
        reason: 'faults',
        count: 1,
        first: [
          { at: { line: 3 }, reason: 'absurd', field: 'people', value: '10001', limit: 10_000 },
        ],
      },
    });
  });

  test('houses a few metres apart may stand high: below 100 m a point holds what 100 m do', () => {
    expect(judgePoints(row([1, 10_000, 1], 10), norms, null).ok).toBe(true);
    expect(judgePoints(row([1, 10_001, 1], 10), norms, null).ok).toBe(false);
  });

  test('a point whose grain is not known, or coarse, has at most the norm', () => {
    expect(judgePoints(row([1e6]), norms, null).ok).toBe(true);
    expect(judgePoints(row([1e6 + 1]), norms, null).ok).toBe(false);
    expect(judgePoints(row([1e6, 1], 5000), norms, null).ok).toBe(true);
    expect(judgePoints(row([1e6 + 1, 1], 5000), norms, null).ok).toBe(false);
  });

  test('the norms are those of data/norms.json', () => {
    const read = readPopulationNorms(normsFile.norms);
    expect(mostPeopleOfPoint(read, null)).toBe(read.pointPeople);
    // A square of 200 m is 0.04 km².
    expect(mostPeopleOfPoint(read, 200)).toBe(0.04 * read.peoplePerSquareKilometer);
  });
});

describe('place', () => {
  const around = (inside: number, outside: number, swapped = 0) => {
    const gathered = row(Array.from({ length: inside }, () => 1));
    for (let i = 0; i < outside; i++) gathered.add(99, 114, 22, { people: 5 });
    for (let i = 0; i < swapped; i++) gathered.add(99, 23.05, 113.05, { people: 5 });
    return judgePoints(gathered, norms, null);
  };

  test('as many points outside as inside are left out; one more refuses all', () => {
    expect(around(3, 3).ok).toBe(true);
    expect(around(3, 4)).toEqual({
      ok: false,
      refusal: { reason: 'outside', inside: 3, outside: 4, swapped: false },
    });
  });

  test('exchanged numbers are told as such', () => {
    expect(around(0, 0, 2)).toMatchObject({ refusal: { reason: 'outside', swapped: true } });
  });

  test('nobody at all is refused', () => {
    expect(judgePoints(row([0, 0]), norms, null)).toMatchObject({ refusal: { reason: 'nobody' } });
    expect(judgePoints(row([]), norms, null)).toMatchObject({ refusal: { reason: 'nobody' } });
  });

  test('a table that holds everything twice is refused; one with half its places twice is not', () => {
    const twice = (single: number, double: number) => {
      const gathered = new PointGatherer([113, 23, 113.1, 23.1], (line) => ({ line }));
      for (let i = 0; i < single + 2 * double; i++) {
        const place = i < single ? i : single + Math.floor((i - single) / 2);
        gathered.add(i + 2, 113.05, 23 + place * step, { people: 1 });
      }
      return judgePoints(gathered, norms, null);
    };
    expect(twice(0, 4)).toMatchObject({ refusal: { reason: 'points-twice', share: 1 } });
    // Two of six points share a place.
    expect(twice(4, 1)).toMatchObject({ ok: true, grainMeters: 100 });
    expect(twice(4, 2).ok).toBe(true);
    expect(twice(3, 2)).toMatchObject({ refusal: { reason: 'points-twice' } });
  });
});
