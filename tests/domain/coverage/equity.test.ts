import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gini, lorenzCurve, worstTenth } from '../../../server/domain/coverage/equity.ts';

describe('the Lorenz curve', () => {
  test('ranks people from least to most', () => {
    // Four people hold 1, 2, 3 and 4 of 10.
    expect(lorenzCurve([4, 1, 3, 2], [1, 1, 1, 1])).toEqual([
      { people: 0, value: 0 },
      { people: 0.25, value: 0.1 },
      { people: 0.5, value: 0.3 },
      { people: 0.75, value: 0.6 },
      { people: 1, value: 1 },
    ]);
  });

  test('goes by people: three who hold 2 are one corner', () => {
    // 3 × 2 + 1 × 6 = 12.
    expect(lorenzCurve([6, 2, 2], [1, 1, 2])).toEqual([
      { people: 0, value: 0 },
      { people: 0.75, value: 0.5 },
      { people: 1, value: 1 },
    ]);
  });

  test('is null where nobody is, or nothing to share', () => {
    expect(lorenzCurve([1, 2], [0, 0])).toBeNull();
    expect(lorenzCurve([0, 0], [1, 2])).toBeNull();
  });

  test.each([Infinity, NaN, -1])('refuses %d', (value) => {
    expect(() => lorenzCurve([1, value], [1, 1])).toThrow(`value is ${value}`);
  });
});

describe('the Gini coefficient', () => {
  test.each([
    // 1 − ¼ (0.1 + 0 + 0.3 + 0.1 + 0.6 + 0.3 + 1 + 0.6) = 1 − ¼ × 3.
    [[1, 2, 3, 4], [1, 1, 1, 1], 0.25],
    [[5, 5, 5], [1, 7, 2], 0],
    // One of four has all: 1 − ¼.
    [[0, 0, 0, 9], [1, 1, 1, 1], 0.75],
    // 1 − (0.75 × 0.5 + 0.25 × 1.5) = 1 − 0.75.
    [[6, 2], [1, 3], 0.25],
  ])('of %o with weights %o is %d', (values, weights, expected) => {
    expect(gini(lorenzCurve(values, weights)!)).toBeCloseTo(expected, 12);
  });

  const holding = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 50 }));
  test('equals half the mean difference of all pairs over the mean, and no change of unit moves it', () => {
    fc.assert(
      fc.property(fc.array(holding, { minLength: 1, maxLength: 12 }), (held) => {
        const values = held.map(([value]) => value),
          weights = held.map(([, weight]) => weight);
        const curve = lorenzCurve(values, weights);
        const people = weights.reduce((a, b) => a + b, 0);
        const whole = held.reduce((sum, [value, weight]) => sum + value * weight, 0);
        if (whole === 0) return expect(curve).toBeNull();
        let differences = 0;
        for (const [a, m] of held)
          for (const [b, n] of held) differences += Math.abs(a - b) * m * n;
        expect(gini(curve!)).toBeCloseTo(differences / (2 * people * whole), 9);
        const minutes = values.map((value) => value / 60);
        expect(gini(lorenzCurve(minutes, weights)!)).toBeCloseTo(gini(curve!), 9);
      }),
    );
  });
});

describe('the worst-off tenth', () => {
  test('splits whoever stands on the line', () => {
    // A tenth of 100 people are 10: the 4 who need 30 min and 6 of the 16 who need 20. (4 × 30 + 6 × 20) / 10 = 24.
    expect(worstTenth([5, 30, 20], [80, 4, 16], 'more')).toBe(24);
    // The least are worst off: 10 of the 80.
    expect(worstTenth([5, 30, 20], [80, 4, 16], 'less')).toBe(5);
  });

  test('is one person’s tenth where there is one, and null where nobody is', () => {
    expect(worstTenth([7], [1], 'more')).toBeCloseTo(7, 12);
    expect(worstTenth([7], [0], 'more')).toBeNull();
  });
});
