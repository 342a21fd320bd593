import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarText, type CalendarVisit } from '../../server/http/calendar.ts';

const visit: CalendarVisit = {
  id: 'b1',
  version: 2,
  startMs: Date.parse('2026-03-10T09:00:00+08:00'),
  endMs: Date.parse('2026-03-10T11:00:00+08:00'),
  updatedAtMs: Date.parse('2026-03-04T02:00:00Z'),
  status: 'confirmed',
  summary: '居家保洁',
  location: '示范路 1 号，3 楼',
  description: '工号 07\n请备好抹布',
};
/** Folded lines put together again. */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('a visit is one entry with its moments in UTC', () => {
  expect(linesOf(calendarText('近邻圈预约', [visit]))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Jinlin//Jinlin//ZH',
    'METHOD:PUBLISH',
    'NAME:近邻圈预约',
    'X-WR-CALNAME:近邻圈预约',
    'BEGIN:VEVENT',
    'UID:b1@jinlin',
    'SEQUENCE:1',
    'DTSTAMP:20260304T020000Z',
    'DTSTART:20260310T010000Z',
    'DTEND:20260310T030000Z',
    'SUMMARY:居家保洁',
    'LOCATION:示范路 1 号，3 楼',
    'DESCRIPTION:工号 07\\n请备好抹布',
    'STATUS:CONFIRMED',
    'LAST-MODIFIED:20260304T020000Z',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('a moved visit keeps its UID and has a higher SEQUENCE; a cancelled one says so', () => {
  const moved = { ...visit, version: 3, startMs: visit.startMs + 3600_000 };
  const lines = linesOf(calendarText('近邻圈预约', [moved]));
  expect(lines).toContain('UID:b1@jinlin');
  expect(lines).toContain('SEQUENCE:2');
  expect(linesOf(calendarText('x', [{ ...visit, status: 'cancelled' }]))).toContain(
    'STATUS:CANCELLED',
  );
});

test('no text adds a line or an entry of its own', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(words, words, (summary, description) => {
      const lines = linesOf(calendarText('x', [{ ...visit, summary, description }]));
      expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual([
        'BEGIN:VCALENDAR',
        'BEGIN:VEVENT',
      ]);
      for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z-]+[:;]/);
    }),
  );
});
