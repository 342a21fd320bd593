import type { SuspensionAnswer } from '../../../../server/contract/office-booking.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { spanWords } from './moments.ts';
import { PartList } from './part-frame.tsx';
import { StepProblem } from './step-problem.tsx';
import { SuspensionForm } from './suspension-form.tsx';
import { useStep } from './use-step.ts';

/** Typhoon, rainstorm: all visits of an area are called off in one action, and possible again. */
export function Suspensions() {
  const { t } = usePage().words;
  const { area } = useOffice();
  const list = useLoaded<{ suspensions: SuspensionAnswer[] }>(
    `/office/suspensions?area=${area.code}`,
  );
  return (
    <section>
      <h2>{t('office.visits.part-suspensions')}</h2>
      <PartList
        list={list}
        isEmpty={({ suspensions }) => suspensions.length === 0}
        empty={t('office.visits.no-suspensions')}
      >
        {({ suspensions }) => (
          <ul class="office-list">
            {suspensions.map((one) => (
              <Suspended key={one.id} suspension={one} onDone={list.reload} />
            ))}
          </ul>
        )}
      </PartList>
      <SuspensionForm onDone={list.reload} />
    </section>
  );
}

function Suspended(props: { readonly suspension: SuspensionAnswer; readonly onDone: () => void }) {
  const { suspension, onDone } = props;
  const { words } = usePage();
  const { t } = words;
  const { area, account, say } = useOffice();
  const step = useStep();
  // What a wider office suspended is the wider office's to lift.
  const own = account.roles.some((role) => suspension.area.startsWith(role.area));
  async function lift(): Promise<void> {
    const answer = await step.take(`/office/suspensions/${suspension.id}`, undefined, {
      method: 'DELETE',
    });
    if (!answer?.ok) return;
    say(t('office.visits.lifted'));
    onDone();
  }
  return (
    <li class="office-entry visits-alert">
      <h3>
        {suspension.areaName ?? suspension.area} ·{' '}
        {spanWords(suspension.from, suspension.until, words)}
      </h3>
      <p>{suspension.reason}</p>
      <StepProblem step={step} onReload={onDone} />
      {own ? (
        <p class="office-actions">
          <Button look="quiet" disabled={step.busy} onClick={() => void lift()}>
            {t('office.visits.lift')}
          </Button>
          <a href={`#area=${area.code}&tab=bookings&state=cancelled`}>
            {t('office.visits.see-cancelled')}
          </a>
        </p>
      ) : (
        <p class="quiet">{t('office.visits.suspended-above')}</p>
      )}
    </li>
  );
}
