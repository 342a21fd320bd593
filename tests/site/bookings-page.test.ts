import { describe, expect, test } from 'vitest';
import { groupedBySeries, nextOf, type ListedBooking } from '../../site/lib/booking-groups.ts';
import { bookingHref, readBookingsFragment } from '../../site/lib/bookings-fragment.ts';
import { OnceKeys } from '../../site/lib/once-keys.ts';
import { aBooking } from './a-booking.ts';

describe('the address', () => {
  test.each([
    ['', { screen: 'list' }],
    ['#booking=7f0c-1', { screen: 'one', booking: '7f0c-1' }],
    ['#link=abcDEF_-0123', { screen: 'link', token: 'abcDEF_-0123' }],
    // A key is read before anything else, so that it never stays.
    ['#booking=7f0c&link=abcdefgh', { screen: 'link', token: 'abcdefgh' }],
    ['#link=short', { screen: 'list' }],
    ['#booking=../../etc', { screen: 'list' }],
    [`#booking=${'x'.repeat(61)}`, { screen: 'list' }],
    [`#booking=${'x'.repeat(60)}`, { screen: 'one', booking: 'x'.repeat(60) }],
    ['#%', { screen: 'list' }],
  ])('%s', (fragment, view) => {
    expect(readBookingsFragment(fragment)).toEqual(view);
  });

  test('of a booking leads back to it', () => {
    expect(readBookingsFragment(bookingHref('a-b_1'))).toEqual({ screen: 'one', booking: 'a-b_1' });
  });
});

describe('the list', () => {
  const listed = (id: string, given: Partial<ListedBooking> = {}): ListedBooking => ({
    ...aBooking({ id }),
    name: null,
    ...given,
  });

  test('has as its next what is really to come: no hold', () => {
    expect(nextOf([listed('a', { state: 'held' }), listed('b'), listed('c')])?.id).toBe('b');
    expect(nextOf([listed('a', { state: 'held' })])).toBeNull();
  });

  test('puts visits of a series together where the first one stands', () => {
    const rows = [
      listed('a'),
      listed('b', { series: 's' }),
      listed('c'),
      listed('d', { series: 's' }),
      listed('e', { series: 'other' }),
    ];
    expect(
      groupedBySeries(rows).map(({ first, later }) => [first.id, ...later.map(({ id }) => id)]),
    ).toEqual([['a'], ['b', 'd'], ['c'], ['e']]);
  });
});

describe('a key', () => {
  const refused = (status: number) =>
    ({
      kind: 'problem',
      problem: { type: '', title: '', status, code: '', detail: '' },
    }) as const;
  const make = () => {
    let made = 0;
    return new OnceKeys(() => `k${++made}`);
  };

  test('stays the same for the same step until it was answered for good', () => {
    const keys = make();
    expect(keys.keyFor('/x', { a: 1 })).toBe('k1');
    expect(keys.keyFor('/x', { a: 1 })).toBe('k1');
    for (const unheard of [
      { kind: 'offline' },
      { kind: 'broken', status: 502 },
      refused(503),
    ] as const) {
      keys.answered('/x', { a: 1 }, unheard);
      expect(keys.keyFor('/x', { a: 1 })).toBe('k1');
    }
    keys.answered('/x', { a: 1 }, refused(499));
    expect(keys.keyFor('/x', { a: 1 })).toBe('k2');
    keys.answered('/x', { a: 1 }, null);
    expect(keys.keyFor('/x', { a: 1 })).toBe('k3');
  });

  test('is another one for another step', () => {
    const keys = make();
    expect([
      keys.keyFor('/x', { a: 1 }),
      keys.keyFor('/x', { a: 2 }),
      keys.keyFor('/y', { a: 1 }),
    ]).toEqual(['k1', 'k2', 'k3']);
  });
});
