import type { BookingAnswer } from '../../server/contract/booking.ts';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { Failure } from './api.ts';
import { failureWords } from './failure-words.ts';
import { momentNear } from './visit-time.ts';

type About = Pick<BookingAnswer, 'cancelUntil' | 'moveUntil' | 'providerPhone' | 'start'>;

/** Steps that were refused because the booking is no longer as it was looked at: it is asked for again. */
export const isStale = (failure: Failure): boolean =>
  failure.kind === 'problem' &&
  ['changed-meanwhile', 'wrong-state', 'hold-lapsed'].includes(failure.problem.code);

/** The next free times that a refused time is told with. */
export function nextFreeOf(failure: Failure): string[] {
  if (failure.kind !== 'problem') return [];
  const found = (failure.problem.suggestion as { nextFree?: unknown } | undefined)?.nextFree;
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}

const because = new Set([
  'taken',
  'too-far',
  'too-soon',
  'beyond-window',
  'suspended',
  'certificate-expired',
  'not-working',
  'leave',
]);

/** Why a step was refused, with moments as people say them; `step` is the last part of its path. */
export function refusalWords(
  failure: Failure,
  { booking, step, now }: { booking: About; step: string; now: Date },
  words: Translator,
): string {
  const { t } = words;
  const phone = booking.providerPhone;
  if (failure.kind !== 'problem') return failureWords(failure, words).text;
  const { code, detail, suggestion } = failure.problem;
  switch (code) {
    case 'slot-taken': {
      const why = String((suggestion as { because?: unknown } | undefined)?.because);
      return because.has(why)
        ? t(`bookings.because.${why}` as MessageKey)
        : t('bookings.because.unnamed');
    }
    case 'too-late': {
      const last = step === 'cancel' ? booking.cancelUntil : booking.moveUntil;
      return t('bookings.refused.too-late', { when: momentNear(last, now, words), phone });
    }
    case 'too-early':
      return t('bookings.refused.too-early', { when: momentNear(booking.start, now, words) });
    case 'changed-meanwhile':
    case 'wrong-state':
      return t('bookings.refused.changed');
    case 'no-one-comes':
      return t('bookings.refused.no-one-comes');
    case 'not-signed-in':
      return t('bookings.session-ended');
    default:
      return detail;
  }
}
