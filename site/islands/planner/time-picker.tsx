import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { isLocalTime, localTimeIn } from '../../lib/local-time.ts';
import {
  nextTime,
  plannerTimes,
  timeCodeOf,
  type PlannerTime,
} from '../../lib/planner/planner-times.ts';
import { Picker } from './picker.tsx';
import { usePlanner } from './planner-tools.ts';

const restMilliseconds = 600;
type Code = PlannerTime | 'any' | 'now' | 'own';

/** Whether opening hours count, and at what hour. */
export function TimePicker() {
  const { words, view, change, region } = usePlanner();
  const { t } = words;
  const [asksOwn, setAsksOwn] = useState(false);
  const known = view.at ? timeCodeOf(view.at) : undefined;
  const code: Code = asksOwn ? 'own' : !view.at ? 'any' : (known ?? 'own');
  const now = () => localTimeIn(region.timeZone, new Date());
  const options: readonly Code[] = ['any', 'now', ...plannerTimes, 'own'];
  return (
    <>
      <Picker<Code>
        label={t('planner.time')}
        value={code}
        options={options.map((one) => ({
          code: one,
          name:
            one === known && view.at && !asksOwn
              ? `${t(`planner.time-${one}`)}${t('planner.pause')}${words.day(view.at)}`
              : t(`planner.time-${one}`),
        }))}
        onChange={(chosen) => {
          setAsksOwn(chosen === 'own' || chosen === 'now');
          if (chosen === 'any') change({ at: undefined });
          else if (chosen === 'now') change({ at: now() });
          else if (chosen !== 'own') change({ at: nextTime(chosen, now()) });
        }}
      />
      {code === 'own' && <OwnTime at={view.at ?? now()} />}
    </>
  );
}

/** A day and an hour; only a whole, existing one leaves the input, once the typing rests. */
function OwnTime({ at }: { readonly at: string }) {
  const { words, change } = usePlanner();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef<string | null>(null);
  const timer = useRef(0);
  useEffect(() => {
    // Not controlled: that would wipe out a date that is only half typed.
    if (sent.current !== at && input.current) input.current.value = at;
  }, [at]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {words.t('planner.time-own-label')}
      </label>
      <input
        id={id}
        ref={input}
        type="datetime-local"
        onInput={(event) => {
          const text = event.currentTarget.value;
          clearTimeout(timer.current);
          if (!isLocalTime(text)) return;
          timer.current = window.setTimeout(() => {
            sent.current = text;
            change({ at: text });
          }, restMilliseconds);
        }}
      />
    </div>
  );
}
