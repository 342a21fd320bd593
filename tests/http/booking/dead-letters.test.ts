/** Dead letters over HTTP: seen without words and numbers, sent again or given up, each of it on record. */
import { beforeAll, expect, test } from 'vitest';
import { DeadLettersSchema, type DeadLetterAnswer } from '../../../server/contract/dead-letter.ts';
import { writeLetter } from '../../../server/booking-letters.ts';
import { deliverOnce, type Handed } from '../../../server/jobs/deliver.ts';
import type { Told } from '../../../server/store/app/booking/outbox.ts';
import type { Staff } from '../../fixtures/accounts-world.ts';
import { staffAt } from '../../fixtures/after-visit.ts';
import { BookingSite, dayAt, details } from '../../fixtures/booking-site.ts';
import { bookingRules, expectValid } from '../../fixtures/http-world.ts';

let site: BookingSite;
let head: Staff;
let elsewhere: Staff;

beforeAll(async () => {
  site = await BookingSite.open();
  head = await staffAt(site, '44', 'administrator');
  elsewhere = await staffAt(site, '440403', 'administrator');
}, 120_000);

/** Everything that is due goes to a gateway that answers so. @returns to whom */
async function deliver(handed: Handed): Promise<string[]> {
  const to: string[] = [];
  const { records, now } = site.world;
  const delivery = {
    letters: records.booking.outbox,
    write: (letter: Told) => writeLetter(records, letter, bookingRules, null),
    hand: async (message: { to: string }) => {
      to.push(message.to);
      return handed;
    },
    now,
    say: (line: string) => expect.fail(line),
  };
  while ((await deliverOnce(delivery)) > 0);
  return to;
}

const list = async ({ visitor }: Staff, query = '') => {
  const response = await visitor.get(`/api/v1/admin/dead-letters${query}`);
  expectValid(DeadLettersSchema, response.json());
  return response.json<{ letters: DeadLetterAnswer[]; total: number }>();
};
const settle = async ({ visitor }: Staff, number: number | string, how: string, body = {}) =>
  (await visitor.post(`/api/v1/admin/dead-letters/${number}/${how}`, body)).json();

test('a letter that was refused is listed, sent again, and given up with a reason, by an administrator of its area', async () => {
  const ann = await site.resident('13800000001');
  await site.booked(ann, dayAt(3));
  expect(await list(head)).toMatchObject({ letters: [], total: 0 });
  const number = '+8613800000001';
  expect(await deliver('refused')).toContain(number);
  const dead = await list(head);
  const mine = dead.letters.find(({ to }) => to === 'user')!;
  expect(mine).toMatchObject({
    kind: 'booking:confirm',
    failure: 'gateway-refused',
    attempts: 1,
    code: expect.any(String),
  });
  const told = JSON.stringify(dead);
  for (const personal of [number, details.name, details.phone, details.address])
    expect(told).not.toContain(personal);

  expect(await list(elsewhere)).toMatchObject({ letters: [], total: 0 });
  expect(await settle(elsewhere, mine.number, 'retry')).toMatchObject({ code: 'no-such-entry' });
  expect(await settle(elsewhere, mine.number, 'drop', { reason: 'x' })).toMatchObject({
    code: 'no-such-entry',
  });
  expect(await settle(head, mine.number, 'retry')).toEqual({ done: true });
  expect((await list(head)).total).toBe(dead.total - 1);
  expect(await settle(head, mine.number, 'retry')).toMatchObject({ code: 'no-such-entry' });
  expect(await deliver('refused')).toEqual([number]);

  expect(await settle(head, mine.number, 'drop')).toMatchObject({ code: 'missing-field' });
  expect(await settle(head, mine.number, 'drop', { reason: '停机' })).toEqual({ done: true });
  expect((await list(head)).total).toBe(dead.total - 1);
  expect(await deliver('taken')).toEqual([]);
  expect(await settle(head, mine.number, 'retry')).toMatchObject({ code: 'no-such-entry' });
  expect(await settle(head, 'none', 'retry')).toMatchObject({ code: 'no-such-entry' });
  expect(site.world.records.audit.about(String(mine.number))).toMatchObject([
    { action: 'letter:retry', actor: head.id },
    { action: 'letter:drop', actor: head.id, after: { reason: '停机' } },
  ]);
});
