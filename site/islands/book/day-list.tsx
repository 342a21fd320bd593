import { useState } from 'preact/hooks';
import { serviceDay, serviceTime } from '../../lib/book/visit-time.ts';
import type { SlotDay } from '../../lib/book/slot-days.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../icon.tsx';
import { DayTimes } from './day-times.tsx';
import type { Slots } from './use-slots.ts';

export interface TimesProps {
  readonly slots: Slots;
  /** The start that was chosen. */
  readonly chosen: string | undefined;
  readonly onStart: (start: string) => void;
}

/** The days one below the other: those with free starts unfold, the others say why they have none. */
export function DayList({ slots, chosen, onStart }: TimesProps) {
  const { words } = useAccount();
  const { t, lang } = words;
  const days = slots.days!;
  const [opened, setOpened] = useState<Readonly<Record<string, boolean>>>({});
  const first = chosen ? serviceDay(chosen) : days.find(({ starts }) => starts.length > 0)?.day;
  return (
    <>
      <ol class="day-list">
        {days.map((day) => (
          <li key={day.day}>
            {day.starts.length === 0 ? (
              <p class="day-none">
                {day.why?.words[lang === 'en' ? 'en' : 'zh'] ?? t('book.none-free')}
              </p>
            ) : (
              <Day
                day={day}
                open={opened[day.day] ?? day.day === first}
                onToggle={(open) => setOpened({ ...opened, [day.day]: open })}
                chosen={chosen}
                onStart={onStart}
              />
            )}
          </li>
        ))}
      </ol>
      {slots.more && (
        <div class="button-row">
          <Button look="quiet" disabled={slots.busy} onClick={slots.more}>
            {t('book.when.more-days')}
          </Button>
        </div>
      )}
    </>
  );
}

interface DayProps {
  readonly day: SlotDay;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly chosen: string | undefined;
  readonly onStart: (start: string) => void;
}

function Day({ day, open, onToggle, chosen, onStart }: DayProps) {
  const { words } = useAccount();
  const { plural, time } = words;
  const id = `day-${day.day}`;
  return (
    <>
      <h2 class="day-name">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => onToggle(!open)}
        >
          <span>{words.day(`${day.day}T00:00`)}</span>
          <span class="quiet">
            {plural('book.when.free-times', day.starts.length, {
              first: time(serviceTime(day.starts[0]!)),
            })}
          </span>
          <Icon name="fold" />
        </button>
      </h2>
      <div id={id} hidden={!open}>
        {open && <DayTimes day={day} chosen={chosen} onStart={onStart} />}
      </div>
    </>
  );
}
