import type { Translator } from '../../../i18n/translator.ts';
import { localTimeIn } from '../../../lib/local-time.ts';
import { momentWords } from '../../../lib/moment-words.ts';

const zone = 'Asia/Shanghai';

/** What a field of date and time holds, on Guangdong's clock, as a moment of the API. */
export const momentOfField = (typed: string): string => `${typed}:00+08:00`;

/** A moment for such a field. */
export const fieldOfMoment = (at: Date): string => localTimeIn(zone, at);

/** “2026年11月24日 10:00–12:00”; both dates where it ends on another day. */
export function spanWords(start: string, end: string, words: Translator): string {
  const to = localTimeIn(zone, new Date(end));
  const sameDay = localTimeIn(zone, new Date(start)).slice(0, 10) === to.slice(0, 10);
  return `${momentWords(start, words)}–${sameDay ? words.time(to) : momentWords(end, words)}`;
}

/** Whole yuan without decimals. */
export function yuanWords(fen: number, { lang }: Translator): string {
  const whole = fen % 100 === 0;
  return new Intl.NumberFormat(lang, {
    style: 'currency',
    currency: 'CNY',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  }).format(fen / 100);
}
