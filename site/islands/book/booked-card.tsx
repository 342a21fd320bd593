import type { ComponentChildren } from 'preact';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { beside } from '../../lib/book/beside.ts';
import { inLanguage, placeName, providerOf } from '../../lib/book/offer.ts';
import { isFree, yuanWords } from '../../lib/book/price-words.ts';
import { lengthWords } from '../../lib/book/length-words.ts';
import { startWords, visitWords } from '../../lib/book/visit-time.ts';
import { phoneHref } from '../../lib/phone.ts';
import { useAccount } from '../account/account-context.ts';
import { useBooking } from './book-context.ts';

/** The visit on one card, which is also what is printed. */
export function BookedCard({ booking }: { readonly booking: BookingAnswer }) {
  const { words } = useAccount();
  const { t, lang } = words;
  const { offering } = useBooking();
  const { details, visitCode, providerCode, staffName, resourceLabel } = booking;
  const chosen = offering.value?.offering ?? null;
  const prepare = chosen && inLanguage(chosen.prepareZh, chosen.prepareEn, lang);
  const atHome = Boolean(details?.door);
  return (
    <section class="booked-card" aria-label={t('book.card.title')}>
      <h2>{inLanguage(booking.offeringNameZh, booking.offeringNameEn, lang)}</h2>
      <dl class="book-facts">
        <Fact name={t('book.check.when')}>{visitWords(booking.start, booking.end, words)}</Fact>
        <Fact name={t('book.offer.provider')}>
          {providerOf(booking, chosen, lang)}{' '}
          <a href={phoneHref(booking.providerPhone)}>{booking.providerPhone}</a>
        </Fact>
        <Fact name={t('book.card.code')}>{booking.code}</Fact>
        {!atHome && chosen?.place && (
          <Fact name={t('book.check.where')}>{placeName(chosen, lang)}</Fact>
        )}
        {!atHome && resourceLabel && <Fact name={t('book.card.counter')}>{resourceLabel}</Fact>}
        {atHome && staffName && (
          <Fact name={t('book.card.staff')}>{beside(staffName, resourceLabel)}</Fact>
        )}
        {details?.address && <Fact name={t('book.check.where')}>{details.address}</Fact>}
        {details?.name && <Fact name={t('book.card.for')}>{details.name}</Fact>}
        <Fact name={t('book.check.price')}>
          {isFree({ priceFen: booking.priceFen, priceUnit: 'visit' })
            ? t('book.free')
            : yuanWords(booking.toPayFen, words)}
          {booking.subsidisedMinutes > 0 && (
            <span class="summary-note">
              {t('book.card.subsidised', {
                length: lengthWords(booking.subsidisedMinutes, words),
                full: yuanWords(booking.priceFen, words),
              })}
            </span>
          )}
        </Fact>
        {booking.promisedBy && (
          <Fact name={t('book.terms.promise')}>{words.date(booking.promisedBy)}</Fact>
        )}
        {prepare && (
          <Fact name={t('book.offer.prepare')}>
            <span class="prose">{prepare}</span>
          </Fact>
        )}
        <Fact name={t('book.terms.cancel')}>
          {t('book.card.until', { time: startWords(booking.cancelUntil, words) })}
        </Fact>
      </dl>
      {atHome && providerCode && (
        <div class="door-code">
          <p>
            {t('book.card.visitor-code')} <strong>{providerCode}</strong>
          </p>
          <p class="quiet">{t('book.card.visitor-code-text')}</p>
        </div>
      )}
      {visitCode && (
        <div class="door-code">
          <p>
            {t('book.card.visit-code')} <strong>{visitCode}</strong>
          </p>
          <p class="quiet">{t('book.card.visit-code-text')}</p>
        </div>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
