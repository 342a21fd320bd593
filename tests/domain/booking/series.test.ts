import { describe, expect, test } from 'vitest';
import { LocalDays } from '../../../server/domain/booking/local-days.ts';
import { chosen, planned, repeated } from '../../../server/domain/booking/series.ts';
import { norms } from './published-norms.ts';
import { at, shanghai, shown } from './world.ts';

/** The starts as a clock shows them. */
function starts(first: string, everyWeeks: 1 | 2, visits: number): string[] {
  const result = repeated({ firstMs: at(first), everyWeeks, visits }, shanghai, norms);
  if (!result.ok) throw new Error(result.reason);
  return result.occurrences.map(({ startMs }) => shown(startMs!));
}

describe('a repeat booking', () => {
  test('is at the same time every week, over the ends of months and years', () => {
    expect(starts('2026-12-22T09:30', 1, 4)).toEqual([
      '2026-12-22T09:30',
      '2026-12-29T09:30',
      '2027-01-05T09:30',
      '2027-01-12T09:30',
    ]);
    expect(starts('2028-02-15T23:30', 2, 3)).toEqual([
      '2028-02-15T23:30',
      '2028-02-29T23:30',
      '2028-03-14T23:30',
    ]);
  });

  test('has two visits at least and as many as the norm at most', () => {
    const asked = (visits: number) =>
      repeated({ firstMs: at('2026-03-03T09:00'), everyWeeks: 1, visits }, shanghai, norms);
    expect(asked(1)).toEqual({ ok: false, reason: 'too-few', most: 26 });
    expect(asked(2)).toMatchObject({ ok: true });
    expect(asked(26)).toMatchObject({ ok: true });
    expect(asked(27)).toEqual({ ok: false, reason: 'too-many', most: 26 });
    expect(asked(2.5)).toMatchObject({ ok: false });
  });

  test('keeps the wall clock where summer time begins, and names the day on which there is no such time', () => {
    const berlin = new LocalDays('Europe/Berlin');
    const result = (firstMs: number) =>
      repeated({ firstMs, everyWeeks: 1, visits: 3 }, berlin, norms);
    // Sunday 2026-03-22 at 09:00 and 02:30; clocks go forward on the 29th.
    expect(result(Date.parse('2026-03-22T08:00Z'))).toEqual({
      ok: true,
      occurrences: [
        { date: '2026-03-22', startMs: Date.parse('2026-03-22T08:00Z') },
        { date: '2026-03-29', startMs: Date.parse('2026-03-29T07:00Z') },
        { date: '2026-04-05', startMs: Date.parse('2026-04-05T07:00Z') },
      ],
    });
    expect(result(Date.parse('2026-03-22T01:30Z'))).toMatchObject({
      occurrences: [{}, { date: '2026-03-29', startMs: null }, {}],
    });
  });
});

describe('its plan', () => {
  const occurrences = [
    { date: '2026-03-03', startMs: 1 },
    { date: '2026-03-10', startMs: 2 },
    { date: '2026-03-17', startMs: null },
    { date: '2026-03-24', startMs: 4 },
  ];
  const plan = planned(occurrences, (startMs) => (startMs === 2 ? 'full' : null));

  test('lists what fits and why the rest is skipped', () => {
    expect(plan).toEqual({
      fits: [1, 4],
      skipped: [
        { date: '2026-03-10', reason: 'full' },
        { date: '2026-03-17', reason: 'no-such-time' },
      ],
    });
  });

  test('is booked whole or not at all, or as far as it fits', () => {
    expect(chosen(plan, 'all-or-nothing')).toEqual([]);
    expect(chosen(plan, 'those-that-fit')).toEqual([1, 4]);
    expect(chosen({ fits: [1, 2], skipped: [] }, 'all-or-nothing')).toEqual([1, 2]);
  });
});
