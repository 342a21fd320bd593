import type { ComponentChildren } from 'preact';
import { termsWords } from '../../lib/booking-terms.ts';
import { lengthWords, priceWords } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Card } from '../account/card.tsx';
import { useBookings } from './bookings-context.ts';
import { useOne } from './one-booking.ts';

/** Where, for whom, the price and what an office pays of it, and the provider's terms with their moments. */
export function VisitFacts() {
  const { words } = useAccount();
  const { t } = words;
  const { now } = useBookings();
  const { booking } = useOne();
  const { details, toPayFen, priceFen, subsidisedMinutes, promisedBy } = booking;
  const terms = termsWords(booking, now, words);
  return (
    <Card id="facts" title={t('bookings.facts')}>
      <dl class="visit-facts">
        {details?.address && <Fact name={t('bookings.address')}>{details.address}</Fact>}
        {details?.name && (
          <Fact name={t('bookings.contact')}>
            {details.name} {details.phone}
          </Fact>
        )}
        {details?.notes && <Fact name={t('bookings.notes')}>{details.notes}</Fact>}
        <Fact name={t('bookings.price')}>
          <strong>{priceWords(toPayFen, words)}</strong>
          {toPayFen > 0 && <> {t('bookings.price.to-provider')}</>}
          {subsidisedMinutes > 0 && (
            <>
              <br />
              {t('bookings.price.subsidised', {
                minutes: lengthWords(subsidisedMinutes, words),
                whole: priceWords(priceFen, words),
              })}
            </>
          )}
        </Fact>
        {promisedBy && (
          <Fact name={t('bookings.promised')}>
            {t('bookings.promised-by', { date: words.date(promisedBy) })}
          </Fact>
        )}
        {terms.length > 0 && (
          <Fact name={t('bookings.terms')}>
            <ul class="visit-terms">
              {terms.map((term) => (
                <li key={term}>{term}</li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ComponentChildren;
}

function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
