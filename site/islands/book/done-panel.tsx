import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { startWords } from '../../lib/book/visit-time.ts';
import { useAccount } from '../account/account-context.ts';

/** The code, as large as it can be, and what happens next. */
export function DonePanel({ bookings }: { readonly bookings: readonly BookingAnswer[] }) {
  const { words } = useAccount();
  const { t } = words;
  const first = bookings[0]!;
  const asked = first.state === 'requested';
  return (
    <>
      <div class={`done-panel${asked ? ' is-asked' : ''}`}>
        <p>{t('book.done.code')}</p>
        <p class="done-code">{first.code}</p>
      </div>
      <h2>{t('book.done.next')}</h2>
      <ul class="done-next">
        {asked ? (
          <>
            <li>{t('book.done.asked', { provider: first.providerName })}</li>
            {first.lapsesAt && (
              <li>{t('book.done.asked-until', { time: startWords(first.lapsesAt, words) })}</li>
            )}
          </>
        ) : (
          <li>{t('book.done.told')}</li>
        )}
        <li>{t('book.done.reminder')}</li>
        <li>{t('book.done.call', { provider: first.providerName, phone: first.providerPhone })}</li>
      </ul>
    </>
  );
}
