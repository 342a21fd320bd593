import { useId } from 'preact/hooks';
import { bookingHref } from '../../lib/bookings-fragment.ts';
import type { BookingGroup, ListedBooking } from '../../lib/booking-groups.ts';
import { dayNear, spanWords } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { useBookings } from './bookings-context.ts';
import { ForWhom } from './for-whom.tsx';
import { StateLine } from './state-line.tsx';

/** Bookings as links to their own screens; those of a series under one heading. */
export function BookingGroupRows({ groups }: { readonly groups: readonly BookingGroup[] }) {
  return (
    <ul class="entries">
      {groups.map((group) => (
        <li class="entry entry-tall" key={group.first.id}>
          {group.later.length === 0 ? (
            <BookingRow booking={group.first} />
          ) : (
            <SeriesRows group={group} />
          )}
        </li>
      ))}
    </ul>
  );
}

function SeriesRows({ group: { first, later } }: { readonly group: BookingGroup }) {
  const { words } = useAccount();
  const id = useId();
  return (
    <section class="visit-series" aria-labelledby={id}>
      <h3 id={id}>
        {words.plural('bookings.series', later.length + 1, { service: useServiceName(first) })}
      </h3>
      <ul class="entries">
        {[first, ...later].map((booking) => (
          <li class="entry entry-tall" key={booking.id}>
            <BookingRow booking={booking} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function BookingRow({ booking }: { readonly booking: ListedBooking }) {
  const { words } = useAccount();
  const { now } = useBookings();
  const service = useServiceName(booking);
  return (
    <>
      <a class="visit-link" href={bookingHref(booking.id)}>
        <strong>
          {dayNear(booking.start, now, words)} {spanWords(booking.start, booking.end, words)}
        </strong>
        <span>
          {service} · {booking.providerName}
        </span>
      </a>
      <ForWhom relation={booking.relation} name={booking.name} />
      <StateLine booking={booking} />
    </>
  );
}

/** The name of what was booked, in the reader's language where it has one. */
export function useServiceName({
  offeringNameZh,
  offeringNameEn,
}: Pick<ListedBooking, 'offeringNameZh' | 'offeringNameEn'>): string {
  const { lang } = useAccount().words;
  return lang === 'en' ? (offeringNameEn ?? offeringNameZh) : offeringNameZh;
}
