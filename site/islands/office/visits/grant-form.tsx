import { useState } from 'preact/hooks';
import { TextField } from '../../account/text-field.tsx';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';
import { useKinds } from './kinds.ts';
import { fieldOfMoment } from './moments.ts';
import { StepProblem } from './step-problem.tsx';
import { useStep } from './use-step.ts';

interface Props {
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** The number travels in the body and is shown nowhere again: of a grant the office sees its last four digits. */
export function GrantForm({ onDone, onBack }: Props) {
  const { t } = usePage().words;
  const { area, say } = useOffice();
  const { kinds } = useKinds();
  const [phone, setPhone] = useState('');
  const [minutes, setMinutes] = useState('');
  const [from, setFrom] = useState(() => fieldOfMoment(new Date()).slice(0, 7));
  const [until, setUntil] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const step = useStep();
  const amount = Number(minutes);
  async function save(): Promise<void> {
    const answer = await step.take(
      '/office/subsidies',
      {
        area: area.code,
        resident: phone.trim(),
        minutesPerMonth: amount,
        fromMonth: from,
        ...(until ? { untilMonth: until } : {}),
        ...(chosen.length > 0 ? { serviceKinds: chosen } : {}),
      },
      {
        inputs: { 'no-such-account': 'grant-phone' },
        checks: [
          phone.trim() === '' && { field: 'grant-phone', text: t('office.visits.phone-missing') },
          !isAmount(minutes) && { field: 'grant-minutes', text: t('office.visits.minutes-wrong') },
          !isMonth(from) && { field: 'grant-from', text: t('office.visits.month-wrong') },
          until !== '' &&
            (!isMonth(until) || until < from) && {
              field: 'grant-until',
              text: t('office.visits.month-before'),
            },
        ],
      },
    );
    if (!answer?.ok) return;
    say(t('office.visits.granted'));
    onDone();
  }
  return (
    <form
      class="visits-form"
      noValidate
      aria-busy={step.busy}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>{t('office.visits.grant-new')}</h3>
      <TextField
        id="grant-phone"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        maxLength={60}
        label={t('office.visits.grant-phone')}
        hint={t('office.visits.grant-phone-hint')}
        error={step.errorOf('grant-phone')}
        value={phone}
        onText={setPhone}
      />
      <div class="visits-pair">
        <TextField
          id="grant-minutes"
          inputMode="numeric"
          maxLength={5}
          label={t('office.visits.grant-minutes')}
          hint={t('office.visits.grant-minutes-hint')}
          error={step.errorOf('grant-minutes')}
          value={minutes}
          onText={setMinutes}
        />
        <TextField
          id="grant-from"
          type="month"
          placeholder="2026-03"
          label={t('office.visits.grant-from')}
          hint={t('office.visits.month-hint')}
          error={step.errorOf('grant-from')}
          value={from}
          onText={setFrom}
        />
        <TextField
          id="grant-until"
          type="month"
          placeholder="2026-12"
          label={t('office.visits.grant-until')}
          hint={t('office.visits.grant-until-hint')}
          error={step.errorOf('grant-until')}
          value={until}
          onText={setUntil}
        />
      </div>
      <fieldset>
        <legend>{t('office.visits.grant-kinds')}</legend>
        <p class="field-hint">{t('office.visits.grant-kinds-hint')}</p>
        <div class="office-ticks">
          {kinds.map(({ code, name }) => (
            <label key={code} class="tick">
              <input
                type="checkbox"
                checked={chosen.includes(code)}
                onChange={(event) =>
                  setChosen(
                    event.currentTarget.checked
                      ? [...chosen, code]
                      : chosen.filter((one) => one !== code),
                  )
                }
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <StepProblem step={step} />
      <p class="office-actions">
        <button type="submit" class="button" disabled={step.busy}>
          {t('office.visits.grant')}
        </button>
        <Button look="quiet" onClick={onBack}>
          {t('office.back')}
        </Button>
      </p>
    </form>
  );
}

/** As the contract has it: 15 to 10,000. */
export const isAmount = (text: string): boolean =>
  /^\d{2,5}$/.test(text.trim()) && Number(text) >= 15 && Number(text) <= 10_000;

const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
