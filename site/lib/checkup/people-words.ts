import type { Translator } from '../../i18n/translator.ts';

/** “1,234 人”: whole people, and never none where there is somebody. */
export function peopleWords(people: number, words: Translator): string {
  if (people > 0 && people < 1) return words.t('checkup.people.under-one');
  const whole = Math.round(people);
  return words.plural('checkup.people', whole, { count: whole.toLocaleString(words.lang) });
}

/** “83%” of a whole: what is not all never reads as all, and what is there never as none. */
export function shareWords(part: number, whole: number, { t }: Translator): string {
  const percent = (100 * part) / whole;
  if (part <= 0) return t('checkup.share', { percent: 0 });
  if (percent < 1) return t('checkup.share.under-one');
  if (part < whole) return t('checkup.share', { percent: Math.min(99, Math.round(percent)) });
  return t('checkup.share', { percent: 100 });
}

export const minuteWords = (minutes: number, words: Translator): string =>
  words.plural('checkup.minutes', Math.ceil(minutes));
