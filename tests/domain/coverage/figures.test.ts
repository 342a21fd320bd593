/** Figures of areas are what the plain rules say of each area's people alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf } from '../../../server/domain/coverage/figures.ts';
import { ascending } from '../../../server/domain/coverage/order.ts';
import { tally } from '../../../server/domain/coverage/outcomes.ts';
import { percentile } from '../../../server/domain/coverage/percentiles.ts';

const seconds = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0, max: 5000, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 600, 600.001, 900) },
  { weight: 1, arbitrary: fc.constantFrom(Infinity, NaN) },
);

test('persons come in the order of their seconds, those who reach nothing last, those of whom nothing is known not at all', () => {
  const order = ascending(Float64Array.from([5, NaN, Infinity, 0, 5, 4.999, 1e7]));
  expect([...order]).toEqual([3, 5, 0, 4, 6, 2]);
  expect([...ascending(new Float64Array(0))]).toEqual([]);
});

test('of any values the order is that of comparing them', () => {
  fc.assert(
    fc.property(fc.array(seconds, { maxLength: 300 }), (values) => {
      const plain = values
        .map((value, i) => [value, i] as const)
        .filter(([value]) => !Number.isNaN(value))
        .toSorted(([a, i], [b, j]) => (a === b ? i - j : a < b ? -1 : 1))
        .map(([, i]) => i);
      expect([...ascending(Float64Array.from(values))]).toEqual(plain);
    }),
  );
});

test('of any people each area has the figures of its people alone', () => {
  const person = fc.record({
    seconds,
    outcome: fc.integer({ min: 0, max: 4 }),
    weight: fc.constantFrom(0, 0.5, 1, 3, 20),
    area: fc.integer({ min: 0, max: 3 }),
  });
  let withNinety = 0;
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), (persons) => {
      const outcomes = {
        seconds: Float64Array.from(persons, (one) => one.seconds),
        outcome: Uint8Array.from(persons, (one) => one.outcome),
      };
      const weights = Float64Array.from(persons, ({ weight }) => weight);
      const areaOf = Int32Array.from(persons, ({ area }) => area);
      const order = ascending(outcomes.seconds);
      const found = figuresOf(outcomes, weights, order, areaOf, 4);
      const plain = (which: (i: number) => boolean) => {
        const own = persons.filter((_, i) => which(i));
        const ninety = percentile(
          own.map((one) => one.seconds),
          own.map(({ weight }) => weight),
          0.9,
        );
        const reaching = own.filter((one) => Number.isFinite(one.seconds) && one.weight > 0);
        const people = reaching.reduce((sum, { weight }) => sum + weight, 0);
        const spent = reaching.reduce((sum, one) => sum + one.weight * one.seconds, 0);
        return {
          tally: tally(outcomes, weights, which),
          ninety: ninety !== null && Number.isFinite(ninety) ? ninety : null,
          mean: people > 0 ? spent / people : null,
        };
      };
      [found.total, ...found.areas].forEach((figures, i) => {
        const own = plain((number) => i === 0 || areaOf[number] === i - 1);
        expect(figures).toMatchObject(own.tally);
        expect(figures.p90Seconds).toBe(own.ninety);
        if (own.mean === null) expect(figures.meanSeconds).toBeNull();
        else expect(figures.meanSeconds).toBeCloseTo(own.mean, 6);
        if (own.ninety !== null) withNinety++;
      });
    }),
  );
  expect(withNinety).toBeGreaterThan(50);
});
