import type { MessageAnswer } from '../../server/contract/message.ts';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import { toldEvents } from './told-events.ts';
import { momentNear } from './visit-time.ts';

const bookingKinds = new Set<string>([...toldEvents, 'series', 'reminder', 'take-over']);
const ratingKinds = new Set(['shown', 'reply', 'hide']);
const complaintKinds = new Set(['take', 'answer', 'mediate', 'settle']);

interface Facts {
  readonly startMs?: number;
  readonly starts?: readonly number[];
  readonly state?: string;
  readonly by?: string;
  readonly proposed?: { readonly startMs?: number };
}

/** What happened, and for which time: “服务商确认了您的预约 · 明天（3月5日 星期四）10:00”. */
export function messageWords(
  { kind, facts }: Pick<MessageAnswer, 'kind' | 'facts'>,
  now: Date,
  words: Translator,
): { readonly what: string; readonly when: string | null } {
  const told = (facts ?? {}) as Facts;
  return { what: whatWords(kind, told, words), when: whenWords(kind, told, now, words) };
}

function whatWords(kind: string, { by, state }: Facts, { t }: Translator): string {
  const [about, event = ''] = kind.split(':');
  if (about === 'complaint' && complaintKinds.has(event))
    return t(`bookings.message.complaint.${event}` as MessageKey);
  if (about === 'rating' && ratingKinds.has(event))
    return t(`bookings.message.rating.${event}` as MessageKey);
  if (about !== 'booking' || !bookingKinds.has(event)) return t('bookings.message.unknown');
  if (event === 'cancel' && (by === 'provider' || by === 'office'))
    return t(`bookings.message.cancel.${by}`);
  if (event === 'lapse' && (state === 'done' || state === 'no-show'))
    return t(`bookings.event.lapse.${state}`);
  return t(`bookings.message.${event}` as MessageKey);
}

function whenWords(kind: string, facts: Facts, now: Date, words: Translator): string | null {
  const ms =
    kind === 'booking:propose'
      ? (facts.proposed?.startMs ?? facts.startMs)
      : (facts.startMs ?? facts.starts?.[0]);
  return typeof ms === 'number' ? momentNear(new Date(ms).toISOString(), now, words) : null;
}
