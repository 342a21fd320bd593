/** Opening hours as HSDS schedules: one for each span of hours, with the weekdays that it holds on. */
import type { DirectoryFacility } from '../contents.ts';
import type { IdOf } from '../directory.ts';
import { weekdays, weeklyHours, type WeeklyHours } from '../weekly-hours.ts';
import { given, type HsdsRecord } from './given.ts';

/** What a week cannot say goes out as it was written, in `description`. */
export function scheduleRecords(idOf: IdOf, facility: DirectoryFacility): HsdsRecord[] {
  const { key, openingHours, region } = facility;
  if (openingHours === null || openingHours.trim() === '') return [];
  const service_id = idOf('service', key);
  const week = weeklyHours(openingHours);
  if (!week)
    return [{ id: idOf('schedule', `${key}/as-written`), service_id, description: openingHours }];
  const chinese = region.timeZone === 'Asia/Shanghai';
  const suffix = chinese ? '+08:00' : '';
  const notes = notesOf(week, chinese, region.timeZone);
  return [...spansOf(week)].map(([span, days]) => {
    const [opens, closes] = span.split('-');
    return given({
      id: idOf('schedule', `${key}/${span}`),
      service_id,
      freq: 'WEEKLY',
      interval: 1,
      wkst: 'MO',
      byday: days.join(','),
      opens_at: `${opens}${suffix}`,
      closes_at: `${closes}${suffix}`,
      timezone: chinese ? 8 : null,
      notes,
    });
  });
}

/** `09:00-12:00` → MO, TU … */
function spansOf({ days }: WeeklyHours): Map<string, string[]> {
  const spans = new Map<string, string[]>();
  for (const [i, day] of days.entries()) {
    for (const { from, to } of day) {
      const span = `${clock(from)}-${clock(to)}`;
      const held = spans.get(span) ?? [];
      const name = weekdays[i]!.toUpperCase();
      if (!held.includes(name)) spans.set(span, [...held, name]);
    }
  }
  return spans;
}

function clock(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function notesOf(week: WeeklyHours, chinese: boolean, timeZone: string): string | null {
  const { onHolidays, closesOnHolidays } = week;
  const notes = [
    onHolidays === null ? '' : holidayNote(onHolidays),
    chinese && closesOnHolidays
      ? '调休上班的周末按平日。Weekends that make up for holidays: as on weekdays.'
      : '',
    chinese ? '' : `Local time, ${timeZone}.`,
  ];
  return notes.filter(Boolean).join(' ') || null;
}

function holidayNote(rules: string): string {
  return rules === 'off' || rules === 'closed'
    ? '公众假日休息。Closed on public holidays.'
    : `公众假日：${rules}。Public holidays: ${rules}.`;
}
