/** Any question for free starts, over a few days with staff, jobs, leave and suspensions; jobs of a resource never overlap. */
import fc from 'fast-check';
import type { SlotQuestion } from '../../../server/domain/booking/lanes.ts';
import type { Absence, Occupied, Resource, Weekday } from '../../../server/domain/booking/model.ts';
import { door, island, offering } from './world.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const ids = ['a', 'b', 'c'];

const quarter = (most: number) => fc.nat(most / 15).map((steps) => steps * 15);

const somePlan = fc.record({
  holidays: fc.constantFrom('as-calendar' as const, 'ignore' as const),
  spans: fc
    .uniqueArray(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), morning: fc.boolean() }), {
      selector: ({ weekday, morning }) => `${weekday}${morning}`,
      minLength: 4,
      maxLength: 14,
    })
    .chain((halves) =>
      fc.tuple(
        ...halves.map(({ weekday, morning }) =>
          fc.tuple(quarter(300), quarter(300)).map(([late, early]) => ({
            weekday: weekday as Weekday,
            fromMinute: (morning ? 0 : 720) + late,
            toMinute: (morning ? 720 : 1440) - early,
          })),
        ),
      ),
    )
    .map((spans) => spans.filter(({ fromMinute, toMinute }) => fromMinute < toMinute)),
});

const someDoor = fc.oneof(
  { weight: 8, arbitrary: fc.nat(60).map(door) },
  { weight: 1, arbitrary: fc.constant(island) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const someResource = (id: string, days: string[]): fc.Arbitrary<Resource> =>
  fc.record({
    id: fc.constant(id),
    provider: fc.constant('p'),
    kind: fc.constant('staff' as const),
    label: fc.constant(id),
    active: fc.constantFrom(true, true, true, false),
    plan: somePlan,
    certificates: fc.array(
      fc.record({
        type: fc.constantFrom('health', 'other'),
        level: fc.constant(null),
        number: fc.constant('1'),
        expiresOn: fc.constantFrom(...days, null),
      }),
      { maxLength: 3 },
    ),
    profile: fc.constantFrom('ebike' as const, 'walk' as const, null),
    offerings: fc.constantFrom(['cleaning'], ['cleaning'], ['cleaning'], ['other']),
  });

/** Jobs one after the other: each begins some minutes after the blocked time of the one before. */
const someJobs = (id: string, fromMs: number): fc.Arbitrary<Occupied[]> =>
  fc
    .array(
      fc.record({
        pause: fc.nat(600),
        before: fc.nat(30),
        minutes: fc.integer({ min: 10, max: 240 }),
        after: fc.nat(30),
        door: someDoor,
        heldFor: fc.constantFrom(null, null, null, -5, 5),
      }),
      { maxLength: 12 },
    )
    .map((jobs) => {
      let freeMs = fromMs - 24 * hourMs;
      return jobs.map((one, i) => {
        const blockedStartMs = freeMs + one.pause * minuteMs;
        const startMs = blockedStartMs + one.before * minuteMs;
        const endMs = startMs + one.minutes * minuteMs;
        freeMs = endMs + one.after * minuteMs;
        return {
          booking: `${id}${i}`,
          resource: id,
          startMs,
          endMs,
          blockedStartMs,
          blockedEndMs: freeMs,
          door: one.door,
          heldUntilMs: one.heldFor === null ? null : fromMs + one.heldFor * minuteMs,
        };
      });
    });

const somewhen = (fromMs: number, hours: number) =>
  fc.tuple(fc.nat(hours * 4), fc.integer({ min: 1, max: 100 })).map(([start, length]) => ({
    startMs: fromMs + start * 15 * minuteMs,
    endMs: fromMs + (start + length) * 15 * minuteMs,
  }));

/** @param dates in order; the first is today, and days from it until the last are asked for */
export function someQuestion(dates: string[], fromMs: number): fc.Arbitrary<SlotQuestion> {
  const hours = dates.length * 24;
  return fc
    .record({
      offering: fc
        .record({
          durationsMinutes: fc.constantFrom([15], [60], [90], [240]),
          bufferBeforeMinutes: fc.constantFrom(0, 10, 30),
          bufferAfterMinutes: fc.constantFrom(0, 15),
          stepMinutes: fc.constantFrom(15, 30, 60),
          minimumNoticeMinutes: fc.constantFrom(0, 60, 1500),
          windowDays: fc.constantFrom(1, 2, 60),
          requiredCertificates: fc.constantFrom([], ['health'], ['health', 'other']),
        })
        .map(offering),
      resources: fc.tuple(...ids.map((id) => someResource(id, dates))),
      occupied: fc.tuple(...ids.map((id) => someJobs(id, fromMs))).map((jobs) => jobs.flat()),
      absences: fc.array(
        fc
          .tuple(fc.constantFrom(...ids), somewhen(fromMs, hours))
          .map(([resource, span]): Absence => ({ id: 'x', resource, ...span })),
        { maxLength: 3 },
      ),
      suspensions: fc.array(
        fc
          .tuple(fc.constantFrom('4404', '4405'), somewhen(fromMs, hours))
          .map(([area, span]) => ({ id: 'x', area, reason: 'typhoon', ...span })),
        { maxLength: 2 },
      ),
      door: someDoor,
      area: fc.constantFrom('440402001001', null),
      aside: fc.tuple(fc.nat(600), fc.nat(600)),
      ignoredBooking: fc.constantFrom(null, 'a3', 'b1'),
    })
    .map(({ aside, ...rest }) => ({
      ...rest,
      durationMinutes: rest.offering.durationsMinutes[0]!,
      fromMs: fromMs + aside[0] * minuteMs,
      toMs: fromMs + (dates.length - 1) * 24 * hourMs - aside[1] * minuteMs,
      knownUntilMs: fromMs + (dates.length - 1) * 24 * hourMs,
      nowMs: fromMs,
    }));
}
