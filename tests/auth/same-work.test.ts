/** How long an answer takes tells nothing of who has an account: the costly work is the same, counted instead of timed. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { Better } from '../../server/auth/better.ts';
import { AccountsWorld } from '../fixtures/accounts-world.ts';

let world: AccountsWorld;
beforeEach(async () => {
  world = await AccountsWorld.open();
});

test('a password is computed with once for staff, for residents, for strangers and for what is no login', async () => {
  const { email } = await world.staff('office', '440402');
  await world.resident('13800138000');
  const { better } = (world.accounts.staff as unknown as { context: { better: Better } }).context;
  const { password } = await better.$context;
  const work = [vi.spyOn(password, 'hash'), vi.spyOn(password, 'verify')];
  const counts = [];
  for (const login of [email, '13800138000', '13911112222', 'nobody@example.org', 'no login']) {
    for (const one of work) one.mockClear();
    const body = { login, password: 'wrong-password-1' };
    const answer = await world.visitor().post('/api/v1/account/sign-in/password', body);
    const done = work.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    counts.push([login, answer.json().code, done]);
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
