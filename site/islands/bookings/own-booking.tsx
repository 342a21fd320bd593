import { useAccount } from '../account/account-context.ts';
import { useScreenFocus } from '../account/use-screen-focus.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Aftermath } from './aftermath.tsx';
import { BookingView } from './booking-view.tsx';
import { MessageList } from './message-list.tsx';
import { OneBookingContext } from './one-booking.ts';
import { useOwnBooking } from './use-own-booking.ts';

interface Props {
  readonly id: string;
  /** Grows with each message: the booking may have changed. */
  readonly news: number;
}

/** One of one's own bookings, with all that may be known and done. */
export function OwnBooking({ id, news }: Props) {
  const { t } = useAccount().words;
  const { one, problem, load } = useOwnBooking(id, news);
  // The heading of what was waited for takes the focus over.
  useScreenFocus(one ? 'shown' : 'asking');
  return (
    <div class="bookings">
      <p>
        <a class="visit-back" href="#">
          {t('bookings.back')}
        </a>
      </p>
      {problem && (
        <div role="alert" class="account-notice">
          <p>{problem}</p>
          <Button look="quiet" onClick={() => void load()}>
            {t('failure.retry')}
          </Button>
        </div>
      )}
      {!one && !problem && (
        <>
          <h1>{t('bookings.single')}</h1>
          <Skeleton lines={6} />
        </>
      )}
      {!one && problem && <h1>{t('bookings.single')}</h1>}
      {one && (
        <OneBookingContext.Provider value={one}>
          <BookingView aside={<MessageList about={id} />} after={<Aftermath />} />
        </OneBookingContext.Provider>
      )}
    </div>
  );
}
