import { describe, expect, it } from 'vitest';
import { barsByFive, barsOf, lorenzTenths } from '../../../site/lib/planner/histogram.ts';
import {
  barText,
  giniWords,
  groupThatWaits,
  worstTenthWords,
} from '../../../site/lib/planner/spread-words.ts';
import { chinese, english } from '../words-of.ts';
import { coverage, nameOf } from './a-coverage.ts';

const bin = (fromMinutes: number, toMinutes: number | null, people: number) => ({
  fromMinutes,
  toMinutes,
  people,
});

describe('the histogram', () => {
  it('leaves out empty bars at the far end, and draws the open one as wide as the one before', () => {
    const histogram = [bin(0, 1, 5), bin(1, 2, 0), bin(2, 3, 7), bin(3, null, 0)];
    expect(barsOf({ histogram }).map(({ people }) => people)).toEqual([5, 0, 7]);
    expect(barsOf({ histogram: [bin(0, 1, 5), bin(1, null, 2)] }).at(-1)).toEqual({
      fromMinutes: 1,
      toMinutes: 2,
      open: true,
      people: 2,
    });
    expect(barsOf({ histogram: [] })).toEqual([]);
  });

  it('has a table by steps of five minutes with the same people', () => {
    const histogram = [
      ...Array.from({ length: 12 }, (_, minute) => bin(minute, minute + 1, 10)),
      bin(12, null, 3),
    ];
    const steps = barsByFive(barsOf({ histogram }));
    expect(steps.map((bar) => [barText(bar, chinese), bar.people])).toEqual([
      ['5 分钟以内', 50],
      ['5–10 分钟', 50],
      ['10–15 分钟', 20],
      ['12 分钟以上', 3],
    ]);
    expect(barText(steps[0]!, english)).toBe('up to 5 min');
  });
});

describe('the Lorenz curve', () => {
  // Two in three people walk 10 minutes, the third 40: they have a third of all minutes, worked out by hand.
  const lorenz = [
    { people: 0, value: 0 },
    { people: 2 / 3, value: 1 / 3 },
    { people: 1, value: 1 },
  ];

  it('is read off at the tenths of people', () => {
    const tenths = lorenzTenths(lorenz);
    expect(tenths).toHaveLength(10);
    expect(tenths[4]!.value).toBeCloseTo(0.25, 12);
    expect(tenths[7]!.value).toBeCloseTo(1 / 3 + (0.8 - 2 / 3) * 2, 12);
    expect(tenths[9]).toEqual({ people: 1, value: 1 });
    expect(lorenzTenths([])).toEqual([]);
  });

  it('is said in a sentence with Gini', () => {
    expect(giniWords(1 / 3, lorenzTenths(lorenz), chinese)).toBe(
      '基尼系数 0.33（0 是人人一样远）。路最短的一半人，合起来走的时间占 25%。',
    );
  });
});

describe('who has it harder', () => {
  const group = (
    code: 'elderly' | 'children' | 'urban' | 'rural',
    people: number | null,
    gap: number | null,
  ) => ({
    group: code,
    people,
    covered: null,
    gap,
    unknown: 0,
    meanMinutes: null,
    p90Minutes: null,
  });

  it('names the group that is left out most and the one least, where they differ by a twentieth', () => {
    expect(groupThatWaits([group('elderly', 100, 30), group('urban', 200, 20)], chinese)).toBe(
      '老年人有 30% 被落下，城市居民是 10%。',
    );
    expect(
      groupThatWaits([group('elderly', 100, 14), group('urban', 200, 20)], chinese),
    ).toBeNull();
  });

  it('compares nobody with those who are not known', () => {
    expect(
      groupThatWaits([group('children', null, null), group('rural', 10, 9)], chinese),
    ).toBeNull();
  });

  it('tells the minutes of the worst-off tenth', () => {
    const { equity } = coverage();
    expect(
      worstTenthWords(
        { category: 'health', equity: { ...equity, worstTenthMinutes: 41.2 } },
        nameOf,
        chinese,
      ),
    ).toBe('路最远的一成人，到最近的诊所平均要走 42 分钟。');
    expect(worstTenthWords(coverage(), nameOf, chinese)).toBeNull();
  });
});
