/** Messages as they come: server-sent events over a real connection. */
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostStreams } from '../../../server/http/routes/booking/messages.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { BookingSite, dayAt, details } from '../../fixtures/booking-site.ts';

let site: BookingSite;
let ann: TestVisitor;
let bob: TestVisitor;

beforeAll(async () => {
  site = await BookingSite.open();
  ann = await site.resident('13800000001');
  bob = await site.resident('13800000002');
  await site.world.app.listen({ port: 0, host: '127.0.0.1' });
}, 120_000);
afterAll(() => site.world.app.close());

interface Stream {
  response: IncomingMessage;
  text: () => string;
  ended: () => boolean;
}

function open(visitor: TestVisitor, headers: Record<string, string> = {}): Promise<Stream> {
  const { port } = site.world.app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/api/v1/account/messages/stream`;
  return new Promise((resolve, reject) => {
    get(url, { headers: { cookie: visitor.cookieHeader, ...headers } }, (response) => {
      let text = '';
      let ended = false;
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => (ended = true));
      resolve({ response, text: () => text, ended: () => ended });
    }).on('error', reject);
  });
}

test('what happens to a booking comes by itself, to its own people alone, and goes on where it ended', async () => {
  const [mine, others] = [await open(ann), await open(bob)];
  expect(mine.response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  await site.booked(ann, dayAt(2));
  await expect.poll(mine.text, { timeout: 20_000 }).toContain('"kind":"booking:confirm"');
  const [, last] = /id: (\d+)\n/.exec(mine.text())!;
  expect(others.text()).not.toContain('data:');
  mine.response.destroy();
  others.response.destroy();

  const again = await open(ann, { 'last-event-id': last! });
  await site.booked(ann, dayAt(3));
  await expect.poll(again.text, { timeout: 20_000 }).toContain('data:');
  expect(again.text().match(/^id: /gm)).toHaveLength(1);
  again.response.destroy();
});

test('an office hears at once of a complaint in its area, and of none elsewhere', async () => {
  const elsewhere = await site.world.staff('office', '440403');
  const [here, there] = [await open(site.office.visitor), await open(elsewhere.visitor)];
  const booked = await site.booked(ann, dayAt(5));
  await site.posted(
    ann,
    `/api/v1/bookings/${booked.id}/complaints`,
    { about: 'late', words: '晚了一个小时' },
    201,
  );
  await expect.poll(here.text, { timeout: 20_000 }).toContain('"kind":"complaint:complain"');
  expect(here.text()).toContain('"side":"office"');
  expect(here.text()).not.toContain('晚了');
  expect(there.text()).not.toContain('data:');
  here.response.destroy();
  there.response.destroy();
});

test('staff hear that a visit of theirs changed, whoever did it, and nothing of it or of others’ visits', async () => {
  const [one, two] = [site.staff[0]!, site.staff[1]!];
  const members = `/api/v1/providers/${site.provider.id}/members`;
  const [eve, fay] = [
    await site.resident('13800000051'),
    await site.resident('13800000052'),
  ] as const;
  for (const [login, resource] of [
    ['13800000051', one.id],
    ['13800000052', two.id],
  ])
    await site.posted(site.boss, members, { login, part: 'staff', resource }, 201);
  const [ofOne, ofTwo] = [await open(eve), await open(fay)];
  const heard = () =>
    [ofOne, ofTwo].map((stream) => stream.text().split('event: changed').length - 1);
  await expect.poll(() => ofOne.text() !== '' && ofTwo.text() !== '').toBe(true);

  // A hold is nobody’s news yet.
  const held = await site.hold(ann, dayAt(8), { resource: one.id });
  const booked = await site.step(ann, held, 'confirm', { details });
  await expect.poll(heard, { timeout: 20_000 }).toEqual([1, 0]);
  await site.step(site.boss, booked, 'reassign', { resource: two.id });
  // Who had it before hears as well.
  await expect.poll(heard, { timeout: 20_000 }).toEqual([2, 1]);
  await site.booked(ann, dayAt(9), { resource: two.id });
  await expect.poll(heard, { timeout: 20_000 }).toEqual([2, 2]);
  expect(ofOne.text()).not.toContain('data: {"');
  expect(ofTwo.text()).not.toContain('data: {"');
  ofOne.response.destroy();
  ofTwo.response.destroy();
});

test('an account has three streams and not four; the service ends them when it closes', async () => {
  const open3 = await Promise.all(Array.from({ length: mostStreams.each }, () => open(bob)));
  expect(open3.map(({ response }) => response.statusCode)).toEqual([200, 200, 200]);
  const fourth = await open(bob);
  expect(fourth.response.statusCode).toBe(429);
  await site.world.app.close();
  await expect.poll(() => open3.every(({ ended }) => ended()), { timeout: 20_000 }).toBe(true);
});
