/**
 * Days used here: Wednesday 2026-03-04 is a plain one; Thursday 2026-10-01 the National Day; Saturday 2026-10-10 makes up for Wednesday
 * 10-07 and Sunday 2026-09-20 for Tuesday 10-06. Clocks in Berlin go forward at 02:00 on 2026-03-29 and back at 03:00 on 2026-10-25.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { madeUpFor } from '../../../server/domain/chinese-calendar.ts';
import { LocalDays } from '../../../server/domain/booking/local-days.ts';
import type { Absence, WorkingPlan } from '../../../server/domain/booking/model.ts';
import { freeSpans, planFault, workingSpans } from '../../../server/domain/booking/working-time.ts';
import { at, everyDay, minuteOf, plan, shanghai, shown } from './world.ts';

const processZone = process.env.TZ;
afterEach(() => {
  if (processZone === undefined) delete process.env.TZ;
  else process.env.TZ = processZone;
});

/** What is worked from one day to another, as `03-04 09:00-12:00`; the date of the end where it is another. */
function worked(given: WorkingPlan, from: string, to = from, absences: Absence[] = []): string[] {
  const days = shanghai.daysIn(at(`${from}T00:00`), at(`${to}T00:00`) + 86_400_000);
  return freeSpans(given, absences, days, shanghai).spans.map(({ startMs, endMs }) =>
    [shown(startMs), shown(endMs)]
      .map((text) => text.slice(5).replace('T', ' '))
      .reduce((a, b) => `${a}-${a.startsWith(b.slice(0, 5)) ? b.slice(6) : b}`),
  );
}

describe('working time', () => {
  test('is the spans of the weekday, a break being the hole between two', () => {
    expect(worked(plan('9:00-12:00 14:00-17:30'), '2026-03-04')).toEqual([
      '03-04 09:00-12:00',
      '03-04 14:00-17:30',
    ]);
    expect(worked(plan('9:00-12:00'), '2026-03-06', '2026-03-09')).toEqual([
      '03-06 09:00-12:00',
      '03-09 09:00-12:00',
    ]);
  });

  test('runs over midnight, and from one month into the next, without a seam', () => {
    const nights: WorkingPlan = {
      holidays: 'ignore',
      spans: [
        { weekday: 6, fromMinute: minuteOf('22:00'), toMinute: 1440 },
        { weekday: 7, fromMinute: 0, toMinute: minuteOf('6:00') },
      ],
    };
    // 2026-02-28 is a Saturday, and the last of February.
    expect(worked(nights, '2026-02-28', '2026-03-01')).toEqual(['02-28 22:00-03-01 06:00']);
  });

  test('at the end of a year goes on', () => {
    expect(worked(plan('0:00-24:00', everyDay, 'ignore'), '2026-12-30', '2027-01-02')).toEqual([
      '12-30 00:00-01-03 00:00',
    ]);
  });

  test('has the holes of leave, and none that touches only', () => {
    const leave = (from: string, to: string, id = 'l'): Absence => ({
      id,
      resource: 'ann',
      startMs: at(from),
      endMs: at(to),
    });
    const given = plan('9:00-12:00 14:00-18:00');
    expect(
      worked(given, '2026-03-04', '2026-03-05', [
        leave('2026-03-04T11:00', '2026-03-04T15:00'),
        leave('2026-03-05T12:00', '2026-03-05T14:00', 'm'),
      ]),
    ).toEqual(['03-04 09:00-11:00', '03-04 15:00-18:00', '03-05 09:00-12:00', '03-05 14:00-18:00']);
  });
});

describe('public holidays', () => {
  test('are off, unless the plan ignores them', () => {
    expect(worked(plan('9:00-12:00'), '2026-10-01')).toEqual([]);
    expect(worked(plan('9:00-12:00', everyDay, 'ignore'), '2026-10-01')).toEqual([
      '10-01 09:00-12:00',
    ]);
  });

  test('end a night shift at midnight', () => {
    expect(worked(plan('20:00-24:00 0:00-6:00', everyDay), '2026-09-30', '2026-10-01')).toEqual([
      '09-30 00:00-06:00',
      '09-30 20:00-10-01 00:00',
    ]);
  });

  test('are made up for by the weekday that was given free for them', () => {
    expect(['2026-09-20', '2026-10-10', '2026-02-14', '2026-02-28'].map(madeUpFor)).toEqual([
      '2026-10-06',
      '2026-10-07',
      '2026-02-20',
      '2026-02-23',
    ]);
    // Who works on Tuesdays only works on the Sunday that stands in for one, and not on the Saturday that stands in for a Wednesday.
    expect(worked(plan('9:00-12:00', [2]), '2026-09-20')).toEqual(['09-20 09:00-12:00']);
    expect(worked(plan('9:00-12:00', [2]), '2026-10-10')).toEqual([]);
    expect(worked(plan('9:00-12:00', [3]), '2026-10-10')).toEqual(['10-10 09:00-12:00']);
    expect(worked(plan('9:00-12:00', [6]), '2026-10-10')).toEqual([]);
    expect(worked(plan('9:00-12:00', [6], 'ignore'), '2026-10-10')).toEqual(['10-10 09:00-12:00']);
  });

  test('that nobody can match to a day are made up for as on a Friday', () => {
    // 2018 has two make-up days of the Spring Festival and another number of days given free.
    expect(madeUpFor('2018-02-24')).toBeNull();
    expect(shanghai.day('2018-02-24').worksAs).toBe(5);
  });

  test('of a year that is not published are said to be unknown', () => {
    const unknown = (given: WorkingPlan, date: string) =>
      freeSpans(given, [], [shanghai.day(date)], shanghai).holidayUnknown;
    expect(unknown(plan('9:00-12:00'), '2026-10-01')).toBe(false);
    expect(unknown(plan('9:00-12:00'), '2040-10-01')).toBe(true);
    expect(unknown(plan('9:00-12:00', everyDay, 'ignore'), '2040-10-01')).toBe(false);
  });

  test('of China hold where China’s clock does only', () => {
    const berlin = new LocalDays('Europe/Berlin');
    expect(berlin.day('2026-10-01')).toMatchObject({ worksAs: 4, holidayUnknown: false });
    expect(berlin.day('2040-10-01').holidayUnknown).toBe(false);
  });
});

describe('a clock', () => {
  test.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'of the server in %s does not matter',
    (zone) => {
      process.env.TZ = zone;
      const local = new LocalDays('Asia/Shanghai');
      const days = local.daysIn(at('2026-03-04T00:00'), at('2026-03-05T00:00'));
      expect(days.map(({ date }) => date)).toEqual(['2026-03-04']);
      expect(workingSpans(plan('9:00-12:00'), days, local)).toEqual([
        { startMs: at('2026-03-04T09:00'), endMs: at('2026-03-04T12:00') },
      ]);
    },
  );

  test('at midnight belongs to the day that begins', () => {
    expect(shanghai.dateOf(at('2026-03-04T00:00'))).toBe('2026-03-04');
    expect(shanghai.dateOf(at('2026-03-04T00:00') - 1)).toBe('2026-03-03');
    expect(shanghai.daysIn(at('2026-03-04T00:00'), at('2026-03-04T00:00'))).toEqual([]);
    expect(
      shanghai.daysIn(at('2026-03-03T23:59'), at('2026-03-04T00:01')).map(({ date }) => date),
    ).toEqual(['2026-03-03', '2026-03-04']);
  });
});

describe('summer time in Berlin', () => {
  const berlin = new LocalDays('Europe/Berlin');
  const forward = berlin.day('2026-03-29');
  const back = berlin.day('2026-10-25');
  const utc = (text: string) => Date.parse(`${text}:00Z`);
  const spansOn = (day: typeof forward, text: string) =>
    workingSpans(plan(text, everyDay), [day], berlin);

  test('makes days of 23 and 25 hours', () => {
    expect((forward.endMs - forward.startMs) / 3_600_000).toBe(23);
    expect((back.endMs - back.startMs) / 3_600_000).toBe(25);
    expect(berlin.day('2026-03-30').startMs).toBe(forward.endMs);
  });

  test('keeps the wall clock of a morning', () => {
    expect(berlin.momentOf(berlin.day('2026-03-28'), minuteOf('9:00'))).toBe(
      utc('2026-03-28T08:00'),
    );
    expect(berlin.momentOf(forward, minuteOf('9:00'))).toBe(utc('2026-03-29T07:00'));
    expect(berlin.momentOf(back, minuteOf('9:00'))).toBe(utc('2026-10-25T08:00'));
  });

  test('takes a time that is skipped for the moment of the change', () => {
    expect(berlin.momentOf(forward, minuteOf('2:30'))).toBe(utc('2026-03-29T01:00'));
    expect(spansOn(forward, '1:00-2:30')).toEqual([
      { startMs: utc('2026-03-29T00:00'), endMs: utc('2026-03-29T01:00') },
    ]);
    expect(spansOn(forward, '2:00-3:00')).toEqual([]);
  });

  test('takes a time that is shown twice for the first', () => {
    expect(berlin.momentOf(back, minuteOf('2:30'))).toBe(utc('2026-10-25T00:30'));
    expect(spansOn(back, '1:00-4:00')).toEqual([
      { startMs: utc('2026-10-24T23:00'), endMs: utc('2026-10-25T03:00') },
    ]);
  });

  test('offers no start that no clock shows, and none twice', () => {
    const starts = (day: typeof forward) => [...berlin.grid(day, 60)];
    expect(starts(forward)).toHaveLength(23);
    expect(starts(back)).toHaveLength(24);
    expect(starts(forward).slice(0, 3)).toEqual(
      ['2026-03-28T23:00', '2026-03-29T00:00', '2026-03-29T01:00'].map(utc),
    );
  });

  test.each([
    // Clocks go forward at midnight: the day begins at one.
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00', 23],
    // By half an hour.
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30', 23.5],
    // A zone that skipped a whole day.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00', 0],
  ])('is right in %s too', (zone, date, start, hours) => {
    const day = new LocalDays(zone).day(date);
    expect(day.startMs).toBe(utc(start));
    expect((day.endMs - day.startMs) / 3_600_000).toBe(hours);
  });
});

describe('a plan', () => {
  const spans = (...given: [number, number, number][]): WorkingPlan => ({
    holidays: 'ignore',
    spans: given.map(([weekday, fromMinute, toMinute]) => ({
      weekday: weekday as 1,
      fromMinute,
      toMinute,
    })),
  });

  test('of spans that touch is right', () => {
    expect(planFault(spans([1, 0, 720], [1, 720, 1440], [2, 0, 720]))).toBeNull();
  });

  test.each([
    [spans([0, 0, 60]), { reason: 'no-such-weekday', weekday: 0 }],
    [spans([8, 0, 60]), { reason: 'no-such-weekday', weekday: 8 }],
    [spans([1, -1, 60]), { reason: 'no-such-span', fromMinute: -1, toMinute: 60 }],
    [spans([1, 60, 60]), { reason: 'no-such-span', fromMinute: 60, toMinute: 60 }],
    [spans([1, 0, 1441]), { reason: 'no-such-span', fromMinute: 0, toMinute: 1441 }],
    [spans([1, 0.5, 60]), { reason: 'no-such-span', fromMinute: 0.5, toMinute: 60 }],
    [spans([1, 100, 200], [1, 0, 101]), { reason: 'overlap', weekday: 1, minute: 100 }],
  ])('%j is at fault', (given, fault) => {
    expect(planFault(given)).toEqual(fault);
  });
});
