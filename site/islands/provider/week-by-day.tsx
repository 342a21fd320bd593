import { useState } from 'preact/hooks';
import { weekdayName } from '../../lib/weekday-name.ts';
import { useAccount } from '../account/account-context.ts';
import { Pieces } from './pieces.tsx';
import type { WeekRow } from './week-row.ts';

interface Props {
  readonly days: readonly string[];
  readonly rows: readonly WeekRow[];
  /** The day that is shown first. */
  readonly first: string;
}

/** One day of the week at a time, people below each other: on phones. */
export function WeekByDay({ days, rows, first }: Props) {
  const { words } = useAccount();
  const { t, lang } = words;
  const [chosen, setChosen] = useState(first);
  const day = days.includes(chosen) ? chosen : days.includes(first) ? first : days[0]!;
  const index = days.indexOf(day);
  return (
    <>
      <fieldset class="week-days">
        <legend class="visually-hidden">{t('provider.choose-day')}</legend>
        {days.map((one, i) => (
          <label key={one} class="week-day">
            <input
              type="radio"
              name="week-day"
              checked={one === day}
              onChange={() => setChosen(one)}
            />
            <span>
              {weekdayName(lang, i + 1)}
              <br />
              {Number(one.slice(8))}
            </span>
          </label>
        ))}
      </fieldset>
      <h3>{words.day(`${day}T00:00`)}</h3>
      {rows.map((row) => (
        <section key={row.resource} class="week-person" aria-label={row.label}>
          <h4>{row.label}</h4>
          <Pieces pieces={row.days[index] ?? []} day={day} resource={row.resource} />
        </section>
      ))}
    </>
  );
}
