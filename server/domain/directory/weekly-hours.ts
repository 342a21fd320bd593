/** An OSM opening_hours value as a plan of seven days, where such a plan says the same; else nothing. */
import { readRules } from '../opening-rules.ts';

export const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;

/** Minutes of a day, 0–1439. `to` not after `from` lies on the next day; equal: all day and night. */
export interface OpenSpan {
  from: number;
  to: number;
}

export interface WeeklyHours {
  /** Monday first; an empty list is a closed day. */
  days: readonly (readonly OpenSpan[])[];
  /** What holds on public holidays, as OSM writes it; null where nothing is said. */
  onHolidays: string | null;
  /** Keeps weekday hours on the workdays that make up for holidays. */
  closesOnHolidays: boolean;
}

const day = '(?:Mo|Tu|We|Th|Fr|Sa|Su)';
const daySpan = `${day}(?:-${day})?`;
const time = String.raw`\d\d:\d\d`;
const timeSpan = String.raw`${time}\s*-\s*${time}`;
const rulePattern = new RegExp(
  String.raw`^(?:(${daySpan}(?:\s*,\s*${daySpan})*)(?:\s*:)?(?:\s+|$))?(?:(${timeSpan}(?:\s*,\s*${timeSpan})*)|(off|closed))$`,
);
/** `Mo-Fr 08:00-12:00, Sa 09:00-10:00`: a rule that adds to the ones before instead of replacing them. */
const additionBorder = new RegExp(String.raw`(?<=\d\d:\d\d)\s*,\s*(?=${day})`);

/**
 * Null for what a week cannot say for certain: months, dates, school holidays, weeks, sunrise, comments, open ends, nights that a later
 * rule may cut short, and what is closed on all days.
 */
export function weeklyHours(value: string): WeeklyHours | null {
  const trimmed = value.trim();
  if (/\bSH\b/.test(trimmed)) return null;
  const { ordinary, holiday, closesOnHolidays } = readRules(trimmed);
  const days = ordinary === null ? null : weekOf(ordinary);
  if (!days || days.every((spans) => spans.length === 0)) return null;
  return { days, onHolidays: holiday === '' ? null : holiday, closesOnHolidays };
}

function weekOf(rules: string): OpenSpan[][] | null {
  const days: OpenSpan[][] = weekdays.map(() => []);
  let count = 0,
    nights = false;
  for (const chunk of rules.split(';')) {
    for (const [i, text] of chunk.split(additionBorder).entries()) {
      const rule = readRule(text.trim());
      if (!rule || (i > 0 && rule.spans.length === 0)) return null;
      // Readers differ on whether a later rule without days replaces or adds.
      if (count > 0 && rule.everyDay) return null;
      count++;
      nights ||= rule.spans.some(({ from, to }) => to < from && to > 0);
      for (const number of rule.days)
        days[number] = i > 0 ? [...days[number]!, ...rule.spans] : rule.spans;
    }
  }
  // Whether the next day's rule ends the night before is a question of its own.
  return nights && count > 1 ? null : days;
}

interface Rule {
  days: number[];
  spans: OpenSpan[];
  everyDay: boolean;
}

function readRule(text: string): Rule | null {
  if (text === '24/7')
    return { days: readDays(undefined), spans: [{ from: 0, to: 0 }], everyDay: true };
  const match = rulePattern.exec(text);
  if (!match) return null;
  const [, dayList, timeList] = match;
  const spans = timeList === undefined ? [] : timeList.split(',').map(readSpan);
  if (spans.some((span) => span === null)) return null;
  return {
    days: readDays(dayList),
    spans: spans as OpenSpan[],
    everyDay: dayList === undefined,
  };
}

function readDays(list: string | undefined): number[] {
  if (list === undefined) return [0, 1, 2, 3, 4, 5, 6];
  const numbers = list.split(',').flatMap((part) => {
    const [from, to = from] = part
      .trim()
      .split('-')
      .map((name) => weekdays.indexOf(name as (typeof weekdays)[number]));
    const length = ((to! - from! + 7) % 7) + 1;
    return Array.from({ length }, (_, i) => (from! + i) % 7);
  });
  return [...new Set(numbers)];
}

function readSpan(text: string): OpenSpan | null {
  const [from, to] = text.split('-').map((clock) => {
    const [hour, minute] = clock.trim().split(':').map(Number);
    return minute! < 60 ? hour! * 60 + minute! : NaN;
  });
  const minutesOfDay = 1440;
  if (!(from! < minutesOfDay) || !(to! <= from! + minutesOfDay) || from === to) return null;
  return { from: from!, to: to! % minutesOfDay };
}
