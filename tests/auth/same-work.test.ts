/** How long an answer takes tells nothing of who has an account: the costly work is the same, counted instead of timed. */
import type * as argon2 from '@node-rs/argon2';
import { beforeEach, expect, test, vi } from 'vitest';
import { AccountsWorld } from '../fixtures/accounts-world.ts';

const work = vi.hoisted(() => ({ done: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  const counted =
    <A extends unknown[], R>(step: (...given: A) => R) =>
    (...given: A): R => {
      work.done++;
      return step(...given);
    };
  return { ...real, hash: counted(real.hash), verify: counted(real.verify) };
});

let world: AccountsWorld;
beforeEach(async () => {
  world = await AccountsWorld.open();
});

test('a password is computed with once for staff, for residents, for strangers and for what is no login', async () => {
  const { email } = await world.staff('office', '440402');
  await world.resident('13800138000');
  const counts = [];
  for (const login of [email, '13800138000', '13911112222', 'nobody@example.org', 'no login']) {
    work.done = 0;
    const body = { login, password: 'wrong-password-1' };
    const answer = await world.visitor().post('/api/v1/account/sign-in/password', body);
    counts.push([login, answer.json().code, work.done]);
  }
  expect(counts).toEqual(counts.map(([login]) => [login, 'wrong-login', 1]));
});

test('asking for a code asks no table of people', async () => {
  await world.resident('13800138000');
  world.forgetLimits();
  const prepare = vi.spyOn(world.database.raw, 'prepare');
  const asked = [];
  for (const phone of ['13800138000', '13911112222']) {
    prepare.mockClear();
    await world.visitor('203.0.113.1').post('/api/v1/account/codes', { phone });
    asked.push(prepare.mock.calls.map(([sql]) => sql));
  }
  expect(asked[0]!.length).toBeGreaterThan(3);
  expect(asked[0]!.join()).not.toContain('"user"');
  expect(asked[1]).toEqual(asked[0]);
});
