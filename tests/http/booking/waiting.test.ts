/** What waits for a provider, and when its people work: over HTTP. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ScheduleSchema, WaitingSchema } from '../../../server/contract/booking.ts';
import type { BookingAnswer, WaitingAnswer } from '../../../server/contract/booking.ts';
import {
  WorkingTimeSchema,
  type ResourceAnswer,
  type WorkingTimeAnswer,
} from '../../../server/contract/resource.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { BookingSite, dayAt, details } from '../../fixtures/booking-site.ts';
import { expectValid } from '../../fixtures/http-world.ts';

let site: BookingSite;
let ann: TestVisitor;
let base: string;

beforeAll(async () => {
  site = await BookingSite.open({
    needsAcceptance: true,
    bufferBeforeMinutes: 15,
    bufferAfterMinutes: 10,
  });
  ann = await site.resident('13800000021');
  base = `/api/v1/providers/${site.provider.id}`;
}, 120_000);

const dayOf = (iso: string) => new Date(Date.parse(iso) + 8 * 3600_000).toISOString().slice(0, 10);
const waiting = async () =>
  (await site.boss.expect(200, site.boss.get(`${base}/requests`))).json<WaitingAnswer>();

describe('what waits for an answer', () => {
  test('is a request without name and address, and later a confirmed visit that its resident wants to move', async () => {
    const start = dayAt(3);
    // The door is the base, but for the rounding of the base.
    const asked = await site.booked(ann, start);
    const found = await waiting();
    expectValid(WaitingSchema, found);
    expect(found.waiting).toMatchObject([
      { id: asked.id, state: 'requested', details: null, minutesAway: 1 },
    ]);
    expect(JSON.stringify(found)).not.toContain(details.address);

    const accepted = await site.step<BookingAnswer>(site.boss, asked, 'accept');
    expect((await waiting()).waiting).toEqual([]);
    const proposed = await site.step(ann, accepted, 'propose', { start: dayAt(3, '15:00') });
    expect((await waiting()).waiting).toMatchObject([
      {
        id: asked.id,
        state: 'confirmed',
        details: { address: details.address },
        proposed: { start: dayAt(3, '15:00'), by: 'resident' },
      },
    ]);
    await site.step(site.boss, proposed, 'agree');
    expect((await waiting()).waiting).toEqual([]);
  });

  test('is not a time that the provider itself proposed for a confirmed visit', async () => {
    const asked = await site.booked(ann, dayAt(5));
    const accepted = await site.step<BookingAnswer>(site.boss, asked, 'accept');
    await site.step(site.boss, accepted, 'propose', { start: dayAt(5, '16:00') });
    expect((await waiting()).waiting).toEqual([]);
  });

  test('is shown to managers only', async () => {
    expect((await ann.get(`${base}/requests`)).json().code).toBe('not-your-provider');
    const carer = await site.world.resident('13900000022');
    const [one] = site.staff as [ResourceAnswer];
    const body = { login: '13900000022', part: 'staff', resource: one.id };
    await site.posted(site.boss, `${base}/members`, body, 201);
    expect((await carer.get(`${base}/requests`)).json().code).toBe('not-your-provider');
  });
});

describe('a schedule', () => {
  test('tells what a visit blocks with its buffers, and how its staff travel', async () => {
    const start = dayAt(11);
    const asked = await site.booked(ann, start);
    const day = dayOf(start);
    const schedule = (await site.boss.get(`${base}/schedule?from=${day}`)).json();
    expectValid(ScheduleSchema, schedule);
    const minutes = (iso: string) => (Date.parse(iso) - Date.parse(start)) / 60_000;
    const visit = schedule.visits.find(({ id }: { id: string }) => id === asked.id);
    expect([minutes(visit.blockedFrom), minutes(visit.blockedUntil)]).toEqual([-15, 130]);
    expect(visit.profile).toBe('ebike');
  });
});

describe('working time', () => {
  test('is told for seven days with the absences in them; one of the staff sees their own', async () => {
    const [one, two] = site.staff as [ResourceAnswer, ResourceAnswer];
    const plan = { spans: [1, 2, 3, 4, 5].flatMap(hours), holidays: 'as-calendar' };
    await site.boss.expect(
      200,
      site.boss.send({
        method: 'PATCH',
        url: `${base}/resources/${two.id}`,
        payload: { version: two.version, plan },
      }),
    );
    // A week whose last days are a weekend.
    const span = { from: '2027-09-28T00:00:00+08:00', until: '2027-09-29T00:00:00+08:00' };
    await site.posted(site.boss, `${base}/resources/${two.id}/absences`, span, 201);
    const of = async (visitor: TestVisitor, from = '2027-09-27') => {
      const answer = await visitor.get(`${base}/working-time?from=${from}`);
      expectValid(WorkingTimeSchema, answer.json());
      return answer.json<WorkingTimeAnswer>();
    };
    const week = await of(site.boss);
    expect(week.days).toEqual(
      ['27', '28', '29', '30']
        .map((day) => `2027-09-${day}`)
        .concat(['01', '02', '03'].map((day) => `2027-10-${day}`)),
    );
    const found = week.resources.find(({ resource }) => resource === two.id)!;
    expect(found.working[0]).toEqual([
      { from: '2027-09-27T00:30:00.000Z', until: '2027-09-27T04:00:00.000Z' },
      { from: '2027-09-27T06:00:00.000Z', until: '2027-09-27T09:30:00.000Z' },
    ]);
    expect(found.working[5]).toEqual([]);
    expect(found.absences).toEqual([
      { from: '2027-09-27T16:00:00.000Z', until: '2027-09-28T16:00:00.000Z' },
    ]);
    // The absence ends as the next day begins.
    expect((await of(site.boss, '2027-09-29')).resources.flatMap((r) => r.absences)).toEqual([]);
    expect(week.resources.map(({ resource }) => resource)).toContain(one.id);

    const carer = await site.world.resident('13900000024');
    const body = { login: '13900000024', part: 'staff', resource: two.id };
    await site.posted(site.boss, `${base}/members`, body, 201);
    expect((await of(carer)).resources.map(({ resource }) => resource)).toEqual([two.id]);
    expect((await ann.get(`${base}/working-time`)).json().code).toBe('not-your-provider');
    expect((await site.boss.get(`${base}/working-time?from=2027-02-30`)).json().code).toBe(
      'invalid-day',
    );
  });
});

const hours = (weekday: number) => [
  { weekday, fromMinute: 8 * 60 + 30, toMinute: 12 * 60 },
  { weekday, fromMinute: 14 * 60, toMinute: 17 * 60 + 30 },
];
