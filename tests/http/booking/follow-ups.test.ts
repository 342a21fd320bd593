/** 回访 over HTTP: a task for each visit that is over, calls that reach somebody or nobody, and what they add up to. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { OfficeComplaintAnswer } from '../../../server/contract/complaint.ts';
import {
  CalledSchema,
  FollowUpSchema,
  FollowUpsSchema,
  type FollowUpAnswer,
  type SeenFollowUp,
} from '../../../server/contract/follow-up.ts';
import type { ToDoAnswer } from '../../../server/contract/register.ts';
import {
  SatisfactionSchema,
  type SatisfactionAnswer,
} from '../../../server/contract/satisfaction.ts';
import { startLapsing } from '../../../server/jobs/lapse.ts';
import type { Staff, TestVisitor } from '../../fixtures/accounts-world.ts';
import { clockAt, doneVisit, looksAt, staffAt } from '../../fixtures/after-visit.ts';
import { BookingSite, dayAt, details } from '../../fixtures/booking-site.ts';
import { bookingRules, expectValid } from '../../fixtures/http-world.ts';

const hourMs = 3_600_000;
let site: BookingSite;
let ann: TestVisitor;
let days = 1;

beforeAll(async () => {
  site = await BookingSite.open();
  ann = await site.resident('13800000001');
}, 120_000);

interface Called {
  followUp: FollowUpAnswer;
  complaint: string | null;
}
const path = (id: string) => `/api/v1/office/follow-ups/${id}`;
const list = async ({ visitor }: Staff, query = '') => {
  const response = await visitor.get(`/api/v1/office/follow-ups${query}`);
  expectValid(FollowUpsSchema, response.json());
  expect(response.body).not.toContain(details.name);
  expect(response.body).not.toContain(details.phone);
  return response.json<{ followUps: SeenFollowUp[]; total: number; overdue: number }>();
};
const find = async (office: Staff, { id }: BookingAnswer, query = '') =>
  (await list(office, query)).followUps.find(({ booking }) => booking === id);
const call = ({ visitor }: Staff, { id }: BookingAnswer, body: object) =>
  site.posted<Called>(visitor, `${path(id)}/outcome`, body);

/** A visit that is over, and an office that has just signed in. */
async function visited(): Promise<{ visit: BookingAnswer; office: Staff }> {
  site.world.later = 0;
  const visit = await doneVisit(site, ann, days++);
  return { visit, office: await staffAt(site, '44') };
}

describe('a call-back', () => {
  test('falls due with the visit’s end: by the end of the third day, then it is overdue and stands in what waits', async () => {
    const { visit, office } = await visited();
    const seen = await find(office, visit);
    const { local, norms } = bookingRules;
    const third = new Date(Date.parse(visit.end) + norms.followUpDays * 24 * hourMs).getTime();
    const dueMs = local.day(local.dateOf(third)).endMs;
    expect(seen).toMatchObject({
      state: 'open',
      visit: 'done',
      code: visit.code,
      overdue: false,
      tries: 0,
      mostTries: norms.followUpTries,
      dueAt: new Date(dueMs).toISOString(),
    });
    for (const [moreMs, isOver] of [
      [-60_000, false],
      [1000, true],
    ] as const) {
      clockAt(site, seen!.dueAt, moreMs);
      const later = await staffAt(site, '44');
      expect((await find(later, visit))!.overdue).toBe(isOver);
      expect((await find(later, visit, '?state=overdue')) !== undefined).toBe(isOver);
      const todo = (await later.visitor.get('/api/v1/to-do')).json<ToDoAnswer>();
      const { overdue, total } = await list(later);
      expect([todo.followUps.overdue, todo.followUps.total]).toEqual([overdue, total]);
    }
  });

  test('is made by the worker too, for a visit that nobody ended', async () => {
    site.world.later = 0;
    const booked = await site.booked(ann, dayAt(days++));
    clockAt(site, booked.start);
    const going = await site.step(site.boss, booked, 'set-out');
    await site.step(site.boss, going, 'start');
    const work = () => {
      const { lapses } = site.world.records.booking;
      startLapsing({ lapseDue: (most) => lapses.run(most) }, (line) => expect.fail(line))();
    };
    const { norms } = bookingRules;
    clockAt(site, booked.end, norms.endedSilentlyMs - 60_000);
    work();
    expect(await find(await staffAt(site, '44'), booked)).toBeUndefined();
    clockAt(site, booked.end, norms.endedSilentlyMs + 1000);
    work();
    const office = await staffAt(site, '44');
    expect(await find(office, booked)).toMatchObject({ state: 'open', visit: 'done' });
  });

  test('tells whom to call, on record, and ends with what they say', async () => {
    const { visit, office } = await visited();
    const before = looksAt(site, visit.id);
    const open = (await office.visitor.get(path(visit.id))).json<FollowUpAnswer>();
    expectValid(FollowUpSchema, open);
    expect(open).toMatchObject({ name: details.name, phone: details.phone, calls: [] });
    expect(looksAt(site, visit.id)).toBe(before + 1);
    const called = await call(office, visit, { reached: true, satisfied: 4 });
    expectValid(CalledSchema, called);
    expect(called).toMatchObject({
      complaint: null,
      followUp: { state: 'reached', visit: 'followed-up', satisfied: 4, tries: 1 },
    });
    expect(looksAt(site, visit.id)).toBe(before + 2);
    expect(await find(office, visit)).toBeUndefined();
    expect(await find(office, visit, '?state=done')).toMatchObject({ state: 'reached' });
    expect(
      await site.refused(office.visitor, `${path(visit.id)}/outcome`, { reached: false }),
    ).toMatchObject({ status: 409, code: 'call-back-closed' });
    const booking = (await ann.get(`/api/v1/bookings/${visit.id}`)).json<BookingAnswer>();
    expect(booking.state).toBe('followed-up');
  });

  test('makes a complaint of what was wrong, which its resident then sees', async () => {
    const { visit, office } = await visited();
    const called = await call(office, visit, {
      reached: true,
      satisfied: 1,
      wrong: '打碎了花瓶',
      complaint: { about: 'damage' },
    });
    expect(called.followUp.calls).toMatchObject([
      { wrong: '打碎了花瓶', complaint: called.complaint, satisfied: 1 },
    ]);
    const url = `/api/v1/office/complaints/${called.complaint}`;
    expect((await office.visitor.get(url)).json<OfficeComplaintAnswer>()).toMatchObject({
      about: 'damage',
      words: '打碎了花瓶',
      state: 'open',
      events: [{ event: 'complain', by: 'office' }],
    });
    expect((await ann.get(`/api/v1/complaints/${called.complaint}`)).json()).toMatchObject({
      words: '打碎了花瓶',
      actions: ['withdraw'],
    });
  });

  test('that reaches nobody is tried three times; a tap that is sent twice is one try', async () => {
    const { visit, office } = await visited();
    const url = `${path(visit.id)}/outcome`;
    const tries = async (key: string) =>
      (await site.send(office.visitor, url, { reached: false }, key)).json<Called>().followUp;
    expect(await tries('first')).toMatchObject({ state: 'open', tries: 1 });
    expect(await tries('first')).toMatchObject({ state: 'open', tries: 1 });
    expect(await tries('second')).toMatchObject({ state: 'open', tries: 2 });
    expect(await tries('third')).toMatchObject({ state: 'not-reached', tries: 3, satisfied: null });
  });

  test.each([
    [{ reached: true }, 'missing-field'],
    [{ reached: true, satisfied: 6 }, 'invalid-field'],
    [{ reached: false, satisfied: 3 }, 'nobody-answered'],
    [{ reached: true, satisfied: 1, complaint: { about: 'late' } }, 'missing-field'],
    [{ reached: true, satisfied: 1, wrong: 'x', complaint: true }, 'invalid-field'],
  ])('of %j is refused as %s', async (body, code) => {
    const { visit, office } = await visited();
    expect(await site.refused(office.visitor, `${path(visit.id)}/outcome`, body)).toMatchObject({
      status: 400,
      code,
    });
    expect((await find(office, visit))!.tries).toBe(0);
  });

  test('is no other area’s', async () => {
    const { visit } = await visited();
    const before = looksAt(site, visit.id);
    const elsewhere = await staffAt(site, '440403');
    expect(await list(elsewhere)).toMatchObject({ total: 0, overdue: 0 });
    expect((await elsewhere.visitor.get(path(visit.id))).statusCode).toBe(404);
    expect(
      await site.refused(elsewhere.visitor, `${path(visit.id)}/outcome`, { reached: false }),
    ).toMatchObject({ status: 404, code: 'no-such-entry' });
    expect(looksAt(site, visit.id)).toBe(before);
  });
});

describe('satisfaction', () => {
  const ask = async ({ visitor }: Staff, query = '') => {
    const answer = (await visitor.get(`/api/v1/office/satisfaction${query}`)).json();
    expectValid(SatisfactionSchema, answer);
    return answer as SatisfactionAnswer;
  };

  test('adds up by provider, kind, community and month, with what is surely said', async () => {
    const { visit, office } = await visited();
    const counts = async (query = '') => (await ask(office, query)).groups[0];
    const before = (await counts())?.calls.counts ?? [0, 0, 0, 0, 0];
    await call(office, visit, { reached: true, satisfied: 5 });
    const group = (await counts())!;
    expect(group.provider).toEqual({ id: site.provider.id, name: '安心家政' });
    expect(group.calls.counts).toEqual(before.with(4, before[4]! + 1));
    const { both } = group;
    expect(both.count).toBe(group.calls.counts.reduce((a, b) => a + b));
    expect(both.surelySatisfied).toBeLessThan(both.perhapsSatisfied);
    expect(group.ratings.summary).toBeNull();
    const month = visit.start.slice(0, 7);
    const all = await ask(office, `?by=month,kind,community&from=${month}&until=${month}`);
    expect(all.groups[0]).toMatchObject({ kind: 'home-cleaning', month, provider: null });
    expect(all.groups[0]!.community!.code).toBe(
      (await find(office, visit, '?state=done'))!.community,
    );
    expect((await ask(office, '?until=2020-01')).groups).toEqual([]);
    expect((await ask(office, '?kind=repair')).groups).toEqual([]);
  });

  test('is read by planners too, each of their area', async () => {
    await visited();
    const planner = await staffAt(site, '44', 'planner');
    expect((await ask(planner)).groups).not.toEqual([]);
    const elsewhere = await staffAt(site, '440403', 'planner');
    expect((await ask(elsewhere)).groups).toEqual([]);
    const refused = async (query: string) =>
      (await planner.visitor.get(`/api/v1/office/satisfaction${query}`)).json().code;
    expect(await refused('?by=weather')).toBe('unknown-choice');
    expect(await refused('?by=provider,provider')).toBe('unknown-choice');
    expect(await refused('?from=2026-13')).toBe('wrong-month');
    expect(await refused('?area=45')).toBe('unknown-area');
  });
});
