import type { OfficeComplaintAnswer } from '../../../../server/contract/complaint.ts';
import { momentWords } from '../../../lib/moment-words.ts';
import { phoneHref } from '../../../lib/phone.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { ComplaintSteps } from './complaint-steps.tsx';
import { Mediator } from './mediator.tsx';

/** A complaint with its words, whose they are, what was answered, and the next step. */
export function OpenedComplaint({
  id,
  onDone,
}: {
  readonly id: string;
  readonly onDone: () => void;
}) {
  const { words } = usePage();
  const { t } = words;
  const { area } = useOffice();
  const { value, problem, put, reload } = useLoaded<OfficeComplaintAnswer>(
    `/office/complaints/${id}`,
  );
  if (problem)
    return (
      <p class="office-problem" role="alert">
        {problem}
      </p>
    );
  if (!value) return <Skeleton lines={3} />;
  return (
    <div class="visits-opened">
      <p>
        {value.name && <strong>{value.name}</strong>}{' '}
        {value.phone && <a href={phoneHref(value.phone)}>{value.phone}</a>}
        <span class="office-said">{t('office.visits.look-recorded')}</span>
      </p>
      <blockquote>{value.words ?? t('office.visits.words-forgotten')}</blockquote>
      {value.booking && (
        <p>
          <a href={`#area=${area.code}&tab=bookings&booking=${value.booking}`}>
            {t('office.visits.to-booking')}
          </a>
        </p>
      )}
      <ol class="visits-history">
        {value.events.map((event) => (
          <li key={event.version}>
            <span class="quiet">{momentWords(event.at, words)}</span>{' '}
            {t(`office.visits.event-${event.event}`)} · {t(`office.visits.by-${event.by}`)}
            {event.words && event.event !== 'complain' && (
              <span class="office-said">{event.words}</span>
            )}
          </li>
        ))}
      </ol>
      {value.mediator && <Mediator mediator={value.mediator} />}
      <ComplaintSteps
        complaint={value}
        onReload={reload}
        onChanged={(changed) => {
          put(changed);
          onDone();
        }}
      />
    </div>
  );
}
