import { describe, expect, it } from 'vitest';
import { minutesKey, sharesKey } from '../../../site/lib/planner/key-words.ts';
import {
  classOfMinutes,
  classOfShare,
  heatClassCount,
  minuteBounds,
} from '../../../site/lib/planner/minutes-scale.ts';
import { chinese, english } from '../words-of.ts';

describe('classes of minutes', () => {
  it('have the norms of town and village among their bounds', () => {
    expect(minuteBounds(15)).toEqual([5, 10, 15, 20, 30, 45]);
  });

  it('always have the limit itself as a bound, and never more classes than colours', () => {
    for (let limit = 1; limit <= 60; limit++) {
      const bounds = minuteBounds(limit);
      expect(bounds).toContain(limit);
      expect(bounds.length).toBeLessThan(heatClassCount);
      expect(bounds).toEqual([...new Set(bounds)].toSorted((a, b) => a - b));
    }
    expect(minuteBounds(1)).toEqual([1, 2, 3]);
  });

  it('count a bound to the class below it, and what is farther to the last', () => {
    const bounds = minuteBounds(15);
    expect([0, 5, 6, 15, 16, 45, 46, 253].map((m) => classOfMinutes(m, bounds))).toEqual([
      0, 0, 1, 2, 3, 5, 6, 6,
    ]);
  });

  it('refuse a limit that is none', () => {
    expect(() => minuteBounds(0)).toThrow('no scale for a limit of 0 minutes');
  });
});

describe('classes of shares', () => {
  it('keep nobody apart from hardly anybody', () => {
    expect([0, 0.0001, 0.05, 0.051, 0.75, 0.751, 1].map(classOfShare)).toEqual([
      0, 1, 1, 2, 5, 6, 6,
    ]);
  });
});

describe('the key', () => {
  it('says each class of minutes in words', () => {
    expect(minutesKey(15, chinese).map(({ text }) => text)).toEqual([
      '5 分钟以内',
      '5–10 分钟',
      '10–15 分钟',
      '15–20 分钟',
      '20–30 分钟',
      '30–45 分钟',
      '45 分钟以上',
    ]);
    expect(minutesKey(1, english).map(({ text }) => text)).toEqual([
      'up to 1 min',
      '1–2 min',
      '2–3 min',
      'over 3 min',
    ]);
  });

  it('says each class of shares, and what is hatched', () => {
    expect(sharesKey(chinese).map(({ colour, text }) => `${colour} ${text}`)).toEqual([
      '1 没有人',
      '2 5% 以内',
      '3 5%–10%',
      '4 10%–25%',
      '5 25%–50%',
      '6 50%–75%',
      '7 75% 以上',
      '0 说不清（斜线）',
    ]);
  });
});
