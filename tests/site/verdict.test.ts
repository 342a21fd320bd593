import { describe, expect, it } from 'vitest';
import { limitWords, spoken, verdict } from '../../site/lib/verdict.ts';
import { aCircle, aFacility } from './a-circle.ts';
import { chinese, english } from './words-of.ts';

const names: Record<string, [string, string]> = {
  market: ['肉菜市场', 'Fresh food market'],
  laundry: ['洗衣', 'Laundry'],
  repair: ['维修', 'Repairs'],
  bank: ['金融', 'Bank'],
};
const zhName = (code: string) => names[code]?.[0] ?? code;
const enName = (code: string) => names[code]?.[1] ?? code;

describe('the verdict says', () => {
  it('what is there and what is missing', () => {
    const circle = aCircle({ market: 'gap', laundry: 'covered', repair: 'gap', bank: 'covered' });
    expect(verdict(circle, zhName, chinese)).toEqual({
      tone: 'gap',
      headline: '步行 15 分钟内 2 类齐全',
      missing: '缺 2 类：肉菜市场和维修',
      unknown: null,
      evening: null,
    });
    expect(verdict(circle, enName, english)).toEqual({
      tone: 'gap',
      headline: 'Within 15 minutes on foot: 2 essential services',
      missing: '2 missing: Fresh food market and Repairs',
      unknown: null,
      evening: null,
    });
  });

  it('that nothing is missing', () => {
    const circle = aCircle({ market: 'covered', laundry: 'covered' });
    const zh = verdict(circle, zhName, chinese);
    expect([zh.tone, zh.headline, zh.missing, zh.unknown]).toEqual([
      'complete',
      '步行 15 分钟内，2 类基本服务齐全',
      null,
      null,
    ]);
    expect(verdict(circle, enName, english).headline).toBe(
      'Within 15 minutes on foot: all 2 essential services',
    );
  });

  it('that none is there', () => {
    const circle = aCircle({ market: 'gap', laundry: 'gap' });
    expect(verdict(circle, zhName, chinese)).toEqual({
      tone: 'gap',
      headline: '步行 15 分钟内，2 类基本服务一类也没有',
      missing: null,
      unknown: null,
      evening: null,
    });
    expect(verdict(circle, enName, english).headline).toBe(
      'Within 15 minutes on foot: none of the 2 essential services',
    );
  });

  it('that all is unknown, and never calls that a gap', () => {
    const circle = aCircle({ market: 'unknown', laundry: 'unknown' });
    const zh = verdict(circle, zhName, chinese);
    expect(zh.headline).toBe('步行 15 分钟内，2 类基本服务都还没有查到');
    expect(zh.unknown).toBe('数据不足，不能断言没有。');
    expect(zh.missing).toBeNull();
    expect(zh.tone).toBe('unknown');
    expect(JSON.stringify(verdict(circle, enName, english))).not.toMatch(/missing:/);
  });

  it('gaps and doubts apart', () => {
    const circle = aCircle({ market: 'gap', laundry: 'unknown', bank: 'covered' });
    const zh = verdict(circle, zhName, chinese);
    expect(zh.missing).toBe('缺 1 类：肉菜市场');
    expect(zh.unknown).toBe('1 类说不准：洗衣');
    const en = verdict(circle, enName, english);
    expect(en.headline).toBe('Within 15 minutes on foot: 1 essential service');
    expect(en.unknown).toBe('1 cannot be judged: Laundry');
  });

  it('what was found where nothing is missing but something is in doubt', () => {
    const circle = aCircle({ laundry: 'unknown', bank: 'covered' });
    expect(verdict(circle, zhName, chinese)).toMatchObject({
      tone: 'unknown',
      headline: '步行 15 分钟内有 1 类基本服务',
      missing: null,
    });
  });

  it('gaps and doubts without anything found', () => {
    const circle = aCircle({ market: 'gap', laundry: 'unknown' });
    expect(verdict(circle, zhName, chinese)).toMatchObject({
      tone: 'gap',
      headline: '步行 15 分钟内，2 类基本服务都还没有查到',
      missing: '缺 1 类：肉菜市场',
    });
  });

  it('how many places there are where nothing is essential', () => {
    const circle = aCircle(
      {},
      { facilities: [aFacility('a', 900, ['bank']), aFacility('b', 901, ['bank'])] },
    );
    expect(verdict(circle, zhName, chinese).headline).toBe('步行 15 分钟内有 1 处设施');
    expect(verdict(circle, enName, english).headline).toBe('Within 15 minutes on foot: 1 place');
  });

  it('no more than a few names; the list has them all', () => {
    const circle = aCircle(
      Object.fromEntries('abcdefgh'.split('').map((code) => [code, 'gap' as const])),
    );
    circle.categories.push({ ...circle.categories[0]!, code: 'x', state: 'covered' });
    expect(verdict(circle, zhName, chinese).missing).toBe('缺 8 类：a、b、c、d、e等');
    expect(verdict(circle, enName, english).missing).toBe('8 missing: a, b, c, d, e and others');
  });

  it('how one travels', () => {
    const circle = aCircle({ bank: 'covered' }, { profile: 'ebike', limitMinutes: 30 });
    expect(verdict(circle, zhName, chinese).headline).toMatch(/^骑电动车 30 分钟内/);
    expect(verdict(circle, enName, english).headline).toMatch(/^Within 30 minutes by e-bike/);
  });

  it('nothing about categories that are not essential', () => {
    const circle = aCircle({ bank: 'covered', market: 'gap' });
    circle.categories[1]!.essential = false;
    expect(verdict(circle, zhName, chinese).tone).toBe('complete');
  });
});

describe('at the asked time the verdict says', () => {
  /** A Monday at half past seven in the evening; per category: inside, open, closed. */
  const evening = (counts: Record<string, [number, number, number]>) => {
    const circle = aCircle(
      Object.fromEntries(Object.keys(counts).map((code) => [code, 'covered' as const])),
      { localTime: '2026-03-02T19:30' },
    );
    for (const category of circle.categories)
      [category.inside, category.openInside, category.closedInside] = counts[category.code]!;
    return circle;
  };

  it('which categories are closed altogether', () => {
    const circle = evening({ bank: [2, 0, 2], repair: [1, 0, 1], market: [2, 1, 1] });
    expect(verdict(circle, zhName, chinese, false).evening).toBe(
      '周一 19:30，其中金融和维修都关着门',
    );
    expect(verdict(circle, enName, english, false).evening).toBe(
      'Closed on Mon 19:30: Bank and Repairs',
    );
  });

  it('“now” where nobody chose a time, so that it need not be said again every minute', () => {
    expect(verdict(evening({ bank: [1, 0, 1] }), zhName, chinese).evening).toBe('现在金融都关着门');
  });

  it('nothing where the hours of one place are unknown: it may be open', () => {
    expect(verdict(evening({ bank: [2, 0, 1] }), zhName, chinese, false).evening).toBeNull();
  });

  it('nothing where there is nothing inside that could be closed', () => {
    expect(verdict(evening({ bank: [0, 0, 0] }), zhName, chinese, false).evening).toBeNull();
  });

  it('nothing about categories that are not essential', () => {
    const circle = evening({ bank: [1, 0, 1] });
    circle.categories[0]!.essential = false;
    expect(verdict(circle, zhName, chinese, false).evening).toBeNull();
  });

  it('the same when it is read aloud', () => {
    expect(spoken(verdict(evening({ bank: [1, 0, 1] }), zhName, chinese, false), chinese)).toBe(
      '步行 15 分钟内，1 类基本服务齐全。周一 19:30，其中金融都关着门',
    );
  });
});

it('is read aloud as sentences', () => {
  const circle = aCircle({ market: 'gap', bank: 'covered' });
  expect(spoken(verdict(circle, zhName, chinese), chinese)).toBe(
    '步行 15 分钟内 1 类齐全，缺 1 类：肉菜市场',
  );
});

it('calls 30 minutes half an hour', () => {
  expect([limitWords(30, chinese), limitWords(20, chinese)]).toEqual(['半小时', '20 分钟']);
  expect([limitWords(30, english), limitWords(1, english)]).toEqual(['half an hour', '1 minute']);
});
