import { describe, expect, test } from 'vitest';
import { histogramOf, percentile } from '../../../server/domain/coverage/percentiles.ts';

/** 10 people 1 min away, 60 people 5 min, 20 people 11 min, 10 people 40 min: 100 in all, not in order. */
const seconds = [660, 60, 2400, 300];
const people = [20, 10, 10, 60];

describe('percentiles', () => {
  test.each([
    // 10 of 100 are within 1 min, 70 within 5, 90 within 11, all within 40.
    [0.05, 60],
    [0.1, 60],
    [0.11, 300],
    [0.5, 300],
    [0.7, 300],
    [0.71, 660],
    [0.9, 660],
    [0.91, 2400],
    [1, 2400],
  ])('%d of the people are within %d s', (share, expected) => {
    expect(percentile(seconds, people, share)).toBe(expected);
  });

  test('go by people, not by points', () => {
    expect(percentile([100, 200, 300], [1, 1, 98], 0.5)).toBe(300);
    expect(percentile([100, 200, 300], [0, 0, 5], 0.01)).toBe(300);
  });

  test('do not trip over sums that binary numbers miss', () => {
    // Nine times 0.1 is 0.8999999999999999.
    const values = Array.from({ length: 10 }, (_, i) => i + 1);
    const tenths = values.map(() => 0.1);
    expect(percentile(values, tenths, 0.9)).toBe(9);
  });

  test('leave out whom nothing is known of, and count those who reach nothing', () => {
    expect(percentile([60, NaN], [10, 90], 1)).toBe(60);
    expect(percentile([60, Infinity], [80, 20], 0.8)).toBe(60);
    expect(percentile([60, Infinity], [80, 20], 0.9)).toBe(Infinity);
    expect(percentile([NaN], [5], 0.5)).toBeNull();
    expect(percentile([], [], 0.5)).toBeNull();
  });

  test.each([0, -0.1, 1.01, NaN])('a share of %d is refused', (share) => {
    expect(() => percentile(seconds, people, share)).toThrow(`share is ${share}`);
  });
});

describe('a histogram', () => {
  test('holds the upper end of each bin', () => {
    // In bins of 5 min: 10 + 60 within 5, none up to 10, 20 up to 15, the last in the eighth, 35 to 40.
    expect(histogramOf(seconds, people, 300)).toEqual({
      binSeconds: 300,
      people: [70, 0, 20, 0, 0, 0, 0, 10],
      never: 0,
      unknown: 0,
    });
    expect(histogramOf([0, 300, 300.1], [1, 2, 4], 300).people).toEqual([3, 4]);
  });

  test('counts apart who reaches nothing and who is not known', () => {
    expect(histogramOf([Infinity, NaN, 1], [2, 3, 4], 60)).toEqual({
      binSeconds: 60,
      people: [4],
      never: 2,
      unknown: 3,
    });
  });

  test.each([0, -5, NaN])('bins of %d s are refused', (binSeconds) => {
    expect(() => histogramOf(seconds, people, binSeconds)).toThrow(`binSeconds is ${binSeconds}`);
  });
});
