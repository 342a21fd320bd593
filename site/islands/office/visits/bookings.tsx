import { useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../../server/contract/booking.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { BookingLine, type ListedBooking } from './booking-line.tsx';
import { bookingStates } from './booking-words.ts';
import { CallBooking } from './call-booking.tsx';
import { ChoiceField } from './fields.tsx';
import { PartList, Pages } from './part-frame.tsx';
import { SingleBooking } from './single-booking.tsx';

interface List {
  bookings: ListedBooking[];
  total: number;
  page: number;
  pageSize: number;
}

/** Visits of the area by their state, without names; and booking for somebody who calls. */
export function Bookings() {
  const { t } = usePage().words;
  const { area } = useOffice();
  const [asked] = useState(() => new URLSearchParams(location.hash.slice(1)));
  const [state, setState] = useState(asked.get('state') ?? '');
  const [page, setPage] = useState(1);
  const [single, setSingle] = useState(asked.get('booking'));
  const [calling, setCalling] = useState<{ readonly again: BookingAnswer | null } | null>(null);
  const query = new URLSearchParams({ area: area.code, page: String(page) });
  if (state) query.set('state', state);
  const list = useLoaded<List>(`/office/bookings?${query}`);
  const reload = () => {
    setCalling(null);
    list.reload();
  };
  if (calling)
    return <CallBooking again={calling.again} onBack={() => setCalling(null)} onDone={reload} />;
  if (single)
    return (
      <SingleBooking
        id={single}
        onAgain={(again) => setCalling({ again })}
        onBack={() => setSingle(null)}
      />
    );
  return (
    <section>
      <h2>{t('office.visits.part-bookings')}</h2>
      <p class="office-actions">
        <Button onClick={() => setCalling({ again: null })}>{t('office.visits.call-new')}</Button>
      </p>
      <div class="office-narrow">
        <ChoiceField
          id="booking-state"
          label={t('office.visits.state')}
          error={null}
          value={state}
          onText={(next) => {
            setState(next);
            setPage(1);
          }}
          nothing={t('office.visits.state-all')}
          choices={bookingStates.map((code) => ({
            code,
            label: t(`office.visits.state-${code}`),
          }))}
        />
      </div>
      <PartList
        list={list}
        isEmpty={({ total }) => total === 0}
        empty={t('office.visits.no-bookings')}
      >
        {(value) => (
          <>
            <ul class="office-list">
              {value.bookings.map((booking) => (
                <BookingLine
                  key={booking.id}
                  booking={booking}
                  onAgain={(again) => setCalling({ again })}
                  onDone={list.reload}
                />
              ))}
            </ul>
            <Pages of={value} onPage={setPage} />
          </>
        )}
      </PartList>
    </section>
  );
}
