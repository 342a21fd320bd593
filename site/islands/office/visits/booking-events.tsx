import type { BookingEventAnswer } from '../../../../server/contract/booking.ts';
import { momentWords } from '../../../lib/moment-words.ts';
import { usePage } from '../../words.ts';
import { shownReasons } from './booking-words.ts';

const known: readonly string[] = shownReasons;

/** What became of a booking, the oldest first. */
export function BookingEvents({ events }: { readonly events: readonly BookingEventAnswer[] }) {
  const { words } = usePage();
  const { t } = words;
  const why = ({ reason, note }: BookingEventAnswer) =>
    [reason && known.includes(reason) ? t(`office.visits.reason-${reason as 'other'}`) : null, note]
      .filter(Boolean)
      .join('：');
  return (
    <details>
      <summary>{t('office.visits.history', { count: events.length })}</summary>
      <ol class="visits-history">
        {events.map((event) => (
          <li key={event.version}>
            <span class="quiet">{momentWords(event.at, words)}</span>{' '}
            {t(`office.visits.state-${event.to}`)} · {t(`office.visits.by-${event.by}`)}
            {why(event) && <span class="office-said">{why(event)}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
