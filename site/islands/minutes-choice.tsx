import { useState } from 'preact/hooks';
import { isMinutes, maxMinutes, minuteChoices } from '../lib/view-state.ts';
import { usePage } from './words.ts';

interface Props {
  readonly minutes: number | undefined;
  /** `undefined` lets the norm decide. */
  readonly onChange: (minutes: number | undefined) => void;
}

export function MinutesChoice({ minutes, onChange }: Props) {
  const { t, plural } = usePage().words;
  const [asksOwn, setAsksOwn] = useState(false);
  const [typed, setTyped] = useState('');
  const isListed = minutes === undefined || minuteChoices.some((choice) => choice === minutes);
  const own = asksOwn || !isListed;
  const value = typed || (own && minutes !== undefined ? String(minutes) : '');
  const invalid = typed !== '' && !isMinutes(Number(typed));
  const choose = (next: number | undefined) => {
    setAsksOwn(false);
    setTyped('');
    onChange(next);
  };

  return (
    <fieldset class="chips chips-minutes">
      <legend class="field-label">{t('minutes.label')}</legend>
      {[undefined, ...minuteChoices].map((choice) => (
        <label class="chip" key={choice ?? 0}>
          <input
            type="radio"
            name="minutes"
            value={choice ?? ''}
            checked={!own && minutes === choice}
            onChange={() => choose(choice)}
          />
          <span>{choice === undefined ? t('minutes.norm') : plural('minutes.choice', choice)}</span>
        </label>
      ))}
      <label class="chip">
        <input
          type="radio"
          name="minutes"
          value="own"
          checked={own}
          onChange={() => setAsksOwn(true)}
        />
        <span>{t('minutes.own')}</span>
      </label>
      {own && (
        <label class="field field-own">
          <span class="field-label">{t('minutes.own-field')}</span>
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={maxMinutes}
            step={1}
            value={value}
            aria-invalid={invalid}
            aria-describedby={invalid ? 'minutes-error' : undefined}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              const next = Number(event.currentTarget.value);
              if (isMinutes(next)) onChange(next);
            }}
          />
          {invalid && (
            <span class="field-error" id="minutes-error" role="alert">
              {t('minutes.invalid')}
            </span>
          )}
        </label>
      )}
    </fieldset>
  );
}
