import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { BookingLine, type ListedBooking } from './booking-line.tsx';

/** Visits that somebody disputes: the office resolves them. Nothing where there are none. */
export function Disputes() {
  const { t } = usePage().words;
  const { area } = useOffice();
  const list = useLoaded<{ bookings: ListedBooking[]; total: number }>(
    `/office/bookings?area=${area.code}&state=disputed`,
  );
  if (list.problem)
    return (
      <p class="office-problem" role="alert">
        {list.problem}
      </p>
    );
  if (!list.value || list.value.total === 0) return null;
  return (
    <>
      <h3>{t('office.visits.disputes', { count: list.value.total })}</h3>
      <ul class="office-list">
        {list.value.bookings.map((booking) => (
          <BookingLine key={booking.id} booking={booking} onDone={list.reload} />
        ))}
      </ul>
    </>
  );
}
