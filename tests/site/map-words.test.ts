import { describe, expect, it } from 'vitest';
import { moveBetween, moveWords, stepFrom } from '../../site/lib/compass.ts';
import { minuteClasses, minuteClassOf } from '../../site/lib/minute-classes.ts';
import { placeName } from '../../site/lib/place-name.ts';
import { marksOf } from '../../site/lib/place-marks.ts';
import {
  countOverlapping,
  isCrowded,
  mostOverlapping,
  mostSingleMarks,
} from '../../site/map/crowding.ts';
import { aCircle, aFacility } from './a-circle.ts';
import { chinese, english } from './words-of.ts';

describe('a move of the pin', () => {
  const here = [113, 22.5] as const;

  it.each([
    ['n', '北'],
    ['ne', '东北'],
    ['e', '东'],
    ['se', '东南'],
    ['s', '南'],
    ['sw', '西南'],
    ['w', '西'],
    ['nw', '西北'],
  ] as const)('to %s is told as %s', (direction, word) => {
    const there = stepFrom(here, direction, 100);
    expect(moveBetween(here, there)?.direction).toBe(direction);
    expect(moveWords(here, there, '解放路', chinese)).toBe(`向${word} 100 米，到解放路`);
  });

  it('by a rounded step of 20 metres is 20 metres, also in English and off every street', () => {
    // 20 m to the east are 0.0001945° here; the address bar keeps 0.00019.
    expect(moveWords(here, [113.00019, 22.5], null, english)).toBe('20 m east');
  });

  it('of no length is none', () => {
    expect(moveWords(here, here, '解放路', chinese)).toBeNull();
  });
});

describe('classes of minutes', () => {
  it('are five of one width where the limit has five', () => {
    expect(minuteClasses(15)).toEqual([3, 6, 9, 12, 15]);
    expect(minuteClasses(30)).toEqual([6, 12, 18, 24, 30]);
    expect(minuteClasses(7)).toEqual([2, 3, 5, 6, 7]);
  });

  it('are fewer under five minutes, and never none', () => {
    expect(minuteClasses(2)).toEqual([1, 2]);
    expect(minuteClasses(1)).toEqual([1]);
    expect(() => minuteClasses(0)).toThrow('0 minutes');
  });

  it('hold their upper bound', () => {
    const bounds = minuteClasses(15);
    expect([1, 3, 4, 15].map((minutes) => minuteClassOf(minutes, bounds))).toEqual([0, 0, 1, 4]);
  });
});

describe('marks', () => {
  const facts = {
    groups: [
      { code: 'base', name: '' },
      { code: 'daily', name: '' },
    ],
    categories: [
      { code: 'health', name: '卫生', group: 'base' },
      { code: 'market', name: '市场', group: 'daily' },
    ],
    urbanMinutes: 15,
    ruralMinutes: 30,
  };
  const nameOf = (code: string) => facts.categories.find((c) => c.code === code)!.name;
  const beyond = (code: string, id: string) => ({
    ...aCircle({ [code]: 'gap' }).categories[0]!,
    nearestFacility: id,
    nearestName: '镇医院',
    nearestPosition: [113.1, 22],
    nearestSeconds: 1500,
  });

  it('are what lies inside and the nearest of what is missing, each place once', () => {
    const circle = aCircle(
      {},
      {
        facilities: [aFacility('shop', 300, ['market']), aFacility('far', 901, ['market'])],
        categories: [beyond('health', 'clinic'), beyond('market', 'clinic')],
      },
    );
    expect(
      marksOf(circle, facts, nameOf, chinese).map(({ id, outside, category, group, text }) => [
        id,
        outside,
        category,
        group,
        text,
      ]),
    ).toEqual([
      ['shop', false, 'market', 1, 'shop · 5 分钟'],
      ['clinic', true, 'health', 0, '镇医院 · 25 分钟'],
    ]);
  });

  it('leave out what is covered, optional, or nowhere', () => {
    const covered = { ...beyond('health', 'a'), inside: 1 };
    const optional = { ...beyond('health', 'b'), essential: false };
    const nowhere = { ...beyond('health', 'c'), nearestPosition: null };
    const circle = aCircle({}, { categories: [covered, optional, nowhere] });
    expect(marksOf(circle, facts, nameOf, chinese)).toEqual([]);
  });

  it('beyond the limit are named by whatever knows them', () => {
    const circle = aCircle({}, { categories: [{ ...beyond('health', 'x'), nearestName: null }] });
    expect(placeName('x', circle, null, nameOf, chinese)).toBe('卫生（未登记名称）');
    expect(placeName('y', circle, null, nameOf, chinese)).toBeNull();
    const facility = {
      id: 'y',
      name: '东站',
      nameEn: 'East',
      position: [1, 1],
      openNow: null,
      changesAt: null,
    };
    expect(placeName('y', circle, { facility }, nameOf, english)).toBe('East');
  });
});

describe('a crowd of marks', () => {
  const row = (count: number, apart: number) =>
    Array.from({ length: count }, (_, index) => ({ x: index * apart, y: 0 }));

  it('counts those that share a square of 24 pixels', () => {
    expect(countOverlapping(row(5, 24))).toBe(0);
    expect(countOverlapping([...row(5, 24), { x: 3, y: 3 }])).toBe(2);
  });

  it('begins above 150 marks, or above 60 on top of each other', () => {
    expect(isCrowded(row(mostSingleMarks, 24))).toBe(false);
    expect(isCrowded(row(mostSingleMarks + 1, 24))).toBe(true);
    expect(isCrowded(row(mostOverlapping, 0))).toBe(false);
    expect(isCrowded(row(mostOverlapping + 1, 0))).toBe(true);
  });
});
