import { useAccount } from '../account/account-context.ts';
import { useScreenFocus } from '../account/use-screen-focus.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { momentNear } from '../../lib/visit-time.ts';
import { BookingView } from './booking-view.tsx';
import { useBookings } from './bookings-context.ts';
import { OneBookingContext } from './one-booking.ts';
import { TakeOver } from './take-over.tsx';
import { useLinkedBooking } from './use-linked-booking.ts';

interface Props {
  readonly token: string;
  readonly onLeave: () => void;
  /** It stands among one's own bookings now. */
  readonly onTaken: (booking: string) => void;
}

/** One booking for whoever has the link of its message: looked at once, changed once, without an account. */
export function ByLink({ token, onLeave, onTaken }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { now } = useBookings();
  const { one, until, key, problem, retry } = useLinkedBooking(token);
  useScreenFocus(one ? 'shown' : problem ? 'refused' : 'asking');
  return (
    <div class="bookings">
      {!one && !problem && (
        <>
          <h1>{t('bookings.single')}</h1>
          <Skeleton lines={6} />
        </>
      )}
      {problem && !one && (
        <section class="account-card account-narrow" role="alert">
          <h1>{t('bookings.link.failed')}</h1>
          <EmptyState title={problem}>
            {retry && <Button onClick={retry}>{t('failure.retry')}</Button>}
            <Button look={retry ? 'quiet' : 'main'} onClick={onLeave}>
              {t('bookings.link.sign-in')}
            </Button>
          </EmptyState>
        </section>
      )}
      {one && (
        <>
          <div class="account-notice">
            <p>
              {one.mayChange && until
                ? t('bookings.link.lead', { when: momentNear(until, now, words) })
                : t('bookings.link.look-only')}
            </p>
            <p>
              <Button look="text" onClick={onLeave}>
                {t('bookings.link.sign-in')}
              </Button>
            </p>
          </div>
          <OneBookingContext.Provider value={one}>
            <BookingView />
          </OneBookingContext.Provider>
          {key !== null && one.booking.relation !== null && (
            <TakeOver link={key} onTaken={() => onTaken(one.booking.id)} />
          )}
        </>
      )}
    </div>
  );
}
