import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dayByKey, firstOf, monthAfter, monthOf, weeksOf } from '../../lib/book/month.ts';
import { serviceDay } from '../../lib/book/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Icon } from '../icon.tsx';
import type { TimesProps } from './day-list.tsx';
import { DayTimes } from './day-times.tsx';
import { MonthDay } from './month-day.tsx';

// Monday, 5 January 2026, and the six days after it: weekdays are written from real days.
const someWeek = Array.from({ length: 7 }, (_, i) => `2026-01-${String(5 + i).padStart(2, '0')}`);

/** A grid of days (ARIA): one stop of the Tab key, arrows go by day and week, Page keys by month, Enter shows the times. */
export function MonthCalendar({ slots, chosen, onStart }: TimesProps) {
  const { words } = useAccount();
  const { t, lang } = words;
  const { today, last, loadMonth, busy } = slots;
  const known = new Map(slots.days!.map((day) => [day.day, day]));
  const begin = chosen
    ? serviceDay(chosen)
    : (slots.days!.find(({ starts }) => starts.length > 0)?.day ?? today);
  const [focused, setFocused] = useState(begin);
  const [selected, setSelected] = useState<string | null>(chosen ? begin : null);
  const grid = useRef<HTMLTableElement>(null);
  const byKey = useRef(false);
  const month = monthOf(focused);
  useEffect(() => loadMonth(month), [month]);
  useLayoutEffect(() => {
    if (byKey.current) grid.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
    byKey.current = false;
  }, [focused]);

  const within = (day: string) => (day < today ? today : day > last ? last : day);
  const press = (event: KeyboardEvent) => {
    const next = dayByKey(event.key, focused, event.shiftKey);
    if (next === undefined) return;
    event.preventDefault();
    byKey.current = true;
    setFocused(within(next));
  };
  const turn = (months: number) => setFocused(within(firstOf(monthAfter(month, months))));
  const narrow = new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' });
  const title = new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const day = selected ? known.get(selected) : undefined;
  return (
    <div class="month">
      <div class="month-head">
        <button
          type="button"
          class="icon-button"
          disabled={month <= monthOf(today)}
          aria-label={t('book.month.before')}
          onClick={() => turn(-1)}
        >
          <Icon name="back" />
        </button>
        <h2 aria-live="polite" id="month-title">
          {title.format(new Date(firstOf(month)))}
        </h2>
        <button
          type="button"
          class="icon-button"
          disabled={month >= monthOf(last)}
          aria-label={t('book.month.after')}
          onClick={() => turn(1)}
        >
          <Icon name="more" />
        </button>
      </div>
      <table role="grid" aria-labelledby="month-title" ref={grid} onKeyDown={press}>
        <thead>
          <tr>
            {someWeek.map((weekday) => (
              <th scope="col" key={weekday} abbr={long.format(new Date(weekday))}>
                {narrow.format(new Date(weekday))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((one) => one !== null)}>
              {week.map((one, i) =>
                one === null ? (
                  <td key={i} />
                ) : (
                  <MonthDay
                    key={one}
                    day={one}
                    known={known.get(one)}
                    open={one >= today && one <= last}
                    focused={one === focused}
                    selected={one === selected}
                    onPress={() => {
                      setFocused(one);
                      setSelected(one);
                    }}
                  />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet month-keys">{t('book.month.keys')}</p>
      <div aria-live="polite" aria-busy={busy}>
        {selected && <h3>{words.day(`${selected}T00:00`)}</h3>}
        {day && day.starts.length > 0 && <DayTimes day={day} chosen={chosen} onStart={onStart} />}
        {selected && day?.starts.length === 0 && (
          <p>{day.why?.words[lang === 'en' ? 'en' : 'zh'] ?? t('book.none-free')}</p>
        )}
      </div>
    </div>
  );
}
