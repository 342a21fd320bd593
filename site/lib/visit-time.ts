import type { Translator } from '../i18n/translator.ts';
import { datePart, daysBetween, daysLater, localTimeIn, timePart } from './local-time.ts';

const zone = 'Asia/Shanghai';
const minuteMilliseconds = 60_000;

/** A moment of the API as Guangdong's clocks show it, `YYYY-MM-DDTHH:MM`. */
export const localOf = (moment: string | Date): string => localTimeIn(zone, new Date(moment));

/** Today, tomorrow and the day after get their names; any other day its weekday and date, and its year if that is not this one. */
export function dayNear(moment: string, now: Date, words: Translator): string {
  const local = localOf(moment);
  const today = localOf(now);
  const days = daysBetween(today, local);
  const day = words.day(local);
  if (days === 0) return words.t('bookings.day.today', { day });
  if (days === 1) return words.t('bookings.day.tomorrow', { day });
  if (days === -1) return words.t('bookings.day.yesterday', { day });
  return local.slice(0, 4) === today.slice(0, 4)
    ? day
    : words.t('bookings.day.other-year', { year: local.slice(0, 4), day });
}

/** “10:00–12:00”, and the day too where the end is on another one. */
export function spanWords(start: string, end: string, words: Translator): string {
  const [from, to] = [localOf(start), localOf(end)];
  const until =
    datePart(from) === datePart(to) || to === `${datePart(daysLater(from, 1))}T00:00`
      ? timePart(to) === '00:00'
        ? '24:00'
        : words.time(to)
      : words.t('bookings.day-and-time', { day: words.day(to), time: words.time(to) });
  return words.t('bookings.span', { from: words.time(from), to: until });
}

/** “明天（3月5日 星期四）10:00” — for moments until which something may be done, and starts. */
export function momentNear(moment: string, now: Date, words: Translator): string {
  return words.t('bookings.day-and-time', {
    day: dayNear(moment, now, words),
    time: words.time(localOf(moment)),
  });
}

export const minutesOf = ({ start, end }: { start: string; end: string }): number =>
  (Date.parse(end) - Date.parse(start)) / minuteMilliseconds;

/** “45 分钟”, “2 小时”, “1 小时 30 分钟”. */
export function lengthWords(minutes: number, { plural, t }: Translator): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return plural('bookings.minutes', rest);
  if (rest === 0) return plural('bookings.hours', hours);
  return t('bookings.hours-and-minutes', {
    hours: plural('bookings.hours', hours),
    minutes: plural('bookings.minutes', rest),
  });
}

/** “80 元”, “80.50 元”, “免费”. */
export function priceWords(fen: number, { t }: Translator): string {
  if (fen === 0) return t('bookings.price.free');
  const yuan = fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
  return t('bookings.price.yuan', { yuan });
}
