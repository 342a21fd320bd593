import type { BookingAnswer } from '../../server/contract/booking.ts';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import { momentNear } from './visit-time.ts';
import { toldEvents } from './told-events.ts';

type Told = Pick<
  BookingAnswer,
  'state' | 'lapsesAt' | 'heldUntil' | 'proposed' | 'start' | 'resourceLabel'
>;

/** How it looks: to be waited for, settled, under way, over, gone wrong. */
export type Tone = 'wait' | 'sure' | 'now' | 'over' | 'off';

const tones: Record<BookingAnswer['state'], Tone> = {
  held: 'wait',
  requested: 'wait',
  confirmed: 'sure',
  'on-the-way': 'now',
  'in-service': 'now',
  done: 'over',
  'followed-up': 'over',
  declined: 'off',
  expired: 'off',
  cancelled: 'off',
  'no-show': 'off',
  disputed: 'wait',
  resolved: 'over',
};

export const toneOf = (state: BookingAnswer['state']): Tone => tones[state];

/** Where a booking stands, in plain words: “等服务商确认，最迟明天 9:00”. A proposal of the other side comes first: it waits for the reader. */
export function stateWords(booking: Told, now: Date, words: Translator): string {
  const { t } = words;
  const { state, lapsesAt, heldUntil, proposed } = booking;
  if (proposed && (state === 'requested' || state === 'confirmed')) {
    const when = momentNear(proposed.start, now, words);
    if (proposed.by !== 'resident') return t(`bookings.proposed.${proposed.by}`, { when });
    if (state === 'confirmed') return t('bookings.proposed.mine', { when });
  }
  if (state === 'requested' && lapsesAt)
    return t('bookings.state.requested-until', { when: momentNear(lapsesAt, now, words) });
  if (state === 'held' && heldUntil)
    return t('bookings.state.held-until', { when: momentNear(heldUntil, now, words) });
  return t(`bookings.state.${state}`);
}

const known = new Set<string>([...toldEvents, 'follow-up', 'hold']);

/** One line of a booking's history: what happened, and by whom. */
export function eventWords(
  { event, to, by }: Pick<BookingAnswer['events'][number], 'event' | 'to' | 'by'>,
  { t }: Translator,
): string {
  if (!known.has(event)) return t('bookings.event.unknown');
  if (event === 'lapse') return t(lapseKey(to));
  if (event === 'cancel' || event === 'not-there' || event === 'propose' || event === 'dispute')
    return t(`bookings.event.${event}.${by}`);
  return t(`bookings.event.${event}` as MessageKey);
}

function lapseKey(to: BookingAnswer['state']): MessageKey {
  if (to === 'done') return 'bookings.event.lapse.done';
  if (to === 'no-show') return 'bookings.event.lapse.no-show';
  return 'bookings.event.lapse.expired';
}
