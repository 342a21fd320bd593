/**
 * Days used here, in China: Wednesday 2026-03-04 a plain day; 2026-10-01 to 2026-10-07 the National Day's holidays; Saturday
 * 2026-02-14 a workday that makes up for the Spring Festival, which begins on Sunday the 15th.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { Hours } from '../../server/domain/opening-hours.ts';

const processZone = process.env.TZ;
afterEach(() => {
  if (processZone === undefined) delete process.env.TZ;
  else process.env.TZ = processZone;
});

const china = (value: string | undefined, local: string) =>
  new Hours('Asia/Shanghai').stateAt(value, new Date(`${local}:00+08:00`));

describe('when a place next opens or closes', () => {
  test.each<[string, string, boolean, string | null]>([
    ['Mo-Fr 08:30-12:00,14:30-17:30', '2026-03-04T10:00', true, '2026-03-04T12:00'],
    ['Mo-Fr 08:30-12:00,14:30-17:30', '2026-03-04T11:59', true, '2026-03-04T12:00'],
    ['Mo-Fr 08:30-12:00,14:30-17:30', '2026-03-04T12:00', false, '2026-03-04T14:30'],
    ['Mo-Fr 08:30-12:00,14:30-17:30', '2026-03-06T18:00', false, '2026-03-09T08:30'],
    // Over midnight, before and after it, and a day that ends at it.
    ['Mo-Su 18:00-02:00', '2026-03-04T20:00', true, '2026-03-05T02:00'],
    ['Mo-Su 18:00-02:00', '2026-03-05T01:59', true, '2026-03-05T02:00'],
    ['Mo-Su 18:00-02:00', '2026-03-05T02:00', false, '2026-03-05T18:00'],
    ['Mo-Fr 00:00-24:00', '2026-03-04T20:00', true, '2026-03-07T00:00'],
    // Never, or not within a week.
    ['24/7', '2026-03-04T10:00', true, null],
    ['Mo-Su,PH 00:00-24:00', '2026-09-30T10:00', true, null],
    ['Dec 24 10:00-12:00', '2026-03-04T10:00', false, null],
    ['We 10:00-11:00', '2026-03-04T11:00', false, '2026-03-11T10:00'],
    ['We[1] 10:00-11:00', '2026-03-04T11:00', false, null],
    // Over the National Day: eight days of closed doors are more than a week.
    ['Mo-Fr 09:00-17:00; PH off', '2026-09-30T16:00', true, '2026-09-30T17:00'],
    ['Mo-Fr 09:00-17:00; PH off', '2026-09-30T18:00', false, null],
    ['Mo-Fr 09:00-17:00; PH off', '2026-10-01T08:59', false, null],
    ['Mo-Fr 09:00-17:00; PH off', '2026-10-01T09:01', false, '2026-10-08T09:00'],
    ['24/7; PH off', '2026-09-30T10:00', true, '2026-10-01T00:00'],
    ['24/7; PH off', '2026-10-01T10:00', false, '2026-10-08T00:00'],
    ['Mo-Su 09:00-21:00; PH 10:00-16:00', '2026-09-30T22:00', false, '2026-10-01T10:00'],
    // A Saturday on which people work, the last before a holiday.
    ['Mo-Fr 09:00-17:00; PH off', '2026-02-13T18:00', false, '2026-02-14T09:00'],
    ['Mo-Fr 09:00-17:00; PH off', '2026-02-14T16:00', true, '2026-02-14T17:00'],
  ])('%s at %s: open is %s, until %s', (value, local, open, until) => {
    expect(china(value, local)).toEqual({ open, changesAt: until && `${until}:00+08:00` });
  });

  test.each([undefined, '', '朝九晚五', '"随时"'])('hours of %o never change', (value) => {
    expect(china(value, '2026-03-04T10:00')).toEqual({ open: null, changesAt: null });
  });

  test('at that minute it is the other way round, and just before it is not, all year', () => {
    const hours = new Hours('Asia/Shanghai');
    const values = [
      'Mo-Fr 08:30-12:00,14:30-17:30; PH off',
      'Mo-Su 18:00-02:00',
      'Mo-Sa 08:00-12:00; PH 08:30-11:30',
      'Tu-Su 10:00-21:00; Sa,Su,PH off',
    ];
    let changes = 0;
    for (let hour = 0; hour < 365 * 24; hour += 7) {
      const at = new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000);
      for (const value of values) {
        const { open, changesAt } = hours.stateAt(value, at);
        if (changesAt === null) continue;
        const then = Date.parse(changesAt);
        expect(then).toBeGreaterThan(at.getTime());
        expect([value, changesAt, hours.openAt(value, new Date(then))]).toEqual([
          value,
          changesAt,
          !open,
        ]);
        expect(hours.openAt(value, new Date(then - 60_000))).toBe(open);
        changes++;
      }
    }
    expect(changes).toBeGreaterThan(4000);
  });

  test.each(['UTC', 'America/Los_Angeles'])(
    'in summer time, whatever the process’s zone: %s',
    (zone) => {
      process.env.TZ = zone;
      const berlin = new Hours('Europe/Berlin');
      const at = new Date('2026-03-28T20:00:00+01:00');
      expect(berlin.stateAt('Mo-Su 09:00-18:00', at).changesAt).toBe('2026-03-29T09:00:00+02:00');
      // Opening at an hour that clocks are put forward over happens when they are.
      expect(berlin.stateAt('Su 02:30-04:00', at).changesAt).toBe('2026-03-29T03:30:00+02:00');
    },
  );
});

describe('the asked day', () => {
  const day = (local: string, zone = 'Asia/Shanghai') =>
    new Hours(zone).dayOf(new Date(`${local}:00+08:00`));

  test.each<[string, object]>([
    ['2026-03-04T10:00', { kind: 'workday', calendarKnown: true }],
    ['2026-03-07T10:00', { kind: 'weekend', calendarKnown: true }],
    [
      '2026-10-01T10:00',
      { kind: 'holiday', calendarKnown: true, holiday: { zh: '国庆节', en: 'National Day' } },
    ],
    [
      '2026-02-14T23:59',
      { kind: 'make-up', calendarKnown: true, holiday: { zh: '春节', en: 'Spring Festival' } },
    ],
    ['2026-12-31T23:59', { kind: 'workday', calendarKnown: true }],
    ['2099-10-01T10:00', { kind: 'workday', calendarKnown: false }],
  ])('%s', (local, expected) => {
    expect(day(local)).toEqual({ localTime: local, ...expected });
  });

  test('is the region’s, and China’s calendar is China’s only', () => {
    expect(day('2026-10-01T02:00', 'Europe/Berlin')).toEqual({
      localTime: '2026-09-30T20:00',
      kind: 'workday',
      calendarKnown: true,
    });
  });
});
