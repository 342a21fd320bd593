/** Bookings as a calendar file, by RFC 5545. */
import makeCalendar, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export interface CalendarVisit {
  /** The same for as long as the booking lives, so that a calendar takes a later file for a change of the same entry. */
  id: string;
  /** Counts up with each change; SEQUENCE. */
  version: number;
  startMs: number;
  endMs: number;
  updatedAtMs: number;
  status: 'tentative' | 'confirmed' | 'cancelled';
  summary: string;
  location: string | null;
  description: string | null;
}

export const calendarType = 'text/calendar; charset=utf-8';

/** Instants in UTC: every calendar shows them on its reader's own clock. @param name without commas, which some readers take apart */
export function calendarText(name: string, visits: readonly CalendarVisit[]): string {
  const calendar = makeCalendar({
    name,
    prodId: { company: 'Jinlin', product: 'Jinlin', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const visit of visits)
    calendar.createEvent({
      id: `${visit.id}@jinlin`,
      // Versions count from 1, SEQUENCE from 0.
      sequence: visit.version - 1,
      start: new Date(visit.startMs),
      end: new Date(visit.endMs),
      stamp: new Date(visit.updatedAtMs),
      lastModified: new Date(visit.updatedAtMs),
      status: statusOf[visit.status],
      summary: oneLine(visit.summary),
      location: visit.location === null ? null : oneLine(visit.location),
      description: visit.description,
    });
  return `${calendar.toString()}\r\n`;
}

const statusOf = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
