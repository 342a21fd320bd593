import { useOne } from './one-booking.ts';
import { OwnComplaints } from './own-complaints.tsx';
import { OwnRating } from './own-rating.tsx';

const rated = new Set(['done', 'followed-up', 'disputed', 'resolved']);

/** What follows a visit: what one says of it, and the way to the office when something was wrong. */
export function Aftermath() {
  const { booking } = useOne();
  return (
    <>
      {rated.has(booking.state) && <OwnRating />}
      {booking.state !== 'held' && <OwnComplaints />}
    </>
  );
}
