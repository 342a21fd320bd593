import { describe, expect, it } from 'vitest';
import type { CategoryInCircle, Circle } from '../../server/contract/circle.ts';
import { comparable, compare } from '../../site/lib/compare.ts';
import { aCircle, aFacility } from './a-circle.ts';
import { chinese, english } from './words-of.ts';

const names: Record<string, [string, string]> = {
  market: ['肉菜市场', 'Market'],
  bank: ['金融', 'Bank'],
  post: ['邮政', 'Post'],
};
const zhName = (code: string) => names[code]![0];
const enName = (code: string) => names[code]![1];

type Cell = readonly [state: CategoryInCircle['state'], seconds: number | null];

function circleOf(cells: Record<string, Cell>, fields: Partial<Circle> = {}): Circle {
  const plain = aCircle(
    Object.fromEntries(Object.entries(cells).map(([code, [state]]) => [code, state])),
    fields,
  );
  return {
    ...plain,
    categories: plain.categories.map((category) => ({
      ...category,
      nearestSeconds: cells[category.code]![1],
    })),
  };
}

const rowOf = (a: Cell, b: Cell) => {
  const { rows } = compare(circleOf({ market: a }), circleOf({ market: b }), zhName, chinese);
  return [rows[0]!.a, rows[0]!.b, rows[0]!.difference, rows[0]!.better];
};

describe('a row of the comparison says', () => {
  it('who is nearer, by the minutes that stand beside it', () => {
    // 121 s reads 3 minutes, 400 s reads 7: four apart, though the seconds differ by 4.65.
    expect(rowOf(['covered', 400], ['covered', 121])).toEqual([
      '7 分钟，1 处',
      '3 分钟，1 处',
      'B 近 4 分钟',
      'B',
    ]);
    expect(rowOf(['covered', 121], ['covered', 400]).slice(2)).toEqual(['A 近 4 分钟', 'A']);
  });

  it('that both are equally near when the same minutes are shown', () => {
    expect(rowOf(['covered', 121], ['covered', 180]).slice(2)).toEqual(['一样近', null]);
    expect(rowOf(['covered', 180], ['covered', 181]).slice(2)).toEqual(['A 近 1 分钟', 'A']);
  });

  it('that only one has it, when the other is known to have none', () => {
    expect(rowOf(['covered', 60], ['gap', 1000])).toEqual([
      '1 分钟，1 处',
      '没有，最近 17 分钟',
      '只有 A 有',
      'A',
    ]);
    expect(rowOf(['gap', null], ['covered', 60]).slice(0, 3)).toEqual([
      '没有',
      '1 分钟，1 处',
      '只有 B 有',
    ]);
  });

  it('never that only one has it, when the other is unknown', () => {
    expect(rowOf(['covered', 60], ['unknown', null])).toEqual([
      '1 分钟，1 处',
      '说不准',
      'A 有，B 说不准',
      null,
    ]);
    expect(rowOf(['gap', null], ['unknown', 960])).toEqual([
      '没有',
      '说不准，已知最近 16 分钟',
      '说不准',
      null,
    ]);
  });

  it('that neither has it', () => {
    expect(rowOf(['gap', null], ['gap', null]).slice(2)).toEqual(['两处都没有', null]);
  });
});

describe('a comparison', () => {
  const a = circleOf(
    { market: ['gap', null], bank: ['covered', 300], post: ['gap', null] },
    {
      facilities: [aFacility('x', 300, ['bank']), aFacility('y', 901, ['post'])],
      reach: { streetMeters: 41_000 },
    },
  );
  const b = circleOf(
    { market: ['covered', 100], bank: ['covered', 120], post: ['gap', null] },
    {
      facilities: [aFacility('z', 100, ['market']), aFacility('w', 900, ['bank'])],
      reach: { streetMeters: 44_000 },
    },
  );

  it('begins with sentences', () => {
    expect(compare(a, b, zhName, chinese).summary).toEqual([
      '步行 15 分钟内，A 有 1 类基本服务，B 有 2 类。',
      '只有 B 有：肉菜市场。',
      '两处都有的 1 类里，0 类离 A 更近，1 类离 B 更近。',
      '两处都没有：邮政。',
    ]);
    expect(compare(a, b, enName, english).summary).toEqual([
      'Within 15 minutes on foot, essential services: A has 1, B has 2.',
      'Only B has: Market.',
      'Both have 1: 0 nearer to A, 1 nearer to B.',
      'Neither has: Post.',
    ]);
  });

  it('ends with totals: only what is within the limit counts', () => {
    const { totals } = compare(a, b, zhName, chinese);
    expect(totals.map((row) => [row.a, row.b, row.difference])).toEqual([
      ['1 类', '2 类', 'B 多 1 类'],
      ['1 处', '2 处', 'B 多 1 处'],
      ['41 公里', '44 公里', 'B 多 3 公里'],
    ]);
  });

  it('lists what is essential at either place', () => {
    const village = circleOf({ market: ['covered', 60], bank: ['gap', null] });
    const optional = {
      ...village,
      categories: village.categories.map((category) => ({ ...category, essential: false })),
    };
    const codes = (one: Circle, other: Circle) =>
      compare(one, other, zhName, chinese).rows.map(({ code }) => code);
    expect(codes(village, optional)).toEqual(['market', 'bank']);
    expect(codes(optional, village)).toEqual(['market', 'bank']);
    expect(codes(optional, optional)).toEqual([]);
  });

  it('needs the same question on both sides', () => {
    expect(comparable(a, b)).toBe(true);
    expect(comparable(a, { ...b, limitMinutes: 30 })).toBe(false);
    expect(comparable(a, { ...b, profile: 'elder' })).toBe(false);
  });
});
