import type { Translator } from '../../i18n/translator.ts';

const hour = 60;
const day = 24 * hour;

/** “2 小时”, “1 小时 30 分钟”, “1 天”: whole days only where nothing is left over. */
export function lengthWords(minutes: number, words: Translator): string {
  return minutes > 0 && minutes % day === 0
    ? words.plural('book.days', minutes / day)
    : hoursWords(minutes, words);
}

/** The same of time that is worked: a day of it is no 24 hours. */
export function hoursWords(minutes: number, { plural, t }: Translator): string {
  const hours = Math.floor(minutes / hour);
  const rest = minutes % hour;
  if (hours === 0) return plural('book.minutes', rest);
  if (rest === 0) return plural('book.hours', hours);
  return t('book.hours-minutes', {
    hours: plural('book.hours', hours),
    minutes: plural('book.minutes', rest),
  });
}
