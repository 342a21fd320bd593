/** A complaint from its words to its outcome, over HTTP: who owns it, until when, who sees what of it, and the way to people's mediation. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  ComplaintSchema,
  OfficeComplaintSchema,
  OfficeComplaintsSchema,
  OwnComplaintsSchema,
  ProviderComplaintsSchema,
  type ComplaintAnswer,
  type OfficeComplaintAnswer,
  type SeenComplaint,
} from '../../../server/contract/complaint.ts';
import { ToDoSchema, type ToDoAnswer } from '../../../server/contract/register.ts';
import type { Staff, TestVisitor } from '../../fixtures/accounts-world.ts';
import { clockAt, looksAt, staffAt, toldOf } from '../../fixtures/after-visit.ts';
import { BookingSite, dayAt, details } from '../../fixtures/booking-site.ts';
import { bookingRules, expectValid } from '../../fixtures/http-world.ts';

const words = '说好两个小时，一个小时就走了';
const dayMs = 86_400_000;
let site: BookingSite;
let ann: TestVisitor;
let bob: TestVisitor;
let elsewhere: Staff;
let days = 2;

beforeAll(async () => {
  site = await BookingSite.open();
  ann = await site.resident('13800000001');
  bob = await site.resident('13800000002');
  elsewhere = await site.world.staff('office', '440403');
}, 120_000);

const complain = async (body: object = { about: 'quality', words }) => {
  const booked = await site.booked(ann, dayAt(days++));
  const url = `/api/v1/bookings/${booked.id}/complaints`;
  const made = await site.posted<ComplaintAnswer>(ann, url, body, 201);
  expectValid(ComplaintSchema, made);
  return made;
};
const officePath = ({ id }: { id: string }) => `/api/v1/office/complaints/${id}`;
const atOffice = async (visitor: TestVisitor, complaint: { id: string }) => {
  const answer = (await visitor.get(officePath(complaint))).json<OfficeComplaintAnswer>();
  expectValid(OfficeComplaintSchema, answer);
  return answer;
};
const step = async <T extends { id: string; version: number }>(
  visitor: TestVisitor,
  path: string,
  complaint: T,
  more: object = {},
) =>
  (await visitor.post(path, { version: complaint.version, ...more })).json<T & { code: string }>();
const take = (by: Staff, complaint: OfficeComplaintAnswer, name: string, more: object = {}) =>
  step(by.visitor, `${officePath(complaint)}/${name}`, complaint, more);
const own = (complaint: ComplaintAnswer, name: string, more: object = {}) =>
  step(ann, `/api/v1/complaints/${complaint.id}/${name}`, complaint, more);

describe('a complaint', () => {
  test('is taken, answered, objected to, mediated and settled; each side is told what the other did', async () => {
    const made = await complain();
    expect(made).toMatchObject({
      about: 'quality',
      words,
      state: 'open',
      version: 1,
      outcome: null,
      overdue: false,
      mediator: null,
      actions: ['withdraw'],
      providerName: '安心家政',
    });
    const { norms } = bookingRules;
    expect(Date.parse(made.dueAt!) - Date.parse(made.at)).toBe(norms.complaintAnswerDays * dayMs);
    expect(await toldOf(site.office.visitor, 'complaint')).toEqual(['complaint:complain']);
    expect(await toldOf(site.boss, 'complaint')).toEqual(['complaint:complain']);

    const seen = await atOffice(site.office.visitor, made);
    expect(seen).toMatchObject({
      words,
      name: details.name,
      phone: details.phone,
      owner: null,
      actions: ['take'],
    });
    const taken = await take(site.office, seen, 'take');
    expect(taken).toMatchObject({
      state: 'owned',
      owner: { isCaller: true, office: { role: 'office', area: '44' } },
    });
    const answered = await take(site.office, taken, 'answer', { words: '已经核实，退一半' });
    expect(answered.state).toBe('answered');
    expect(Date.parse(answered.dueAt!) - Date.parse(made.at)).toBe(
      norms.complaintSolveDays * dayMs,
    );

    const read = (await ann.get(`/api/v1/complaints/${made.id}`)).json<ComplaintAnswer>();
    expectValid(ComplaintSchema, read);
    expect(read.actions).toEqual(['object', 'settle', 'withdraw']);
    expect(read.events.at(-1)).toMatchObject({ event: 'answer', words: '已经核实，退一半' });
    expect(await own(read, 'object')).toMatchObject({ code: 'missing-field' });
    const objected = await own(read, 'object', { words: '应该全退' });
    expect(objected.state).toBe('owned');

    const mediated = await take(site.office, await atOffice(site.office.visitor, made), 'mediate', {
      words: '双方说法不同',
    });
    expect(mediated.state).toBe('in-mediation');
    expect(mediated.mediator).toEqual(mediated.nearestMediator);
    const { mediator } = (await ann.get(`/api/v1/complaints/${made.id}`)).json<ComplaintAnswer>();
    expect(mediator).toMatchObject({ name: expect.stringContaining('人民调解') });
    const [, lng, lat, facility] = /^\/#pos=([\d.]+),([\d.]+)&facility=([\w-]+)$/.exec(
      mediator!.link,
    )!;
    expect(facility).toBe(mediator!.facility);
    // The circle that the link opens holds it.
    const circle = (
      await site.world.visitor().get(`/api/v1/circle?lng=${lng}&lat=${lat}&minutes=60`)
    ).json<{ facilities: { id: string; seconds: number }[] }>();
    expect(circle.facilities.find(({ id }) => id === facility)?.seconds).toBeCloseTo(
      mediator!.seconds!,
      -1,
    );

    const settled = await take(site.office, mediated, 'settle', {
      outcome: 'partly',
      words: '退七成',
    });
    expect(settled).toMatchObject({
      state: 'settled',
      outcome: 'partly',
      dueAt: null,
      actions: [],
    });
    expect(await toldOf(ann, 'complaint')).toEqual([
      'complaint:settle',
      'complaint:mediate',
      'complaint:answer',
      'complaint:take',
    ]);
    expect(await toldOf(site.boss, 'complaint')).toEqual([
      'complaint:settle',
      'complaint:complain',
    ]);
    const list = (await ann.get('/api/v1/account/complaints')).json();
    expectValid(OwnComplaintsSchema, list);
    expect(list.complaints[0]).toMatchObject({ id: made.id, outcome: 'partly' });
  });

  test('may be settled or taken back by whoever raised it, from where the rules let them', async () => {
    const made = await complain();
    expect(await own(made, 'settle')).toMatchObject({ code: 'wrong-complaint-state' });
    expect(await own(made, 'withdraw', {})).toMatchObject({ state: 'withdrawn' });
    expect(await own(made, 'withdraw')).toMatchObject({ code: 'changed-meanwhile' });
    expect(await own({ ...made, version: 2 }, 'withdraw')).toMatchObject({
      code: 'wrong-complaint-state',
    });
    const second = await complain();
    const taken = await take(site.office, await atOffice(site.office.visitor, second), 'take');
    await take(site.office, taken, 'answer', { words: '已退款' });
    expect(await own({ ...second, version: 3 }, 'settle')).toMatchObject({ state: 'settled' });
  });

  test('goes to a mediator that is one', async () => {
    const made = await complain();
    const taken = await take(site.office, await atOffice(site.office.visitor, made), 'take');
    const mediate = (facility: string) =>
      take(site.office, taken, 'mediate', { words: '说法不同', facility });
    expect(await mediate('nowhere')).toMatchObject({ code: 'unknown-facility' });
    const [lng, lat] = site.start;
    const circle = await site.world.visitor().get(`/api/v1/circle?lng=${lng}&lat=${lat}`);
    const other = circle
      .json<{ facilities: { id: string; categories: string[] }[] }>()
      .facilities.find(({ categories }) => !categories.includes('mediation'))!;
    expect(await mediate(other.id)).toMatchObject({ code: 'not-a-mediator' });
    expect(await mediate(taken.nearestMediator!.facility)).toMatchObject({
      state: 'in-mediation',
      mediator: { facility: taken.nearestMediator!.facility },
    });
  });

  test('sent twice by one key is one; words are needed, and it is known what it is about', async () => {
    const { id } = await site.booked(ann, dayAt(days++));
    const url = `/api/v1/bookings/${id}/complaints`;
    const sent = async (body: object, key?: string) =>
      (await site.send(ann, url, body, key)).json<{ id: string; code: string }>();
    const twice = [
      await sent({ about: 'late', words }, 'one'),
      await sent({ about: 'late', words }, 'one'),
    ];
    expect(twice[1]!.id).toBe(twice[0]!.id);
    expect(await sent({ about: 'late', words: '  ' })).toMatchObject({ code: 'missing-field' });
    expect(await sent({ about: 'weather', words })).toMatchObject({ code: 'invalid-field' });
    expect((await ann.post(url, { about: 'late', words })).json()).toMatchObject({
      code: 'key-needed',
    });
    const held = await site.hold(ann, dayAt(days++));
    expect(
      await site.refused(ann, `/api/v1/bookings/${held.id}/complaints`, { about: 'late', words }),
    ).toMatchObject({ status: 409, code: 'wrong-state' });
    await site.step(ann, held, 'release');
  });
});

describe('what others see of it', () => {
  test('nothing: another resident and another area’s office are told that there is none', async () => {
    const made = await complain();
    expect((await bob.get(`/api/v1/complaints/${made.id}`)).statusCode).toBe(404);
    expect(await step(bob, `/api/v1/complaints/${made.id}/withdraw`, made)).toMatchObject({
      code: 'no-such-entry',
    });
    expect(
      await site.refused(bob, `/api/v1/bookings/${made.booking}/complaints`, {
        about: 'late',
        words,
      }),
    ).toMatchObject({ status: 404, code: 'no-such-entry' });
    const { visitor } = elsewhere;
    expect((await visitor.get(officePath(made))).json().code).toBe('no-such-entry');
    for (const [name, more] of [
      ['take', {}],
      ['answer', { words }],
      ['mediate', { words }],
      ['settle', { outcome: 'partly' }],
    ] as const)
      expect(await step(visitor, `${officePath(made)}/${name}`, made, more)).toMatchObject({
        code: 'no-such-entry',
      });
    expect((await visitor.get('/api/v1/office/complaints')).json()).toMatchObject({ total: 0 });
    expect((await visitor.get('/api/v1/office/complaints?area=44')).json().code).toBe(
      'outside-your-area',
    );
    expect(await toldOf(visitor, 'complaint')).toEqual([]);
    expect(looksAt(site, made.id)).toBe(0);
  });

  test('the provider: that there is one, about what and how it ends, but no words, no name', async () => {
    const made = await complain({ about: 'damage', words });
    const response = await site.boss.get(`/api/v1/providers/${site.provider.id}/complaints`);
    expectValid(ProviderComplaintsSchema, response.json());
    expect(response.json().complaints[0]).toMatchObject({ id: made.id, about: 'damage' });
    expect(response.body).not.toContain(words);
    expect(response.body).not.toContain(details.name);
    expect((await site.boss.get(`/api/v1/complaints/${made.id}`)).statusCode).toBe(404);
    expect(
      await site.refused(site.boss, `/api/v1/bookings/${made.booking}/complaints`, {
        about: 'late',
        words,
      }),
    ).toMatchObject({ code: 'not-allowed' });
  });

  test('the office: its list is without words and names, and each look at them is on record', async () => {
    const made = await complain();
    const list = await site.office.visitor.get('/api/v1/office/complaints');
    expectValid(OfficeComplaintsSchema, list.json());
    expect(list.json().complaints.map(({ id }: SeenComplaint) => id)).toContain(made.id);
    expect(list.body).not.toContain(words);
    expect(list.body).not.toContain(details.name);
    expect(looksAt(site, made.id)).toBe(0);
    await atOffice(site.office.visitor, made);
    await take(site.office, await atOffice(site.office.visitor, made), 'take');
    expect(looksAt(site, made.id)).toBe(3);
    expect(site.world.records.audit.about(made.id)[0]).toMatchObject({
      actor: site.office.id,
      after: { fields: ['words', 'name', 'phone'] },
    });
  });

  test('what is overdue stands on top of the list and is counted in what waits', async () => {
    const made = await complain();
    const overdueAt = async (moreMs: number) => {
      clockAt(site, made.dueAt!, moreMs);
      try {
        const { visitor } = await staffAt(site, '44');
        const list = (await visitor.get('/api/v1/office/complaints')).json<{
          complaints: SeenComplaint[];
          overdue: number;
          total: number;
        }>();
        const todo = (await visitor.get('/api/v1/to-do')).json<ToDoAnswer>();
        expectValid(ToDoSchema, todo);
        expect([todo.complaints.overdue, todo.complaints.total]).toEqual([
          list.overdue,
          list.total,
        ]);
        const late = (await visitor.get('/api/v1/office/complaints?state=overdue')).json<{
          complaints: SeenComplaint[];
        }>().complaints;
        expect(late).toHaveLength(list.overdue);
        expect(list.complaints.slice(0, list.overdue)).toEqual(late);
        expect(todo.complaints.first[0]).toMatchObject({ id: list.complaints[0]!.id });
        return late.some(({ id }) => id === made.id);
      } finally {
        site.world.later = 0;
      }
    };
    expect(await overdueAt(-60_000)).toBe(false);
    expect(await overdueAt(1000)).toBe(true);
  });
});
