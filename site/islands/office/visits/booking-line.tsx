import { useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../../server/contract/booking.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { OpenedBooking } from './opened-booking.tsx';
import { toneOf } from './booking-words.ts';
import { useKinds } from './kinds.ts';
import { spanWords } from './moments.ts';

export type ListedBooking = Omit<
  BookingAnswer,
  'details' | 'events' | 'visitCode' | 'providerCode' | 'staffName'
>;

interface Props {
  readonly booking: ListedBooking;
  /** Books the same once more. */
  readonly onAgain?: ((booking: BookingAnswer) => void) | undefined;
  readonly onDone: () => void;
}

/** One visit without the person; whoever opens it is put on record. */
export function BookingLine({ booking, onAgain, onDone }: Props) {
  const { words } = usePage();
  const { t, lang } = words;
  const { kindName } = useKinds();
  const [open, setOpen] = useState(false);
  const offering = (lang === 'en' && booking.offeringNameEn) || booking.offeringNameZh;
  return (
    <li class="office-entry">
      <div class="visits-head">
        <h3>
          {spanWords(booking.start, booking.end, words)} · {offering}
        </h3>
        <span class={`state ${toneOf(booking.state)}`}>
          {t(`office.visits.state-${booking.state}`)}
        </span>
      </div>
      <p class="quiet">
        {kindName(booking.serviceKind)} · {booking.providerName} · {booking.resourceLabel} ·{' '}
        {t('office.visits.code-of', { code: booking.code })}
      </p>
      <p class="office-actions">
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'office.visits.close' : 'office.visits.open-booking')}
        </Button>
      </p>
      {open && <OpenedBooking id={booking.id} onAgain={onAgain} onDone={onDone} />}
    </li>
  );
}
