import { useAccount } from '../account/account-context.ts';
import { useOne } from './one-booking.ts';

/** What somebody else changed while one looked at it. Always in the page, so that a screen reader hears it. */
export function Changed() {
  const { t } = useAccount().words;
  const { changed } = useOne();
  return (
    <div role="status" class="visit-changed">
      {changed.length > 0 && (
        <div class="account-notice">
          <p>
            <strong>{t('bookings.changed.title')}</strong>
          </p>
          <ul>
            {changed.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
