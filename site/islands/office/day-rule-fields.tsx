import { dayKinds, dayNumbers, type NumberKind, type TypedRule } from '../../lib/day-rules.ts';
import { Button } from '../ui/button.tsx';
import { Field, describedBy } from '../ui/field.tsx';
import { usePage } from '../words.ts';

interface Props {
  readonly rule: TypedRule;
  readonly title: string;
  readonly onChange: (rule: TypedRule) => void;
  readonly onRemove: (() => void) | null;
}

/** Days by one rule: of the week, of the lunar month, or single ones. */
export function DayRuleFields({ rule, title, onChange, onRemove }: Props) {
  const { t, lang } = usePage().words;
  const { key, kind, dates } = rule;
  const datesId = `on-site-dates-${key}`;
  const toggle = (of: NumberKind, number: number) => {
    const chosen = rule.numbers[of];
    const next = chosen.includes(number)
      ? chosen.filter((one) => one !== number)
      : [...chosen, number];
    onChange({ ...rule, numbers: { ...rule.numbers, [of]: next } });
  };
  return (
    <fieldset id={`day-rule-${key}`}>
      <legend>{title}</legend>
      <div class="office-ticks">
        {dayKinds.map((one) => (
          <label class="tick" key={one}>
            <input
              type="radio"
              name={`day-kind-${key}`}
              checked={kind === one}
              onChange={() => onChange({ ...rule, kind: one })}
            />
            <span>{t(`office.days-${one}`)}</span>
          </label>
        ))}
      </div>
      {kind === 'dates' ? (
        <Field id={datesId} label={t('office.dates')} hint={t('office.dates-hint')}>
          <input
            id={datesId}
            value={dates}
            aria-describedby={describedBy(datesId, { hint: true })}
            onInput={(event) => onChange({ ...rule, dates: event.currentTarget.value })}
          />
        </Field>
      ) : (
        <div class="office-ticks" role="group" aria-label={t(`office.days-${kind}`)}>
          {dayNumbers[kind].map((number) => (
            <label class="tick" key={number}>
              <input
                type="checkbox"
                checked={rule.numbers[kind].includes(number)}
                onChange={() => toggle(kind, number)}
              />
              <span>{kind === 'weekly' ? weekday(lang, number) : number}</span>
            </label>
          ))}
        </div>
      )}
      {onRemove && (
        <Button look="text" onClick={onRemove}>
          {t('office.days-remove', { which: title })}
        </Button>
      )}
    </fieldset>
  );
}

/** 1 is Monday; 5 January 1970 was one. */
function weekday(lang: string, number: number): string {
  const day = new Date(Date.UTC(1970, 0, 4 + number));
  return new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' }).format(day);
}
