import type { BookingAnswer } from '../../../../server/contract/booking.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { OpenedBooking } from './opened-booking.tsx';

interface Props {
  readonly id: string;
  readonly onAgain: (booking: BookingAnswer) => void;
  readonly onBack: () => void;
}

/** The one that a link of another part leads to. */
export function SingleBooking({ id, onAgain, onBack }: Props) {
  const { t } = usePage().words;
  return (
    <section>
      <h2>{t('office.visits.one-booking')}</h2>
      <OpenedBooking id={id} onAgain={onAgain} onDone={() => undefined} withHead />
      <p class="office-actions">
        <Button look="quiet" onClick={onBack}>
          {t('office.visits.all-bookings')}
        </Button>
      </p>
    </section>
  );
}
