import { useLayoutEffect, useRef } from 'preact/hooks';
import type { BookingAnswer } from '../../../../server/contract/booking.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { spanWords, yuanWords } from './moments.ts';

/** What the caller is told: number, time, who comes, the code that ends the visit. */
export function CallDone({
  booking,
  onDone,
}: {
  readonly booking: BookingAnswer;
  readonly onDone: () => void;
}) {
  const { words } = usePage();
  const { t, lang } = words;
  const head = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => head.current?.focus(), []);
  const requested = booking.state === 'requested';
  return (
    <section>
      <h2 ref={head} tabIndex={-1}>
        {t(requested ? 'office.visits.requested' : 'office.visits.booked')}
      </h2>
      <p class="quiet">
        {t(requested ? 'office.visits.requested-next' : 'office.visits.booked-next')}
      </p>
      <dl class="visits-facts">
        <dt>{t('office.visits.code')}</dt>
        <dd class="visits-code">{booking.code}</dd>
        <dt>{t('office.visits.time')}</dt>
        <dd>{spanWords(booking.start, booking.end, words)}</dd>
        <dt>{t('office.visits.provider')}</dt>
        <dd>
          {booking.providerName} ·{' '}
          {(lang === 'en' && booking.offeringNameEn) || booking.offeringNameZh} ·{' '}
          {booking.resourceLabel}
          {booking.staffName && ` · ${booking.staffName}`}
        </dd>
        {booking.visitCode && (
          <>
            <dt>{t('office.visits.visit-code')}</dt>
            <dd class="visits-code">{booking.visitCode}</dd>
          </>
        )}
        {booking.providerCode && (
          <>
            <dt>{t('office.visits.provider-code')}</dt>
            <dd class="visits-code">{booking.providerCode}</dd>
          </>
        )}
        <dt>{t('office.visits.price')}</dt>
        <dd>
          {yuanWords(booking.toPayFen, words)}
          {booking.subsidisedMinutes > 0 &&
            ` · ${t('office.visits.price-subsidised', {
              full: yuanWords(booking.priceFen, words),
              minutes: booking.subsidisedMinutes,
            })}`}
        </dd>
      </dl>
      <p class="office-actions">
        <Button onClick={onDone}>{t('office.visits.all-bookings')}</Button>
      </p>
    </section>
  );
}
