import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { isMinutes, maxMinutes } from '../../lib/view-state.ts';
import { Picker } from './picker.tsx';
import { usePlanner } from './planner-tools.ts';

const usual = [5, 10, 15, 20, 30, 45, 60] as const;
const restMilliseconds = 600;

/** The norm of town and village, a usual number of minutes for both, or one's own. */
export function MinutesPicker() {
  const { words, facts, view, change } = usePlanner();
  const { t } = words;
  const [asksOwn, setAsksOwn] = useState(false);
  const listed = usual.some((minutes) => minutes === view.minutes);
  const own = asksOwn || (view.minutes !== undefined && !listed);
  return (
    <>
      <Picker
        label={t('planner.minutes')}
        value={own ? 'own' : String(view.minutes ?? 'norm')}
        options={[
          {
            code: 'norm',
            name: t('planner.minutes-norm', {
              urban: facts.urbanMinutes,
              rural: facts.ruralMinutes,
            }),
          },
          ...usual.map((minutes) => ({
            code: String(minutes),
            name: t('minutes.short', { count: minutes }),
          })),
          { code: 'own', name: t('planner.minutes-own') },
        ]}
        onChange={(code) => {
          setAsksOwn(code === 'own');
          if (code !== 'own') change({ minutes: code === 'norm' ? undefined : Number(code) });
        }}
      />
      {own && <OwnMinutes />}
    </>
  );
}

/** What is typed stays, good or bad; only whole minutes from 1 to 60 leave it, once the typing rests. */
function OwnMinutes() {
  const { words, view, change } = usePlanner();
  const { t } = words;
  const id = useId();
  const [typed, setTyped] = useState(String(view.minutes ?? ''));
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const bad = typed !== '' && !isMinutes(Number(typed));
  return (
    <div class={`field${bad ? ' has-error' : ''}`}>
      <label class="field-label" for={id}>
        {t('planner.minutes-own-label')}
      </label>
      {bad && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {t('planner.minutes-bad', { value: typed, most: maxMinutes })}
        </p>
      )}
      <input
        id={id}
        inputMode="numeric"
        value={typed}
        aria-invalid={bad}
        aria-describedby={bad ? `${id}-error` : undefined}
        onInput={(event) => {
          const text = event.currentTarget.value.trim();
          setTyped(text);
          clearTimeout(timer.current);
          if (text !== '' && isMinutes(Number(text)))
            timer.current = window.setTimeout(
              () => change({ minutes: Number(text) }),
              restMilliseconds,
            );
        }}
      />
    </div>
  );
}
