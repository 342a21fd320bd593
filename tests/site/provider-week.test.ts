import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../site/lib/week-cells.ts';
import { spansOf, weekTexts } from '../../site/lib/working-week.ts';
import { fenOf, yuanText } from '../../site/lib/yuan.ts';

describe('a price', () => {
  it.each([
    ['88', 8800],
    ['88.5', 8850],
    ['88.05', 8805],
    ['￥1,200 元', 120_000],
    ['８８', 8800],
    ['0', 0],
    ['999999.99', 99_999_999],
  ])('%s is %i fen', (typed, fen) => expect(fenOf(typed)).toBe(fen));

  it.each(['', '88.505', '-1', '1e3', '八十', '1000000'])('%s is none', (typed) =>
    expect(fenOf(typed)).toBeNull(),
  );

  it('is written as it is read, to the fen', () => {
    expect([0, 5, 8800, 8805, 8850].map(yuanText)).toEqual(['0', '0.05', '88', '88.05', '88.50']);
  });
});

describe('working hours', () => {
  it('are read as people write them', () => {
    expect(spansOf(1, '14:00-17:30，8:30至12')).toEqual([
      { weekday: 1, fromMinute: 510, toMinute: 720 },
      { weekday: 1, fromMinute: 840, toMinute: 1050 },
    ]);
    expect(spansOf(7, '')).toEqual([]);
    expect(spansOf(2, '00:00-24:00')).toEqual([{ weekday: 2, fromMinute: 0, toMinute: 1440 }]);
  });

  it.each(['8点到晚上', '12:00-08:00', '08:00-08:00', '08:00-24:01', '08:60-09:00', '8-12, 11-13'])(
    '“%s” cannot be read',
    (typed) => expect(spansOf(1, typed)).toBeNull(),
  );

  it('come back as they were typed', () => {
    const spans = spansOf(3, '08:30-12:00, 14:00-17:30')!;
    expect(weekTexts(spans)).toEqual(['', '', '08:30-12:00, 14:00-17:30', '', '', '', '']);
    expect(spansOf(3, weekTexts(spans)[2]!)).toEqual(spans);
  });
});

describe('a day of the week', () => {
  const at = (clock: string) => `2026-12-01T${clock}:00.000Z`;
  const span = (from: string, until: string) => ({ from: at(from), until: at(until) });
  const shown = (pieces: readonly { kind: string; from: string; until: string }[]) =>
    pieces.map(({ kind, from, until }) => `${kind} ${from.slice(11, 16)}-${until.slice(11, 16)}`);

  it('is what is booked, off and free, in order; holes under a quarter of an hour are not free', () => {
    const pieces = piecesOf({
      working: [span('08:00', '12:00'), span('14:00', '18:00')],
      absences: [span('16:00', '20:00')],
      visits: [
        { ...span('08:14', '10:00'), visit: 1 },
        { ...span('13:30', '14:30'), visit: 2 },
      ],
    });
    expect(shown(pieces)).toEqual([
      'visit 08:14-10:00',
      'free 10:00-12:00',
      'visit 13:30-14:30',
      'free 14:30-16:00',
      'leave 16:00-18:00',
    ]);
  });

  it('shows a hole of a quarter of an hour, and nothing of a day off', () => {
    const visits = [{ ...span('08:15', '12:00'), visit: 1 }];
    const day = { working: [span('08:00', '12:00')], absences: [], visits };
    expect(shown(piecesOf(day))).toEqual(['free 08:00-08:15', 'visit 08:15-12:00']);
    expect(piecesOf({ working: [], absences: [span('00:00', '23:00')], visits: [] })).toEqual([]);
  });
});
