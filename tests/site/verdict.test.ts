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
      headline: '步行 15 分钟内有 2 类基本服务',
      missing: '缺 2 类：肉菜市场和维修',
      unknown: null,
    });
    expect(verdict(circle, enName, english)).toEqual({
      tone: 'gap',
      headline: 'Within 15 minutes on foot: 2 essential services',
      missing: '2 missing: Fresh food market and Repairs',
      unknown: null,
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
    expect(zh.unknown).toBe('1 类数据不足，不能断言没有：洗衣');
    const en = verdict(circle, enName, english);
    expect(en.headline).toBe('Within 15 minutes on foot: 1 essential service');
    expect(en.unknown).toBe('1 cannot be judged, the data is too thin: Laundry');
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

it('is read aloud as sentences', () => {
  const circle = aCircle({ market: 'gap', bank: 'covered' });
  expect(spoken(verdict(circle, zhName, chinese), chinese)).toBe(
    '步行 15 分钟内有 1 类基本服务。缺 1 类：肉菜市场',
  );
});

it('calls 30 minutes half an hour', () => {
  expect([limitWords(30, chinese), limitWords(20, chinese)]).toEqual(['半小时', '20 分钟']);
  expect([limitWords(30, english), limitWords(1, english)]).toEqual(['half an hour', '1 minute']);
});
