import { describe, expect, it } from 'vitest';
import type { CommunityScorecard } from '../../../server/contract/scorecard.ts';
import { capacityLines } from '../../../site/lib/planner/capacity-words.ts';
import { comesRows, completeWords, insideRows } from '../../../site/lib/planner/essential-words.ts';
import { withinSentence } from '../../../site/lib/planner/figure-words.ts';
import { scenarioWords } from '../../../site/lib/planner/scenario-words.ts';
import { scorecardLines, scorecardSummary } from '../../../site/lib/planner/scorecard-lines.ts';
import { chinese, english } from '../words-of.ts';
import { nameOf } from './a-coverage.ts';

const row = (
  code: string,
  state: CommunityScorecard['rows'][number]['state'],
  value: number | null,
): CommunityScorecard['rows'][number] => ({
  code,
  zh: code,
  en: code,
  value,
  unit: 'square-meter',
  norms: [{ code: 'n', value: 300, bound: 'min' }],
  clause: null,
  state,
  why: { code: null, zh: '', en: '' },
});

describe('the scorecard beside an area', () => {
  const card: CommunityScorecard = {
    code: '440000000001',
    name: '柳塘社区',
    level: 'community',
    invented: true,
    kind: 'urban',
    rows: [row('met', 'met', 320), row('missed', 'not-met', 280.5), row('open', 'no-data', null)],
  };

  it('is counted in one sentence', () => {
    expect(scorecardSummary(card, chinese)).toBe('1 项达标，1 项没达标，1 项没有数据。');
  });

  it('begins with what is not met, and says value and norm', () => {
    expect(scorecardLines(card, chinese).map(({ key, said }) => `${key}: ${said}`)).toEqual([
      'missed: 280.5 平方米，要求 ≥ 300 平方米',
      'open: 要求 ≥ 300 平方米',
      'met: 320 平方米，要求 ≥ 300 平方米',
    ]);
  });

  it('counts communities for what lies above them', () => {
    const above = {
      code: '440402',
      name: '香洲区',
      level: 'area' as const,
      invented: false,
      communities: 9,
      withFigures: 4,
      notComputed: 0,
      own: [],
      averages: [],
      rows: [
        {
          code: 'r',
          zh: '场地',
          en: 'Rooms',
          clause: null,
          met: 3,
          notMet: 1,
          noData: 5,
          notComputed: 0,
        },
      ],
    };
    expect(scorecardSummary(above, chinese)).toBe('辖 9 个社区、村，4 个填了数据。');
    expect(scorecardLines(above, chinese)).toEqual([
      {
        key: 'rolled-r',
        name: '场地',
        state: null,
        said: '3 个达标，1 个没达标，5 个没有数据',
      },
    ]);
  });
});

describe('competition for places', () => {
  const capacity = {
    method: '2SFCA' as const,
    decay: 'gaussian' as const,
    knownFacilities: 2,
    unknownFacilities: 0,
    capacity: 50,
    unreachedFacilities: 0,
    unreachedCapacity: 0,
    people: 1000,
    unknownPeople: 0,
    perThousand: 50,
    worstTenthPerThousand: 12.34,
    gini: 0.2,
  };

  it('is told by the mean and the tenth with least', () => {
    expect(capacityLines(capacity, chinese)).toEqual([
      '每千人平均摊到 50.0 个位置。',
      '最少的一成人，每千人 12.3 个，基尼系数 0.20。',
    ]);
  });

  it('never hides what is not known: unknown capacities, and places that nobody reaches', () => {
    const partly = {
      ...capacity,
      perThousand: null,
      worstTenthPerThousand: null,
      unknownFacilities: 1,
      unknownPeople: 400,
      unreachedFacilities: 2,
    };
    expect(capacityLines(partly, english)).toEqual([
      '1 facility has no capacity on record; for the 400 people who reach it, the share is not known.',
      '2 facilities have nobody within reach; their places are in nobody’s share.',
    ]);
  });
});

describe('the whole set', () => {
  const essential = {
    completeShare: 0.734,
    byInside: [
      { categories: 16, people: 200 },
      { categories: 17, people: 734 },
      { categories: 3, people: 0 },
    ],
    categories: [],
  };

  it('has its rate in a sentence, or says why there is none', () => {
    expect(completeWords(essential, chinese)).toBe('达标率 73%：这么多人的服务圈是全的。');
    expect(completeWords({ ...essential, completeShare: null }, chinese)).toBe(
      '达标率不知道：没有人口数据。',
    );
  });

  it('counts people by how many kinds they reach, most kinds first, empty ones left out', () => {
    expect(insideRows(essential, chinese)).toEqual(['17 类：734 人', '16 类：200 人']);
  });

  it('tells apart what comes to the door, where anything does', () => {
    const comes = [
      { code: '1', name: '柳塘社区', categories: [{ code: 'market', providers: 2 }] },
      { code: '2', name: null, categories: [] },
    ];
    expect(comesRows(comes, nameOf, chinese)).toEqual([
      { key: '1', text: '柳塘社区：菜市场（2 家）' },
    ]);
  });
});

describe('small words', () => {
  it('name the scenario that is followed, as far as its name is known', () => {
    expect(scenarioWords('加一处诊所', chinese)).toBe('正在看方案“加一处诊所”，不是现状。');
    expect(scenarioWords(null, chinese)).toBe('正在看一个方案，不是现状。');
  });

  it('begin small within an English sentence, and stay as they are elsewhere', () => {
    expect(withinSentence('Community health care', english)).toBe('community health care');
    expect(withinSentence('ATM', english)).toBe('ATM');
    expect(withinSentence('诊所', chinese)).toBe('诊所');
  });
});
