import { useEffect, useRef } from 'preact/hooks';
import { emptyRule, mostDayRules, type TypedRule } from '../../lib/day-rules.ts';
import { Button } from '../ui/button.tsx';
import { usePage } from '../words.ts';
import { DayRuleFields } from './day-rule-fields.tsx';

interface Props {
  readonly rules: readonly TypedRule[];
  readonly onChange: (rules: readonly TypedRule[]) => void;
}

/** All days on which something comes: one rule below the other, the first always there. */
export function DayRules({ rules, onChange }: Props) {
  const { t } = usePage().words;
  const box = useRef<HTMLDivElement>(null);
  /** Where the focus goes once the rules are drawn anew. */
  const next = useRef<string | null>(null);
  useEffect(() => {
    if (next.current !== null) box.current?.querySelector<HTMLElement>(next.current)?.focus();
    next.current = null;
  }, [rules]);
  const add = () => {
    const key = Math.max(...rules.map((rule) => rule.key)) + 1;
    // Whoever adds days goes on with them.
    next.current = `#day-rule-${key} input:checked`;
    onChange([...rules, emptyRule(key)]);
  };
  const remove = (key: number) => {
    // The button that was pressed goes away, and the focus must not go with it.
    next.current = '#day-rule-add';
    onChange(rules.filter((rule) => rule.key !== key));
  };
  return (
    <div ref={box}>
      {rules.map((rule, i) => (
        <DayRuleFields
          key={rule.key}
          rule={rule}
          title={
            rules.length === 1 ? t('office.on-days') : t('office.on-days-of', { number: i + 1 })
          }
          onChange={(changed) =>
            onChange(rules.map((one) => (one.key === rule.key ? changed : one)))
          }
          onRemove={rules.length > 1 ? () => remove(rule.key) : null}
        />
      ))}
      <p class="office-actions">
        <Button
          id="day-rule-add"
          look="quiet"
          disabled={rules.length >= mostDayRules}
          onClick={add}
        >
          {t('office.days-add')}
        </Button>
      </p>
    </div>
  );
}
