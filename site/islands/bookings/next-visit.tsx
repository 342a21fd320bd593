import { useEffect } from 'preact/hooks';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { bookingHref } from '../../lib/bookings-fragment.ts';
import type { ListedBooking } from '../../lib/booking-groups.ts';
import { useAccount } from '../account/account-context.ts';
import { useLoaded } from '../account/use-loaded.ts';
import { BigWhen } from './big-when.tsx';
import { useServiceName } from './booking-group-rows.tsx';
import { DoorCodes } from './door-codes.tsx';
import { ForWhom } from './for-whom.tsx';
import { StateLine } from './state-line.tsx';
import { WhoComes } from './who-comes.tsx';

interface Props {
  readonly id: string;
  readonly listed: ListedBooking;
}

/** The next visit, large: when, who comes, and what is said at the door. */
export function NextVisit({ id, listed }: Props) {
  const { t } = useAccount().words;
  const whole = useLoaded<BookingAnswer>(`/bookings/${id}`);
  useEffect(() => {
    if (whole.value && whole.value.version !== listed.version) void whole.load();
  }, [listed.version]);
  const booking = whole.value?.id === id ? whole.value : null;
  return (
    <section class="account-card next-visit" aria-labelledby="next-visit">
      <h2 id="next-visit">{t('bookings.next')}</h2>
      <BigWhen booking={listed} />
      <p class="visit-service">{useServiceName(listed)}</p>
      <ForWhom relation={listed.relation} name={listed.name} />
      <StateLine booking={listed} />
      <WhoComes booking={booking ?? { ...listed, staffName: null }} />
      {booking && <DoorCodes booking={booking} />}
      <p class="button-row">
        <a class="button button-link" href={bookingHref(id)}>
          {t('bookings.open')}
        </a>
      </p>
    </section>
  );
}
