import { useState } from 'preact/hooks';
import type { OfficeGrant } from '../../../../server/contract/office-grant.ts';
import { TextField } from '../../account/text-field.tsx';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';
import { GrantLedger } from './grant-ledger.tsx';
import { isAmount } from './grant-form.tsx';
import { useKinds } from './kinds.ts';
import { StepProblem } from './step-problem.tsx';
import { useStep } from './use-step.ts';

interface Props {
  readonly grant: OfficeGrant;
  readonly live: boolean;
  readonly onDone: () => void;
}

/** One resident's minutes: how many are drawn this month, another amount, the end, and the ledger. */
export function GrantCard({ grant, live, onDone }: Props) {
  const { words } = usePage();
  const { t } = words;
  const { say } = useOffice();
  const { kindName } = useKinds();
  const [open, setOpen] = useState<'change' | 'end' | 'ledger' | null>(null);
  const [minutes, setMinutes] = useState(String(grant.minutesPerMonth));
  const step = useStep();
  const id = `grant-minutes-${grant.id}`;
  const { fromMonth, untilMonth, month, minutesPerMonth, drawnMinutes } = grant;
  const running = live && fromMonth <= month;
  async function change(): Promise<void> {
    const answer = await step.take<{ grants: OfficeGrant[] }>(
      `/office/subsidies/${grant.id}/change`,
      { minutesPerMonth: Number(minutes) },
      { checks: [!isAmount(minutes) && { field: id, text: t('office.visits.minutes-wrong') }] },
    );
    if (!answer?.ok) return;
    say(t('office.visits.grant-changed', { month: answer.value.grants.at(-1)!.fromMonth }));
    onDone();
  }
  async function end(): Promise<void> {
    const answer = await step.take(`/office/subsidies/${grant.id}`, undefined, {
      method: 'DELETE',
    });
    if (!answer?.ok) return;
    say(t('office.visits.grant-ended'));
    onDone();
  }
  return (
    <li class="office-entry">
      <h3>
        {grant.resident
          ? t('office.visits.grant-whose', { tail: grant.resident })
          : t(
              grant.withoutAccount ? 'office.visits.grant-person' : 'office.visits.grant-forgotten',
            )}
        {' · '}
        {t('office.visits.minutes-a-month', { count: minutesPerMonth })}
      </h3>
      <p class="quiet">
        {untilMonth === null
          ? t('office.visits.from-month', { from: fromMonth })
          : t('office.visits.months', { from: fromMonth, until: untilMonth })}
        {' · '}
        {grant.serviceKinds === null
          ? t('office.visits.all-kinds')
          : words.list(grant.serviceKinds.map(kindName))}
        {grant.ended && ` · ${t('office.visits.ended')}`}
      </p>
      {running && (
        <p class="visits-meter">
          <meter
            min={0}
            max={minutesPerMonth}
            value={drawnMinutes}
            aria-label={t('office.visits.drawn')}
          />
          <span>
            {t('office.visits.drawn-of', {
              month,
              drawn: drawnMinutes,
              left: minutesPerMonth - drawnMinutes,
            })}
          </span>
        </p>
      )}
      <StepProblem step={step} onReload={onDone} />
      {open === 'change' && (
        <form
          class="visits-inline"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void change();
          }}
        >
          <TextField
            id={id}
            inputMode="numeric"
            maxLength={5}
            label={t('office.visits.grant-minutes')}
            hint={t('office.visits.change-hint')}
            error={step.errorOf(id)}
            value={minutes}
            onText={setMinutes}
          />
          <p class="office-actions">
            <button type="submit" class="button" disabled={step.busy}>
              {t('office.save')}
            </button>
            <Button look="quiet" onClick={() => setOpen(null)}>
              {t('office.back')}
            </Button>
          </p>
        </form>
      )}
      {open === 'end' && (
        <div class="visits-inline">
          <p>{t('office.visits.end-what')}</p>
          <p class="office-actions">
            <Button disabled={step.busy} onClick={() => void end()}>
              {t('office.visits.end-now')}
            </Button>
            <Button look="quiet" onClick={() => setOpen(null)}>
              {t('office.back')}
            </Button>
          </p>
        </div>
      )}
      {open === 'ledger' && <GrantLedger grant={grant.id} />}
      {open !== 'change' && open !== 'end' && (
        <p class="office-actions">
          {live && (
            <>
              <Button look="quiet" onClick={() => setOpen('change')}>
                {t('office.visits.change-minutes')}
              </Button>
              <Button look="quiet" onClick={() => setOpen('end')}>
                {t('office.visits.end')}
              </Button>
            </>
          )}
          <Button
            look="text"
            aria-expanded={open === 'ledger'}
            onClick={() => setOpen(open === 'ledger' ? null : 'ledger')}
          >
            {t('office.visits.ledger')}
          </Button>
        </p>
      )}
    </li>
  );
}
