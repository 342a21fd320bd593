import { describe, expect, it } from 'vitest';
import type { ChangeEffect, Compare } from '../../../server/contract/compare.ts';
import type { Change } from '../../../server/contract/scenario.ts';
import type { CoverageFigures } from '../../../server/contract/coverage.ts';
import { changeSentence } from '../../../site/lib/planner/what-if/change-words.ts';
import {
  changedAreas,
  cellLook,
  differenceLines,
  signedPeople,
} from '../../../site/lib/planner/what-if/compare-words.ts';
import { refusedChange } from '../../../site/lib/planner/what-if/refused-change.ts';
import { forgetDraft, keepDraft, keptDraft } from '../../../site/lib/planner/what-if/kept-draft.ts';
import { compareQuestion } from '../../../site/lib/planner/what-if/compare-question.ts';
import { scenarioLink } from '../../../site/lib/planner/what-if/scenario-link.ts';
import { emptyPlannerView, parsePlannerView } from '../../../site/lib/planner/planner-view.ts';
import { chinese, english } from '../words-of.ts';

const names = { nameOf: () => '诊所', facility: (id: string) => (id === 'n1' ? '老站' : id) };
const say = (change: Change, effect?: ChangeEffect, words = chinese) =>
  changeSentence(change, effect, names, words);

describe('a change in a sentence', () => {
  it('names what is planned and for how many', () => {
    const change: Change = {
      kind: 'add-facility',
      id: 'new-1',
      categories: ['health'],
      name: '新站',
      position: [112.9, 23.4],
    };
    expect(say(change)).toBe('新增“新站”（诊所）');
    expect(say({ ...change, capacity: 300 })).toBe('新增“新站”（诊所），能服务 300 人');
  });

  it('names a facility that is moved, closed or enlarged', () => {
    expect(say({ kind: 'close-facility', facility: 'n1' })).toBe('关掉“老站”');
    expect(say({ kind: 'move-facility', facility: 'n1', position: [112.9, 23.4] })).toBe(
      '“老站”搬到 112.9, 23.4',
    );
    expect(
      say({ kind: 'enlarge-facility', facility: 'n2', capacity: 50 }, undefined, english),
    ).toBe('Enlarges “n2” to 50 people');
  });

  it('tells the street that the service found, and until then the place', () => {
    const gate: Change = { kind: 'open-gate', position: [112.9, 23.4] };
    expect(say(gate)).toBe('打开 112.9, 23.4 附近的门');
    expect(say(gate, { change: 0, kind: 'open-gate', street: '柳塘路' })).toBe('打开柳塘路上的门');
  });

  it('tells a bridge with its length and what it joins, each street once', () => {
    const bridge: Change = {
      kind: 'add-path',
      path: 'footbridge',
      line: [
        [112.9, 23.4],
        [112.91, 23.4],
      ],
    };
    const join = (street: string | null) => ({ position: [112.9, 23.4], street, meters: 3 });
    expect(say(bridge)).toBe('架一座人行桥');
    expect(
      say(bridge, {
        change: 0,
        kind: 'add-path',
        meters: 82.4,
        joins: [join('河东路'), join('河西路')],
      }),
    ).toBe('架一座人行桥，长 82 米，连上河东路和河西路');
    expect(
      say(bridge, { change: 0, kind: 'add-path', meters: 82.4, joins: [join(null), join(null)] }),
    ).toBe('架一座人行桥，长 82 米');
  });
});

const figures = (fields: Partial<CoverageFigures>): CoverageFigures => ({
  people: 1000,
  covered: 600,
  gap: 400,
  unknown: 0,
  state: 'gap',
  meanMinutes: 12,
  p90Minutes: 20,
  ...fields,
});
const total = (gained: number, lost: number): Compare['total'] => ({
  before: figures({}),
  after: figures({ covered: 600 + gained - lost, meanMinutes: 11 }),
  gained,
  lost,
});
const lines = (of: Compare['total']) =>
  differenceLines({ total: of, category: 'health' }, () => '诊所', chinese);

describe('what a scenario does to people', () => {
  it('says who gains and who loses, each apart', () => {
    expect(lines(total(120, 30)).map(({ text }) => text)).toEqual([
      '120 人新够得到诊所。',
      '30 人不再够得到诊所。',
      '够得到诊所的人：600 → 690。',
      '到最近的诊所平均 12.0 → 11.0 分钟。',
    ]);
  });

  it('says that nobody gains or loses', () => {
    expect(lines(total(0, 0))[0]).toEqual({ state: 'plain', text: '够得到诊所的人没有变化。' });
  });

  it('counts nobody without a population', () => {
    const unknown = figures({ people: null });
    expect(lines({ before: unknown, after: unknown, gained: 0, lost: 0 })).toEqual([
      { state: 'unknown', text: '还没有人口数据，算不出多少人。' },
    ]);
  });

  it('writes changes with their sign, and none without', () => {
    expect([12, -3, 0.01].map((people) => signedPeople(people, chinese))).toEqual([
      '+12',
      '−3',
      '0',
    ]);
  });

  it('lists areas by how many change, without those where nobody does', () => {
    const area = (code: string, gained: number, lost: number) => ({
      code,
      name: code,
      ...total(gained, lost),
    });
    expect(
      changedAreas([area('a', 1, 0), area('b', 0, 0), area('c', 5, 9)]).map(({ code }) => code),
    ).toEqual(['c', 'a']);
  });

  it('marks places that gain or lose, and none where only what is unknown changes', () => {
    const cell = (before: 'covered' | 'gap' | 'unknown', after: 'covered' | 'gap' | 'unknown') =>
      cellLook({
        position: [0, 0],
        people: 1,
        before,
        after,
        beforeMinutes: null,
        afterMinutes: 1,
      });
    expect([
      cell('gap', 'covered'),
      cell('unknown', 'covered'),
      cell('covered', 'gap'),
      cell('gap', 'unknown'),
    ]).toEqual(['gained', 'gained', 'lost', null]);
  });
});

describe('a refusal', () => {
  const problem = (code: string, suggestion?: object) => ({
    kind: 'problem' as const,
    problem: { type: '', title: '', status: 422, code, detail: '新路接不上。', suggestion },
  });

  it('is put beside the change that it is about', () => {
    expect(refusedChange(problem('change-path-joins-nothing', { change: 2 }) as never)).toEqual({
      change: 2,
      text: '新路接不上。',
    });
  });

  it('of anything else is about no change', () => {
    expect(refusedChange(problem('too-busy') as never)).toBeNull();
    expect(refusedChange(problem('changed-meanwhile', { version: 3 }) as never)).toBeNull();
    expect(refusedChange({ kind: 'offline' })).toBeNull();
    expect(refusedChange(null)).toBeNull();
  });
});

describe('what is asked', () => {
  it('follows the view, and is brief while something is dragged', () => {
    const view = parsePlannerView('#category=market&profile=pram&minutes=12&level=square&size=500');
    expect(compareQuestion(view, 'linshui', { changes: [] }, true)).toEqual({
      region: 'linshui',
      changes: [],
      category: 'market',
      profile: 'pram',
      minutes: 12,
      level: 'square',
      size: 500,
      brief: true,
    });
  });

  it('of the whole set is about clinics, because one category is compared at a time', () => {
    const view = parsePlannerView('#category=essential');
    expect(compareQuestion(view, 'linshui', { changes: [] }).category).toBe('health');
  });

  it('of a shared scenario names its token and sends no changes', () => {
    expect(compareQuestion(emptyPlannerView, 'linshui', { scenario: 'T' })).toEqual({
      region: 'linshui',
      scenario: 'T',
      category: 'health',
      profile: 'walk',
      level: 'community',
    });
  });

  it('of others goes into a link that opens the scenario', () => {
    const link = scenarioLink(emptyPlannerView, 'T', 'https://a.example', '/planner/');
    expect(link).toBe('https://a.example/planner/#tab=what-if&scenario=T');
  });
});

describe('a draft in the tab', () => {
  const shelf = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  };
  const draft = { version: 3, name: '方案', changes: [] };

  it('is found again until it is forgotten, by its scenario alone', () => {
    const own = shelf();
    keepDraft(own, 'a', draft);
    expect(keptDraft(own, 'a')).toEqual(draft);
    expect(keptDraft(own, 'b')).toBeNull();
    forgetDraft(own, 'a');
    expect(keptDraft(own, 'a')).toBeNull();
  });

  it('is nothing where something else stands, or nothing can be kept', () => {
    const own = shelf();
    for (const text of ['{', 'null', '{"version":"3"}', '[]']) {
      own.setItem('jinlin-scenario:a', text);
      expect(keptDraft(own, 'a')).toBeNull();
    }
    const forbidden = () => {
      throw new Error('forbidden');
    };
    const closed = { getItem: forbidden, setItem: forbidden, removeItem: forbidden };
    keepDraft(closed, 'a', draft);
    forgetDraft(closed, 'a');
    expect(keptDraft(closed, 'a')).toBeNull();
  });
});
