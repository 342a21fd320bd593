import type { OwnBookings } from '../../../server/contract/booking.ts';
import { nextOf } from '../../lib/booking-groups.ts';
import { momentNear } from '../../lib/visit-time.ts';
import { useAccount } from './account-context.ts';
import { Card, Shown } from './card.tsx';
import { useLoaded } from './use-loaded.ts';

/** The next booking in one line, and the way to all of them. */
export function OwnNextBooking() {
  const { words } = useAccount();
  const { t, lang } = words;
  const ahead = useLoaded<OwnBookings>('/account/bookings?when=ahead');
  const home = lang === 'en' ? '/en' : '';
  return (
    <Card id="own-bookings" title={t('bookings.title')}>
      <Shown
        from={ahead}
        show={({ bookings }) => {
          const next = nextOf(bookings);
          if (!next) return <p class="quiet">{t('bookings.none')}</p>;
          const service =
            lang === 'en' ? (next.offeringNameEn ?? next.offeringNameZh) : next.offeringNameZh;
          return (
            <p>
              {t('bookings.next')}
              {t('bookings.colon')}
              <a href={`${home}/bookings/#booking=${next.id}`}>
                {momentNear(next.start, new Date(), words)} · {service}
              </a>
            </p>
          );
        }}
      />
      <p class="button-row">
        <a class="button button-link" href={`${home}/bookings/`}>
          {t('bookings.see-all')}
        </a>
      </p>
    </Card>
  );
}
