import { useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../../server/contract/booking.ts';
import type { OfferingAnswer } from '../../../../server/contract/offering.ts';
import type { Position } from '../../../lib/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { CallDetails, type CallTyped } from './call-details.tsx';
import { CallDone } from './call-done.tsx';
import { CallDoor } from './call-door.tsx';
import { CallOffering } from './call-offering.tsx';
import { CallSlots } from './call-slots.tsx';

interface Props {
  /** A visit that fell through, to be booked once more; null: a new one. */
  readonly again: BookingAnswer | null;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/**
 * Somebody calls and the office books for them: their door, what comes there, when; then the time is held while they say their name. A change
 * further up takes away what hung on it and nothing else.
 */
export function CallBooking({ again, onBack, onDone }: Props) {
  const { t } = usePage().words;
  const [door, setDoor] = useState<Position | null>(
    (again?.details?.door ?? null) as unknown as Position | null,
  );
  const [offering, setOffering] = useState<OfferingAnswer | null>(null);
  const [typed, setTyped] = useState<CallTyped>(() => {
    const { name, phone, address, notes } = again?.details ?? {};
    return {
      name: name ?? '',
      phone: phone ?? '',
      address: address ?? '',
      notes: notes ?? '',
      how: '',
      grant: '',
    };
  });
  const [held, setHeld] = useState<BookingAnswer | null>(null);
  const [booked, setBooked] = useState<BookingAnswer | null>(null);
  if (booked) return <CallDone booking={booked} onDone={onDone} />;
  return (
    <section>
      <h2>{t('office.visits.call-new')}</h2>
      <p class="office-actions">
        <Button look="text" onClick={onBack}>
          {t('office.visits.all-bookings')}
        </Button>
      </p>
      {!held && (
        <CallDoor
          door={door}
          onDoor={(next) => {
            setDoor(next);
            setOffering(null);
          }}
        />
      )}
      {!held && door && (
        <CallOffering
          key={door.join()}
          door={door}
          kind={again?.serviceKind ?? ''}
          chosen={offering}
          onChoose={setOffering}
        />
      )}
      {!held && door && offering && (
        <CallSlots key={offering.id} door={door} offering={offering} onHeld={setHeld} />
      )}
      {held && (
        <CallDetails
          held={held}
          typed={typed}
          onType={setTyped}
          onReleased={() => setHeld(null)}
          onBooked={setBooked}
        />
      )}
    </section>
  );
}
