/** Months as `YYYY-MM`, days as `YYYY-MM-DD`; weeks begin on Monday. */
import { dayAfter } from './slot-days.ts';

export const monthOf = (day: string): string => day.slice(0, 7);

export function monthAfter(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number! - 1 + months, 1)).toISOString().slice(0, 7);
}

export const firstOf = (month: string): string => `${month}-01`;
export const lastOf = (month: string): string => dayAfter(firstOf(monthAfter(month, 1)), -1);

/** The weeks that hold days of the month; null stands for days of its neighbours. */
export function weeksOf(month: string): (string | null)[][] {
  const first = firstOf(month);
  const last = lastOf(month);
  const mondayOffset = (new Date(first).getUTCDay() + 6) % 7;
  const weeks: (string | null)[][] = [];
  for (let monday = dayAfter(first, -mondayOffset); monday <= last; monday = dayAfter(monday, 7))
    weeks.push(
      Array.from({ length: 7 }, (_, i) => {
        const day = dayAfter(monday, i);
        return monthOf(day) === month ? day : null;
      }),
    );
  return weeks;
}

/** The same day of another month, or its last where there is none. */
export function sameDayIn(month: string, day: string): string {
  const wanted = `${month}${day.slice(7)}`;
  const last = lastOf(month);
  return wanted > last ? last : wanted;
}

/** Where a key leads from a day (ARIA grid of days); undefined for keys that lead nowhere. */
export function dayByKey(key: string, day: string, shift: boolean): string | undefined {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  switch (key) {
    case 'ArrowRight':
      return dayAfter(day, 1);
    case 'ArrowLeft':
      return dayAfter(day, -1);
    case 'ArrowDown':
      return dayAfter(day, 7);
    case 'ArrowUp':
      return dayAfter(day, -7);
    case 'Home':
      return dayAfter(day, -weekday);
    case 'End':
      return dayAfter(day, 6 - weekday);
    case 'PageDown':
      return sameDayIn(monthAfter(monthOf(day), shift ? 12 : 1), day);
    case 'PageUp':
      return sameDayIn(monthAfter(monthOf(day), shift ? -12 : -1), day);
    default:
      return undefined;
  }
}
