import { describe, expect, test } from 'vitest';
import normsFile from '../../../data/norms.json' with { type: 'json' };
import type { NormEntry } from '../../../server/domain/norms.ts';
import { readBookingNorms } from '../../../server/domain/booking/norms.ts';

const entries: NormEntry[] = normsFile.norms;
const changed = (code: string, change: Partial<NormEntry>) =>
  entries.map((norm) => (norm.code === code ? { ...norm, ...change } : norm));

describe('the norms of booking', () => {
  test('are read once into the units that are computed with', () => {
    expect(readBookingNorms(entries)).toMatchObject({
      holdMs: 10 * 60_000,
      holdExtensionMs: 10 * 60_000,
      holdExtensions: 1,
      addressVisibleMs: 24 * 3_600_000,
      followUpDays: 3,
      ratingDays: 14,
      holdsPerHour: 60,
      linkMs: 72 * 3_600_000,
      linkChangeMs: 30 * 60_000,
    });
  });

  test.each([
    ['booking-hold', { unit: 'hour' }, 'norm "booking-hold" is in "hour", expected "minute"'],
    ['booking-hold', { value: 0 }, 'norm "booking-hold" is 0'],
    ['booking-live-holds', { value: 1.5 }, 'norm "booking-live-holds" is 1.5, expected a whole'],
    ['booking-visit-code', { value: 3 }, 'norm "booking-visit-code" is 3, expected 4 to 6'],
    ['booking-visit-code', { value: 7 }, 'norm "booking-visit-code" is 7, expected 4 to 6'],
  ])('%s with %o are refused', (code, change, message) => {
    expect(() => readBookingNorms(changed(code, change))).toThrow(message);
  });

  test.each([4, 6])('codes of %i digits are taken', (value) => {
    expect(readBookingNorms(changed('booking-visit-code', { value })).visitCodeDigits).toBe(value);
  });

  test('each have a source, or are an assumption that gives its reason in both languages', () => {
    const mine = normsFile.norms.filter(({ code }) =>
      /^(booking|follow-up|rating|complaint|certificate)(-|$)/.test(code),
    );
    expect(mine).toHaveLength(26);
    for (const norm of mine) {
      const { zh, en } = norm.reason ?? { zh: '', en: '' };
      expect([norm.code, norm.assumption, /[一-鿿]/.test(zh), /[a-z]/.test(en)]).toEqual([
        norm.code,
        true,
        true,
        true,
      ]);
    }
    expect(new Set(normsFile.norms.map(({ code }) => code)).size).toBe(normsFile.norms.length);
  });
});
