import type { BookingAnswer } from '../../../../server/contract/booking.ts';
import { phoneHref } from '../../../lib/phone.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePage } from '../../words.ts';
import { useLoaded } from '../office.ts';
import { BookingEvents } from './booking-events.tsx';
import { BookingSteps } from './booking-steps.tsx';
import { toneOf } from './booking-words.ts';
import { spanWords, yuanWords } from './moments.ts';

interface Props {
  readonly id: string;
  readonly onAgain?: ((booking: BookingAnswer) => void) | undefined;
  readonly onDone: () => void;
  /** Where nothing above says which one it is. */
  readonly withHead?: boolean;
}

/** A booking with the person: who, where, what became of it, and what the office may do. */
export function OpenedBooking({ id, onAgain, onDone, withHead = false }: Props) {
  const { words } = usePage();
  const { t, lang } = words;
  const {
    value: booking,
    problem,
    put,
  } = useLoaded<BookingAnswer>(`/bookings/${encodeURIComponent(id)}`);
  if (problem)
    return (
      <p class="office-problem" role="alert">
        {problem}
      </p>
    );
  if (!booking) return <Skeleton lines={3} />;
  const { details, priceFen, toPayFen, subsidisedMinutes, visitCode } = booking;
  const over = ['cancelled', 'declined', 'expired', 'no-show'].includes(booking.state);
  return (
    <div class="visits-opened">
      {withHead && (
        <div class="visits-head">
          <h3>
            {spanWords(booking.start, booking.end, words)} ·{' '}
            {(lang === 'en' && booking.offeringNameEn) || booking.offeringNameZh}
          </h3>
          <span class={`state ${toneOf(booking.state)}`}>
            {t(`office.visits.state-${booking.state}`)}
          </span>
        </div>
      )}
      <dl class="visits-facts">
        <dt>{t('office.visits.code')}</dt>
        <dd>{booking.code}</dd>
        <dt>{t('office.visits.provider')}</dt>
        <dd>
          {booking.providerName} ·{' '}
          <a href={phoneHref(booking.providerPhone)}>{booking.providerPhone}</a>
        </dd>
        {details?.name && (
          <>
            <dt>{t('office.visits.person')}</dt>
            <dd>
              {details.name}
              {details.phone && (
                <>
                  {' · '}
                  <a href={phoneHref(details.phone)}>{details.phone}</a>
                </>
              )}
            </dd>
          </>
        )}
        {details?.address && (
          <>
            <dt>{t('office.visits.address')}</dt>
            <dd>{details.address}</dd>
          </>
        )}
        {details?.notes && (
          <>
            <dt>{t('office.visits.notes')}</dt>
            <dd>{details.notes}</dd>
          </>
        )}
        <dt>{t('office.visits.price')}</dt>
        <dd>
          {yuanWords(toPayFen, words)}
          {subsidisedMinutes > 0 &&
            ` · ${t('office.visits.price-subsidised', {
              full: yuanWords(priceFen, words),
              minutes: subsidisedMinutes,
            })}`}
        </dd>
        {visitCode && (
          <>
            <dt>{t('office.visits.visit-code')}</dt>
            <dd>{visitCode}</dd>
          </>
        )}
      </dl>
      <BookingEvents events={booking.events} />
      <BookingSteps
        booking={booking}
        onChanged={(changed) => {
          put(changed);
          onDone();
        }}
      />
      {over && details?.name && onAgain && (
        <p class="office-actions">
          <Button look="quiet" onClick={() => onAgain(booking)}>
            {t('office.visits.book-again')}
          </Button>
        </p>
      )}
    </div>
  );
}
