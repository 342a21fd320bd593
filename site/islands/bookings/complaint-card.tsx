import { useEffect } from 'preact/hooks';
import type { ComplaintAnswer } from '../../../server/contract/complaint.ts';
import { aboutWords } from '../../lib/booking-reasons.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { momentNear } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { useBookings } from './bookings-context.ts';
import { ComplaintSteps } from './complaint-steps.tsx';
import { Mediator } from './mediator.tsx';

interface Props {
  readonly id: string;
  /** Of the list: a later one is asked for again. */
  readonly version: number;
  readonly onChanged: () => Promise<void>;
}

/** One complaint: where it stands, until when, what was said, and what one may answer. */
export function ComplaintCard({ id, version, onChanged }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { now } = useBookings();
  const whole = useLoaded<ComplaintAnswer>(`/complaints/${encodeURIComponent(id)}`);
  useEffect(() => {
    if (whole.value && whole.value.version !== version) void whole.load();
  }, [version]);
  return (
    <Shown
      from={whole}
      show={(complaint) => (
        <article class="visit-complaint">
          <h3>{aboutWords(complaint.about ?? 'other', words)}</h3>
          <p class={`visit-state is-${complaint.closedAt ? 'over' : 'wait'}`}>
            {complaint.outcome
              ? t('bookings.complaint.outcome', {
                  outcome: t(`bookings.outcome.${complaint.outcome}`),
                })
              : t(`bookings.complaint.state.${complaint.state}`)}
          </p>
          {complaint.dueAt && (
            <p>
              {t(complaint.overdue ? 'bookings.complaint.overdue' : 'bookings.complaint.due', {
                when: momentNear(complaint.dueAt, now, words),
              })}
            </p>
          )}
          <ol class="entries">
            {complaint.events.map((event) => (
              <li class="entry entry-tall" key={event.version}>
                <p>{t(`bookings.complaint.event.${event.event}`)}</p>
                {(event.words ?? (event.event === 'complain' ? complaint.words : null)) && (
                  <p class="visit-quote">{event.words ?? complaint.words}</p>
                )}
                <p class="quiet">{momentWords(event.at, words)}</p>
              </li>
            ))}
          </ol>
          {complaint.mediator && <Mediator mediator={complaint.mediator} />}
          <ComplaintSteps
            complaint={complaint}
            onStepped={(after) => {
              whole.set(after);
              void onChanged();
            }}
            onStale={whole.load}
          />
        </article>
      )}
    />
  );
}
