import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitsTo, type Visit } from '../../../server/domain/coverage/catchments.ts';
import { accessOf, decayWeight, twoStep } from '../../../server/domain/coverage/two-step.ts';
import { coverageOf } from '../../../server/domain/coverage/coverage.ts';
import { day, peopleOf } from '../../fixtures/coverage-of.ts';
import { at, draw, type DrawnWorld } from '../../fixtures/drawn-world.ts';

/** Persons 0, 1, 2 with 100, 200 and 50 people; clinics 0 and 1. Person 1 reaches both, the others one each. */
const visits: Visit[] = [
  { person: 0, facility: 0, seconds: 300 },
  { person: 1, facility: 0, seconds: 600 },
  { person: 1, facility: 1, seconds: 0 },
  { person: 2, facility: 1, seconds: 450 },
];
const heads = [100, 200, 50];
/** Everybody's limit is a quarter of an hour. */
const limits = Array.from({ length: 6 }, () => 900);
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
const given = (access: Float64Array, weights: readonly number[]) =>
  sum(weights.map((weight, i) => weight * access[i]!));

describe('the two-step floating catchment area', () => {
  test('without decay shares capacity among all within the limit', () => {
    // R₀ = 30 / (100 + 200) = 0.1; R₁ = 50 / (200 + 50) = 0.2.
    const found = twoStep(
      visits,
      heads,
      new Map([
        [0, 30],
        [1, 50],
      ]),
      'binary',
      limits,
    );
    expect(found.knownAccess[0]).toBeCloseTo(0.1, 12);
    expect(found.knownAccess[1]).toBeCloseTo(0.3, 12);
    expect(found.knownAccess[2]).toBeCloseTo(0.2, 12);
    // 100 × 0.1 + 200 × 0.3 + 50 × 0.2 = 80 = 30 + 50.
    expect(given(found.knownAccess, heads)).toBeCloseTo(80, 9);
    expect(found.unreached).toEqual([]);
  });

  test('with the Gaussian decay the near have more of it', () => {
    // w(300 of 900) = (e^(−1/18) − e^(−1/2)) / (1 − e^(−1/2)) = (0.945959 − 0.606531) / 0.393469 = 0.862657
    // w(600) = (0.800737 − 0.606531) / 0.393469 = 0.493574; w(450) = (0.882497 − 0.606531) / 0.393469 = 0.701366; w(0) = 1
    expect(decayWeight('gaussian', 300, 900)).toBeCloseTo(0.862657, 5);
    expect(decayWeight('gaussian', 600, 900)).toBeCloseTo(0.493574, 5);
    // R₀ = 30 / (86.2657 + 98.7148) = 0.162179; R₁ = 50 / (200 + 35.0683) = 0.212704
    // A₀ = 0.162179 × 0.862657 = 0.139905; A₁ = 0.162179 × 0.493574 + 0.212704 = 0.292751; A₂ = 0.212704 × 0.701366 = 0.149183
    const found = twoStep(
      visits,
      heads,
      new Map([
        [0, 30],
        [1, 50],
      ]),
      'gaussian',
      limits,
    );
    expect(found.knownAccess[0]).toBeCloseTo(0.139905, 4);
    expect(found.knownAccess[1]).toBeCloseTo(0.292751, 4);
    expect(found.knownAccess[2]).toBeCloseTo(0.149183, 4);
    expect(given(found.knownAccess, heads)).toBeCloseTo(80, 9);
  });

  test('decays to 0 at the limit, and not at all without decay', () => {
    expect(['binary', 'gaussian'].map((decay) => decayWeight(decay as 'binary', 0, 900))).toEqual([
      1, 1,
    ]);
    expect(decayWeight('gaussian', 900, 900)).toBe(0);
    expect(decayWeight('binary', 900, 900)).toBe(1);
    expect(decayWeight('binary', 900.1, 900)).toBe(0);
    expect(decayWeight('gaussian', 900.1, 900)).toBe(0);
  });

  test('unknown capacity is unknown, not 0', () => {
    const found = twoStep(
      visits,
      heads,
      new Map([
        [0, 30],
        [1, null],
      ]),
      'binary',
      limits,
    );
    expect([0, 1, 2].map((person) => accessOf(found, person))).toEqual([0.1, null, null]);
    expect([...found.unknownWithin]).toEqual([0, 1, 1]);
    const zero = twoStep(
      visits,
      heads,
      new Map([
        [0, 30],
        [1, 0],
      ]),
      'binary',
      limits,
    );
    expect([0, 1, 2].map((person) => accessOf(zero, person))).toEqual([0.1, 0.1, 0]);
  });

  test('names facilities that nobody reaches, also where only empty houses stand near', () => {
    const found = twoStep(
      visits,
      [100, 0, 0],
      new Map([
        [0, 30],
        [1, 50],
        [2, 9],
      ]),
      'binary',
      limits,
    );
    expect(found.unreached).toEqual([1, 2]);
    expect(given(found.knownAccess, [100, 0, 0])).toBeCloseTo(30, 9);
  });

  test('measures what is near by each person’s own limit', () => {
    // With a limit of 600 s, 600 s are worth nothing: R₀ = 30 / 86.2657 = 0.347763, all of it for the 100 at 0.862657.
    const found = twoStep(visits, heads, new Map([[0, 30]]), 'gaussian', [900, 600, 900]);
    expect(found.knownAccess[0]).toBeCloseTo(0.3, 4);
    expect(found.knownAccess[1]).toBe(0);
  });

  test('bad numbers are quoted', () => {
    expect(() => twoStep(visits, heads, new Map([[0, -3]]), 'binary', limits)).toThrow(
      'capacity of facility 0 is -3',
    );
    expect(() => twoStep(visits, heads, new Map(), 'binary', [900, 0, 900])).toThrow(
      'limitSeconds of person 1 is 0',
    );
  });

  const seconds = fc.integer({ min: 0, max: 1000 });
  test('neither loses nor makes capacity', () => {
    let shared = 0;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 6, maxLength: 6 }),
        fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 4, maxLength: 4 }),
        fc.array(fc.option(seconds), { minLength: 24, maxLength: 24 }),
        fc.constantFrom('binary', 'gaussian'),
        (weights, capacities, matrix, decay) => {
          const pairs = matrix.flatMap((value, i) =>
            value === null ? [] : [{ person: i % 6, facility: Math.floor(i / 6), seconds: value }],
          );
          const capacity = new Map(capacities.map((value, i) => [i, value]));
          const found = twoStep(pairs, weights, capacity, decay, limits);
          const reached = capacities.filter((_, i) => !found.unreached.includes(i));
          expect(given(found.knownAccess, weights)).toBeCloseTo(sum(reached), 6);
          if (sum(reached) > 0) shared++;
        },
      ),
    );
    expect(shared).toBeGreaterThan(50);
  });
});

describe('catchments', () => {
  const clinic = { amenity: 'clinic' };
  const street = { highway: 'residential' };
  /** One way from a to b along 1,000 m, back around by c: 1,000 more on either side. A clinic at 400 m. */
  const world: DrawnWorld = {
    nodes: { a: [0, 0], b: [1000, 0], c: [1000, 500], d: [0, 500], k: [400, 0, clinic] },
    ways: [
      ['a b', { ...street, oneway: 'yes' }],
      ['b c d a', street],
    ],
    bounds: [-500, -500, 1500, 1000],
  };
  const homes = [at(100, 0), at(500, 0), at(1000, 0)].map((position) => ({ position, people: 1 }));

  test('hold the people who come within the limit, in the direction they travel', async () => {
    const { engine } = await draw(world);
    const on = (limit: number, who: 'walk' | 'bike') =>
      visitsTo(engine, peopleOf(engine, homes, who, limit / 60), [0]).map(({ person, seconds }) => [
        person,
        Math.round(seconds),
      ]);
    expect(on(610, 'walk')).toEqual([
      [0, 300],
      [1, 100],
      [2, 600],
    ]);
    expect(on(590, 'walk')).toEqual([
      [0, 300],
      [1, 100],
    ]);
    // By bicycle 300 / 4; from 500 on to b, around and in: (500 + 500 + 1,000 + 500 + 400) / 4.
    expect(on(1000, 'bike')).toEqual([
      [0, 75],
      [1, 725],
      [2, 600],
    ]);
  });

  test('of all facilities say the same as coverage', async () => {
    const { engine } = await draw(world, { complete: ['health'] });
    const people = peopleOf(engine, homes, 'bike', 11);
    const nearest = coverageOf(engine, people, ['health'], day).get('health')!;
    const near = visitsTo(engine, people, [0]);
    expect(near.map(({ person }) => person)).toEqual([0, 2]);
    for (const { person, seconds } of near)
      expect(seconds).toBeCloseTo(nearest.seconds[person]!, 6);
    expect([...nearest.outcome]).toEqual([0, 1, 0]);
  });
});
