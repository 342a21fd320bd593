/** China's public holidays and the workdays that make up for them (调休). */
import chineseDays from 'chinese-days';
import type { DayKind, HolidayName } from '../contract/circle.ts';

export interface CalendarDay {
  kind: DayKind;
  /** The holiday, or the one that a make-up day makes up for. */
  holiday?: HolidayName;
}

/** @param date `YYYY-MM-DD`. */
export function chineseDay(date: string): CalendarDay {
  const { work, name } = chineseDays.getDayDetail(date);
  // Statutory days are named "National Day,国庆节,3"; other days carry a weekday's name.
  const [en, zh] = name.split(',');
  if (zh === undefined) return plainDay(date);
  return { kind: work ? 'make-up' : 'holiday', holiday: { zh, en: en! } };
}

/** A day where no calendar applies: weekdays alone decide. */
export function plainDay(date: string): CalendarDay {
  const weekday = new Date(`${date}T00:00Z`).getUTCDay();
  return { kind: weekday === 0 || weekday === 6 ? 'weekend' : 'workday' };
}

/** The package silently calls every day of an unpublished year ordinary; a published one has the National Day. */
export function isYearPublished(year: string): boolean {
  return chineseDays.getDayDetail(`${year}-10-01`).name.includes(',');
}

/**
 * The workday that a make-up day stands in for. Notices name both kinds without saying which belong together; here, of one
 * holiday, the first make-up day stands in for the first weekday that was given free, the second for the second.
 * Null where they are not equally many.
 *
 * @param date `YYYY-MM-DD` of a make-up day.
 */
export function madeUpFor(date: string): string | null {
  const { name } = chineseDays.getDayDetail(date);
  const makeUp: string[] = [];
  const free: string[] = [];
  // Both lie within weeks of the holiday.
  for (let days = -40; days <= 40; days++) {
    const other = new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const detail = chineseDays.getDayDetail(other);
    if (detail.name !== name) continue;
    if (detail.work) makeUp.push(other);
    else if (chineseDays.isInLieu(other)) free.push(other);
  }
  return makeUp.length === free.length ? free[makeUp.indexOf(date)]! : null;
}
