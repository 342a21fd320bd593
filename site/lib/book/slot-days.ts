import type { SlotsAnswer } from '../../../server/contract/offering.ts';
import { timePart } from '../local-time.ts';
import { serviceTime } from './visit-time.ts';

export type SlotDay = SlotsAnswer['days'][number];

export const partsOfDay = ['morning', 'afternoon', 'evening'] as const;
export type PartOfDay = (typeof partsOfDay)[number];

/** Starts of one day by morning, afternoon and evening; parts without any are left out. */
export function byPartOfDay(
  starts: readonly string[],
): { readonly part: PartOfDay; readonly starts: readonly string[] }[] {
  const partOf = (start: string): PartOfDay => {
    const clock = timePart(serviceTime(start));
    return clock < '12:00' ? 'morning' : clock < '18:00' ? 'afternoon' : 'evening';
  };
  return partsOfDay
    .map((part) => ({ part, starts: starts.filter((start) => partOf(start) === part) }))
    .filter(({ starts: found }) => found.length > 0);
}

/** Days already known, the newer answer first; a day is told once. */
export function joinDays(known: readonly SlotDay[], more: readonly SlotDay[]): SlotDay[] {
  const fresh = new Set(more.map(({ day }) => day));
  return [...known.filter(({ day }) => !fresh.has(day)), ...more].toSorted((a, b) =>
    a.day.localeCompare(b.day),
  );
}

/** A day so many days later, `YYYY-MM-DD`. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
