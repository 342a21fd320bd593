import { useEffect, useRef, useState } from 'preact/hooks';
import { datePart, firstYear, lastYear, timePart } from '../lib/local-time.ts';
import { weekdayWord } from '../lib/open-words.ts';
import { quickTimes } from '../lib/quick-times.ts';
import { checkTyped, type CheckedTime } from '../lib/typed-time.ts';
import { describedBy, Field } from './ui/field.tsx';
import { usePage } from './words.ts';

interface Props {
  /** Wall time of the region; undefined is now. */
  readonly at: string | undefined;
  /** What the region’s clocks show at this moment. */
  readonly now: string;
  readonly onChange: (at: string | undefined) => void;
}

/** Now, one of three times that people ask for, or a day and hour of one’s own. */
export function TimeChoice({ at, now, onChange }: Props) {
  const { words } = usePage();
  const { t } = words;
  const [asksOwn, setAsksOwn] = useState(false);
  const quick = quickTimes(now);
  const own = asksOwn || (at !== undefined && !quick.some((choice) => choice.at === at));
  const choose = (next: string | undefined) => {
    setAsksOwn(false);
    onChange(next);
  };
  return (
    <fieldset class="chips chips-time">
      <legend class="field-label">{t('time.label')}</legend>
      <TimeChip label={t('time.now')} checked={!own && !at} onChoose={() => choose(undefined)} />
      {quick.map((choice) => (
        <TimeChip
          key={choice.code}
          label={t(`time.quick.${choice.code}`, {
            day: weekdayWord(choice.at, words),
            time: words.time(choice.at),
          })}
          checked={!own && at === choice.at}
          onChoose={() => choose(choice.at)}
        />
      ))}
      <TimeChip
        label={t('time.own')}
        checked={own}
        onChoose={() => {
          setAsksOwn(true);
          onChange(at ?? now);
        }}
      />
      {own && <OwnTime at={at ?? now} onChange={onChange} />}
    </fieldset>
  );
}

function TimeChip(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <label class="chip">
      <input type="radio" name="time" checked={props.checked} onChange={props.onChoose} />
      <span>{props.label}</span>
    </label>
  );
}

const restMilliseconds = 500;

/** The two inputs keep what is typed, good or bad; only a good pair leaves them. */
function OwnTime({
  at,
  onChange,
}: {
  readonly at: string;
  readonly onChange: (at: string) => void;
}) {
  const { t } = usePage().words;
  const [refused, setRefused] = useState<Exclude<CheckedTime, { ok: true }> | null>(null);
  const date = useRef<HTMLInputElement>(null);
  const time = useRef<HTMLInputElement>(null);
  const check = () => checkTyped({ date: date.current!.value, time: time.current!.value });

  // Set by hand: a controlled input would wipe out a date that is only half typed.
  const sent = useRef<string | null>(null);
  useEffect(() => {
    if (sent.current === at) return;
    date.current!.value = datePart(at);
    time.current!.value = timePart(at);
    setRefused(null);
  }, [at]);

  // Day 3 is the beginning of day 31: a time is taken when the typing rests.
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const take = () => {
    clearTimeout(timer.current);
    const typed = check();
    if (!typed.ok) return typed;
    sent.current = typed.at;
    setRefused(null);
    if (typed.at !== at) onChange(typed.at);
    return null;
  };
  const onInput = () => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(take, restMilliseconds);
  };
  // Said when an input is left: while one types, every date is incomplete for a while.
  const onBlur = () => setRefused(take());
  const problem = (field: CheckedField) =>
    refused?.field === field
      ? t(`time.${refused.reason}`, {
          first: String(firstYear),
          last: String(lastYear),
          value: date.current?.value ?? '',
        })
      : null;
  const input = (field: CheckedField) => {
    const id = `asked-${field}`;
    return (
      <Field id={id} label={t(`time.${field}`)} error={problem(field)}>
        <input
          id={id}
          ref={field === 'date' ? date : time}
          type={field}
          required
          aria-invalid={refused?.field === field}
          aria-describedby={describedBy(id, { error: refused?.field === field })}
          onInput={onInput}
          onBlur={onBlur}
        />
      </Field>
    );
  };
  return (
    <div class="own-time">
      {input('date')}
      {input('time')}
      <p class="field-hint">{t('time.zone')}</p>
    </div>
  );
}

type CheckedField = 'date' | 'time';
