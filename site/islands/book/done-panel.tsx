import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { startWords } from '../../lib/book/visit-time.ts';
import { providerOf } from '../../lib/book/offer.ts';
import { phoneHref } from '../../lib/phone.ts';
import { useAccount } from '../account/account-context.ts';
import { useBooking } from './book-context.ts';

/** The code, as large as it can be, and what happens next. */
export function DonePanel({ bookings }: { readonly bookings: readonly BookingAnswer[] }) {
  const { words } = useAccount();
  const { t } = words;
  const { offering } = useBooking();
  const first = bookings[0]!;
  const asked = first.state === 'requested';
  const provider = providerOf(first, offering.value?.offering ?? null, words.lang);
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
            <li>{t('book.done.asked', { provider })}</li>
            {first.lapsesAt && (
              <li>{t('book.done.asked-until', { time: startWords(first.lapsesAt, words) })}</li>
            )}
          </>
        ) : (
          <li>{t(first.details?.door ? 'book.done.told' : 'book.done.told-there')}</li>
        )}
        <li>{t('book.done.reminder')}</li>
        <li>
          {t('book.done.call', { provider })}{' '}
          <a href={phoneHref(first.providerPhone)}>{first.providerPhone}</a>
        </li>
      </ul>
    </>
  );
}
