import type { Translator } from '../i18n/translator.ts';
import { datePart, daysBetween, timePart } from './local-time.ts';

/** The time that a circle was asked for, on the region’s wall clock. */
export interface AskedTime {
  readonly localTime: string;
  /** Nobody chose a time. Only then “tomorrow” means what it says. */
  readonly isNow: boolean;
}

export interface OpenState {
  /** At the asked time; null when the hours are unknown. */
  readonly openNow: boolean | null;
  /** ISO 8601 with the region’s offset; null for not within 7 days, absent where it was not asked for. */
  readonly changesAt?: string | null;
}

/** “开着，18:00 关”, “关着，明天 08:00 开”, “时间不详”. */
export function openWords(
  { openNow, changesAt }: OpenState,
  asked: AskedTime,
  words: Translator,
): string {
  const { t } = words;
  if (openNow === null) return t('facility.hours-unknown');
  if (changesAt === undefined) return openNow ? t('facility.open') : t('facility.closed');
  if (changesAt === null) return openNow ? t('facility.open-always') : t('facility.closed-week');
  const when = momentWords(changesAt.slice(0, 16), asked, words);
  return openNow ? t('facility.open-until', { when }) : t('facility.closed-until', { when });
}

/** A wall time as one says it from another: “18:00”, “24:00”, “明天 08:00”, “周五 08:00”. */
export function momentWords(
  localTime: string,
  { localTime: from, isNow }: AskedTime,
  words: Translator,
): string {
  const days = daysBetween(from, localTime);
  if (days === 0) return words.time(localTime);
  if (days === 1 && timePart(localTime) === '00:00') return words.t('time.midnight');
  const day = days === 1 && isNow ? words.t('time.tomorrow') : weekdayWord(localTime, words);
  return words.t('time.day-and-time', { day, time: words.time(localTime) });
}

const weekdays = new Map<string, Intl.DateTimeFormat>();

/** “周二” or “Tue”. */
export function weekdayWord(localTime: string, { lang }: Translator): string {
  let format = weekdays.get(lang);
  if (!format) {
    format = new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' });
    weekdays.set(lang, format);
  }
  return format.format(new Date(`${datePart(localTime)}T00:00Z`));
}
