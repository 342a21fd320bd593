import type { Circle } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';
import { datePart } from './local-time.ts';
import { weekdayWord } from './open-words.ts';

export interface DayWords {
  /** “2026年11月24日 周二 19:30”, for a time that somebody chose. */
  readonly when: string | null;
  /** “国庆节假期”, “调休上班日（国庆节）”. */
  readonly day: string | null;
  /** That the holidays of the year are not published yet. */
  readonly warning: string | null;
}

/** What one should know about the day that a circle was asked for. */
export function dayWords(
  circle: Pick<Circle, 'localTime' | 'dayKind' | 'holidayName' | 'calendarKnown'>,
  isNow: boolean,
  words: Translator,
): DayWords {
  const { t, lang } = words;
  const { localTime, dayKind, holidayName, calendarKnown } = circle;
  const name = holidayName?.[lang === 'en' ? 'en' : 'zh'];
  return {
    when: isNow ? null : chosenTimeWords(localTime, words),
    day:
      name && (dayKind === 'holiday' || dayKind === 'make-up')
        ? t(`day.${dayKind}`, { name })
        : null,
    warning: calendarKnown ? null : t('day.calendar-unknown', { year: localTime.slice(0, 4) }),
  };
}

/** Date, weekday and time; with the year, unless it is the year of `now`. */
export const chosenTimeWords = (localTime: string, words: Translator, now?: string): string =>
  now?.slice(0, 4) === localTime.slice(0, 4)
    ? words.t('time.day-and-time', { day: words.day(localTime), time: words.time(localTime) })
    : words.t('time.chosen', {
        date: words.date(datePart(localTime)),
        day: weekdayWord(localTime, words),
        time: words.time(localTime),
      });
