import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bayesianMean,
  byRating,
  mayRate,
  shownFromMs,
  summaryOf,
  wilsonLowerBound,
  wilsonUpperBound,
  type RatingCounts,
} from '../../../server/domain/booking/rating.ts';
import { norms } from './published-norms.ts';
import { at } from './world.ts';

const doneMs = at('2026-03-04T12:00');

describe('a visit', () => {
  test('is rated once by each side, within fourteen days after it was done', () => {
    const rate = (now: string, ratedMs: number | null = null) =>
      mayRate({ doneMs, ratedMs }, norms, at(now));
    expect(rate('2026-03-04T12:00')).toEqual({ ok: true });
    expect(rate('2026-03-18T11:59')).toEqual({ ok: true });
    expect(rate('2026-03-18T12:00')).toEqual({ ok: false, reason: 'too-late' });
    expect(rate('2026-03-05T12:00', doneMs)).toEqual({ ok: false, reason: 'already-rated' });
    expect(mayRate({ doneMs: null, ratedMs: null }, norms, doneMs)).toEqual({
      ok: false,
      reason: 'not-done',
    });
  });

  test('shows its ratings once both have spoken, or when nobody may any more', () => {
    const end = at('2026-03-18T12:00');
    expect(shownFromMs(doneMs, null, null, norms)).toBe(end);
    expect(shownFromMs(doneMs, doneMs + 5, null, norms)).toBe(end);
    expect(shownFromMs(doneMs, null, doneMs + 5, norms)).toBe(end);
    expect(shownFromMs(doneMs, doneMs + 5, doneMs + 9, norms)).toBe(doneMs + 9);
  });
});

describe('the lower bound of the satisfied', () => {
  test.each([
    // By hand: none of none; n of n is n / (n + z²); 8 of 10 is (0.8 + 0.19208 − 1.96 √(0.016 + 0.009604)) / 1.38416.
    [0, 0, 0],
    [1, 1, 1 / (1 + 3.8416)],
    [10, 10, 10 / (10 + 3.8416)],
    [8, 10, (0.8 + 0.19208 - 1.96 * 0.1600125) / 1.38416],
    [0, 10, 0],
  ])('%d of %d: %d', (satisfied, answers, expected) => {
    expect(wilsonLowerBound(satisfied, answers, 1.96)).toBeCloseTo(expected, 5);
  });

  test('lies below the share, rises with it, and nears it with more answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), (answers, some) => {
        const satisfied = Math.min(some, answers);
        const bound = wilsonLowerBound(satisfied, answers, 1.96);
        expect(bound).toBeGreaterThanOrEqual(0);
        expect(bound).toBeLessThanOrEqual(satisfied / answers);
        expect(wilsonLowerBound(0, answers, 1.96)).toBe(0);
        if (satisfied < answers)
          expect(wilsonLowerBound(satisfied + 1, answers, 1.96)).toBeGreaterThan(bound);
        expect(wilsonLowerBound(satisfied * 2, answers * 2, 1.96)).toBeGreaterThanOrEqual(bound);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the upper bound', () => {
  test.each([
    // By hand: all of them can be satisfied where all are or nobody answered; none of ten leaves z² / (10 + z²).
    [0, 0, 1],
    [10, 10, 1],
    [0, 10, 3.8416 / 13.8416],
    [8, 10, (0.8 + 0.19208 + 1.96 * 0.1600125) / 1.38416],
  ])('%d of %d: %d', (satisfied, answers, expected) => {
    expect(wilsonUpperBound(satisfied, answers, 1.96)).toBeCloseTo(expected, 5);
  });
});

describe('the mean', () => {
  test('of no ratings is the kind’s, and leaves it the more there are', () => {
    expect(bayesianMean(0, 0, 4, 10)).toBe(4);
    expect(bayesianMean(50, 10, 4, 10)).toBe(4.5);
    expect(bayesianMean(5000, 1000, 4, 10)).toBeCloseTo(4.99, 2);
  });
});

describe('a ranking', () => {
  const kind: RatingCounts = [10, 10, 20, 40, 20];
  const ranked = (providers: Record<string, RatingCounts>) =>
    Object.entries(providers)
      .map(([name, counts]) => ({ name, ...summaryOf(counts, kind, norms) }))
      .sort(byRating)
      .map(({ name }) => name);

  test('puts a hundred good ratings before a single excellent one', () => {
    expect(
      ranked({ single: [0, 0, 0, 0, 1], many: [0, 2, 3, 45, 50], none: [0, 0, 0, 0, 0] }),
    ).toEqual(['many', 'single', 'none']);
  });

  test('tells two of equal bound by their means', () => {
    expect(ranked({ fours: [0, 0, 0, 9, 0], fives: [0, 0, 0, 0, 9] })).toEqual(['fives', 'fours']);
    expect(ranked({ ones: [9, 0, 0, 0, 0], none: [0, 0, 0, 0, 0] })).toEqual(['none', 'ones']);
  });

  test('shows a mean that leans towards the kind, or towards the middle where the kind has none', () => {
    // The kind's mean is 350 / 100.
    expect(summaryOf([0, 0, 0, 0, 10], kind, norms)).toMatchObject({ count: 10, mean: 4.25 });
    expect(summaryOf([0, 0, 0, 0, 0], [0, 0, 0, 0, 0], norms)).toEqual({
      count: 0,
      mean: 3,
      surelySatisfied: 0,
      perhapsSatisfied: 1,
    });
  });
});
