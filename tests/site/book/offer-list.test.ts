import { describe, expect, it } from 'vitest';
import { choicesOf, listed, wholeList } from '../../../site/lib/book/offer-list.ts';
import type { Offer } from '../../../site/lib/book/offer.ts';
import { byPartOfDay, joinDays } from '../../../site/lib/book/slot-days.ts';

const offer = (id: string, given: Partial<Offer>): Offer =>
  ({
    id,
    priceFen: 0,
    priceUnit: 'free',
    durationsMinutes: [60],
    languages: ['zh-CN'],
    certificates: [],
    minutesAway: null,
    nextFree: null,
    ...given,
  }) as Offer;
const rating = (surelySatisfied: number) => ({
  count: 9,
  mean: 4,
  surelySatisfied,
  perhapsSatisfied: 1,
});

const hourly = offer('hourly', {
  priceFen: 6000,
  priceUnit: 'hour',
  minutesAway: 3,
  nextFree: '2026-12-02T01:00:00.000Z',
  languages: ['zh-CN', 'yue'],
  rating: rating(0.5),
});
const visit = offer('visit', {
  priceFen: 8000,
  priceUnit: 'visit',
  minutesAway: 9,
  nextFree: '2026-12-01T01:00:00.000Z',
  certificates: ['health-certificate'],
  rating: rating(0.8),
});
const gift = offer('gift', { rating: null });
const all = [hourly, visit, gift];
const ids = (offers: readonly Offer[]) => offers.map(({ id }) => id);

describe('the list of who comes', () => {
  it.each([
    ['soonest', ['visit', 'hourly', 'gift']],
    ['cheapest', ['gift', 'hourly', 'visit']],
    ['nearest', ['hourly', 'visit', 'gift']],
    ['best', ['visit', 'hourly', 'gift']],
  ] as const)('by %s, what is not known last', (order, expected) => {
    expect(ids(listed(all, { ...wholeList, order }))).toEqual(expected);
  });

  it('is narrowed down by what is free, certified, and spoken', () => {
    expect(ids(listed(all, { ...wholeList, free: true }))).toEqual(['gift']);
    expect(ids(listed(all, { ...wholeList, certified: true }))).toEqual(['visit']);
    expect(ids(listed(all, { ...wholeList, languages: ['yue', 'en'] }))).toEqual(['hourly']);
    expect(listed(all, { ...wholeList, free: true, certified: true })).toEqual([]);
  });

  it('asks only for what tells offers apart', () => {
    expect(choicesOf(all, wholeList)).toEqual({
      languages: ['yue'],
      free: true,
      certified: true,
      rated: true,
    });
    expect(choicesOf([gift], wholeList)).toEqual({
      languages: [],
      free: false,
      certified: false,
      rated: false,
    });
  });

  it('keeps a choice that was made elsewhere, so that it can be taken back', () => {
    const view = { order: 'best', languages: ['hak'], free: true, certified: true } as const;
    expect(choicesOf([gift], view)).toEqual({
      languages: ['hak'],
      free: true,
      certified: true,
      rated: true,
    });
  });
});

describe('days', () => {
  it('are told in morning, afternoon and evening of the service’s clocks', () => {
    const starts = ['2026-12-01T03:30:00Z', '2026-12-01T04:00:00Z', '2026-12-01T10:00:00Z'];
    expect(byPartOfDay(starts).map(({ part, starts: found }) => [part, found.length])).toEqual([
      ['morning', 1],
      ['afternoon', 1],
      ['evening', 1],
    ]);
    expect(byPartOfDay([])).toEqual([]);
  });

  it('are known once, by the newest answer', () => {
    const day = (date: string, starts: string[] = []) => ({ day: date, starts, why: null });
    expect(
      joinDays(
        [day('2026-12-01'), day('2026-12-02')],
        [day('2026-12-02', ['x']), day('2026-12-03')],
      ),
    ).toEqual([day('2026-12-01'), day('2026-12-02', ['x']), day('2026-12-03')]);
  });
});
