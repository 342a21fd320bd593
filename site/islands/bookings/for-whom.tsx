import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { useAccount } from '../account/account-context.ts';

interface Props {
  readonly relation: BookingAnswer['relation'];
  readonly name: string | null;
}

/** Of a booking that was made for somebody else: for whom. */
export function ForWhom({ relation, name }: Props) {
  const { t } = useAccount().words;
  if (relation === null) return null;
  return (
    <p class="visit-for">
      {name ? t(`bookings.for.${relation}`, { name }) : t('bookings.for.somebody')}
    </p>
  );
}
