import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceOf } from '../../../server/domain/booking/price.ts';

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
