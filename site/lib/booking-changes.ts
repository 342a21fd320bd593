import type { BookingAnswer } from '../../server/contract/booking.ts';
import type { Translator } from '../i18n/translator.ts';
import { stateWords } from './booking-state-words.ts';
import { momentNear } from './visit-time.ts';

/** What is different in a booking that was changed while somebody looked at it, one sentence each; empty where only its number grew. */
export function changedSince(
  before: BookingAnswer,
  after: BookingAnswer,
  now: Date,
  words: Translator,
): string[] {
  const { t } = words;
  const proposal = (one: BookingAnswer) =>
    one.proposed && `${one.proposed.by} ${one.proposed.start}`;
  const found: (string | false)[] = [
    before.start !== after.start &&
      t('bookings.changed.time', { when: momentNear(after.start, now, words) }),
    (before.state !== after.state || proposal(before) !== proposal(after)) &&
      t('bookings.changed.state', { state: stateWords(after, now, words) }),
    before.resource !== after.resource &&
      t('bookings.changed.staff', { label: after.resourceLabel }),
    before.details?.address !== after.details?.address &&
      t('bookings.changed.address', { address: after.details?.address ?? '–' }),
    before.toPayFen !== after.toPayFen && t('bookings.changed.price'),
  ];
  return found.filter((sentence) => sentence !== false);
}
