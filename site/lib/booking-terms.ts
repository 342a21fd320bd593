import type { BookingAnswer } from '../../server/contract/booking.ts';
import type { Translator } from '../i18n/translator.ts';
import { momentNear } from './visit-time.ts';

type Termed = Pick<
  BookingAnswer,
  'state' | 'start' | 'cancelUntil' | 'moveUntil' | 'needsAcceptance' | 'actions'
>;

/** What the resident may do with the time of a visit now. */
export interface Terms {
  /** `move` at once, `propose` where the provider has to agree; null: neither any more. */
  readonly time: 'move' | 'propose' | null;
  readonly cancel: boolean;
  readonly door: boolean;
}

/** By the terms that the booking was made under; the server is asked all the same. */
export function termsNow(booking: Termed, now: Date): Terms {
  const { state, actions, needsAcceptance } = booking;
  const at = now.getTime();
  // What nobody accepted yet may be changed until it would begin.
  const until = (moment: string) =>
    at <= Date.parse(state === 'confirmed' ? moment : booking.start);
  const may = (event: string) => actions.includes(event);
  const mustPropose = state === 'confirmed' && needsAcceptance;
  const movable = may('move') && !mustPropose && until(booking.moveUntil);
  const proposable = may('propose') && at <= Date.parse(booking.start) && state !== 'held';
  return {
    time: movable ? 'move' : proposable ? 'propose' : null,
    cancel: may('cancel') && until(booking.cancelUntil),
    door: may('change-door') && state !== 'held' && until(booking.moveUntil),
  };
}

/** The terms in words, each with its moment. */
export function termsWords(booking: Termed, now: Date, words: Translator): string[] {
  const { t } = words;
  const { state, start, moveUntil, cancelUntil, needsAcceptance } = booking;
  if (state === 'requested')
    return [t('bookings.terms.before-answer', { when: momentNear(start, now, words) })];
  if (state !== 'confirmed') return [];
  const said = (moment: string, open: 'move' | 'cancel') =>
    now.getTime() <= Date.parse(moment)
      ? t(`bookings.terms.${open}-until`, { when: momentNear(moment, now, words) })
      : t(`bookings.terms.${open}-over`, { when: momentNear(moment, now, words) });
  return [
    needsAcceptance ? t('bookings.terms.must-agree') : said(moveUntil, 'move'),
    said(cancelUntil, 'cancel'),
  ];
}
