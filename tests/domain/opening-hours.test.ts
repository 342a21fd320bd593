/**
 * Days used here, in China: Friday 2026-02-13 a plain workday; Saturday 2026-02-14 a workday that makes up for the Spring
 * Festival; Thursday 2026-10-01 the National Day; Wednesday 2026-03-04, Saturday 2026-03-07 and Sunday 2026-03-08 plain days.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { Hours } from '../../server/domain/opening-hours.ts';

const processZone = process.env.TZ;
afterEach(() => {
  if (processZone === undefined) delete process.env.TZ;
  else process.env.TZ = processZone;
});

const china = (value: string | undefined, local: string) =>
  new Hours('Asia/Shanghai').openAt(value, new Date(`${local}:00+08:00`));

describe('in China', () => {
  test.each<[string, string, boolean]>([
    // Plain days, with a lunch break.
    ['Mo-Fr 08:30-12:00,14:30-17:30', '2026-03-04T08:29', false],
    ['Mo-Fr 08:30-12:00,14:30-17:30', '2026-03-04T08:30', true],
    ['Mo-Fr 08:30-12:00,14:30-17:30', '2026-03-04T11:59', true],
    ['Mo-Fr 08:30-12:00,14:30-17:30', '2026-03-04T12:00', false],
    ['Mo-Fr 08:30-12:00,14:30-17:30', '2026-03-04T13:00', false],
    ['Mo-Fr 08:30-12:00,14:30-17:30', '2026-03-04T14:30', true],
    ['Mo-Fr 08:30-12:00,14:30-17:30', '2026-03-07T10:00', false],
    ['24/7', '2026-03-08T03:00', true],
    ['Mo-Su 18:00-02:00', '2026-03-05T01:00', true],
    ['Mo-Su 18:00-02:00', '2026-03-05T03:00', false],
    // The National Day is a Thursday.
    ['Mo-Fr 09:00-17:00; PH off', '2026-10-01T10:00', false],
    ['Mo-Su 09:00-21:00', '2026-10-01T10:00', true],
    ['Mo-Su,PH 09:00-21:00', '2026-10-01T10:00', true],
    ['PH,Mo-Su 09:00-21:00', '2026-10-01T22:00', false],
    ['Mo-Fr 08:00-18:00; Sa,Su,PH 09:00-12:00', '2026-10-01T10:00', true],
    ['Mo-Fr 08:00-18:00; Sa,Su,PH 09:00-12:00', '2026-10-01T15:00', false],
    ['Mo-Fr 08:00-18:00; PH 10:00-16:00', '2026-10-01T09:00', false],
    ['Mo-Fr 08:00-18:00; PH 10:00-16:00', '2026-10-01T11:00', true],
    ['24/7; PH off', '2026-10-01T11:00', false],
    ['Mo-Sa 09:00-17:00; Su,PH off', '2026-10-01T11:00', false],
    ['Mo-Fr 09:00-17:00, PH off', '2026-10-01T11:00', false],
    // The same rules on plain days.
    ['Mo-Fr 08:00-18:00; Sa,Su,PH 09:00-12:00', '2026-03-04T15:00', true],
    ['Mo-Fr 08:00-18:00; Sa,Su,PH 09:00-12:00', '2026-03-08T10:00', true],
    ['Mo-Fr 08:00-18:00; PH 10:00-16:00', '2026-03-08T11:00', false],
    ['Mo-Sa 09:00-17:00; Su,PH off', '2026-03-08T11:00', false],
    ['Mo-Sa 09:00-17:00; Su,PH off', '2026-03-07T11:00', true],
    ['24/7; PH off', '2026-03-04T11:00', true],
    ['Mo-Fr 09:00-17:00, PH off', '2026-03-04T11:00', true],
    // A Saturday on which people work.
    ['Mo-Fr 09:00-17:00; PH off', '2026-02-14T10:00', true],
    ['Mo-Fr 09:00-17:00; PH off', '2026-02-14T18:00', false],
    ['Mo-Fr 09:00-17:00; PH off', '2026-03-07T10:00', false],
    ['Mo-Fr 09:00-17:00; Sa,Su,PH off', '2026-02-14T10:00', true],
    ['Mo-Su 09:00-21:00', '2026-02-14T10:00', true],
    ['Mo-Fr 09:00-17:00', '2026-02-14T10:00', false],
    ['Mo-Fr 09:00-17:00; PH off', '2026-02-13T10:00', true],
  ])('%s at %s: open is %s', (value, local, open) => {
    expect(china(value, local)).toBe(open);
  });

  test.each([undefined, '', 'by appointment maybe', '朝九晚五', 'Mo-Xx 25:99', '"随时"'])(
    'hours of %o are unknown',
    (value) => {
      expect(china(value, '2026-03-04T10:00')).toBeNull();
    },
  );
});

describe('the region’s clock counts', () => {
  test.each(['UTC', 'America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Auckland'])(
    'whatever the zone of the process: %s',
    (zone) => {
      process.env.TZ = zone;
      expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(
        { UTC: 0, 'America/Los_Angeles': 480, 'Asia/Shanghai': -480, 'Pacific/Auckland': -780 }[
          zone
        ],
      );
      // 09:30 in Shanghai is half past one at night in Greenwich.
      const moment = new Date('2026-03-04T01:30:00Z');
      expect(new Hours('Asia/Shanghai').openAt('Mo-Fr 09:00-17:00', moment)).toBe(true);
      expect(new Hours('Europe/Berlin').openAt('Mo-Fr 09:00-17:00', moment)).toBe(false);
      // Still Sunday in Greenwich, already Monday in Shanghai.
      expect(
        new Hours('Asia/Shanghai').openAt('Mo 07:00-08:00', new Date('2026-03-08T23:30:00Z')),
      ).toBe(true);
    },
  );

  test('China’s holidays are China’s only', () => {
    expect(
      new Hours('Europe/Berlin').openAt(
        'Mo-Fr 09:00-17:00; PH off',
        new Date('2026-10-01T10:00:00+02:00'),
      ),
    ).toBe(true);
  });

  test('one clock answers for one minute after another', () => {
    const hours = new Hours('Asia/Shanghai');
    const answers = ['11:59', '12:00', '11:59'].map((time) =>
      hours.openAt('Mo-Fr 08:30-12:00', new Date(`2026-03-04T${time}:00+08:00`)),
    );
    expect(answers).toEqual([true, false, true]);
  });
});
