import { describe, expect, it } from 'vitest';
import { peopleText, shareText } from '../../../site/lib/planner/figure-words.ts';
import { populationDetails, populationLine } from '../../../site/lib/planner/population-words.ts';
import { percentileLines, verdictLines } from '../../../site/lib/planner/verdict-words.ts';
import { chinese, english } from '../words-of.ts';
import { coverage, nameOf } from './a-coverage.ts';

const said = (answer: ReturnType<typeof coverage>) =>
  verdictLines(answer, nameOf, chinese).map(({ state, text }) => `${state}: ${text}`);

describe('the answer in sentences', () => {
  it('says who is left out first, then who is covered, then of whom nothing can be said', () => {
    expect(said(coverage())).toEqual([
      'gap: 200 人（20%）被落下：城 15 分钟、村 30 分钟内到不了诊所。',
      'covered: 700 人（70%）城 15 分钟、村 30 分钟内到得了诊所。',
      'unknown: 还有 100 人（10%）说不清：登记不全、离数据边界太近，或附近没有路。',
    ]);
  });

  it('names one limit where town and village have the same', () => {
    const answer = coverage({ limits: { urbanMinutes: 20, ruralMinutes: 20 } });
    expect(said(answer)[0]).toBe('gap: 200 人（20%）被落下：20 分钟内到不了诊所。');
  });

  it('speaks of two or three where a choice is asked for', () => {
    expect(said(coverage({ choice: 3 }))[0]).toBe(
      'gap: 200 人（20%）被落下：城 15 分钟、村 30 分钟内到不了三处诊所。',
    );
  });

  it('claims no gap where there is none, and nothing at all where all is unknown', () => {
    const { total } = coverage();
    expect(said(coverage({ total: { ...total, covered: 1000, gap: 0, unknown: 0 } }))).toEqual([
      'covered: 1,000 人（100%）城 15 分钟、村 30 分钟内到得了诊所。',
    ]);
    expect(said(coverage({ total: { ...total, covered: 0, gap: 0, unknown: 1000 } }))).toEqual([
      'unknown: 还有 1,000 人（100%）说不清：登记不全、离数据边界太近，或附近没有路。',
    ]);
  });

  it('speaks of complete circles for the whole set', () => {
    expect(said(coverage({ category: 'essential' }))[0]).toBe(
      'gap: 200 人（20%）的服务圈不全：城 15 分钟、村 30 分钟内至少缺一类。',
    );
  });

  it('says that people cannot be counted without a population, and that nobody lives there', () => {
    const { total } = coverage();
    const none = { ...total, people: null, covered: 0, gap: 0, unknown: 0 };
    expect(said(coverage({ population: null, total: none }))).toEqual([
      'unknown: 还没有人口数据，所以算不出多少人。地图上的分钟照样是对的。',
    ]);
    expect(said(coverage({ total: { ...none, people: 0 } }))).toEqual([
      'unknown: 人口数据里，这个地区一个人也没有。',
    ]);
  });
});

describe('the percentiles in sentences', () => {
  const percentiles = [
    { share: 0.5, minutes: 6.2 },
    { share: 0.9, minutes: 11 },
    { share: 0.95, minutes: null },
  ];

  it('round minutes up, and say where fewer people have any way there', () => {
    expect(percentileLines(coverage({ percentiles }), nameOf, chinese)).toEqual([
      '50% 的人 7 分钟内到得了诊所',
      '90% 的人 11 分钟内到得了诊所',
      '95% 的人到诊所：有路可到的人不到这么多',
    ]);
    expect(percentileLines(coverage({ percentiles }), () => 'clinics', english)[1]).toBe(
      '90% of people reach clinics within 11 min',
    );
  });

  it('speak of two or three where a choice is asked for', () => {
    expect(percentileLines(coverage({ percentiles, choice: 2 }), nameOf, chinese)[0]).toBe(
      '50% 的人 7 分钟内到得了两处诊所',
    );
  });

  it('are silent where half reach none, without people, and for the whole set', () => {
    const none = [{ share: 0.5, minutes: null }];
    expect(percentileLines(coverage({ percentiles: none }), nameOf, chinese)).toEqual([]);
    const total = { ...coverage().total, people: null };
    expect(percentileLines(coverage({ percentiles, total }), nameOf, chinese)).toEqual([]);
    expect(
      percentileLines(coverage({ percentiles, category: 'essential' }), nameOf, chinese),
    ).toEqual([]);
  });
});

describe('figures', () => {
  it('never round somebody to nobody, or almost all to all', () => {
    expect([0, 0.2, 0.5, 12345.6].map((people) => peopleText(people, chinese))).toEqual([
      '0',
      '不到 1',
      '1',
      '12,346',
    ]);
    expect([0, 0.0049, 0.005, 0.994, 0.995, 1].map((share) => shareText(share, chinese))).toEqual([
      '0%',
      '不到 1%',
      '1%',
      '99%',
      '99% 以上',
      '100%',
    ]);
  });
});

describe('where people come from', () => {
  it('stands in one line, and at length with the day and what was left out', () => {
    const { population } = coverage();
    expect(populationLine(population, chinese)).toBe('人口：第七次人口普查；格点，间距约 100 米');
    expect(populationLine({ ...population!, invented: true }, chinese)).toContain('（虚构）');
    expect(populationLine(null, chinese)).toBe('人口：没有数据');
    const outside = { points: 2, people: 30 };
    expect(populationDetails({ ...population!, outside }, chinese)).toEqual([
      '共 1,000 人，120 个点。',
      '2026年11月20日导入。',
      '还有 30 人在地区之外，没有算。',
    ]);
    expect(populationDetails({ ...population!, outside: null }, chinese)).toHaveLength(2);
  });
});
