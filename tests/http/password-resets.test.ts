import { beforeEach, describe, expect, test } from 'vitest';
import { OpenResetSchema, ResetLinkSchema } from '../../server/contract/staff.ts';
import { AccountsWorld, password, totp, type Staff } from '../fixtures/accounts-world.ts';
import { expectValid } from '../fixtures/http-world.ts';

const wanted = 'a-new-lighthouse-5';
let world: AccountsWorld;
let head: Staff;
let office: Staff;
beforeEach(async () => {
  world = await AccountsWorld.open();
  head = await world.staff('administrator', '4404', 'head@example.org');
  office = await world.staff('office', '440402', 'li@example.org');
});

const ask = (by: Staff, whom: { id: string }) =>
  by.visitor.post(`/api/v1/staff/${whom.id}/password-reset`);
const linkOf = async (by = head, whom = office) => {
  const made = (await by.visitor.expect(200, ask(by, whom))).json<{ path: string }>();
  expectValid(ResetLinkSchema, made);
  return /^\/new-password\/#([\w-]{43})$/.exec(made.path)![1]!;
};
const set = (token: string, typed = wanted, visitor = world.visitor()) =>
  visitor.post('/api/v1/password-resets', { token, password: typed });
const signIn = (typed: string, login = office.email) =>
  world.visitor().post('/api/v1/account/sign-in/password', { login, password: typed });
const signedIn = async ({ visitor }: Staff) =>
  (await visitor.get('/api/v1/account')).json().signedIn as boolean;

describe('a link to a new password', () => {
  test('sets it once, ends all sessions, and the authenticator is asked for as ever', async () => {
    const token = await linkOf();
    const looked = await world.visitor().post('/api/v1/password-resets/look', { token });
    expectValid(OpenResetSchema, looked.json());
    expect(looked.json().login).toBe('l***@example.org');
    expect([await signedIn(office), (await signIn(password)).statusCode]).toEqual([true, 200]);

    const visitor = world.visitor();
    const done = await visitor.expect(200, set(token, wanted, visitor));
    expect(done.headers['set-cookie']).toBeUndefined();
    expect(await signedIn(office)).toBe(false);
    expect(await signedIn(head)).toBe(true);
    expect((await signIn(password)).json().code).toBe('wrong-login');
    const first = await visitor.post('/api/v1/account/sign-in/password', {
      login: office.email,
      password: wanted,
    });
    expect(first.json()).toEqual({ next: 'two-factor' });
    const code = totp(office.secret);
    await visitor.expect(200, visitor.post('/api/v1/account/sign-in/two-factor', { code }));
    expect((await set(token, 'yet-another-lamp-9')).json()).toMatchObject({
      status: 404,
      code: 'reset-gone',
    });
  });

  test('is on record for the area: who made it, and that it was used', async () => {
    await set(await linkOf());
    const page = await head.visitor.get(`/api/v1/audit?subject=${office.id}&action=password`);
    expect(
      page
        .json()
        .entries.map(({ actor, action, area }: Record<string, unknown>) => [actor, action, area]),
    ).toEqual([
      [office.id, 'password:reset', '440402'],
      [head.id, 'password:reset-link', '440402'],
    ]);
  });

  test('of two who race, one sets the password', async () => {
    const token = await linkOf();
    const answers = await Promise.all([set(token, wanted), set(token, 'another-harbour-6')]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 404]);
  });

  test('ends a step of signing in that the old password began', async () => {
    const visitor = world.visitor();
    await visitor.post('/api/v1/account/sign-in/password', { login: office.email, password });
    await set(await linkOf());
    const code = totp(office.secret);
    await visitor.expect(401, visitor.post('/api/v1/account/sign-in/two-factor', { code }));
  });

  test('holds a day, and not once a newer one was made', async () => {
    const [older, newer] = [await linkOf(), await linkOf()];
    expect((await set(older)).json().code).toBe('reset-gone');
    world.later = 24 * 3600_000 - 5000;
    expect((await set(newer, 'short-7')).json().code).toBe('password-too-short');
    world.later = 24 * 3600_000 + 5000;
    expect((await set(newer)).json().code).toBe('reset-gone');
  });

  test('is not used up by a weak password', async () => {
    const token = await linkOf();
    const codes = [];
    for (const typed of ['short-7', 'Password1!'])
      codes.push((await set(token, typed)).json().code);
    expect(codes).toEqual(['password-too-short', 'password-too-common']);
    expect((await set(token)).statusCode).toBe(200);
  });

  test('is void once the password was changed, and once its maker is no administrator any more', async () => {
    const first = await linkOf();
    const body = { password, newPassword: 'my-own-teapot-3' };
    await office.visitor.expect(200, office.visitor.post('/api/v1/account/password', body));
    expect((await set(first)).json().code).toBe('reset-gone');
    const second = await linkOf();
    const third = await world.staff('administrator', '440402', 'third@example.org');
    const other = await world.staff('office', '440402', 'wang@example.org');
    const kept = await linkOf(third, other);
    world.records.staff.revoke(world.records.people.rolesOf(head.id)[0]!.id, null);
    expect((await set(second)).json().code).toBe('reset-gone');
    expect((await set(kept)).statusCode).toBe(200);
  });

  test('stands in the database as a hash, and goes when it has expired', async () => {
    const token = await linkOf();
    const rows = () =>
      JSON.stringify(world.database.raw.prepare('SELECT * FROM verification').all());
    expect(rows()).toContain('password-reset:');
    expect(rows()).not.toContain(token);
    expect((await set(`${token}x`)).json().code).toBe('reset-gone');
  });

  test('is looked for thirty times from an address, then one waits', async () => {
    const guess = (i: number) => set(`made-up-${i}`, wanted, world.visitor('203.0.113.8'));
    for (let i = 0; i < 30; i++) expect((await guess(i)).statusCode).toBe(404);
    expect((await guess(30)).statusCode).toBe(429);
    expect((await set(await linkOf())).statusCode).toBe(200);
  });
});

describe('an administrator makes one', () => {
  test('for a colleague all of whose roles lie in the own area, and for nobody else', async () => {
    const outside = await world.staff('office', '440303', 'out@example.org');
    const refused = await ask(head, outside);
    expect(refused.json()).toMatchObject({ code: 'outside-your-area', status: 403 });
    // A role elsewhere, too, and only whoever covers both may.
    const { records, database } = world;
    database.write((tables) => records.staff.grant(tables, office.id, 'planner', '44', null));
    expect((await ask(head, office)).json().code).toBe('outside-your-area');
    const province = await world.staff('administrator', '44', 'all@example.org');
    await linkOf(province, office);
    expect((await ask(head, province)).json().code).toBe('outside-your-area');
  });

  test('not for themselves, a resident, somebody who left, or nobody', async () => {
    expect((await ask(head, head)).json()).toMatchObject({ status: 409, code: 'own-reset' });
    const resident = (await (await world.resident()).get('/api/v1/account')).json();
    expect((await ask(head, resident)).json().code).toBe('no-such-entry');
    world.records.staff.revoke(world.records.people.rolesOf(office.id)[0]!.id, null);
    expect((await ask(head, office)).json().code).toBe('no-such-entry');
    expect((await ask(head, { id: 'nobody' })).json().code).toBe('no-such-entry');
  });

  test('with a fresh proof alone', async () => {
    world.later = 11 * 60_000;
    expect((await ask(head, office)).json().code).toBe('prove-again');
    expect((await ask(office, head)).json().code).toBe('not-allowed');
  });
});
