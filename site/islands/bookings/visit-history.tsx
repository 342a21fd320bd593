import { reasonWords } from '../../lib/booking-reasons.ts';
import { eventWords } from '../../lib/booking-state-words.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Card } from '../account/card.tsx';
import { useOne } from './one-booking.ts';

/** What has happened so far, in words, the newest first. */
export function VisitHistory() {
  const { words } = useAccount();
  const { t } = words;
  const { events } = useOne().booking;
  const told = events.filter(({ event }) => event !== 'extend').toReversed();
  return (
    <Card id="history" title={t('bookings.history')}>
      <ol class="entries">
        {told.map((event) => (
          <li class="entry entry-tall" key={event.version}>
            <p>{eventWords(event, words)}</p>
            {(event.reason || event.note) && (
              <p class="visit-reason">
                {[event.reason && reasonWords(event.reason, words), event.note]
                  .filter(Boolean)
                  .join(t('bookings.colon'))}
              </p>
            )}
            <p class="quiet">{momentWords(event.at, words)}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
