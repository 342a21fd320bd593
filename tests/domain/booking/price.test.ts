import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookingStates } from '../../../server/domain/booking/model.ts';
import {
  givesBack,
  minutesLeft,
  priceOf,
  returnOf,
  type MinutesEntry,
} from '../../../server/domain/booking/price.ts';

const priced = (priceUnit: 'visit' | 'hour' | 'free', priceFen: number, subsidised = false) => ({
  priceUnit,
  priceFen,
  subsidised,
});

describe('a price', () => {
  test('is for the visit, by the hour, or nothing', () => {
    expect(priceOf(priced('visit', 8000), 90, 0).fullFen).toBe(8000);
    expect(priceOf(priced('hour', 8000), 90, 0).fullFen).toBe(12000);
    expect(priceOf(priced('free', 8000), 90, 0)).toEqual({
      fullFen: 0,
      dueFen: 0,
      subsidisedMinutes: 0,
    });
  });

  test('is whole: half a fen is one', () => {
    expect(priceOf(priced('hour', 1), 29, 0).fullFen).toBe(0);
    expect(priceOf(priced('hour', 1), 30, 0).fullFen).toBe(1);
    expect(priceOf(priced('hour', 3599), 50, 0).fullFen).toBe(2999); // 2999.17
  });

  test('uses up granted minutes first, where the offering takes them', () => {
    expect(priceOf(priced('hour', 6000, true), 120, 90)).toEqual({
      fullFen: 12000,
      dueFen: 3000,
      subsidisedMinutes: 90,
    });
    expect(priceOf(priced('visit', 6000, true), 120, 600)).toEqual({
      fullFen: 6000,
      dueFen: 0,
      subsidisedMinutes: 120,
    });
    expect(priceOf(priced('hour', 6000), 120, 90).subsidisedMinutes).toBe(0);
    expect(priceOf(priced('free', 0, true), 120, 90).subsidisedMinutes).toBe(0);
  });

  test('is a whole number between nothing and the full price, and less the more is granted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('visit' as const, 'hour' as const),
        fc.nat(1_000_000),
        fc.integer({ min: 1, max: 1440 }),
        fc.nat(2000),
        (unit, fen, minutes, granted) => {
          const { fullFen, dueFen, subsidisedMinutes } = priceOf(
            priced(unit, fen, true),
            minutes,
            granted,
          );
          expect(Number.isInteger(dueFen)).toBe(true);
          expect(dueFen).toBeGreaterThanOrEqual(0);
          expect(dueFen).toBeLessThanOrEqual(fullFen);
          expect(subsidisedMinutes).toBeLessThanOrEqual(Math.min(minutes, granted));
          expect(priceOf(priced(unit, fen, true), minutes, granted + 1).dueFen).toBeLessThanOrEqual(
            dueFen,
          );
          // At most half a fen off the exact share.
          const exact = (fullFen * (minutes - subsidisedMinutes)) / minutes;
          expect(Math.abs(dueFen - exact)).toBeLessThanOrEqual(0.5 + 1e-9);
        },
      ),
    );
  });

  test.each([
    [priced('hour', 0.5), 60, 0, 'priceFen is 0.5'],
    [priced('hour', -1), 60, 0, 'priceFen is -1'],
    [priced('hour', 1), 60.5, 0, 'durationMinutes is 60.5'],
    [priced('hour', 1), 60, Number.NaN, 'grantedMinutes is NaN'],
    [priced('hour', Number.MAX_SAFE_INTEGER), 60, 0, 'is too much'],
  ])('%j for %d minutes with %d is a fault', (offering, minutes, granted, message) => {
    expect(() => priceOf(offering, minutes, granted)).toThrow(message);
  });
});

describe('the account of minutes', () => {
  const line = (kind: MinutesEntry['kind'], minutes: number, booking: string | null = null) => ({
    month: '2026-03',
    kind,
    minutes,
    booking,
  });
  const entries = [
    line('grant', 300),
    line('debit', 120, 'a'),
    line('debit', 60, 'b'),
    { ...line('grant', 300), month: '2026-04' },
  ];

  test('tells what is left of a month', () => {
    expect(minutesLeft(entries, '2026-03')).toBe(120);
    expect(minutesLeft(entries, '2026-04')).toBe(300);
    expect(minutesLeft(entries, '2026-05')).toBe(0);
    expect(minutesLeft([...entries, line('grant', -200)], '2026-03')).toBe(0);
  });

  test('gets back what a booking took, once', () => {
    const back = returnOf(entries, 'a');
    expect(back).toEqual([line('return', 120, 'a')]);
    expect(minutesLeft([...entries, ...back], '2026-03')).toBe(240);
    expect(returnOf([...entries, ...back], 'a')).toEqual([]);
    expect(returnOf(entries, 'nobody')).toEqual([]);
  });

  test('is as before after any debits and their returns', () => {
    const debits = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(90)), { maxLength: 6 });
    fc.assert(
      fc.property(debits, (taken) => {
        const all: MinutesEntry[] = [line('grant', 1000)];
        for (const [booking, minutes] of taken) all.push(line('debit', minutes, booking));
        for (const booking of ['a', 'b', 'c', 'a']) all.push(...returnOf(all, booking));
        expect(minutesLeft(all, '2026-03')).toBe(1000);
      }),
    );
  });
});

test('minutes are given back where no visit was, unless the resident was absent', () => {
  expect(bookingStates.filter((state) => givesBack(state, null))).toEqual([
    'declined',
    'expired',
    'cancelled',
    'no-show',
  ]);
  expect(givesBack('no-show', 'provider')).toBe(true);
  expect(givesBack('no-show', 'resident')).toBe(false);
});
