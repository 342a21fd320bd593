import type { Translator } from '../../i18n/translator.ts';
import { datePart, localTimeIn } from '../local-time.ts';

/** On whose clocks visits are told, wherever the reader is. */
export const serviceZone = 'Asia/Shanghai';

/** `YYYY-MM-DDTHH:MM` on those clocks. */
export const serviceTime = (moment: string): string => localTimeIn(serviceZone, new Date(moment));

export const serviceDay = (moment: string): string => datePart(serviceTime(moment));

/** “12月1日星期二 10:00”. */
export function startWords(start: string, { t, day, time }: Translator): string {
  const local = serviceTime(start);
  return t('book.day-and-time', { day: day(local), time: time(local) });
}

/** “12月1日星期二 10:00–12:00”. */
export function visitWords(start: string, end: string, { t, day, time }: Translator): string {
  const [from, to] = [serviceTime(start), serviceTime(end)];
  return t('book.day-and-time', {
    day: day(from),
    time: t('book.from-to', { from: time(from), to: time(to) }),
  });
}

/** Whether the reader's own clock shows something else. */
export const otherZone = (now: Date): boolean =>
  localTimeIn(serviceZone, now) !==
  localTimeIn(Intl.DateTimeFormat().resolvedOptions().timeZone, now);
