/** Wednesday 2026-03-04 is a plain day; Thursday 2026-10-01 the National Day. Ann works from nine to twelve on weekdays. */
import { describe, expect, test } from 'vitest';
import type { SlotQuestion } from '../../../server/domain/booking/lanes.ts';
import type { Occupied, Suspension } from '../../../server/domain/booking/model.ts';
import type { Position } from '../../../server/geo/position.ts';
import { firstFree, slots } from '../../../server/domain/booking/slots.ts';
import {
  at,
  door,
  everyDay,
  island,
  job,
  offering,
  plan,
  question,
  resource,
  shown,
  world,
} from './world.ts';

const wednesday = '2026-03-04';

/** Starts by day, as `09:00`, or the reason and the next free one, as `full → 03-05 09:00`. */
function answer(asked: SlotQuestion): Record<string, string> {
  return Object.fromEntries(
    slots(asked, world).map(({ date, starts, why, nextFreeMs }) => [
      date.slice(5),
      why
        ? `${why} → ${nextFreeMs === null ? 'never' : shown(nextFreeMs).slice(5).replace('T', ' ')}`
        : starts.map(({ startMs }) => shown(startMs).slice(11)).join(' '),
    ]),
  );
}

const suspension = (area: string, from: string, to: string): Suspension => ({
  id: 's',
  area,
  reason: 'typhoon',
  startMs: at(from),
  endMs: at(to),
});

describe('free starts', () => {
  test('lie on the grid, the visit within one working span', () => {
    expect(answer(question(wednesday))).toEqual({ '03-04': '09:00 09:30 10:00 10:30 11:00' });
    expect(
      answer(question(wednesday, { resources: [resource('ann', { plan: plan('9:10-11:30') })] })),
    ).toEqual({ '03-04': '09:30 10:00 10:30' });
  });

  test('are not within another job’s blocked time, and may touch it', () => {
    const nine = job('ann', wednesday, '9:00', '10:00');
    expect(answer(question(wednesday, { occupied: [nine] }))).toEqual({
      '03-04': '10:00 10:30 11:00',
    });
    const blocked = { ...nine, blockedEndMs: nine.endMs + 60_000 };
    expect(answer(question(wednesday, { occupied: [blocked] }))).toEqual({
      '03-04': '10:30 11:00',
    });
  });

  test('keep their own buffers from jobs, not from the ends of the day', () => {
    const asked = question(wednesday, {
      offering: offering({ bufferBeforeMinutes: 15, bufferAfterMinutes: 30 }),
      occupied: [job('ann', wednesday, '10:30', '11:00')],
    });
    expect(answer(asked)).toEqual({ '03-04': '09:00' });
  });

  test('leave time for the way from one home to the next, and to the one after', () => {
    const asked = question(wednesday, {
      door: door(20),
      occupied: [job('ann', wednesday, '9:00', '9:30'), job('ann', wednesday, '11:30', '12:00')],
    });
    // Twenty minutes of way: from 9:50 on, and over by 11:10.
    expect(answer(asked)).toEqual({ '03-04': '10:00' });
  });

  test('are not next to a job from which there is no way', () => {
    const all = resource('ann', { plan: plan('8:00-20:00') });
    const asked = question(wednesday, {
      resources: [all],
      door: island,
      occupied: [job('ann', wednesday, '9:00', '10:00')],
    });
    expect(answer(asked)).toEqual({ '03-04': '18:00 18:30 19:00' });
  });

  test('ask for no way where nobody travels', () => {
    const counter = resource('a', { kind: 'counter', profile: null });
    const asked = question(wednesday, {
      resources: [counter],
      door: null,
      occupied: [job('a', wednesday, '9:00', '10:00', { door: null })],
    });
    expect(answer(asked)).toEqual({ '03-04': '10:00 10:30 11:00' });
  });

  test('leave time for the way between a visit and a job at the provider’s own place', () => {
    const ann = resource('ann', { base: door(30), plan: plan('9:00-14:00') });
    const there = job('ann', wednesday, '9:00', '10:00', { door: null });
    const visit = job('ann', wednesday, '9:00', '10:00', { door: door(0) });
    const starts = (place: Position | null, before: Occupied) =>
      answer(question(wednesday, { resources: [ann], door: place, occupied: [before] }));
    expect(starts(door(0), there)).toEqual({ '03-04': '10:30 11:00 11:30 12:00 12:30 13:00' });
    expect(starts(null, visit)).toEqual({ '03-04': '10:30 11:00 11:30 12:00 12:30 13:00' });
    // At the same place one job follows another.
    expect(starts(null, there)).toEqual({ '03-04': '10:00 10:30 11:00 11:30 12:00 12:30 13:00' });
    expect(starts(door(30), there)).toEqual({
      '03-04': '10:00 10:30 11:00 11:30 12:00 12:30 13:00',
    });
  });

  test('pass over holds that have lapsed, and keep those that have not', () => {
    const hold = job('ann', wednesday, '9:00', '12:00', { heldUntilMs: at('2026-03-04T08:00') });
    const asked = (now: string) => answer(question(wednesday, { occupied: [hold], now }));
    expect(asked('2026-03-04T08:00')).toEqual({ '03-04': '09:00 09:30 10:00 10:30 11:00' });
    expect(asked('2026-03-04T07:59')).toEqual({ '03-04': 'full → never' });
  });

  test('of a booking that is to be moved may lie on its old time', () => {
    const old = job('ann', wednesday, '9:00', '12:00', { booking: 'mine' });
    const asked = question(wednesday, { occupied: [old], ignoredBooking: 'mine' });
    expect(answer(asked)).toEqual({ '03-04': '09:00 09:30 10:00 10:30 11:00' });
  });

  test('name every resource that is free, and only those that can do it', () => {
    const asked = question(wednesday, {
      resources: [
        resource('ann'),
        resource('bob'),
        resource('away', { active: false }),
        resource('cook', { offerings: ['cooking'] }),
      ],
      occupied: [job('ann', wednesday, '9:30', '12:00')],
    });
    const busy = slots(asked, world)[0]!.starts;
    expect(busy.map(({ resources }) => resources.join())).toEqual(Array(5).fill('bob'));
    const free = slots({ ...asked, occupied: [] }, world)[0]!.starts;
    expect(free[0]).toEqual({
      startMs: at('2026-03-04T09:00'),
      endMs: at('2026-03-04T10:00'),
      resources: ['ann', 'bob'],
    });
  });

  test('of three units are gone when three are taken, not two', () => {
    const units = ['1', '2', '3'].map((id) => resource(id));
    const taken = (count: number) =>
      units.slice(0, count).map(({ id }) => job(id, wednesday, '9:00', '12:00'));
    expect(answer(question(wednesday, { resources: units, occupied: taken(2) }))).toEqual({
      '03-04': '09:00 09:30 10:00 10:30 11:00',
    });
    expect(answer(question(wednesday, { resources: units, occupied: taken(3) }))).toEqual({
      '03-04': 'full → never',
    });
  });

  test('lie from the first asked moment until before the last', () => {
    const asked = {
      ...question(wednesday),
      fromMs: at('2026-03-04T09:30'),
      toMs: at('2026-03-04T10:30'),
    };
    expect(answer(asked)).toEqual({ '03-04': '09:30 10:00' });
  });

  test('of a visit over midnight belong to the day on which it starts', () => {
    const nurse = resource('ann', { plan: plan('20:00-24:00 0:00-1:00', everyDay) });
    const asked = question('2026-03-04', {
      until: '2026-03-06',
      resources: [nurse],
      offering: offering({ durationsMinutes: [120], stepMinutes: 60 }),
    });
    // Midnight and 01:00 of Wednesday itself: the span that began on Tuesday is too short for two hours.
    expect(answer(asked)).toEqual({
      '03-04': '20:00 21:00 22:00 23:00',
      '03-05': '20:00 21:00 22:00 23:00',
    });
  });

  test('of a duration that the offering has not are a fault', () => {
    expect(() => slots(question(wednesday, { durationMinutes: 45 }), world)).toThrow(
      'offering cleaning has no duration of 45 minutes',
    );
  });

  test('ask for the way once for each profile, however many staff there are', () => {
    const asked: string[] = [];
    const counting = {
      ...world,
      travel: (...given: Parameters<typeof world.travel>) => {
        asked.push(`${given[2]} ${given[1].length}`);
        return world.travel(...given);
      },
    };
    slots(
      question(wednesday, {
        resources: [
          resource('a'),
          resource('b'),
          resource('c', { profile: 'walk' }),
          resource('d', { profile: 'bike' }),
        ],
        occupied: ['a', 'b', 'b', 'c'].map((id, i) =>
          job(id, wednesday, `${9 + i}:00`, `${9 + i}:30`),
        ),
      }),
      counting,
    );
    expect(asked).toEqual(['ebike 3', 'walk 1']);
  });
});

describe('minimum notice and booking window', () => {
  const asked = (minimumNoticeMinutes: number, now: string) =>
    answer(question(wednesday, { offering: offering({ minimumNoticeMinutes }), now }));

  test('a start exactly at the notice is free, one before it is not', () => {
    expect(asked(60, '2026-03-04T10:00')).toEqual({ '03-04': '11:00' });
    expect(asked(60, '2026-03-04T10:01')).toEqual({ '03-04': 'too-soon → never' });
  });

  test('the last day of the window is whole, the next is beyond', () => {
    const shop = offering({ windowDays: 1 });
    expect(
      answer(question(wednesday, { until: '2026-03-07', offering: shop, now: '2026-03-04T23:59' })),
    ).toEqual({
      '03-04': 'too-soon → 03-05 09:00',
      '03-05': '09:00 09:30 10:00 10:30 11:00',
      '03-06': 'beyond-window → never',
    });
  });
});

describe('a day without starts says why', () => {
  test('closed, and when it opens, beyond the asked days too', () => {
    // Saturday.
    const asked = question('2026-03-07', { knownUntilMs: at('2026-03-30T00:00') });
    expect(answer(asked)).toEqual({ '03-07': 'closed → 03-09 09:00' });
    expect(answer({ ...asked, knownUntilMs: at('2026-03-09T09:00') })).toEqual({
      '03-07': 'closed → never',
    });
    expect(answer({ ...asked, knownUntilMs: at('2026-03-09T09:01') })).toEqual({
      '03-07': 'closed → 03-09 09:00',
    });
  });

  test('closed, where nobody does it at all', () => {
    expect(answer(question(wednesday, { resources: [] }))).toEqual({ '03-04': 'closed → never' });
    expect(answer(question(wednesday, { offering: offering({ active: false }) }))).toEqual({
      '03-04': 'closed → never',
    });
  });

  test('too long for any stretch of working time', () => {
    const asked = (minutes: number) =>
      answer(question(wednesday, { offering: offering({ durationsMinutes: [minutes] }) }));
    expect(asked(180)).toEqual({ '03-04': '09:00' });
    expect(asked(181)).toEqual({ '03-04': 'too-long → never' });
  });

  test('a holiday, and the day after it', () => {
    const asked = question('2026-10-01', { knownUntilMs: at('2026-10-30T00:00') });
    expect(answer(asked)).toEqual({ '10-01': 'holiday → 10-08 09:00' });
  });

  test('leave', () => {
    const absences = [
      { id: 'l', resource: 'ann', startMs: at('2026-03-04T00:00'), endMs: at('2026-03-04T11:01') },
    ];
    expect(answer(question(wednesday, { until: '2026-03-06', absences }))).toEqual({
      '03-04': 'leave → 03-05 09:00',
      '03-05': '09:00 09:30 10:00 10:30 11:00',
    });
  });

  test('full, and not leave, where another is at work', () => {
    const absences = [
      { id: 'l', resource: 'ann', startMs: at('2026-03-04T00:00'), endMs: at('2026-03-05T00:00') },
    ];
    const asked = question(wednesday, {
      resources: [resource('ann'), resource('bob')],
      absences,
      occupied: [job('bob', wednesday, '9:15', '11:45')],
    });
    expect(answer(asked)).toEqual({ '03-04': 'full → never' });
  });

  test('too far between, where only the way does not fit', () => {
    const occupied = [
      job('ann', wednesday, '9:00', '9:30'),
      job('ann', wednesday, '11:30', '12:00'),
    ];
    expect(answer(question(wednesday, { occupied, door: door(31) }))).toEqual({
      '03-04': 'too-far-between → never',
    });
    expect(answer(question(wednesday, { occupied, door: door(30) }))).toEqual({ '03-04': '10:00' });
  });

  test('suspended, in the place of the door alone', () => {
    const suspensions = [suspension('4404', '2026-03-04T00:00', '2026-03-05T00:00')];
    const asked = (area: string | null) => answer(question(wednesday, { suspensions, area }));
    expect(asked('440402001001')).toEqual({ '03-04': 'suspended → never' });
    expect(asked('440501001001')).toEqual({ '03-04': '09:00 09:30 10:00 10:30 11:00' });
    expect(asked(null)).toEqual({ '03-04': '09:00 09:30 10:00 10:30 11:00' });
  });

  test('suspended for some hours only, the rest of the day being free', () => {
    const suspensions = [suspension('44', '2026-03-04T09:30', '2026-03-04T10:30')];
    expect(answer(question(wednesday, { suspensions }))).toEqual({ '03-04': '10:30 11:00' });
  });

  test('a certificate that is over, from the day after its last on', () => {
    const certified = (expiresOn: string) =>
      question(wednesday, {
        until: '2026-03-06',
        offering: offering({ requiredCertificates: ['health'] }),
        resources: [
          resource('ann', {
            certificates: [{ type: 'health', level: null, number: '1', expiresOn }],
          }),
        ],
      });
    expect(answer(certified('2026-03-04'))).toEqual({
      '03-04': '09:00 09:30 10:00 10:30 11:00',
      '03-05': 'certificate-expired → never',
    });
    expect(answer(certified('2026-03-03'))).toEqual({
      '03-04': 'certificate-expired → never',
      '03-05': 'certificate-expired → never',
    });
  });

  test('and whether holidays of its year are known', () => {
    const unknown = (given: Partial<SlotQuestion>) =>
      slots(
        {
          ...question('2040-03-05', { offering: offering({ windowDays: 9 }) }),
          ...given,
        },
        world,
      ).map(({ holidayUnknown }) => holidayUnknown);
    expect(unknown({})).toEqual([true]);
    expect(
      unknown({ resources: [resource('ann', { plan: plan('9:00-12:00', everyDay, 'ignore') })] }),
    ).toEqual([false]);
  });
});

describe('the first free start', () => {
  test('is found weeks away, and is the earliest of all resources', () => {
    const busy = [4, 5, 6].flatMap((day) =>
      ['ann', 'bob'].map((id) => job(id, `2026-03-0${day}`, '9:00', '12:00')),
    );
    const asked = question(wednesday, {
      resources: [
        resource('ann', { plan: plan('10:00-12:00') }),
        resource('bob', { plan: plan('9:30-12:00') }),
      ],
      occupied: busy,
      knownUntilMs: at('2026-05-01T00:00'),
    });
    expect(shown(firstFree(asked, world)!)).toBe('2026-03-09T09:30');
  });

  test('is none beyond the booking window', () => {
    const asked = (windowDays: number) =>
      firstFree(
        question('2026-03-07', {
          offering: offering({ windowDays }),
          knownUntilMs: at('2026-05-01T00:00'),
        }),
        world,
      );
    expect(shown(asked(2)!)).toBe('2026-03-09T09:00');
    expect(asked(1)).toBeNull();
  });
});
