import { describe, expect, test } from 'vitest';
import {
  daysAfter,
  daysBetween,
  isDate,
  lunarDay,
  nextDays,
  takesPlaceOn,
  weekdayOf,
  type Span,
} from '../../../server/domain/on-site/days.ts';
import {
  dayWords,
  lunarDateWords,
  lunarDayName,
  rulesWords,
} from '../../../server/texts/on-site.ts';

const always = { from: '2020-01-01', until: '2030-12-31' };
const market147: Span = { ...always, days: [{ kind: 'lunar-endings', endings: [1, 4, 7] }] };

describe('the lunar day', () => {
  // From memory of printed calendars; the leap months are those that every calendar of these years names.
  test.each([
    ['2026-02-17', 1, false, 1, '农历正月初一'], // New Year of 丙午
    ['2026-02-16', 12, false, 29, '农历腊月廿九'], // the month before had 29 days
    ['2025-01-28', 12, false, 29, '农历腊月廿九'],
    ['2024-02-09', 12, false, 30, '农历腊月三十'], // this one had 30
    ['2024-02-10', 1, false, 1, '农历正月初一'],
    ['2025-07-24', 6, false, 30, '农历六月三十'],
    ['2025-07-25', 6, true, 1, '农历闰六月初一'], // 2025 has a leap sixth month
    ['2025-08-22', 6, true, 29, '农历闰六月廿九'],
    ['2025-08-23', 7, false, 1, '农历七月初一'],
    ['2023-03-22', 2, true, 1, '农历闰二月初一'],
    ['2025-10-06', 8, false, 15, '农历八月十五'], // Mid-Autumn
    ['2026-06-19', 5, false, 5, '农历五月初五'], // Dragon Boat
  ])('%s is month %i, leap %s, day %i', (date, month, leap, day, words) => {
    expect(lunarDay(date)).toEqual({ month, leap, day });
    expect(lunarDateWords(lunarDay(date)).zh).toBe(words);
  });

  test('has the names that people use', () => {
    expect([1, 10, 11, 14, 19, 20, 21, 29, 30].map(lunarDayName)).toEqual([
      '初一',
      '初十',
      '十一',
      '十四',
      '十九',
      '二十',
      '廿一',
      '廿九',
      '三十',
    ]);
    expect(lunarDateWords({ month: 6, leap: true, day: 4 }).en).toBe('leap lunar month 6, day 4');
  });
});

describe('a market on 一四七', () => {
  test('is held nine times in a lunar month, in a leap month too', () => {
    // 闰六月 of 2025: 25 July (初一) to 22 August (廿九).
    expect(nextDays(market147, '2025-07-25', 99, 29)).toEqual([
      '2025-07-25', // 初一
      '2025-07-28', // 初四
      '2025-07-31', // 初七
      '2025-08-04', // 十一
      '2025-08-07', // 十四
      '2025-08-10', // 十七
      '2025-08-14', // 廿一
      '2025-08-17', // 廿四
      '2025-08-20', // 廿七
    ]);
  });

  test('does not know whether a month has 29 or 30 days, but one on 十 does', () => {
    const tens: Span = { ...always, days: [{ kind: 'lunar-endings', endings: [0] }] };
    // 腊月 of 2025 ends on the 29th, 16 February 2026; the one of 2023 on the 30th, 9 February 2024.
    expect(nextDays(tens, '2026-02-08', 99, 9)).toEqual([]);
    expect(nextDays(tens, '2024-02-01', 99, 9)).toEqual(['2024-02-09']);
    expect(nextDays(tens, '2026-01-19', 99, 29)).toEqual(['2026-01-28', '2026-02-07']);
  });

  test('says so in both languages', () => {
    expect(rulesWords(market147.days)).toEqual({
      zh: '农历逢一四七',
      en: 'Lunar days ending in 1, 4 and 7',
    });
    expect(rulesWords([{ kind: 'lunar-endings', endings: [0, 5] }]).zh).toBe('农历逢五十');
  });
});

describe('days by other rules', () => {
  const wednesdays: Span = {
    from: '2026-11-10',
    until: '2026-12-02',
    days: [{ kind: 'weekly', weekdays: [3] }],
  };

  test('begin with the first and end with the last day of the span', () => {
    expect(weekdayOf('2026-11-24')).toBe(2);
    expect(nextDays(wednesdays, '2026-11-01', 99, 60)).toEqual([
      '2026-11-11',
      '2026-11-18',
      '2026-11-25',
      '2026-12-02',
    ]);
    const [first] = nextDays({ ...wednesdays, from: '2026-11-11' }, '2026-01-01', 1, 365);
    expect(first).toBe('2026-11-11');
    expect(takesPlaceOn({ ...wednesdays, from: '2026-11-12' }, '2026-11-11')).toBe(false);
    expect(takesPlaceOn({ ...wednesdays, until: '2026-12-01' }, '2026-12-02')).toBe(false);
  });

  test('are those of any rule, each once', () => {
    const mixed: Span = {
      ...always,
      days: [
        { kind: 'dates', dates: ['2026-11-25', '2026-11-27'] },
        { kind: 'weekly', weekdays: [3, 7] },
        { kind: 'lunar-days', days: [15] },
      ],
    };
    // 2026-11-23 is 十月十五; 25 is a Wednesday, 29 a Sunday.
    expect(nextDays(mixed, '2026-11-23', 99, 8)).toEqual([
      '2026-11-23',
      '2026-11-25',
      '2026-11-27',
      '2026-11-29',
    ]);
    expect(nextDays(mixed, '2026-11-23', 2, 8)).toEqual(['2026-11-23', '2026-11-25']);
    expect(rulesWords(mixed.days)).toEqual({
      zh: '2026年11月25日、2026年11月27日；每周三、日；农历每月十五',
      en: '25 November 2026, 27 November 2026; Every Wednesday and Sunday; Lunar days 15 of each lunar month',
    });
    expect(rulesWords([{ kind: 'weekly', weekdays: [7, 6, 5, 4, 3, 2, 1] }]).zh).toBe('每天');
  });

  test('know February', () => {
    expect([
      isDate('2028-02-29'),
      isDate('2026-02-29'),
      isDate('2026-2-9'),
      isDate('2026-13-01'),
    ]).toEqual([true, false, false, false]);
    expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(dayWords('2026-11-24', 2)).toEqual({ zh: '11月24日 星期二', en: 'Tuesday 24 November' });
  });
});
