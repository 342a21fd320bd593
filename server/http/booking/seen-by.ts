/** A booking as whoever acts on it may see it. Every look of a provider or an office at personal values is put on record first. */
import type { BookingAnswer, ProviderBookingAnswer } from '../../contract/booking.ts';
import type { Human } from '../../store/app/booking/acting.ts';
import type { BookingRow } from '../../store/app/booking/booking-rows.ts';
import type { Parts } from '../app.ts';
import { bookingAnswer, providerBookingAnswer } from './booking-answers.ts';

type Known = Pick<Parts, 'records' | 'bookingRules' | 'now'>;

const fields = ['name', 'phone', 'address', 'notes', 'door'];

export function seenBy(
  parts: Known,
  actor: string,
  row: BookingRow,
  { by }: Human,
): BookingAnswer | ProviderBookingAnswer {
  if (by === 'provider') {
    const { answer, showsPerson } = providerBookingAnswer(row, parts);
    if (showsPerson) noteLook(parts, actor, row);
    return answer;
  }
  const answer = bookingAnswer(row, by, parts);
  if (by === 'office' && answer.details) noteLook(parts, actor, row);
  return answer;
}

export function noteLook({ records }: Known, actor: string, { id, community }: BookingRow): void {
  records.audit.readPersonal(actor, {
    subjectKind: 'booking',
    subject: id,
    area: community,
    fields,
  });
}
