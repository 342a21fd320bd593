/** Links in messages over HTTP: worth one look, then one change, and nothing a second time. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BookingAnswer, OwnBookings } from '../../../server/contract/booking.ts';
import { BookingSchema } from '../../../server/contract/booking.ts';
import { ExchangedSchema, type ExchangedAnswer } from '../../../server/contract/booking-link.ts';
import { writeLetter } from '../../../server/booking-letters.ts';
import { linksFromAddress } from '../../../server/http/booking/budgets.ts';
import { deliverOnce } from '../../../server/jobs/deliver.ts';
import type { Told } from '../../../server/store/app/booking/outbox.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { clockAt } from '../../fixtures/after-visit.ts';
import { BookingSite, dayAt, details } from '../../fixtures/booking-site.ts';
import { bookingRules, expectValid } from '../../fixtures/http-world.ts';

const origin = 'https://circle.example.org';
const { norms } = bookingRules;
let site: BookingSite;
let ann: TestVisitor;
let reader: TestVisitor;
let days = 3;

beforeAll(async () => {
  site = await BookingSite.open();
  ann = await site.resident('13800000001');
}, 120_000);
beforeEach(() => {
  site.world.later = 0;
  // Somebody without a session.
  reader = site.world.visitor();
  site.world.forgetLimits();
});

/** What the gateway is handed now. */
async function sent(): Promise<{ to: string; text: string }[]> {
  const out: { to: string; text: string }[] = [];
  const { records, now } = site.world;
  const delivery = {
    letters: records.booking.outbox,
    write: (letter: Told) => writeLetter(records, letter, bookingRules, origin),
    hand: async (message: { to: string; text: string }) => {
      out.push(message);
      return 'taken' as const;
    },
    now,
    say: (line: string) => expect.fail(line),
  };
  while ((await deliverOnce(delivery)) > 0);
  return out;
}

const linkIn = (text: string) =>
  /https:\/\/circle\.example\.org\/bookings\/#link=([\w-]{43})$/.exec(text)?.[1];

/** Booked by the provider from the telephone, for a caller without an account. */
async function caller(): Promise<{ booked: BookingAnswer; link: string }> {
  await sent();
  const held = await site.hold(site.boss, dayAt(days++), { as: 'provider' });
  const forSomebody = { relation: 'client', how: 'telephone', textVersion: '1' };
  const booked = await site.posted<BookingAnswer>(
    site.boss,
    `/api/v1/bookings/${held.id}/confirm`,
    { version: held.version, details, forSomebody },
  );
  const letter = (await sent()).find(({ to }) => to === details.phone)!;
  return { booked, link: linkIn(letter.text)! };
}

/** As the page does on the way. */
async function agree(visitor: TestVisitor): Promise<void> {
  const answers = [{ purpose: 'booking-contact', version: '1', given: true }];
  await visitor.expect(
    200,
    visitor.send({ method: 'PUT', url: '/api/v1/account/consents', payload: { answers } }),
  );
}

const exchange = (link: string, visitor = reader) =>
  visitor.post('/api/v1/links/exchange', { link });
const change = (body: object) => reader.post('/api/v1/links/change', body);
async function looked(link: string): Promise<ExchangedAnswer> {
  const response = await exchange(link);
  expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-store']);
  expectValid(ExchangedSchema, response.json());
  return response.json<ExchangedAnswer>();
}

test('a caller without an account looks once at the booking by the link in the message', async () => {
  const { booked, link } = await caller();
  const { booking, change: next } = await looked(link);
  expect(booking).toMatchObject({
    id: booked.id,
    details: { name: details.name, address: details.address },
    visitCode: expect.stringMatching(/^\d{4}$/),
  });
  expect(Date.parse(next!.until) - site.world.now().getTime()).toBeCloseTo(norms.linkChangeMs, -4);
  for (const again of [link, `${link}x`, 'guessed', next!.link])
    expect((await exchange(again)).json()).toMatchObject({ status: 404, code: 'link-gone' });
  // No token stands in the database.
  const rows = JSON.stringify(site.world.database.raw.prepare('SELECT * FROM link_token').all());
  for (const token of [link, next!.link]) expect(rows).not.toContain(token);
});

test('of many who send one link at the same moment, one is answered', async () => {
  const { link } = await caller();
  const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(link)));
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([
    200, 404, 404, 404, 404, 404, 404, 404,
  ]);
});

test('letters to residents carry one each, for their own booking; providers sign in, and no letter names anybody', async () => {
  await sent();
  const booked = await site.booked(ann, dayAt(days++));
  const letters = await sent();
  const mine = letters.find(({ to }) => to === '+8613800000001')!;
  expect((await looked(linkIn(mine.text)!)).booking.id).toBe(booked.id);
  for (const { to, text } of letters) {
    expect(text).not.toContain(details.name);
    expect(text).not.toContain(booked.id);
    if (to !== '+8613800000001') expect(text).not.toContain('#link=');
  }
});

test('a link is worth a look until its hours are over', async () => {
  const [early, late] = [await caller(), await caller()];
  clockAt(site, new Date().toISOString(), norms.linkMs - 60_000);
  expect((await exchange(early.link)).statusCode).toBe(200);
  clockAt(site, new Date().toISOString(), norms.linkMs + 1000);
  expect((await exchange(late.link)).json().code).toBe('link-gone');
});

test('what was looked at may be cancelled once; the history says that the resident did', async () => {
  const { booked, link } = await caller();
  const { booking, change: next } = await looked(link);
  const { version } = booking;
  const wrong = await change({ link: next!.link, version: version - 1, do: 'cancel' });
  expect(wrong.json()).toMatchObject({ code: 'changed-meanwhile' });
  // A refusal has not spent it; the look itself is no change.
  expect((await change({ link, version, do: 'cancel' })).json().code).toBe('link-gone');
  const done = await change({ link: next!.link, version, do: 'cancel', reason: 'illness' });
  expectValid(BookingSchema, done.json());
  expect(done.json<BookingAnswer>()).toMatchObject({ id: booked.id, state: 'cancelled' });
  expect(done.json<BookingAnswer>().events.at(-1)).toMatchObject({
    event: 'cancel',
    by: 'resident',
    reason: 'illness',
  });
  expect((await change({ link: next!.link, version: version + 1, do: 'cancel' })).json().code).toBe(
    'link-gone',
  );
  // Its receipt brings another link, by which nothing can be changed any more.
  const receipt = (await sent()).find(({ to }) => to === details.phone);
  expect((await looked(linkIn(receipt!.text)!)).change).toBeNull();
});

test('or moved once, to a time that is free', async () => {
  const { booked, link } = await caller();
  const day = days++;
  const taken = dayAt(day);
  await site.booked(ann, taken);
  await site.booked(ann, taken);
  const { booking, change: next } = await looked(link);
  const move = (more: object) =>
    change({ link: next!.link, version: booking.version, do: 'move', ...more });
  expect((await move({})).json()).toMatchObject({ code: 'missing-field' });
  const refused = await move({ start: taken });
  expect(refused.json()).toMatchObject({ status: 409, code: 'slot-taken' });
  const [free] = refused.json<{ suggestion: { nextFree: string[] } }>().suggestion.nextFree;
  const moved = (await move({ start: free })).json<BookingAnswer>();
  expect(moved).toMatchObject({ id: booked.id, code: booked.code, start: free });
  expect((await move({ start: dayAt(days++) })).json().code).toBe('link-gone');
});

test('a change has its own minutes, and the provider’s terms hold', async () => {
  const [one, two] = [await caller(), await caller()];
  const looks = [await looked(one.link), await looked(two.link)];
  clockAt(site, new Date().toISOString(), norms.linkChangeMs + 1000);
  const late = { link: looks[0]!.change!.link, version: looks[0]!.booking.version, do: 'cancel' };
  expect((await change(late)).json().code).toBe('link-gone');
  // An hour before it begins nobody cancels it any more.
  site.world.later = 0;
  const { records, now } = site.world;
  clockAt(site, two.booked.start, -59 * 60_000);
  const { id } = two.booked;
  const token = records.booking.links.make({
    purpose: 'booking-change',
    booking: id,
    userId: null,
    validMs: norms.linkChangeMs,
  });
  const body = { link: token, version: looks[1]!.booking.version, do: 'cancel' };
  expect((await change(body)).json()).toMatchObject({ status: 409, code: 'too-late' });
  expect(records.booking.rows.byId(id)!.startMs).toBeGreaterThan(now().getTime());
});

describe('a booking that was made for somebody', () => {
  const takeOver = (visitor: TestVisitor, link: string) =>
    visitor.post('/api/v1/links/take-over', { link });
  const codeOf = async (answer: ReturnType<typeof takeOver>) =>
    (await answer).json<{ code?: string }>().code;
  const own = async (visitor: TestVisitor) =>
    (await visitor.get('/api/v1/account/bookings?when=ahead'))
      .json<OwnBookings>()
      .bookings.map(({ id, relation }) => [id, relation]);

  test('becomes their own by its link, signed in and agreed, once; whose number it is says nothing', async () => {
    const { booked, link } = await caller();
    const { booking, change: key } = await looked(link);
    expect(booking.relation).toBe('client');
    // The number in the booking is the one of this account: that alone shows it nothing.
    const mother = await site.world.resident(details.phone);
    expect(await own(mother)).toEqual([]);
    expect((await mother.get(`/api/v1/bookings/${booked.id}`)).statusCode).toBe(404);

    expect(await codeOf(takeOver(reader, key!.link))).toBe('not-signed-in');
    expect(await codeOf(takeOver(mother, key!.link))).toBe('consent-needed');
    await agree(mother);
    expect(await codeOf(takeOver(mother, 'guessed'))).toBe('link-gone');
    // The first key was for a look.
    expect(await codeOf(takeOver(mother, link))).toBe('link-gone');
    const taken = await takeOver(mother, key!.link);
    expect(taken.statusCode).toBe(200);
    expectValid(BookingSchema, taken.json());
    expect(taken.json()).toMatchObject({ id: booked.id, relation: null, version: booked.version });
    expect(await own(mother)).toEqual([[booked.id, null]]);
    expect(await codeOf(takeOver(mother, key!.link))).toBe('link-gone');
    // It moves and is called off as any of hers.
    await site.step(mother, taken.json<BookingAnswer>(), 'cancel');
    const { rows } = site.world.records.booking;
    expect(rows.events(booked.id).at(-1)).toMatchObject({ event: 'cancel', by: 'resident' });
    const logged = site.world.database.raw
      .prepare("SELECT subject, before, after FROM audit WHERE action = 'booking:take-over'")
      .all() as { subject: string; before: string; after: string }[];
    expect(logged.map(({ subject }) => subject)).toEqual([booked.id]);
    expect(logged[0]!.before + logged[0]!.after).not.toContain(details.phone);
  });

  test('leaves whoever booked it, who is told; they cannot take it over themselves, nor anybody what is theirs', async () => {
    const daughter = await site.resident('13800000061');
    const mother = await site.resident('13800000062');
    await sent();
    const held = await site.hold(daughter, dayAt(days++));
    const forSomebody = { relation: 'family', how: 'spoken', textVersion: '1' };
    const booked = await site.step(daughter, held, 'confirm', { details, forSomebody });
    const letter = (await sent()).find(({ to }) => to === '+8613800000061')!;
    const { change: key } = await looked(linkIn(letter.text)!);
    expect(await codeOf(takeOver(daughter, key!.link))).toBe('not-to-take-over');
    // What was refused leaves the key.
    expect((await takeOver(mother, key!.link)).statusCode).toBe(200);
    expect(await own(mother)).toEqual([[booked.id, null]]);
    expect(await own(daughter)).toEqual([]);
    expect((await daughter.get(`/api/v1/bookings/${booked.id}`)).statusCode).toBe(404);
    const told = (await daughter.get('/api/v1/account/messages')).json<{
      messages: { kind: string; booking: string }[];
    }>();
    expect(told.messages[0]).toMatchObject({ kind: 'booking:take-over', booking: booked.id });

    await sent();
    const mine = await site.booked(mother, dayAt(days++));
    const another = (await sent()).find(({ to }) => to === '+8613800000062')!;
    const { change: hers } = await looked(linkIn(another.text)!);
    expect(await codeOf(takeOver(daughter, hers!.link))).toBe('not-to-take-over');
    expect((await mother.get(`/api/v1/bookings/${mine.id}`)).statusCode).toBe(200);
  });
});

test('one address tries thirty links and not one more; a minute later one again', async () => {
  const guesser = site.world.visitor('203.0.113.9');
  const guess = () => exchange('x'.repeat(43), guesser).then((response) => response.json().code);
  for (let i = 0; i < linksFromAddress.most; i++) expect(await guess()).toBe('link-gone');
  expect(await guess()).toBe('too-many');
  expect((await exchange('y', reader)).json().code).toBe('link-gone');
  site.world.later = 61_000;
  expect(await guess()).toBe('link-gone');
  expect(await guess()).toBe('too-many');
});
