import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  givesBack,
  minutesLeft,
  returnOf,
  type MinutesEntry,
} from '../../../server/domain/booking/granted-minutes.ts';
import { bookingStates } from '../../../server/domain/booking/model.ts';

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
