import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { useAccount } from '../account/account-context.ts';

interface Props {
  readonly booking: Pick<BookingAnswer, 'visitCode' | 'providerCode' | 'details'>;
}

/** Both codes of a visit, each with what it is for: one is heard at the door, the other is said when all is done. */
export function DoorCodes({ booking: { visitCode, providerCode, details } }: Props) {
  const { t } = useAccount().words;
  if (visitCode === null && providerCode === null) return null;
  const atHome = details?.door !== null && details?.door !== undefined;
  return (
    <dl class="door-codes">
      {providerCode !== null && (
        <div>
          <dt>{t('bookings.code.theirs')}</dt>
          <dd class="door-code">{spaced(providerCode)}</dd>
          <dd class="quiet">
            {t(atHome ? 'bookings.code.theirs-why' : 'bookings.code.theirs-why-facility')}
          </dd>
        </div>
      )}
      {visitCode !== null && (
        <div>
          <dt>{t('bookings.code.mine')}</dt>
          <dd class="door-code">{spaced(visitCode)}</dd>
          <dd class="quiet">{t('bookings.code.mine-why')}</dd>
        </div>
      )}
    </dl>
  );
}

/** Digits apart, so that they are read one by one. */
const spaced = (code: string): string => [...code].join(' ');
