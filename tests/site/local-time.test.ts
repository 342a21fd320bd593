import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  daysLater,
  isLocalTime,
  localTimeIn,
  weekdayOf,
} from '../../site/lib/local-time.ts';
import { quickTimes } from '../../site/lib/quick-times.ts';
import { checkTyped } from '../../site/lib/typed-time.ts';

describe('a wall time', () => {
  it.each(['2000-01-01T00:00', '2028-02-29T23:59', '2099-12-31T12:30'])('is one: %s', (text) => {
    expect(isLocalTime(text)).toBe(true);
  });

  it.each([
    '1999-12-31T23:59',
    '2100-01-01T00:00',
    '2026-02-29T10:00',
    '2026-13-01T10:00',
    '2026-00-10T10:00',
    '2026-11-24T24:00',
    '2026-11-24T10:60',
    '2026-11-24 10:00',
    '2026-11-24T10:00Z',
    '',
  ])('is none: %s', (text) => {
    expect(isLocalTime(text)).toBe(false);
  });

  it('is what the clocks of the region show, wherever the browser is', () => {
    // Half past eleven at night in London is the next morning in Guangdong, 8 hours on.
    const moment = new Date('2026-11-24T23:30:00Z');
    expect(localTimeIn('Asia/Shanghai', moment)).toBe('2026-11-25T07:30');
    expect(localTimeIn('Europe/London', moment)).toBe('2026-11-24T23:30');
    expect(localTimeIn('Asia/Shanghai', new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-25T00:00');
  });

  it('goes over the ends of months and years', () => {
    expect(daysLater('2026-12-31T19:30', 1)).toBe('2027-01-01T19:30');
    expect(daysLater('2028-02-28T08:00', 1)).toBe('2028-02-29T08:00');
    expect(daysBetween('2026-12-31T23:59', '2027-01-01T00:00')).toBe(1);
    expect(daysBetween('2026-11-24T00:00', '2026-11-24T23:59')).toBe(0);
    // 24 November 2026 is a Tuesday.
    expect(weekdayOf('2026-11-24T19:30')).toBe(2);
  });
});

describe('quick times', () => {
  const of = (now: string) => quickTimes(now).map(({ code, at }) => [code, at]);

  it('are this evening, tomorrow morning and Saturday, on a Tuesday afternoon', () => {
    expect(of('2026-11-24T15:00')).toEqual([
      ['tonight', '2026-11-24T19:30'],
      ['tomorrow-morning', '2026-11-25T08:00'],
      ['weekend', '2026-11-28T10:00'],
    ]);
  });

  it.each([
    ['2026-11-24T19:29', 'tonight', '2026-11-24T19:30'],
    ['2026-11-24T19:30', 'tomorrow-night', '2026-11-25T19:30'],
  ])('seen from %s the evening is %s', (now, code, at) => {
    expect(of(now)[0]).toEqual([code, at]);
  });

  it.each([
    ['2026-11-27T23:59', '2026-11-28T10:00'],
    ['2026-11-28T09:59', '2026-11-28T10:00'],
    ['2026-11-28T10:00', '2026-11-29T10:00'],
    ['2026-11-29T09:59', '2026-11-29T10:00'],
    ['2026-11-29T10:00', '2026-12-05T10:00'],
  ])('seen from %s the weekend is %s', (now, at) => {
    expect(of(now)[2]![1]).toBe(at);
  });
});

describe('a typed time', () => {
  it('is taken when both parts are whole', () => {
    expect(checkTyped({ date: '2026-11-24', time: '19:30' })).toEqual({
      ok: true,
      at: '2026-11-24T19:30',
    });
    expect(checkTyped({ date: '2026-11-24', time: '19:30:15' })).toMatchObject({ ok: true });
  });

  it.each([
    ['', '19:30', 'date', 'no-date'],
    ['2026-02-30', '19:30', 'date', 'no-date'],
    ['1999-12-31', '19:30', 'date', 'year'],
    ['2100-01-01', '19:30', 'date', 'year'],
    ['12026-01-01', '19:30', 'date', 'year'],
    ['2026-11-24', '', 'time', 'no-time'],
    ['2026-11-24', '24:00', 'time', 'no-time'],
  ])('is refused: “%s” “%s”, because of the %s', (date, time, field, reason) => {
    expect(checkTyped({ date, time })).toEqual({ ok: false, field, reason });
  });

  it.each(['2000-01-01', '2099-12-31'])('may have the first and the last year: %s', (date) => {
    expect(checkTyped({ date, time: '00:00' }).ok).toBe(true);
  });
});
