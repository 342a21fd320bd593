import { describe, expect, test } from 'vitest';
import { mostRules, type DayRule } from '../../server/contract/on-site.ts';
import {
  dayKinds,
  emptyRule,
  isEmptyRule,
  mostDayRules,
  ruleOf,
  typedRule,
} from '../../site/lib/day-rules.ts';

const rules: readonly DayRule[] = [
  { kind: 'weekly', weekdays: [1, 4] },
  { kind: 'dates', dates: ['2026-12-01', '2026-12-24'] },
  { kind: 'lunar-days', days: [1, 15] },
  { kind: 'lunar-endings', endings: [3, 6, 0] },
];

describe('rules of days', () => {
  test('of each kind come back from the form as they were', () => {
    expect(rules.map(({ kind }) => kind).toSorted()).toEqual([...dayKinds].toSorted());
    expect(rules.map((rule, key) => ruleOf(typedRule(rule, key)))).toEqual(rules);
  });

  test('keep what was chosen under one kind while another is looked at', () => {
    const weekly = typedRule(rules[0]!, 0);
    const looked = { ...weekly, kind: 'lunar-days' as const };
    expect(isEmptyRule(looked)).toBe(true);
    expect(ruleOf({ ...looked, kind: 'weekly' })).toEqual(rules[0]);
  });

  test('are empty until something is chosen; dates are told apart by what people type', () => {
    const empty = emptyRule(0);
    for (const kind of dayKinds) expect(isEmptyRule({ ...empty, kind })).toBe(true);
    const dates = {
      ...empty,
      kind: 'dates' as const,
      dates: ' 2026-12-01，2026-12-02、2026-12-03 ',
    };
    expect(isEmptyRule(dates)).toBe(false);
    expect(ruleOf(dates)).toEqual({
      kind: 'dates',
      dates: ['2026-12-01', '2026-12-02', '2026-12-03'],
    });
  });

  test('are as many as the API takes', () => {
    expect(mostDayRules).toBe(mostRules);
  });
});
