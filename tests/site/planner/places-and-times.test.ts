import { describe, expect, it } from 'vitest';
import { circlePath } from '../../../site/lib/planner/circle-question.ts';
import { areaStateWords, spotWords, tileWords } from '../../../site/lib/planner/place-words.ts';
import { nextTime, plannerTimes, timeCodeOf } from '../../../site/lib/planner/planner-times.ts';
import { parsePlannerView } from '../../../site/lib/planner/planner-view.ts';
import { questionWords } from '../../../site/lib/planner/question-words.ts';
import { aCircle } from '../a-circle.ts';
import { chinese, english } from '../words-of.ts';
import { area, nameOf } from './a-coverage.ts';

const limits = { urbanMinutes: 15, ruralMinutes: 30 };

describe('a place under the pointer', () => {
  const said = (minutes: Parameters<typeof tileWords>[0]) =>
    tileWords(minutes, 'walk', '诊所', limits, chinese);

  it('is told in minutes and how they stand to the limits of town and village', () => {
    expect(said(11)).toBe('这里到最近的诊所步行 11 分钟，城里村里都在规定之内');
    expect(said(15)).toContain('都在规定之内');
    expect(said(16)).toBe(
      '这里到最近的诊所步行 16 分钟：村里在规定之内（30 分钟），城里超出（15 分钟）',
    );
    expect(said(30)).toContain('村里在规定之内');
    expect(said(31)).toBe('这里到最近的诊所步行 31 分钟，超出规定');
  });

  it('is told where there are no minutes', () => {
    expect(said('no-street')).toBe('这里没有路，或没有路通到诊所');
    expect(said('beyond')).toBe('这里到最近的诊所步行要 4 个多小时');
    expect(tileWords(11, 'ebike', 'clinics', limits, english)).toBe(
      'From here the nearest of clinics is 11 min by e-bike, within the limit of town and village',
    );
  });

  it('has the state of the area around it', () => {
    expect(areaStateWords(area({}), chinese)).toBe('柳塘社区：20% 的人被落下');
    expect(areaStateWords(area({ gap: 0, covered: 1000 }), chinese)).toBe('柳塘社区：没有人被落下');
    expect(areaStateWords(area({ gap: 0, unknown: 5 }), chinese)).toBe('柳塘社区：说不清');
    expect(areaStateWords(area({ people: null }), chinese)).toBe('柳塘社区：不知道有多少人');
  });
});

describe('a place that was asked about', () => {
  const circle = aCircle({ health: 'covered', market: 'gap', bank: 'unknown' });
  const withNearest = {
    ...circle,
    categories: circle.categories.map((one) =>
      one.code === 'health'
        ? { ...one, nearestSeconds: 601, nearestName: '柳塘诊所', inside: 2 }
        : one.code === 'bank'
          ? { ...one, because: 'data-border' as const }
          : one,
    ),
  };
  const said = (category: string) => spotWords(withNearest, category, nameOf, chinese);

  it('is told as its circle has it: minutes rounded up, the state, the nearest one', () => {
    expect(said('health')).toEqual([
      '这里到最近的诊所步行 11 分钟，够得到',
      '最近的是柳塘诊所。',
      '范围内共有 2 处。',
      '按城市算，15 分钟',
    ]);
  });

  it('says that none was found, as far as a circle looks', () => {
    expect(said('market')[0]).toBe('这里步行 30 分钟内到不了菜市场，缺口');
  });

  it('says why it is not known', () => {
    expect(said('bank').slice(0, 2)).toEqual([
      '这里步行 30 分钟内到不了bank，说不清',
      '因为离数据的边界太近，边界那边可能就有。',
    ]);
  });

  it('counts the whole set, what is missing and what is not known', () => {
    expect(said('essential')).toEqual([
      '整套 3 类里，1 类够得到',
      '缺：菜市场。',
      '说不清：bank。',
      '按城市算，15 分钟',
    ]);
  });

  it('says that a kind of service is not there', () => {
    expect(said('castle')).toEqual(['没有“castle”这类服务。']);
  });

  it('is asked for by the terms of the view', () => {
    const view = parsePlannerView('profile=elder&minutes=20&at=2026-11-24T19:30&scenario=s');
    expect(circlePath(view, 'r', [113.5, 22.25])).toBe(
      '/circle?lng=113.5&lat=22.25&region=r&profile=elder&minutes=20&at=2026-11-24T19:30&scenario=s',
    );
  });
});

describe('hours that planners ask for', () => {
  it('are the next ones to come, today’s while it is still to come', () => {
    // 24 November 2026 is a Tuesday.
    expect(nextTime('workday-evening', '2026-11-24T19:29')).toBe('2026-11-24T19:30');
    expect(nextTime('workday-evening', '2026-11-24T19:30')).toBe('2026-11-25T19:30');
    expect(nextTime('saturday-morning', '2026-11-24T08:00')).toBe('2026-11-28T10:00');
    expect(nextTime('sunday-evening', '2026-11-29T20:00')).toBe('2026-12-06T19:30');
  });

  it('are known again by day of the week and clock', () => {
    for (const code of plannerTimes)
      expect(timeCodeOf(nextTime(code, '2026-11-24T08:00'))).toBe(code);
    expect(timeCodeOf('2026-11-24T19:31')).toBeUndefined();
  });
});

describe('the question in one line', () => {
  it('says everything that was chosen', () => {
    const view = parsePlannerView('category=market&minutes=20&at=2026-11-24T19:30&choice=2');
    expect(questionWords(view, nameOf, chinese)).toBe(
      '菜市场、步行、20 分钟、第二近、11月24日星期二 19:30、社区和村',
    );
    expect(questionWords(parsePlannerView(''), (code) => code, english)).toBe(
      'health, Walking, planned minutes, Communities and villages',
    );
  });
});
