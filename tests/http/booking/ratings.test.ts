/** Ratings over HTTP: blind until both have spoken or the time is over, replied to once, hidden as abuse. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import {
  OfficeRatingsSchema,
  OwnRatingsSchema,
  ProviderRatingsSchema,
  VisitRatingSchema,
  type RatingAnswer,
  type VisitRating,
} from '../../../server/contract/rating.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { clockAt, doneVisit, staffAt, toldOf } from '../../fixtures/after-visit.ts';
import { BookingSite, dayAt } from '../../fixtures/booking-site.ts';
import { expectValid } from '../../fixtures/http-world.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
let site: BookingSite;
let ann: TestVisitor;
let bob: TestVisitor;
let days = 1;
let visit: BookingAnswer;

beforeAll(async () => {
  site = await BookingSite.open();
  ann = await site.resident('13800000001');
  bob = await site.resident('13800000002');
}, 120_000);

/** Each test has a visit of its own. */
beforeEach(async () => {
  site.world.later = 0;
  days += 1;
  visit = await doneVisit(site, ann, days);
}, 60_000);

const url = () => `/api/v1/bookings/${visit.id}/rating`;

async function seen(visitor: TestVisitor, query = ''): Promise<VisitRating> {
  const answer = (await visitor.get(url() + query)).json<VisitRating>();
  expectValid(VisitRatingSchema, answer);
  return answer;
}

const rate = (visitor: TestVisitor, stars: number, more: object = {}) =>
  site.posted<VisitRating>(visitor, url(), { stars, ...more }, 201);

async function everybodys() {
  // What everybody sees may be a minute old.
  site.world.later += minuteMs;
  const path = `/api/v1/providers/${site.provider.id}/ratings`;
  const answer = (await site.world.visitor().get(path)).json();
  expectValid(ProviderRatingsSchema, answer);
  return answer as { rating: { count: number } | null; ratings: RatingAnswer[]; total: number };
}

const idsOf = ({ ratings }: { ratings: RatingAnswer[] }) => ratings.map(({ id }) => id);

test('a rating is unseen until the other side has spoken too; then each is told, and everybody sees the resident’s', async () => {
  expect(await seen(ann)).toMatchObject({
    as: 'resident',
    mayRate: true,
    because: null,
    own: null,
  });
  const mine = await rate(ann, 4, { words: '擦得很干净' });
  const { own } = mine;
  expect(own).toMatchObject({ stars: 4, words: '擦得很干净', shown: false, hidden: false });
  expect(own!.shownFrom).toBe(mine.until);
  // The provider cannot even tell that there is one.
  expect(await seen(site.boss)).toEqual({
    booking: visit.id,
    as: 'provider',
    mayRate: true,
    because: null,
    until: mine.until,
    own: null,
    other: null,
  });
  const before = await everybodys();
  expect(idsOf(before)).not.toContain(own!.id);

  const theirs = await rate(site.boss, 5);
  expect(theirs).toMatchObject({
    mayRate: false,
    because: 'already-rated',
    own: { stars: 5, side: 'provider' },
    other: { id: own!.id, stars: 4, words: '擦得很干净', shown: true },
  });
  expect((await seen(ann)).other).toMatchObject({ stars: 5, side: 'provider' });
  expect(await toldOf(ann, 'rating')).toEqual(['rating:shown']);
  const after = await everybodys();
  expect(after.rating!.count).toBe((before.rating?.count ?? 0) + 1);
  // The provider's word about a resident is not for everybody.
  expect(idsOf(after)).toContain(own!.id);
  expect(idsOf(after)).not.toContain(theirs.own!.id);
  expect(JSON.stringify(after)).not.toContain(visit.id);
});

test('where the other side stays silent it is shown when fourteen days are over, and not a moment before', async () => {
  const { own, until } = await rate(ann, 2);
  clockAt(site, until!, -minuteMs);
  expect((await seen(site.boss)).other).toBeNull();
  clockAt(site, until!, 1000);
  expect(await seen(site.boss)).toMatchObject({
    mayRate: false,
    because: 'too-late',
    other: { id: own!.id, stars: 2 },
  });
  expect(idsOf(await everybodys())).toContain(own!.id);
});

test('is given once, and within fourteen days', async () => {
  const { until } = await seen(ann);
  expect(Date.parse(until!) - Date.parse(visit.start)).toBeCloseTo(14 * dayMs, -5);
  const key = 'the-same-tap';
  const twice = [
    await site.send(ann, url(), { stars: 3 }, key),
    await site.send(ann, url(), { stars: 3 }, key),
  ];
  expect(twice.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
  expect(await site.refused(ann, url(), { stars: 5 })).toMatchObject({
    status: 409,
    code: 'already-rated',
  });
  clockAt(site, until!, 1000);
  expect(await site.refused(site.boss, url(), { stars: 5 })).toMatchObject({
    status: 409,
    code: 'rating-closed',
  });
  clockAt(site, until!, -minuteMs);
  expect((await rate(site.boss, 5)).own).toMatchObject({ stars: 5 });
});

test('is nobody else’s to give, and not of a visit that was not', async () => {
  expect(await site.refused(bob, url(), { stars: 1 })).toMatchObject({ status: 404 });
  expect((await bob.get(url())).statusCode).toBe(404);
  expect(await site.refused(bob, url(), { stars: 1, as: 'provider' })).toMatchObject({
    status: 404,
    code: 'no-such-entry',
  });
  for (const stars of [0, 6, 2.5])
    expect(await site.refused(ann, url(), { stars })).toMatchObject({ code: 'invalid-field' });
  const office = await staffAt(site, '44');
  expect(await site.refused(office.visitor, url(), { stars: 1 })).toMatchObject({
    code: 'not-allowed',
  });
  site.world.later = 0;
  const ahead = await site.booked(ann, dayAt(days, '15:00'));
  expect(
    await site.refused(ann, `/api/v1/bookings/${ahead.id}/rating`, { stars: 5 }),
  ).toMatchObject({ code: 'rating-closed' });
});

test('the provider replies once, when it is shown; its author is told', async () => {
  const { own } = await rate(ann, 2, { words: '来晚了' });
  const reply = (visitor: TestVisitor, words = '抱歉，路上堵车') =>
    visitor.post(`/api/v1/ratings/${own!.id}/reply`, { words });
  expect((await reply(site.boss)).statusCode).toBe(404);
  await rate(site.boss, 5);
  expect((await reply(bob)).json().code).toBe('no-such-entry');
  const own1 = async (query: string) => {
    const path = `/api/v1/providers/${site.provider.id}/ratings/own${query}`;
    const answer = (await site.boss.get(path)).json();
    expectValid(OwnRatingsSchema, answer);
    return (answer as { ratings: { id: string; code: string }[] }).ratings.find(
      ({ id }) => id === own!.id,
    );
  };
  expect(await own1('?waiting=1')).toMatchObject({ code: visit.code });
  expect((await reply(site.boss)).json()).toMatchObject({ reply: { words: '抱歉，路上堵车' } });
  expect((await reply(site.boss)).json()).toMatchObject({ code: 'already-replied' });
  expect(await own1('?waiting=1')).toBeUndefined();
  expect(await own1('')).toBeDefined();
  expect((await seen(ann)).own!.reply).toMatchObject({ words: '抱歉，路上堵车' });
  expect((await toldOf(ann, 'rating'))[0]).toBe('rating:reply');
});

test('abuse is hidden by an office of the area, with a reason that is logged', async () => {
  const { own } = await rate(ann, 1, { words: '……' });
  await rate(site.boss, 5);
  expect(idsOf(await everybodys())).toContain(own!.id);
  const [office, elsewhere] = [await staffAt(site, '44'), await staffAt(site, '440403')];
  const hide = ({ visitor }: { visitor: TestVisitor }, body: object = { reason: '辱骂' }) =>
    visitor.post(`/api/v1/office/ratings/${own!.id}/hide`, body);
  const list = async ({ visitor }: { visitor: TestVisitor }, query = '') => {
    const answer = (await visitor.get(`/api/v1/office/ratings${query}`)).json();
    expectValid(OfficeRatingsSchema, answer);
    return answer as { ratings: RatingAnswer[] };
  };
  expect(idsOf(await list(office))).toContain(own!.id);
  expect(idsOf(await list(elsewhere))).toEqual([]);
  expect((await hide(elsewhere)).json()).toMatchObject({ status: 404, code: 'no-such-entry' });
  expect((await hide(office, {})).json()).toMatchObject({ code: 'missing-field' });
  expect((await hide(office)).json()).toMatchObject({ hidden: true });
  expect((await hide(office)).json()).toMatchObject({ status: 409, code: 'already-hidden' });

  const { ratings, rating } = await everybodys();
  expect(ratings.map(({ id }) => id)).not.toContain(own!.id);
  expect(rating?.count ?? 0).toBe(ratings.length);
  expect((await seen(site.boss)).other).toBeNull();
  expect((await seen(ann)).own).toMatchObject({ hidden: true });
  expect((await toldOf(ann, 'rating'))[0]).toBe('rating:hide');
  expect(idsOf(await list(office))).not.toContain(own!.id);
  expect(idsOf(await list(office, '?hidden=1'))).toContain(own!.id);
  expect(site.world.records.audit.about(own!.id)).toMatchObject([
    { action: 'rating:hide', actor: office.id, after: { reason: '辱骂' } },
  ]);
});

test('whoever booked with a provider of their own speaks as whom they say', async () => {
  site.world.later = 0;
  // The provider's manager, who books as anybody does; a colleague does the visit.
  const boss = await site.resident('13900000001');
  const colleague = await site.resident('13900000009');
  await site.posted(
    site.boss,
    `/api/v1/providers/${site.provider.id}/members`,
    { login: '13900000009', part: 'manager' },
    201,
  );
  const own = await site.booked(boss, dayAt(days, '18:00'));
  clockAt(site, own.start);
  const going = await site.step(colleague, own, 'set-out');
  await site.step(colleague, going, 'finish', { code: own.visitCode });
  const path = `/api/v1/bookings/${own.id}/rating`;
  const both = [
    await site.posted<VisitRating>(boss, path, { stars: 3 }, 201),
    await site.posted<VisitRating>(boss, path, { stars: 4, as: 'provider' }, 201),
  ];
  expect(both.map(({ as, own: said }) => [as, said!.stars])).toEqual([
    ['resident', 3],
    ['provider', 4],
  ]);
});
