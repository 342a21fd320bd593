import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { phoneHref } from '../../lib/phone.ts';
import { useAccount } from '../account/account-context.ts';

type Told = Pick<
  BookingAnswer,
  'providerName' | 'providerPhone' | 'resourceLabel' | 'staffName' | 'state'
>;

/** Who comes, by name and number once that is settled, and whom to call. */
export function WhoComes({ booking }: { readonly booking: Told }) {
  const { t } = useAccount().words;
  const { providerName, providerPhone, resourceLabel, staffName } = booking;
  return (
    <p class="who-comes">
      <strong>
        {staffName
          ? t('bookings.staff', { name: staffName, label: resourceLabel })
          : t('bookings.staff-number', { label: resourceLabel })}
      </strong>
      <br />
      {providerName}{' '}
      <a href={phoneHref(providerPhone)}>{t('bookings.call', { number: providerPhone })}</a>
    </p>
  );
}
