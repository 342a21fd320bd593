import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';

interface Props {
  /** YYYY-MM-DD; null until the service has said what day it is. */
  readonly day: string | null;
  readonly today: string | null;
  readonly onDay: (day: string) => void;
  readonly step: (day: string, days: number) => string;
  /** How far one press goes. */
  readonly days?: number;
}

/** A day or a week before, a day or a week later, any day, or today. */
export function DayPicker({ day, today, onDay, step, days = 1 }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const isWeek = days > 1;
  if (!day) return null;
  return (
    <div class="day-picker" role="group" aria-label={t('provider.choose-day')}>
      <button
        type="button"
        class="button button-quiet"
        aria-label={t(isWeek ? 'provider.week-before' : 'provider.day-before')}
        onClick={() => onDay(step(day, -days))}
      >
        ‹
      </button>
      <label class="day-picker-day">
        <span class="visually-hidden">{t('provider.choose-day')}</span>
        <input
          type="date"
          value={day}
          onChange={({ currentTarget: { value } }) => value && onDay(value)}
        />
        <span aria-live="polite">{words.day(`${day}T00:00`)}</span>
      </label>
      <button
        type="button"
        class="button button-quiet"
        aria-label={t(isWeek ? 'provider.week-after' : 'provider.day-after')}
        onClick={() => onDay(step(day, days))}
      >
        ›
      </button>
      {today && day !== today && (
        <Button look="text" onClick={() => onDay(today)}>
          {t('provider.to-today')}
        </Button>
      )}
    </div>
  );
}
