import { grantedWords } from '../../../site/lib/book/granted-words.ts';
import { describe, expect, it } from 'vitest';
import { lengthWords } from '../../../site/lib/book/length-words.ts';
import { languageName } from '../../../site/lib/book/offer.ts';
import { isFree, priceWords, visitFen, yuanWords } from '../../../site/lib/book/price-words.ts';
import { skippedWords } from '../../../site/lib/book/skipped-words.ts';
import { timeRefused } from '../../../site/lib/book/time-refused.ts';
import { serviceDay, startWords, visitWords } from '../../../site/lib/book/visit-time.ts';
import type { Failure } from '../../../site/lib/api.ts';
import en from '../../../site/i18n/en.json' with { type: 'json' };
import { bookMessages, islandMessages } from '../../../site/i18n/translator.ts';
import { chinese, english } from '../words-of.ts';

describe('money', () => {
  it('is told in yuan, with decimals only where there are any', () => {
    expect([0, 8000, 8050, 8005, 123456700].map((fen) => yuanWords(fen, chinese))).toEqual([
      '0 元',
      '80 元',
      '80.50 元',
      '80.05 元',
      '1,234,567 元',
    ]);
    expect(yuanWords(8000, english)).toBe('¥80');
  });

  it('is by the visit, by the hour, or nothing', () => {
    expect(priceWords({ priceFen: 8000, priceUnit: 'visit' }, chinese)).toBe('每次 80 元');
    expect(priceWords({ priceFen: 6000, priceUnit: 'hour' }, english)).toBe('¥60 an hour');
    expect(priceWords({ priceFen: 0, priceUnit: 'free' }, chinese)).toBe('免费');
    expect([
      isFree({ priceFen: 0, priceUnit: 'visit' }),
      isFree({ priceFen: 1, priceUnit: 'hour' }),
    ]).toEqual([true, false]);
  });

  it('of a visit is what the service will count: half a fen and more is a fen', () => {
    const hourly = (priceFen: number) => ({ priceFen, priceUnit: 'hour' });
    expect(visitFen(hourly(6000), 90)).toBe(9000);
    // 101 fen an hour for half an hour are 50.5 fen; 100 for 20 minutes 33.3.
    expect([visitFen(hourly(101), 30), visitFen(hourly(100), 20)]).toEqual([51, 33]);
    expect(visitFen({ priceFen: 8000, priceUnit: 'visit' }, 300)).toBe(8000);
    expect(visitFen({ priceFen: 8000, priceUnit: 'free' }, 300)).toBe(0);
  });
});

describe('lengths', () => {
  it('are days, hours and minutes as people say them', () => {
    expect([45, 60, 120, 90, 1440, 2880, 1500, 0].map((n) => lengthWords(n, chinese))).toEqual([
      '45 分钟',
      '1 小时',
      '2 小时',
      '1 小时 30 分钟',
      '1 天',
      '2 天',
      '25 小时',
      '0 分钟',
    ]);
    expect([60, 90, 2880].map((n) => lengthWords(n, english))).toEqual([
      '1 hour',
      '1 hour 30 minutes',
      '2 days',
    ]);
  });
});

describe('times', () => {
  it('are told by the service’s clocks, whatever the browser’s', () => {
    expect(startWords('2026-11-30T16:30:00.000Z', chinese)).toBe('12月1日星期二 00:30');
    expect(serviceDay('2026-11-30T15:59:00.000Z')).toBe('2026-11-30');
    expect(visitWords('2026-12-01T01:00:00.000Z', '2026-12-01T03:00:00.000Z', english)).toBe(
      'Tuesday, December 1, 09:00–11:00',
    );
  });
});

describe('refusals', () => {
  const start = '2026-12-01T01:00:00.000Z';
  const refused = (code: string, suggestion?: object): Failure => ({
    kind: 'problem',
    problem: { type: '', title: '', status: 409, code, detail: `about ${code}`, suggestion },
  });

  it('of a time quote it as people read it, and tell which are free', () => {
    const found = timeRefused(
      refused('slot-taken', { nextFree: ['2026-12-01T02:00:00.000Z', 'soon', 3] }),
      start,
      chinese,
    );
    expect(found.text).toBe('12月1日星期二 09:00 刚刚约不上了，可能被别人约走了。');
    expect(found.nextFree).toEqual(['2026-12-01T02:00:00.000Z']);
    expect(timeRefused(refused('slot-taken'), start, chinese).nextFree).toEqual([]);
  });

  it('of other kinds are the service’s own words', () => {
    expect(timeRefused(refused('suspended'), start, chinese).text).toBe('about suspended');
    expect(timeRefused({ kind: 'offline' }, start, chinese).text).toBe(
      chinese.t('failure.offline'),
    );
  });

  it('of a day in a series have a reason, known or not', () => {
    expect(skippedWords({ date: '2026-12-08', reason: 'taken' }, chinese)).toBe(
      '12月8日星期二：已经有人约了',
    );
    expect(skippedWords({ date: '2026-12-08', reason: 'no-such-time' }, chinese)).toBe(
      '12月8日星期二：这天约不上',
    );
  });
});

it('languages are called by their names, also those that browsers do not know', () => {
  expect(['zh-CN', 'yue', 'hak'].map((code) => languageName(code, chinese))).toEqual([
    '普通话',
    '粤语',
    '客家话',
  ]);
  expect(['en', 'nan'].map((code) => languageName(code, english))).toEqual([
    'English',
    'Min Nan (Teochew)',
  ]);
  expect(languageName('1', english)).toBe('1');
});

it('the circle’s page carries none of the words of booking, and booking none of the circle’s but those of its search box, which asks for a door', () => {
  const rooms = (messages: object) =>
    [...new Set(Object.keys(messages).map((key) => key.split('.')[0]!))].toSorted();
  expect(rooms(islandMessages(en))).not.toContain('book');
  expect(rooms(bookMessages(en))).toEqual([
    'account',
    'actions',
    'book',
    'distance',
    'failure',
    'locate',
    'minutes',
    'search',
  ]);
  expect(bookMessages(en)['search.label']).toBe(en['book.search.label']);
  expect(islandMessages(en)['search.label']).toBe(en['search.label']);
});

describe('granted time', () => {
  const month = (code: string, drawnMinutes: number, leftMinutes: number) => ({
    month: code,
    drawnMinutes,
    leftMinutes,
  });

  it('is told by the month, with what is left and what is to be paid', () => {
    const both = {
      dueFen: 2000,
      months: [month('2026-11', 150, 0), month('2026-12', 120, 1440)],
    };
    expect(grantedWords(both, chinese)).toEqual([
      '用补贴时长 2 小时 30 分钟，十一月的就用完了。',
      '用补贴时长 2 小时，十二月还剩 24 小时。',
      '自己付 20 元。',
    ]);
    expect(grantedWords(both, english)[1]).toBe(
      'Uses 2 hours of your granted time; 24 hours are left in December.',
    );
  });

  it('says that none is left', () => {
    const none = { dueFen: 8000, months: [month('2026-12', 0, 0)] };
    expect(grantedWords(none, english)).toEqual([
      'No granted time is left in December; the full price is paid.',
    ]);
  });
});
