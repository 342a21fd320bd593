import { wallText, ZoneClock } from '../zone-clock.ts';

/** Offices keep their days on this clock. */
const clock = new ZoneClock('Asia/Shanghai');

/** YYYY-MM-DD on the offices' wall clock. */
export function dayOf(at: Date): string {
  return wallText(clock.wallOf(at)).split('T', 1)[0]!;
}

/** The day so many days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a text is a day that exists: 2026-02-30 is none. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && dayAfter(text, 0) === text;
}
