import { describe, expect, it } from 'vitest';
import { chosenTimeWords, dayWords } from '../../site/lib/day-words.ts';
import { facilityBrief } from '../../site/lib/facility-brief.ts';
import { countOpen, facilitiesIn, groupInside } from '../../site/lib/inside.ts';
import { openWords } from '../../site/lib/open-words.ts';
import { phoneHref } from '../../site/lib/phone.ts';
import { aCircle, aFacility } from './a-circle.ts';
import { chinese, english } from './words-of.ts';

/** Tuesday, 24 November 2026, at 17:00 in Guangdong. */
const now = { localTime: '2026-11-24T17:00', isNow: true };
const chosen = { ...now, isNow: false };
const zh = (openNow: boolean | null, changesAt?: string | null, asked = now) =>
  openWords({ openNow, ...(changesAt !== undefined && { changesAt }) }, asked, chinese);
const en = (openNow: boolean | null, changesAt?: string | null, asked = now) =>
  openWords({ openNow, ...(changesAt !== undefined && { changesAt }) }, asked, english);

describe('opening hours are told', () => {
  it('with the time of closing or opening', () => {
    expect(zh(true, '2026-11-24T18:00:00+08:00')).toBe('开着，18:00 关');
    expect(en(true, '2026-11-24T18:00:00+08:00')).toBe('open until 18:00');
    expect(zh(false, '2026-11-24T18:30:00+08:00')).toBe('关着，18:30 开');
  });

  it('with “tomorrow” seen from now, and with the weekday seen from a chosen time', () => {
    expect(zh(false, '2026-11-25T08:00:00+08:00')).toBe('关着，明天 08:00 开');
    expect(zh(false, '2026-11-25T08:00:00+08:00', chosen)).toBe('关着，周三 08:00 开');
    expect(en(false, '2026-11-25T08:00:00+08:00')).toBe('closed, opens tomorrow 08:00');
    expect(zh(false, '2026-11-26T08:00:00+08:00')).toBe('关着，周四 08:00 开');
  });

  it('with 24:00 for the end of the same day', () => {
    expect(zh(true, '2026-11-25T00:00:00+08:00')).toBe('开着，24:00 关');
    expect(en(true, '2026-11-25T00:00:00+08:00')).toBe('open until midnight');
    expect(zh(true, '2026-11-25T01:00:00+08:00')).toBe('开着，明天 01:00 关');
  });

  it('as round the clock, or as shut for a week, where nothing changes', () => {
    expect([zh(true, null), zh(false, null)]).toEqual(['24 小时开着', '关着，七天内不开']);
  });

  it('as unknown where they are, and never as closed', () => {
    expect([zh(null), zh(null, null), en(null, null)]).toEqual([
      '时间不详',
      '时间不详',
      'hours unknown',
    ]);
  });

  it('in one word where the change was not asked for', () => {
    expect([zh(true), zh(false)]).toEqual(['开着', '关着']);
  });
});

describe('a day', () => {
  const circle = aCircle({}, { localTime: '2026-10-01T10:00' });

  it('that is ordinary needs no words', () => {
    expect(dayWords(circle, true, chinese)).toEqual({ when: null, day: null, warning: null });
  });

  it('is called by its holiday, or as the working day that makes up for it', () => {
    const name = { zh: '国庆节', en: 'National Day' };
    const holiday = { ...circle, dayKind: 'holiday', holidayName: name } as const;
    expect(dayWords(holiday, false, chinese)).toMatchObject({
      when: '2026年10月1日 周四 10:00',
      day: '国庆节假期',
    });
    expect(dayWords(holiday, false, english).day).toBe('Public holiday: National Day');
    const makeUp = { ...holiday, dayKind: 'make-up' } as const;
    expect(dayWords(makeUp, false, chinese).day).toBe('调休上班日（国庆节）');
  });

  it('of a year without a calendar comes with a warning', () => {
    const later = { ...circle, localTime: '2027-10-01T10:00', calendarKnown: false };
    expect(dayWords(later, false, chinese).warning).toContain('2027 年的放假安排还没有公布');
    expect(dayWords(later, false, english).warning).toContain('2027');
  });

  it('is written without its year within that year', () => {
    expect(chosenTimeWords('2026-11-24T19:30', chinese, '2026-01-01T00:00')).toBe(
      '11月24日星期二 19:30',
    );
    expect(chosenTimeWords('2026-11-24T19:30', chinese, '2027-01-01T00:00')).toBe(
      '2026年11月24日 周二 19:30',
    );
  });
});

it.each([
  ['0000-12345001', 'tel:0000-12345001'],
  ['+86 (20) 8123 4567', 'tel:+862081234567'],
  ['12345 #6', 'tel:12345%236'],
])('a telephone number %s is dialled as %s', (written, href) => {
  expect(phoneHref(written)).toBe(href);
});

describe('a facility', () => {
  const inside = { ...aFacility('in', 60, ['bank']), openNow: true, phone: '0000-1' };
  const circle = aCircle(
    { bank: 'covered', market: 'gap', health: 'gap' },
    { facilities: [inside] },
  );
  for (const category of circle.categories.slice(1))
    Object.assign(category, {
      nearestFacility: 'out',
      nearestName: '远处',
      nearestPosition: [113.1, 22.1],
      nearestOpenNow: false,
    });

  it('inside is known whole', () => {
    expect(facilityBrief(circle, 'in')).toBe(inside);
  });

  it('beyond is known as the nearest of every category that it is the nearest of', () => {
    expect(facilityBrief(circle, 'out')).toEqual({
      name: '远处',
      categories: ['market', 'health'],
      position: [113.1, 22.1],
      openNow: false,
    });
  });

  it('that the circle does not speak of is not known', () => {
    expect(facilityBrief(circle, 'elsewhere')).toBeNull();
  });
});

describe('the list of what is inside', () => {
  const facts = {
    groups: [{ code: 'daily', name: '日常' }],
    categories: [
      { code: 'market', name: '市场', group: 'daily' },
      { code: 'dining', name: '餐饮', group: 'daily' },
    ],
    urbanMinutes: 15,
    ruralMinutes: 30,
  };
  const open = (id: string, openNow: boolean | null) => ({
    ...aFacility(id, 60, ['market', 'dining']),
    openNow,
  });
  const circle = aCircle(
    {},
    { facilities: [open('a', true), open('b', false), open('c', null), aFacility('d', 901, [])] },
  );

  it('counts a facility of two categories once', () => {
    expect(facilitiesIn(groupInside(circle, facts)[0]!)).toBe(3);
  });

  it('can be cut down to what is known to be open; closed and unknown are counted apart', () => {
    const [group] = groupInside(circle, facts, true);
    expect(group!.categories.map(({ facilities }) => facilities.map(({ id }) => id))).toEqual([
      ['a'],
      ['a'],
    ]);
    expect(countOpen(circle)).toEqual({ open: 1, closed: 1, unknown: 1 });
  });
});
