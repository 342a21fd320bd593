import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  earliestOf,
  firstOf,
  type Busy,
  type Candidate,
} from '../../../server/domain/booking/earliest.ts';
import type { Occupied } from '../../../server/domain/booking/model.ts';
import { firstFree } from '../../../server/domain/booking/slots.ts';
import { someQuestion } from './random-question.ts';
import { at, door, job, offering, plan, resource, shown, world } from './world.ts';

const from = (local: string) => ({
  door: door(0),
  area: null,
  suspensions: [],
  fromMs: at(local),
  nowMs: at(local),
});
const busyWith =
  (...jobs: Occupied[]): Busy =>
  (resources, fromMs, toMs) =>
    jobs.filter(
      (one) =>
        resources.includes(one.resource) && one.blockedStartMs < toMs && one.blockedEndMs > fromMs,
    );
const candidate = (id: string, who: string, hours: string): Candidate => ({
  offering: offering({ id }),
  resources: [{ ...resource(who, { plan: plan(hours), offerings: [id] }), absences: [] }],
});

test('the earliest of two is the one who works first, unless that time is taken', () => {
  const candidates = [
    candidate('late', 'ann', '10:00-12:00'),
    candidate('early', 'bob', '9:00-12:00'),
  ];
  const ask = (...jobs: Occupied[]) => {
    const found = earliestOf(candidates, from('2026-03-04T07:00'), world, busyWith(...jobs));
    return found && `${found.offering} ${shown(found.startMs)}`;
  };
  expect(ask()).toBe('early 2026-03-04T09:00');
  expect(ask(job('bob', '2026-03-04', '9:00', '10:00'))).toBe('late 2026-03-04T10:00');
  expect(
    ask(job('bob', '2026-03-04', '9:00', '12:00'), job('ann', '2026-03-04', '10:00', '12:00')),
  ).toBe('early 2026-03-05T09:00');
});

test('calendars are read only as far as the best start asks for', () => {
  const many = Array.from({ length: 50 }, (_, i) => candidate(`o${i}`, `r${i}`, '9:00-18:00'));
  const read = new Set<string>();
  const busy: Busy = (resources) => {
    for (const one of resources) read.add(one);
    return [];
  };
  const found = earliestOf(many, from('2026-03-04T10:10'), world, busy);
  expect(found && `${found.offering} ${shown(found.startMs)}`).toBe('o0 2026-03-04T10:30');
  expect([...read]).toEqual(['r0']);
});

test('beyond the window of an offering nothing is found', () => {
  const away = candidate('o', 'ann', '9:00-12:00');
  const inDays = (windowDays: number) =>
    firstOf(
      { ...away, offering: offering({ id: 'o', windowDays }) },
      // A Friday at noon: the next start is on Monday.
      from('2026-03-06T12:00'),
      world,
      busyWith(),
    );
  expect(inDays(2)).toBeNull();
  expect(shown(inDays(3)!)).toBe('2026-03-09T09:00');
});

test('it is what asking every offering by itself finds', () => {
  const dates = ['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-03'];
  let found = 0;
  fc.assert(
    fc.property(someQuestion(dates, at(`${dates[0]}T00:00`)), (question) => {
      const known = question.resources.map((one) => ({
        ...one,
        absences: question.absences.filter((away) => away.resource === one.id),
      }));
      const candidates = known.map((one): Candidate => ({
        offering: question.offering,
        resources: [one],
      }));
      const asked = {
        door: question.door,
        area: question.area,
        suspensions: question.suspensions,
        fromMs: question.fromMs,
        nowMs: question.nowMs,
      };
      const busy = busyWith(...question.occupied);
      const windowEndMs = question.nowMs + (question.offering.windowDays + 2) * 86_400_000;
      const alone = known.map((one) =>
        firstFree(
          {
            ...question,
            durationMinutes: Math.min(...question.offering.durationsMinutes),
            resources: [one],
            toMs: windowEndMs,
            knownUntilMs: windowEndMs,
            ignoredBooking: null,
          },
          world,
        ),
      );
      const starts = alone.filter((start) => start !== null);
      const best = earliestOf(candidates, asked, world, busy);
      if (best) found++;
      expect(best?.startMs ?? null).toBe(starts.length > 0 ? Math.min(...starts) : null);
    }),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(30);
});
