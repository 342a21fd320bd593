/** Which days a session on site takes place on: single dates, weekdays, or days of the lunar month as 墟日 follow them. */
import { Solar } from 'lunar-typescript';
import type { DayRule } from '../../contract/on-site.ts';

export interface Span {
  readonly days: readonly DayRule[];
  /** First and last day, both `YYYY-MM-DD`. */
  readonly from: string;
  readonly until: string;
}

export interface LunarDay {
  /** 1 to 12. */
  readonly month: number;
  /** 闰月: a second month of that number. */
  readonly leap: boolean;
  /** 1 to 29 or 30. */
  readonly day: number;
}

/** A page reads the same two weeks again and again; a conversion takes a tenth of a millisecond. */
const remembered = new Map<string, LunarDay>();
const mostRemembered = 5000;

/** @param date an existing `YYYY-MM-DD` */
export function lunarDay(date: string): LunarDay {
  let found = remembered.get(date);
  if (!found) {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    const lunar = Solar.fromYmd(year, month, day).getLunar();
    found = { month: Math.abs(lunar.getMonth()), leap: lunar.getMonth() < 0, day: lunar.getDay() };
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(date, found);
  }
  return found;
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** @param days may be negative */
export function daysAfter(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Written so and to be found in a calendar; 30 February is not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** Days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

export function takesPlaceOn({ days, from, until }: Span, date: string): boolean {
  return date >= from && date <= until && days.some((rule) => holdsOn(rule, date));
}

function holdsOn(rule: DayRule, date: string): boolean {
  switch (rule.kind) {
    case 'dates':
      return rule.dates.includes(date);
    case 'weekly':
      return rule.weekdays.includes(weekdayOf(date));
    case 'lunar-days':
      return rule.days.includes(lunarDay(date).day);
    case 'lunar-endings':
      return rule.endings.includes(lunarDay(date).day % 10);
  }
}

/** Its days from `first` on, in order, at most `most` of them within `withinDays`. */
export function nextDays(span: Span, first: string, most: number, withinDays: number): string[] {
  const found: string[] = [];
  const begin = span.from > first ? span.from : first;
  const end = daysAfter(first, withinDays - 1);
  for (let date = begin; date <= end && date <= span.until; date = daysAfter(date, 1)) {
    if (!takesPlaceOn(span, date)) continue;
    found.push(date);
    if (found.length >= most) break;
  }
  return found;
}
