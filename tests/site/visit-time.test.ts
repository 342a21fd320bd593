import { describe, expect, test } from 'vitest';
import {
  dayNear,
  lengthWords,
  minutesOf,
  momentNear,
  priceWords,
  spanWords,
} from '../../site/lib/visit-time.ts';
import { chinese, english } from './words-of.ts';

/** Wednesday, 4 March 2026, 23:30 in Shanghai; still the 4th, although it is 15:30 in UTC. */
const now = new Date('2026-03-04T15:30:00Z');

describe('the day of a visit', () => {
  test.each([
    ['2026-03-04T15:59:00Z', '今天（3月4日 星期三）'],
    ['2026-03-04T16:00:00Z', '明天（3月5日 星期四）'],
    ['2026-03-05T16:00:00Z', '3月6日 星期五'],
    ['2026-03-03T15:59:00Z', '昨天（3月3日 星期二）'],
    ['2027-01-01T02:00:00Z', '2027年1月1日 星期五'],
  ])('%s is %s, by the clocks of Shanghai', (moment, said) => {
    expect(dayNear(moment, now, chinese).replaceAll(/星期/g, ' 星期').replaceAll(/ +/g, ' ')).toBe(
      said,
    );
  });

  test('is said with its time, in both languages', () => {
    expect(momentNear('2026-03-05T02:00:00Z', now, english)).toBe(
      'tomorrow (Thursday, March 5), 10:00',
    );
  });
});

describe('from when to when', () => {
  test.each([
    ['2026-03-05T02:00:00Z', '2026-03-05T04:00:00Z', '10:00–12:00'],
    // Until midnight belongs to the day that ends.
    ['2026-03-05T14:00:00Z', '2026-03-05T16:00:00Z', '22:00–24:00'],
  ])('%s to %s is %s', (start, end, said) => {
    expect(spanWords(start, end, english)).toBe(said);
  });

  test('a visit over midnight says the other day', () => {
    expect(spanWords('2026-03-05T14:00:00Z', '2026-03-05T17:00:00Z', english)).toBe(
      '22:00–Friday, March 6, 01:00',
    );
  });
});

test('lengths are hours and minutes', () => {
  expect([45, 60, 90, 120, 1].map((minutes) => lengthWords(minutes, english))).toEqual([
    '45 minutes',
    '1 hour',
    '1 hour 30 minutes',
    '2 hours',
    '1 minute',
  ]);
  expect(minutesOf({ start: '2026-03-05T02:00:00Z', end: '2026-03-05T03:15:00Z' })).toBe(75);
});

test('prices are yuan, with fen only where there are some', () => {
  expect([0, 8000, 8050, 5].map((fen) => priceWords(fen, chinese))).toEqual([
    '免费',
    '80 元',
    '80.50 元',
    '0.05 元',
  ]);
});
