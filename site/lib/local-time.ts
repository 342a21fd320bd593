/**
 * Wall clocks as texts, `YYYY-MM-DDTHH:MM`. They sort as they follow each other. Arithmetic reads them as if they stood in
 * UTC, so that no time zone, and least of all the browser's, moves them.
 */

/** Years that a typed date may have; opening hours and holidays say nothing beyond. */
export const firstYear = 2000;
export const lastYear = 2099;

const shape = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a text is a wall time of a day that exists, in a year that may be asked for. */
export function isLocalTime(text: string): boolean {
  const match = shape.exec(text);
  if (!match) return false;
  const [, year, month, day] = match.map(Number);
  // 30 February would be read as 2 March: the day must come back as it went.
  const read = new Date(Date.UTC(year!, month! - 1, day!));
  return (
    read.getUTCDate() === day &&
    read.getUTCMonth() === month! - 1 &&
    year! >= firstYear &&
    year! <= lastYear
  );
}

/** What the clocks of a zone show at a moment. `timeZone` is an IANA name. */
export function localTimeIn(timeZone: string, at: Date): string {
  // Swedish writes a date as ISO 8601 does.
  const written = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return written.format(at).replace(' ', 'T');
}

/** “2026-11-24” and “19:30” of “2026-11-24T19:30”. */
export const datePart = (localTime: string): string => localTime.slice(0, 10);
export const timePart = (localTime: string): string => localTime.slice(11, 16);

const asUtc = (localTime: string): Date => new Date(`${localTime}:00Z`);

/** The same time of day, so many days later. */
export function daysLater(localTime: string, days: number): string {
  const moved = asUtc(localTime);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 16);
}

/** 0 is Sunday. */
export const weekdayOf = (localTime: string): number => asUtc(localTime).getUTCDay();

/** Whole days from the date of one to the date of the other. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(datePart(to)) - Date.parse(datePart(from))) / 86_400_000;
