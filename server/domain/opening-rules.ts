/** Which rules of an opening_hours value count on a day, by China's calendar: the library knows neither its holidays nor its make-up workdays. */
import { chineseDay, plainDay, type CalendarDay } from './chinese-calendar.ts';
import { wallText } from './zone-clock.ts';

export const dayMs = 86_400_000;

/** A day from its midnight on, on the wall clock. */
export interface Day {
  midnight: number;
  date: string;
  calendar: CalendarDay;
}

export function dayAt(midnight: number, chinese: boolean): Day {
  const date = wallText(midnight).split('T')[0]!;
  return { midnight, date, calendar: chinese ? chineseDay(date) : plainDay(date) };
}

export interface Rules {
  /** Rules that name PH, as they read on a holiday; empty where none does. */
  holiday: string;
  /** The others, and what rules that name PH too say on ordinary days; null where nothing is left. */
  ordinary: string | null;
  closesOnHolidays: boolean;
}

export function readRules(value: string): Rules {
  const rules = value
    .split(ruleBorder)
    .map((rule) => rule.trim())
    .filter(Boolean);
  const named = rules.filter((rule) => /\bPH\b/.test(rule));
  const ordinary = rules
    .map((rule) => (onlyHolidays(rule) ? '' : withoutHolidays(rule)))
    .filter(Boolean);
  return {
    holiday: named.map((rule) => onHoliday(rule) || '24/7').join('; '),
    ordinary: ordinary.length > 0 || rules.length === 0 ? ordinary.join('; ') : null,
    closesOnHolidays: named.some((rule) => /\b(off|closed)\b/.test(rule)),
  };
}

/** What counts on a day, and how far its clock is put back to read the rules of another weekday. */
export function rulesOn(rules: Rules, { midnight, calendar }: Day) {
  if (calendar.kind === 'holiday' && rules.holiday !== '')
    return { text: rules.holiday, shiftMs: 0 };
  const weekday = new Date(midnight).getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  const moved = calendar.kind === 'make-up' && weekend && rules.closesOnHolidays;
  return { text: rules.ordinary, shiftMs: moved ? (weekday === 0 ? -2 : -1) * dayMs : 0 };
}

/** Rules end at a semicolon; `08:00-17:00, PH off` is two of them too, unlike the days of `Su, PH off`. */
const ruleBorder = /;|(?<=\d\d:\d\d\+?)\s*,\s*(?=PH\s+(?:off|closed)\b)/;

/** What a rule that names PH says on a holiday, whatever the weekday: `Sa,Su,PH 09:00-12:00` is `09:00-12:00`. */
function onHoliday(rule: string): string {
  const day = String.raw`(?:PH|SH|(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?(?:\[[^\]]*\])?)`;
  const days = new RegExp(String.raw`\b${day}(?:\s*,\s*${day})*(?:\s*:)?`, 'g');
  return rule
    .replace(days, (list) => (/\bPH\b/.test(list) ? '' : list))
    .replace(/\s+/g, ' ')
    .trim();
}

function onlyHolidays(rule: string): boolean {
  return /^(PH|SH)(\s*,\s*(PH|SH))*\b(?!\s*,)/.test(rule);
}

/** The rule without its PH and SH selectors; its weekdays stay. */
function withoutHolidays(rule: string): string {
  return rule
    .replace(/\b(PH|SH)\b\s*,\s*|\s*,\s*\b(PH|SH)\b/g, '')
    .replace(/^(PH|SH)\b\s*:?\s*/, '')
    .trim();
}
