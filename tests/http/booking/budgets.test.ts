/** What one account may do within an hour or a day, at its bound and one beyond. */
import { beforeAll, expect, test } from 'vitest';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { BookingSite, dayAt } from '../../fixtures/booking-site.ts';
import { bookingRules } from '../../fixtures/http-world.ts';

const { norms } = bookingRules;
const hourMs = 3_600_000;
let site: BookingSite;
let ann: TestVisitor;
let bob: TestVisitor;

beforeAll(async () => {
  site = await BookingSite.open();
  ann = await site.resident('13800000001');
  bob = await site.resident('13800000002');
}, 120_000);

test('holding and releasing ends with the hour’s budget, for this account alone, until the hour is over', async () => {
  const start = dayAt(2);
  const asking = site.asking(start);
  await site.hold(bob, dayAt(3));
  await site.hold(bob, dayAt(3));
  // What is refused costs nothing: more of these than there are holds.
  for (let i = 0; i < norms.holdsPerHour + 1; i++)
    expect(await site.refused(ann, '/api/v1/bookings', site.asking(dayAt(3)))).toMatchObject({
      code: 'slot-taken',
    });
  for (let i = 1; i < norms.holdsPerHour; i++)
    await site.step(ann, await site.hold(ann, start), 'release');
  const last = await site.posted<{ id: string; version: number }>(
    ann,
    '/api/v1/bookings',
    asking,
    201,
  );
  await site.step(ann, last, 'release');
  const refused = await site.send(ann, '/api/v1/bookings', asking);
  expect(refused.json()).toMatchObject({ status: 429, code: 'too-many' });
  const key = 'another-account';
  const held = await site.send(bob, '/api/v1/bookings', asking, key);
  expect(held.statusCode).toBe(201);
  site.world.later = hourMs - 60_000;
  expect((await site.send(ann, '/api/v1/bookings', asking)).json().code).toBe('too-many');
  site.world.later = hourMs + 60_000;
  await site.hold(ann, start);
  site.world.later = 0;
}, 120_000);

test('the last hold that the budget allows is told again when it is asked again', async () => {
  const eve = await site.resident('13800000003');
  const key = 'the-last-one';
  const first = await site.send(eve, '/api/v1/bookings', site.asking(dayAt(4)), key);
  const budget = { most: norms.holdsPerHour, withinMs: hourMs };
  const { attempts, people } = site.world.records;
  const { id } = people.byLogin({ kind: 'phone', phoneNumber: '+8613800000003' })!;
  while (attempts.take([[`hold:${id}`, budget]]).ok);
  const again = await site.send(eve, '/api/v1/bookings', site.asking(dayAt(4)), key);
  expect([again.statusCode, again.json().id]).toEqual([201, first.json().id]);
  expect((await site.send(eve, '/api/v1/bookings', site.asking(dayAt(4)))).json().code).toBe(
    'too-many',
  );
});

test('ten complaints a day, and not one more', async () => {
  const booked = await site.booked(bob, dayAt(6));
  const url = `/api/v1/bookings/${booked.id}/complaints`;
  const body = { about: 'late', words: '晚了一个小时' };
  for (let i = 0; i < norms.complaintsPerDay; i++)
    expect((await site.send(bob, url, body)).statusCode).toBe(201);
  expect((await site.send(bob, url, body)).json()).toMatchObject({ status: 429, code: 'too-many' });
  // Nor by asking for all of them at once.
  const eve = await site.resident('13800000004');
  const own = `/api/v1/bookings/${(await site.booked(eve, dayAt(7))).id}/complaints`;
  const all = await Promise.all(
    Array.from({ length: norms.complaintsPerDay + 5 }, () => site.send(eve, own, body)),
  );
  const made = all.filter(({ statusCode }) => statusCode === 201);
  expect(made).toHaveLength(norms.complaintsPerDay);
  site.world.later = 24 * hourMs + 60_000;
  expect((await site.send(bob, url, body)).statusCode).toBe(201);
  site.world.later = 0;
});
