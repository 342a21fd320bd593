import { useState } from 'preact/hooks';
import { failureWords } from '../../lib/failure-words.ts';
import { saveFile } from '../../lib/save-file.ts';
import { useAccount } from '../account/account-context.ts';
import { Card } from '../account/card.tsx';
import { Button } from '../ui/button.tsx';
import { openCard } from './card-preview.tsx';
import { useOne } from './one-booking.ts';

const printable = new Set(['requested', 'confirmed', 'on-the-way', 'in-service']);

/** The visit for one's calendar, and as a card in large type for the door or the fridge. */
export function TakeAway() {
  const { words, send, say } = useAccount();
  const { t } = words;
  const { booking, byLink } = useOne();
  const [busy, setBusy] = useState(false);
  if (!printable.has(booking.state)) return null;
  const save = async () => {
    setBusy(true);
    const answer = await send.file(
      'GET',
      `/bookings/${encodeURIComponent(booking.id)}/calendar.ics`,
    );
    setBusy(false);
    if (!answer.ok) return say(failureWords(answer.failure, words).text);
    saveFile(`${booking.code}.ics`, answer.value);
    say(t('bookings.calendar-saved'));
  };
  return (
    <Card id="take-away" title={t('bookings.take-away')}>
      <p>{t(byLink ? 'bookings.take-away-card' : 'bookings.take-away-lead')}</p>
      <div class="button-row">
        <Button look="quiet" onClick={() => openCard(words, booking)}>
          {t('bookings.card')}
        </Button>
        {!byLink && (
          <Button look="quiet" disabled={busy} onClick={() => void save()}>
            {t('bookings.calendar')}
          </Button>
        )}
      </div>
    </Card>
  );
}
