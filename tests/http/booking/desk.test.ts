/** What providers and offices do with bookings, over HTTP. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  BookingsSchema,
  ScheduleSchema,
  type BookingAnswer,
} from '../../../server/contract/booking.ts';
import { MessagesSchema, type MessageAnswer } from '../../../server/contract/message.ts';
import type { ProviderAnswer } from '../../../server/contract/provider.ts';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import { deliverOnce } from '../../../server/jobs/deliver.ts';
import { writeLetter } from '../../../server/booking-letters.ts';
import type { Told } from '../../../server/store/app/booking/outbox.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { BookingSite, dayAt, details } from '../../fixtures/booking-site.ts';
import { bookingRules, expectValid } from '../../fixtures/http-world.ts';

let site: BookingSite;
let ann: TestVisitor;
let base: string;

beforeAll(async () => {
  site = await BookingSite.open();
  ann = await site.resident('13800000001');
  base = `/api/v1/providers/${site.provider.id}`;
}, 120_000);

const dayOf = (iso: string) => new Date(Date.parse(iso) + 8 * 3600_000).toISOString().slice(0, 10);

describe('a provider', () => {
  test('is invisible until an office has vetted it, and so is what it offers', async () => {
    const boss = await site.world.resident('13900000009');
    const made = await site.posted<ProviderAnswer>(
      boss,
      '/api/v1/providers',
      { kind: 'volunteers', name: '阳光志愿队', phone: '1', position: site.start },
      201,
    );
    expect(made).toMatchObject({ state: 'submitted', version: 1 });
    const seen = () => site.world.visitor().get(`/api/v1/providers/${made.id}`);
    expect((await seen()).statusCode).toBe(404);
    const decide = (visitor: TestVisitor, body: object) =>
      site.send(visitor, `/api/v1/office/providers/${made.id}/decision`, body);
    expect((await decide(boss, { version: 1, decision: 'approved' })).json().code).toBe(
      'not-allowed',
    );
    const { visitor } = site.office;
    expect((await decide(visitor, { version: 1, decision: 'refused' })).json().code).toBe(
      'reason-needed',
    );
    expect((await decide(visitor, { version: 1, decision: 'approved' })).json().code).toBe(
      'proof-needed',
    );
    expect(
      (await decide(visitor, { version: 1, decision: 'asked', reason: '队长是谁？' })).json(),
    ).toMatchObject({
      state: 'asked',
    });
    await site.posted(boss, `/api/v1/providers/${made.id}/answer`, {
      version: 2,
      answer: '王队长',
    });
    expect(
      (await decide(visitor, { version: 3, decision: 'approved', proof: '名册 7' })).json(),
    ).toMatchObject({
      state: 'approved',
      proof: '名册 7',
    });
    expect((await seen()).json()).toMatchObject({ name: '阳光志愿队' });
    const mine = (await boss.get('/api/v1/providers/mine')).json<{
      providers: { history: object[] }[];
    }>();
    expect(mine.providers[0]!.history).toMatchObject([
      { to: 'submitted' },
      { to: 'asked', reason: '队长是谁？' },
      { to: 'submitted', reason: '王队长' },
      { to: 'approved' },
    ]);
  });

  test('a code with a wrong check character and one that is registered are refused', async () => {
    const boss = await site.world.resident('13900000008');
    const asked = { kind: 'company', name: '某公司', phone: '1', position: site.start };
    for (const [creditCode, code] of [
      ['91440400MA4W1234XA', 'invalid-credit-code'],
      [site.provider.creditCode, 'credit-code-taken'],
    ])
      expect(await site.refused(boss, '/api/v1/providers', { ...asked, creditCode })).toMatchObject(
        { code },
      );
  });

  test('sees its day with the way between visits, and as a table without formulas', async () => {
    const far = site.homes.find(
      ([lng, lat]) => Math.hypot(lng - site.start[0], lat - site.start[1]) > 0.004,
    )!;
    const [one] = site.staff as [ResourceAnswer, ...ResourceAnswer[]];
    const first = await site.hold(ann, dayAt(2), { resource: one.id });
    await site.step(ann, first, 'confirm', { details: { ...details, name: '=1+1' } });
    const second = await site.hold(ann, dayAt(2, '14:00'), { resource: one.id, door: far });
    await site.step(ann, second, 'confirm', { details });
    const day = dayOf(dayAt(2));
    const schedule = (await site.boss.get(`${base}/schedule?from=${day}`)).json();
    expectValid(ScheduleSchema, schedule);
    expect(schedule.visits.map((visit: { waySeconds: number | null }) => visit.waySeconds)).toEqual(
      [null, expect.any(Number)],
    );
    expect(schedule.visits[1].waySeconds).toBeGreaterThan(30);
    const csv = (await site.boss.get(`${base}/schedule.csv?from=${day}`)).body;
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toContain("'=1+1");
    expect((await ann.get(`${base}/schedule`)).json().code).toBe('not-your-provider');
  });

  test('leave lists what it meets and who could take it over; reassigned, nothing is met', async () => {
    const [one, two] = site.staff as [ResourceAnswer, ResourceAnswer];
    const start = dayAt(4);
    const booked = await site.hold(ann, start, { resource: one.id });
    const confirmed = await site.step(ann, booked, 'confirm', { details });
    const absence = `${base}/resources/${one.id}/absences`;
    const span = { from: dayAt(4, '00:00'), until: dayAt(5, '00:00') };
    const added = await site.posted<{ absence: { id: string }; colliding: object[] }>(
      site.boss,
      absence,
      span,
      201,
    );
    expect(added.colliding).toEqual([
      {
        booking: booked.id,
        code: booked.code,
        start,
        end: dayAt(4, '12:00'),
        instead: [{ resource: two.id, label: two.label }],
      },
    ]);
    const moved = await site.step<BookingAnswer>(site.boss, confirmed, 'reassign', {
      resource: two.id,
    });
    expect(moved.resource).toBe(two.id);
    await site.boss.expect(200, site.boss.delete(`${absence}/${added.absence.id}`));
    expect(await site.posted(site.boss, absence, span, 201)).toMatchObject({ colliding: [] });
  });

  test('its staff see their own visits and press “on my way”; they neither move nor reassign', async () => {
    const [one, two] = site.staff as [ResourceAnswer, ResourceAnswer];
    const carer = await site.world.resident('13900000002');
    await site.posted(
      site.boss,
      `${base}/members`,
      { login: '13900000002', part: 'staff', resource: one.id },
      201,
    );
    const start = dayAt(6);
    const own = await site.hold(ann, start, { resource: one.id });
    const others = await site.hold(ann, start, { resource: two.id });
    const mine = await site.step(ann, own, 'confirm', { details });
    await site.step(ann, others, 'confirm', { details });
    const schedule = (await carer.get(`${base}/schedule?from=${dayOf(start)}`)).json<{
      visits: { id: string }[];
    }>();
    expect(schedule.visits.map(({ id }) => id)).toEqual([own.id]);
    expect((await carer.get(`/api/v1/bookings/${others.id}`)).statusCode).toBe(404);
    expect(
      await site.refused(carer, `/api/v1/bookings/${own.id}/reassign`, { version: mine.version }),
    ).toMatchObject({
      status: 404,
    });
    expect((await carer.get(`${base}/offerings`)).json().code).toBe('not-your-provider');
    site.world.later = Date.parse(start) - Date.now();
    try {
      expect(await site.step(carer, mine, 'set-out')).toMatchObject({ state: 'on-the-way' });
    } finally {
      site.world.later = 0;
    }
  });

  test('a calendar’s address is secret, names nobody, and ends when it is revoked', async () => {
    const [one] = site.staff as [ResourceAnswer];
    const feed = `${base}/resources/${one.id}/feed`;
    const { path } = (await site.boss.expect(201, site.boss.post(feed))).json<{ path: string }>();
    const visitor = site.world.visitor();
    const calendar = await visitor.expect(200, visitor.get(path));
    expect(calendar.body).toContain('BEGIN:VEVENT');
    expect(calendar.body).not.toContain(details.name);
    expect(calendar.body).not.toContain(details.address);
    // 256 bits, every one of which counts.
    const token = /\/calendar\/([\w-]{43})\.ics$/.exec(path)![1]!;
    for (const near of [token.slice(1), `${token}A`, token.toUpperCase(), token.toLowerCase(), '%'])
      expect((await visitor.get(`/calendar/${near}.ics`)).statusCode).not.toBe(200);
    const flipped = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`;
    expect((await visitor.get(`/calendar/${flipped}.ics`)).statusCode).toBe(404);
    expect(
      JSON.stringify(site.world.database.raw.prepare('SELECT * FROM calendar_feed').all()),
    ).not.toContain(token);
    await site.boss.expect(200, site.boss.delete(feed));
    expect((await visitor.get(path)).statusCode).toBe(404);
    expect((await visitor.get('/calendar/guessed.ics')).statusCode).toBe(404);
  });

  test('books from the telephone by the same rules, with the caller’s consent', async () => {
    const start = dayAt(8);
    const held = await site.hold(site.boss, start, { as: 'provider' });
    const url = `/api/v1/bookings/${held.id}/confirm`;
    expect(await site.refused(site.boss, url, { version: held.version, details })).toMatchObject({
      code: 'missing-field',
    });
    const forSomebody = { relation: 'client', how: 'telephone', textVersion: '1' };
    const done = await site.posted(site.boss, url, { version: held.version, details, forSomebody });
    expect(done).toMatchObject({ state: 'confirmed' });
    expect(site.world.records.booking.forOthers.of(held.id)).toMatchObject([
      { relation: 'client', how: 'telephone' },
    ]);
    expect(
      await site.refused(ann, '/api/v1/bookings', { ...site.asking(dayAt(9)), as: 'provider' }),
    ).toMatchObject({
      status: 403,
      code: 'not-your-provider',
    });
  });
});

describe('an offering that the provider answers', () => {
  test('is requested first; declined with a reason, or moved by a proposal that the resident takes', async () => {
    const asking = await site.offers({ nameZh: '深度保洁', needsAcceptance: true });
    const request = async (start: string) => {
      const held = await site.hold(ann, start, { offering: asking.id });
      return site.step(ann, held, 'confirm', { details });
    };
    const first = await request(dayAt(10));
    expect(first).toMatchObject({ state: 'requested', visitCode: null });
    expect(
      await site.refused(site.boss, `/api/v1/bookings/${first.id}/decline`, {
        version: first.version,
      }),
    ).toMatchObject({
      code: 'reason-needed',
    });
    expect(
      await site.step(site.boss, first, 'decline', { reason: 'fully-booked', note: '那天排满了' }),
    ).toMatchObject({ state: 'declined' });
    const second = await request(dayAt(11));
    const proposed = await site.step(site.boss, second, 'propose', { start: dayAt(11, '16:00') });
    expect(proposed.proposed).toMatchObject({ start: dayAt(11, '16:00'), by: 'provider' });
    expect(
      await site.refused(site.boss, `/api/v1/bookings/${second.id}/agree`, {
        version: proposed.version,
      }),
    ).toMatchObject({
      code: 'missing-field',
    });
    expect(await site.step(ann, proposed, 'agree')).toMatchObject({
      state: 'confirmed',
      start: dayAt(11, '16:00'),
      proposed: null,
    });
  });
});

describe('what residents are told', () => {
  test('stands in the page, newest first, and goes out once by the gateway', async () => {
    const bob = await site.resident('13800000002');
    await site.booked(bob, dayAt(13));
    const list = async () =>
      (await bob.get('/api/v1/account/messages')).json<{ messages: MessageAnswer[] }>();
    const told = await list();
    expectValid(MessagesSchema, told);
    expect(told.messages).toMatchObject([
      { kind: 'booking:confirm', side: 'resident', read: false },
    ]);
    await bob.post('/api/v1/account/messages/read', { upTo: told.messages[0]!.number });
    expect((await list()).messages[0]!.read).toBe(true);

    const sent: { to: string; text: string }[] = [];
    const { records } = site.world;
    const delivery = {
      letters: records.booking.outbox,
      write: (letter: Told) => writeLetter(records, letter, bookingRules, null),
      hand: async (message: { to: string; text: string }) => {
        sent.push(message);
        return 'taken' as const;
      },
      now: site.world.now,
      say: (line: string) => expect.fail(line),
    };
    while ((await deliverOnce(delivery)) > 0);
    const own = sent.filter(({ to }) => to === '+8613800000002');
    expect(own).toHaveLength(1);
    expect(own[0]!.text).toMatch(/^预约已确认：居家保洁，\d+月\d+日 星期. 10:00，预约号 /);
    for (const { text } of sent) {
      expect(text).not.toContain(details.name);
      expect(text).not.toContain(details.address);
    }
    expect(await deliverOnce(delivery)).toBe(0);
  });

  test('of one’s bookings lists what lies ahead, and nobody else’s', async () => {
    const eve = await site.resident('13800000003');
    expect((await eve.get('/api/v1/account/bookings')).json()).toMatchObject({
      bookings: [],
      total: 0,
    });
    const booked = await site.booked(eve, dayAt(15));
    const ahead = (await eve.get('/api/v1/account/bookings')).json();
    expectValid(BookingsSchema, ahead);
    expect(ahead.bookings.map(({ id }: BookingAnswer) => id)).toEqual([booked.id]);
    expect((await eve.get('/api/v1/account/bookings?when=past')).json()).toMatchObject({
      total: 0,
    });
  });
});

describe('an office', () => {
  test('books for a caller in its area, and looks at a booking only on record', async () => {
    const { visitor } = site.office;
    const held = await site.hold(visitor, dayAt(17), { as: 'office' });
    const forSomebody = { relation: 'caller', how: 'telephone', textVersion: '1' };
    const done = await site.step(visitor, held, 'confirm', { details, forSomebody });
    expect(done.state).toBe('confirmed');
    const list = (await visitor.get('/api/v1/office/bookings')).json<{
      bookings: { id: string }[];
    }>();
    expect(list.bookings[0]).toMatchObject({ id: held.id });
    expect(JSON.stringify(list)).not.toContain(details.address);
  });
});
