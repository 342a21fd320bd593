import { describe, expect, it } from 'vitest';
import type { Failure } from '../../site/lib/api.ts';
import type { PageFacts } from '../../site/lib/categories.ts';
import { facilityName } from '../../site/lib/facility-words.ts';
import { failureWords } from '../../site/lib/failure-words.ts';
import { groupInside } from '../../site/lib/inside.ts';
import { kindWords } from '../../site/lib/kind-words.ts';
import { aCircle, aFacility } from './a-circle.ts';
import { chinese, english } from './words-of.ts';

const facts: PageFacts = {
  groups: [
    { code: 'base', name: '基本' },
    { code: 'daily', name: '日常' },
  ],
  categories: [
    { code: 'health', name: '卫生', group: 'base' },
    { code: 'market', name: '市场', group: 'daily' },
    { code: 'dining', name: '餐饮', group: 'daily' },
  ],
  urbanMinutes: 15,
  ruralMinutes: 30,
};

describe('the line about town or village', () => {
  const circle = aCircle({});

  it('names the norm, its reason and the other choice', () => {
    expect(kindWords(circle, { profile: 'walk' }, facts, chinese)).toEqual({
      counted: '按城市社区 15 分钟算',
      reason: '（这里属于广场社区居委会）',
      other: 'rural',
      switchTo: '改按农村半小时',
      automatic: null,
    });
    expect(kindWords(circle, { profile: 'walk' }, facts, english).switchTo).toBe(
      'Count as village, half an hour',
    );
  });

  it('offers the way back from one’s own choice', () => {
    const chosen = { ...circle, kind: { kind: 'rural', because: 'resident' } as const };
    const words = kindWords(chosen, { profile: 'walk', kind: 'rural' }, facts, chinese);
    expect(words.reason).toBe('（您自己选的）');
    expect(words.automatic).toBe('改回自动判断');
  });

  it('does not claim the norm’s minutes when the resident chose others', () => {
    const chosen = { ...circle, limitMinutes: 20 };
    const words = kindWords(chosen, { profile: 'walk', minutes: 20 }, facts, chinese);
    expect(words.counted).toBe('时间按您选的 20 分钟，应有的服务按城市社区');
    expect(words.switchTo).toBe('改按农村社区');
  });

  it('gives no reason where the answer gives none', () => {
    const bare = { ...circle, kind: { kind: 'urban', because: 'density' } as const };
    expect(kindWords(bare, { profile: 'walk' }, facts, chinese).reason).toBeNull();
  });
});

describe('the list of what is inside', () => {
  it('goes by group and category, nearest first, and seconds decide', () => {
    const facilities = [
      aFacility('near', 60, ['dining']),
      aFacility('both', 120, ['market', 'dining']),
      aFacility('edge', 900, ['market']),
      aFacility('beyond', 900.1, ['health']),
    ];
    const groups = groupInside(aCircle({}, { facilities }), facts);
    expect(
      groups.map(({ code, categories }) => [
        code,
        categories.map((c) => [c.code, c.facilities.map(({ id }) => id)]),
      ]),
    ).toEqual([
      [
        'daily',
        [
          ['market', ['both', 'edge']],
          ['dining', ['near', 'both']],
        ],
      ],
    ]);
  });

  it('names what has no name', () => {
    const facility = { ...aFacility('x', 1, ['market']), name: null };
    expect(facilityName(facility, () => '肉菜市场', chinese)).toBe('肉菜市场（未登记名称）');
    expect(
      facilityName({ ...facility, name: '东门', nameEn: 'East Gate' }, () => '', english),
    ).toBe('East Gate');
  });
});

describe('a failure', () => {
  const problem = (code: string, suggestion?: object): Failure => ({
    kind: 'problem',
    problem: {
      type: '',
      title: '',
      status: 400,
      code,
      detail: '原话',
      ...(suggestion && { suggestion }),
    },
  });

  it('of the network says so and can be tried again', () => {
    expect(failureWords({ kind: 'offline' }, chinese).text).toMatch(/没有联网/);
    expect(failureWords({ kind: 'unreachable' }, english)).toMatchObject({ retry: true });
    expect(failureWords({ kind: 'broken', status: 502 }, chinese).text).toMatch(/502/);
  });

  it('of the question is told in the API’s own words', () => {
    expect(failureWords(problem('too-far-from-street'), chinese)).toEqual({
      text: '原话',
      retry: false,
      outside: false,
    });
    expect(failureWords(problem('too-busy'), chinese).retry).toBe(true);
  });

  it('outside the data offers regions, and swapped numbers the other way round', () => {
    expect(failureWords(problem('outside-every-region', { regions: ['a'] }), chinese).outside).toBe(
      true,
    );
    expect(
      failureWords(problem('swapped-coordinates', { lng: 113, lat: 22 }), chinese).suggestion,
    ).toEqual([113, 22]);
  });
});
