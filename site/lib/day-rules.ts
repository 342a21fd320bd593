/** Rules of the days on which something comes to a community, as a form holds them: what was chosen under one kind outlives a look at another. */
import type { DayRule } from '../../server/contract/on-site.ts';

export const dayKinds = ['weekly', 'dates', 'lunar-endings', 'lunar-days'] as const;
export type DayKind = (typeof dayKinds)[number];
export type NumberKind = Exclude<DayKind, 'dates'>;

/** What can be ticked under each kind. */
export const dayNumbers: Readonly<Record<NumberKind, readonly number[]>> = {
  weekly: [1, 2, 3, 4, 5, 6, 7],
  'lunar-endings': [1, 2, 3, 4, 5, 6, 7, 8, 9, 0],
  'lunar-days': Array.from({ length: 30 }, (_, i) => i + 1),
};

/** One session may have so many rules. */
export const mostDayRules = 10;

export interface TypedRule {
  /** Tells rules of a form apart while some are taken out. */
  readonly key: number;
  readonly kind: DayKind;
  readonly numbers: Readonly<Record<NumberKind, readonly number[]>>;
  /** As they were typed. */
  readonly dates: string;
}

export const emptyRule = (key: number): TypedRule => ({
  key,
  kind: 'weekly',
  numbers: { weekly: [], 'lunar-endings': [], 'lunar-days': [] },
  dates: '',
});

export function typedRule(rule: DayRule, key: number): TypedRule {
  const empty = emptyRule(key);
  switch (rule.kind) {
    case 'dates':
      return { ...empty, kind: 'dates', dates: rule.dates.join(' ') };
    case 'weekly':
      return { ...empty, numbers: { ...empty.numbers, weekly: rule.weekdays } };
    case 'lunar-days':
      return { ...empty, kind: rule.kind, numbers: { ...empty.numbers, 'lunar-days': rule.days } };
    case 'lunar-endings':
      return {
        ...empty,
        kind: rule.kind,
        numbers: { ...empty.numbers, 'lunar-endings': rule.endings },
      };
  }
}

export function ruleOf({ kind, numbers, dates }: TypedRule): DayRule {
  switch (kind) {
    case 'dates':
      return { kind, dates: dates.split(/[\s,，、;；]+/).filter(Boolean) };
    case 'weekly':
      return { kind, weekdays: [...numbers.weekly] };
    case 'lunar-days':
      return { kind, days: [...numbers['lunar-days']] };
    case 'lunar-endings':
      return { kind, endings: [...numbers['lunar-endings']] };
  }
}

/** Whether nothing is chosen yet. */
export const isEmptyRule = ({ kind, numbers, dates }: TypedRule): boolean =>
  kind === 'dates' ? dates.trim() === '' : numbers[kind].length === 0;
