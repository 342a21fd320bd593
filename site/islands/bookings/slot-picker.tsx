import { useEffect, useState } from 'preact/hooks';
import type { SlotsAnswer } from '../../../server/contract/offering.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { dayNear, localOf } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { describedBy, Field } from '../ui/field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useBookings } from './bookings-context.ts';
import { useOne } from './one-booking.ts';

type Day = SlotsAnswer['days'][number];

interface Props {
  readonly chosen: string | null;
  readonly onChoose: (start: string | null) => void;
  readonly error: string | null;
}

const noonOf = (day: string): string => `${day}T12:00:00+08:00`;

/** A day first, then one of its free times; a day without any says why. Two weeks at a time. */
export function SlotPicker({ chosen, onChoose, error }: Props) {
  const { words } = useAccount();
  const { t, plural, lang } = words;
  const { now } = useBookings();
  const { slots, booking } = useOne();
  const ownDay = localOf(booking.start).slice(0, 10);
  const [days, setDays] = useState<readonly Day[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(chosen && localOf(chosen).slice(0, 10));

  const ask = async (from: string | null) => {
    const answer = await slots(from);
    setProblem(answer.ok ? null : failureWords(answer.failure, words).text);
    if (!answer.ok) return;
    const found = answer.value.days;
    setDays((before) => [...(from === null ? [] : (before ?? [])), ...found]);
    const free = found.filter(({ starts }) => starts.length > 0);
    const nearest = free.find((one) => one.day === ownDay) ?? free[0] ?? found[0];
    setDay((before) => before ?? nearest?.day ?? null);
  };
  useEffect(() => void ask(null), []);

  const shown = days?.find((one) => one.day === day) ?? null;
  const last = days?.at(-1)?.day;
  return (
    <div class="slot-picker" aria-busy={days === null && problem === null}>
      {problem && (
        <div role="alert" class="account-notice">
          <p>{problem}</p>
          <Button look="quiet" onClick={() => void ask(null)}>
            {t('failure.retry')}
          </Button>
        </div>
      )}
      {!days && !problem && <Skeleton lines={3} />}
      {days && (
        <>
          <Field id="slot-day" label={t('bookings.slot.day')} error={error}>
            <select
              id="slot-day"
              aria-invalid={error !== null}
              aria-describedby={describedBy('slot-day', { error: error !== null })}
              value={day ?? ''}
              onChange={(event) => {
                setDay(event.currentTarget.value);
                onChoose(null);
              }}
            >
              {days.map((one) => (
                <option value={one.day} key={one.day}>
                  {t('bookings.slot.option', {
                    day: dayNear(noonOf(one.day), now, words),
                    free:
                      one.starts.length > 0
                        ? plural('bookings.slot.free', one.starts.length)
                        : t('bookings.slot.none'),
                  })}
                </option>
              ))}
            </select>
          </Field>
          {shown && shown.starts.length > 0 && (
            <fieldset class="slot-times">
              <legend>{t('bookings.slot.time')}</legend>
              <div class="slot-choices">
                {shown.starts.map((start) => (
                  <label class="choice-answer" key={start}>
                    <input
                      type="radio"
                      name="slot-time"
                      value={start}
                      checked={chosen === start}
                      onChange={() => onChoose(start)}
                    />
                    {words.time(localOf(start))}
                  </label>
                ))}
              </div>
            </fieldset>
          )}
          {shown?.starts.length === 0 && (
            <p role="status">
              {shown.why ? shown.why.words[lang === 'en' ? 'en' : 'zh'] : t('bookings.slot.none')}
            </p>
          )}
          {last && (
            <p>
              <Button look="text" onClick={() => void ask(nextDay(last))}>
                {t('bookings.slot.later')}
              </Button>
            </p>
          )}
        </>
      )}
    </div>
  );
}

/** @param day YYYY-MM-DD */
function nextDay(day: string): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + 1);
  return moved.toISOString().slice(0, 10);
}
