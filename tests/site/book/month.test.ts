import { expect, test } from 'vitest';
import { dayByKey, lastOf, monthAfter, sameDayIn, weeksOf } from '../../../site/lib/book/month.ts';

test('a month stands in weeks from Monday to Sunday', () => {
  // 1 December 2026 is a Tuesday, the 31st a Thursday.
  const weeks = weeksOf('2026-12');
  expect(weeks).toHaveLength(5);
  expect(weeks[0]).toEqual([
    null,
    '2026-12-01',
    '2026-12-02',
    '2026-12-03',
    '2026-12-04',
    '2026-12-05',
    '2026-12-06',
  ]);
  expect(weeks[4]!.slice(2)).toEqual(['2026-12-30', '2026-12-31', null, null, null]);
  // February 2027 begins on a Monday and has 28 days.
  expect(weeksOf('2027-02')).toHaveLength(4);
});

test('months follow each other across the year', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2027-01', -1)]).toEqual(['2027-01', '2026-12']);
  expect([lastOf('2028-02'), lastOf('2027-02')]).toEqual(['2028-02-29', '2027-02-28']);
  expect([sameDayIn('2027-02', '2027-01-31'), sameDayIn('2027-02', '2027-01-28')]).toEqual([
    '2027-02-28',
    '2027-02-28',
  ]);
});

test('keys lead to days, and others nowhere', () => {
  // Tuesday.
  const from = '2026-12-01';
  const to = (key: string, shift = false) => dayByKey(key, from, shift);
  expect([to('ArrowRight'), to('ArrowLeft')]).toEqual(['2026-12-02', '2026-11-30']);
  expect([to('ArrowDown'), to('ArrowUp')]).toEqual(['2026-12-08', '2026-11-24']);
  expect([to('Home'), to('End')]).toEqual(['2026-11-30', '2026-12-06']);
  expect([to('PageDown'), to('PageUp')]).toEqual(['2027-01-01', '2026-11-01']);
  expect([to('PageDown', true), to('PageUp', true)]).toEqual(['2027-12-01', '2025-12-01']);
  expect([to('Enter'), to('a')]).toEqual([undefined, undefined]);
});
