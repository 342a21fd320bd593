import { useAccount } from '../account/account-context.ts';
import { TextField } from '../account/text-field.tsx';
import { weekdayName } from '../../lib/weekday-name.ts';
import { Button } from '../ui/button.tsx';

interface Props {
  /** Id of an input by the name of its field. */
  readonly id: (field: string) => string;
  /** As typed, Monday first. */
  readonly days: readonly string[];
  readonly onDays: (days: readonly string[]) => void;
  readonly holidays: 'as-calendar' | 'ignore';
  readonly onHolidays: (holidays: 'as-calendar' | 'ignore') => void;
  readonly errorOf: (field: string) => string | null;
}

/** Working hours of a week: a break is the hole between two spans, an empty day is off. */
export function PlanFields({ id, days, onDays, holidays, onHolidays, errorOf }: Props) {
  const { words } = useAccount();
  const { t } = words;
  return (
    <fieldset class="provider-plan">
      <legend>{t('provider.working-hours')}</legend>
      <p class="quiet">{t('provider.working-hours-hint')}</p>
      <div class="plan-days">
        {days.map((text, i) => (
          <TextField
            key={id(`day-${i + 1}`)}
            id={id(`day-${i + 1}`)}
            label={weekdayName(words.lang, i + 1)}
            maxLength={80}
            value={text}
            onText={(typed) => onDays(days.map((day, j) => (j === i ? typed : day)))}
            error={errorOf(`day-${i + 1}`)}
          />
        ))}
      </div>
      <p>
        <Button look="quiet" onClick={() => onDays(days.map((day, i) => (i < 5 ? days[0]! : day)))}>
          {t('provider.copy-monday')}
        </Button>
      </p>
      <label class="tick">
        <input
          type="checkbox"
          checked={holidays === 'as-calendar'}
          onChange={({ currentTarget }) =>
            onHolidays(currentTarget.checked ? 'as-calendar' : 'ignore')
          }
        />
        <span>{t('provider.holidays-off')}</span>
      </label>
    </fieldset>
  );
}
