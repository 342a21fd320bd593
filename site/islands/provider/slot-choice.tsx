import { useEffect, useState } from 'preact/hooks';
import type { SlotsAnswer } from '../../../server/contract/offering.ts';
import { clockOf, dayOf } from '../../lib/visit-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { describedBy, Field } from '../ui/field.tsx';

interface Props {
  /** Of the select of days; the times are `${id}-times`. */
  readonly id: string;
  /** What answers with free starts. */
  readonly path: string;
  readonly chosen: string | null;
  readonly onChoose: (start: string | null) => void;
  readonly error: string | null;
}

/** A day, then a free time of it; days without one say why. */
export function SlotChoice({ id, path, chosen, onChoose, error }: Props) {
  const { words } = useAccount();
  const { t, lang } = words;
  const slots = useLoaded<SlotsAnswer>(path);
  const [day, setDay] = useState<string | null>(null);
  useEffect(() => {
    // A time that is no longer free is let go.
    const free = slots.value?.days.flatMap(({ starts }) => starts) ?? [];
    if (slots.value && chosen && !free.includes(chosen)) onChoose(null);
  }, [slots.value]);
  const first = slots.value?.nextFree ? dayOf(slots.value.nextFree) : undefined;
  const shown = day ?? (chosen ? dayOf(chosen) : null) ?? first ?? slots.value?.days[0]?.day ?? '';
  return (
    <Shown
      from={slots}
      show={({ days, words: whyNone }) => {
        const one = days.find((each) => each.day === shown) ?? days[0];
        const why = one?.why?.words ?? whyNone;
        return (
          <div class="slot-choice">
            <Field id={id} label={t('provider.day')} error={error}>
              <select
                id={id}
                value={one?.day ?? ''}
                aria-invalid={error !== null}
                aria-describedby={describedBy(id, { error: error !== null })}
                onChange={({ currentTarget }) => {
                  setDay(currentTarget.value);
                  onChoose(null);
                }}
              >
                {days.map((each) => (
                  <option key={each.day} value={each.day}>
                    {words.plural('provider.day-with-times', each.starts.length, {
                      day: words.day(`${each.day}T00:00`),
                    })}
                  </option>
                ))}
              </select>
            </Field>
            {one && one.starts.length === 0 ? (
              <p class="account-notice">{lang === 'en' ? why?.en : why?.zh}</p>
            ) : (
              <fieldset class="slot-times">
                <legend>{t('provider.time')}</legend>
                {one?.starts.map((start) => (
                  <label key={start} class="slot-time">
                    <input
                      type="radio"
                      name={`${id}-times`}
                      value={start}
                      checked={start === chosen}
                      onChange={() => onChoose(start)}
                    />
                    <span>{clockOf(start)}</span>
                  </label>
                ))}
              </fieldset>
            )}
          </div>
        );
      }}
    />
  );
}
