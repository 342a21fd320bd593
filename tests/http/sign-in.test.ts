import { beforeEach, describe, expect, test } from 'vitest';
import { maskPhone } from '../../server/domain/masks.ts';
import type { Account } from '../../server/contract/account.ts';
import { AccountSchema } from '../../server/contract/account.ts';
import { AccountsWorld, password, totp, type TestVisitor } from '../fixtures/accounts-world.ts';
import { expectValid } from '../fixtures/http-world.ts';

const phone = '13800138000';
const e164 = '+8613800138000';
let world: AccountsWorld;
beforeEach(async () => {
  world = await AccountsWorld.open();
});

const account = async (visitor: TestVisitor) => {
  const answer = (await visitor.get('/api/v1/account')).json<Account>();
  expectValid(AccountSchema, answer);
  return answer;
};
const askCode = (visitor: TestVisitor, to = phone) =>
  visitor.post('/api/v1/account/codes', { phone: to });
const signIn = (visitor: TestVisitor, code: string, to = phone) =>
  visitor.post('/api/v1/account/sign-in/code', { phone: to, code });
const withPassword = (visitor: TestVisitor, login: string, typed = password) =>
  visitor.post('/api/v1/account/sign-in/password', { login, password: typed });
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a resident', () => {
  test('signs in with a code and nothing else, and out again', async () => {
    const visitor = world.visitor();
    expect((await account(visitor)).signedIn).toBe(false);
    const sent = await visitor.expect(200, askCode(visitor, '138 0013-8000'));
    expect(sent.json()).toEqual({ sentTo: '138****8000', expiresInSeconds: 300, tries: 3 });
    const code = world.sender.codeTo(e164);
    expect(code).toMatch(/^\d{6}$/);
    await visitor.expect(200, signIn(visitor, code));
    expect(await account(visitor)).toMatchObject({
      signedIn: true,
      kind: 'resident',
      phoneMasked: maskPhone(e164),
      emailMasked: null,
      roles: [],
      needsTwoFactorSetup: false,
      proved: true,
    });
    await visitor.post('/api/v1/account/sign-out');
    expect((await account(visitor)).signedIn).toBe(false);
  });

  test('keeps one account over several visits', async () => {
    const first = await account(await world.resident());
    world.forgetLimits();
    expect((await account(await world.resident())).id).toBe(first.id);
  });

  test('has three tries for a code: the third may be right, a fourth is too late', async () => {
    for (const wrongs of [2, 3]) {
      const visitor = world.visitor();
      await askCode(visitor);
      const code = world.sender.codeTo(e164);
      for (let i = 0; i < wrongs; i++) {
        const answer = await visitor.expect(403, signIn(visitor, wrongOf(code)));
        expect(answer.json().code).toBe('wrong-code');
      }
      expect((await signIn(visitor, code)).statusCode).toBe(wrongs === 2 ? 200 : 403);
    }
  });

  test('has three tries over a restart, too, and no more codes after it', async () => {
    const visitor = world.visitor();
    for (let i = 0; i < 3; i++) await visitor.expect(200, askCode(visitor));
    const code = world.sender.codeTo(e164);
    for (let i = 0; i < 3; i++) {
      await visitor.expect(403, signIn(visitor, wrongOf(code)));
      await world.startAgain();
    }
    await visitor.expect(403, signIn(visitor, code));
    await visitor.expect(429, askCode(visitor));
  });

  test('is safe from a hundred guesses at once: the last one would be right', async () => {
    await askCode(world.visitor());
    const code = world.sender.codeTo(e164);
    const guess = (i: number) =>
      String((Number(code) + 1_000_000 - i) % 1_000_000).padStart(6, '0');
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => signIn(world.visitor(`203.0.113.${i}`), guess(99 - i))),
    );
    expect(guess(0)).toBe(code);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 403));
  });

  test('cannot use a code twice, nor an older one after asking again, nor one for another number', async () => {
    const visitor = world.visitor();
    await askCode(visitor);
    const older = world.sender.codeTo(e164);
    await new Promise((done) => setTimeout(done, 5));
    await askCode(visitor);
    const newer = world.sender.codeTo(e164);
    if (older !== newer) await visitor.expect(403, signIn(visitor, older));
    await visitor.expect(403, signIn(visitor, newer, '13900139000'));
    await visitor.expect(200, signIn(visitor, newer));
    await visitor.expect(403, signIn(visitor, newer));
  });

  test('has five minutes', async () => {
    const visitor = world.visitor();
    const age = (seconds: number) =>
      world.database.raw.exec(
        `UPDATE verification SET expires_at = expires_at - ${seconds * 1000}`,
      );
    await askCode(visitor);
    age(302);
    await visitor.expect(403, signIn(visitor, world.sender.codeTo(e164)));
    await askCode(visitor);
    age(295);
    await visitor.expect(200, signIn(visitor, world.sender.codeTo(e164)));
  });

  test('who sends the same code twice at once is signed in once', async () => {
    const [one, two] = [world.visitor(), world.visitor()];
    await askCode(one);
    const code = world.sender.codeTo(e164);
    const answers = await Promise.all([signIn(one, code), signIn(two, code)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 403]);
    expect(world.database.raw.prepare('SELECT count(*) AS n FROM user').get()).toEqual({ n: 1 });
  });

  test('is told of a number that cannot be one', async () => {
    for (const typed of ['1380013800', '23800138000', '+8610', 'phone', '+86012345678901'])
      expect((await askCode(world.visitor(), typed)).json()).toMatchObject({
        code: 'invalid-phone',
        status: 400,
      });
    expect(world.sender.sent).toEqual([]);
  });
});

describe('codes are limited', () => {
  test('three to a number at once, then one every twenty minutes', async () => {
    const visitor = world.visitor();
    for (let i = 0; i < 3; i++) await visitor.expect(200, askCode(visitor));
    const refused = await visitor.expect(429, askCode(world.visitor('10.0.0.9')));
    expect(refused.json()).toMatchObject({ code: 'too-many' });
    expect(refused.json().detail).toMatch(/in 1\d{3} seconds/);
    world.later = 19 * 60_000;
    await visitor.expect(429, askCode(visitor));
    world.later = 20 * 60_000 + 1000;
    await visitor.expect(200, askCode(visitor));
    await visitor.expect(429, askCode(visitor));
  });

  test('thirty from an address at once; another address is free, and an IPv6 network counts as one', async () => {
    const ask = (address: string, i: number) =>
      askCode(world.visitor(address), `139${String(i).padStart(8, '0')}`);
    for (let i = 0; i < 30; i++)
      expect((await ask(`2001:db8:0:1::${i + 1}`, i)).statusCode).toBe(200);
    expect((await ask('2001:db8:0:1:ffff::1', 30)).statusCode).toBe(429);
    expect((await ask('2001:db8:0:2::1', 31)).statusCode).toBe(200);
    expect((await ask('203.0.113.7', 32)).statusCode).toBe(200);
  });
});

describe('nobody learns whether a number is known', () => {
  test('a stranger, a resident and somebody of the staff get the same answer and the same message', async () => {
    await world.resident('13800138001');
    const staff = await world.staff('office', '440402');
    world.database.raw
      .prepare('UPDATE user SET phone_number = ? WHERE id = ?')
      .run('+8613800138002', staff.id);
    world.forgetLimits();
    world.sender.sent.length = 0;
    const answers = [];
    for (const one of ['13800138003', '13800138001', '13800138002']) {
      const { statusCode, headers, body } = await askCode(world.visitor(), one);
      answers.push([statusCode, Object.keys(headers).toSorted(), body.replace(/\d{4}"/, '"')]);
      const wrong = await signIn(world.visitor(), wrongOf(world.sender.sent.at(-1)!.code), one);
      expect(wrong.json()).toMatchObject({ code: 'wrong-code' });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(world.sender.sent).toHaveLength(3);
  });

  test('the right code of a staff number signs nobody in', async () => {
    const staff = await world.staff('office', '440402');
    world.database.raw.prepare('UPDATE user SET phone_number = ? WHERE id = ?').run(e164, staff.id);
    const visitor = world.visitor();
    await askCode(visitor);
    const answer = await visitor.expect(403, signIn(visitor, world.sender.codeTo(e164)));
    expect(answer.json().code).toBe('staff-number');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await account(visitor)).signedIn).toBe(false);
  });
});

describe('staff', () => {
  test('sign in with password, then with the authenticator', async () => {
    const { email, secret } = await world.staff('office', '440402');
    const visitor = world.visitor();
    const first = await visitor.expect(200, withPassword(visitor, email.toUpperCase()));
    expect(first.json()).toEqual({ next: 'two-factor' });
    expect((await account(visitor)).signedIn).toBe(false);
    const code = totp(secret);
    await visitor.expect(
      403,
      visitor.post('/api/v1/account/sign-in/two-factor', { code: wrongOf(code) }),
    );
    await visitor.expect(200, visitor.post('/api/v1/account/sign-in/two-factor', { code }));
    expect(await account(visitor)).toMatchObject({
      kind: 'staff',
      emailMasked: 'o***@example.org',
      twoFactor: true,
      recoveryCodesLeft: 10,
      roles: [{ role: 'office', area: '440402' }],
    });
  });

  test('without the step before, a code opens nothing', async () => {
    const { secret } = await world.staff('office', '440402');
    const visitor = world.visitor();
    const answer = await visitor.post('/api/v1/account/sign-in/two-factor', { code: totp(secret) });
    expect(answer.json()).toMatchObject({ status: 401, code: 'start-again' });
  });

  test('a code of the authenticator counts once', async () => {
    const { email, secret } = await world.staff('office', '440402');
    const code = totp(secret);
    const statuses = [];
    for (const visitor of [world.visitor(), world.visitor()]) {
      await withPassword(visitor, email);
      statuses.push(
        (await visitor.post('/api/v1/account/sign-in/two-factor', { code })).statusCode,
      );
    }
    expect(statuses).toEqual([200, 403]);
  });

  test('a recovery code works once, also in a race, and new ones end the old', async () => {
    const { email, recoveryCodes, visitor: signedIn } = await world.staff('office', '440402');
    const use = async (recoveryCode: string) => {
      const visitor = world.visitor();
      await withPassword(visitor, email);
      return (await visitor.post('/api/v1/account/sign-in/two-factor', { recoveryCode }))
        .statusCode;
    };
    const racing = await Promise.all([use(recoveryCodes[0]!), use(recoveryCodes[0]!)]);
    expect(racing.toSorted()).toEqual([200, 403]);
    expect(await use(recoveryCodes[0]!)).toBe(403);
    expect((await account(signedIn)).recoveryCodesLeft).toBe(9);
    const made = await signedIn.expect(
      200,
      signedIn.post('/api/v1/account/two-factor/recovery-codes', { password }),
    );
    expect(await use(recoveryCodes[1]!)).toBe(403);
    world.forgetLimits();
    expect(await use(made.json().recoveryCodes[0])).toBe(200);
  });

  test('are not told whether account or password was wrong', async () => {
    const { email } = await world.staff('office', '440402');
    await world.resident();
    const answers = [];
    for (const login of [email, 'nobody@example.org', 'not a login', phone, '13911112222'])
      answers.push((await withPassword(world.visitor(), login, 'wrong-password-1')).body);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('wrong-login');
  });

  test('five wrong passwords from one address make it wait, and nobody else', async () => {
    const { email } = await world.staff('office', '440402');
    world.forgetLimits();
    const stranger = world.visitor('203.0.113.5');
    for (let i = 0; i < 5; i++)
      await stranger.expect(403, withPassword(stranger, email, `no-${i}`));
    await stranger.expect(429, withPassword(stranger, email));
    await stranger.expect(200, withPassword(world.visitor('203.0.113.6'), email));
    world.later = 3 * 60_000 + 1000;
    await stranger.expect(200, withPassword(stranger, email));
  });

  test('strangers who guess from everywhere keep the owner out at no known address, and elsewhere for half a minute', async () => {
    const { email, secret } = await world.staff('office', '440402');
    const home = world.visitor('198.51.100.1');
    await withPassword(home, email);
    await home.expect(200, home.post('/api/v1/account/sign-in/two-factor', { code: totp(secret) }));
    for (let i = 0; i < 40; i++)
      await withPassword(world.visitor(`203.0.113.${i}`), email, `guess-number-${i}`);
    const elsewhere = world.visitor('192.0.2.8');
    const refused = await elsewhere.expect(429, withPassword(elsewhere, email));
    expect(Number(/(\d+) seconds/.exec(refused.json().detail)![1])).toBeLessThanOrEqual(30);
    await home.expect(200, withPassword(world.visitor('198.51.100.1'), email));
    world.later = 31_000;
    await elsewhere.expect(200, withPassword(elsewhere, email));
  }, 120_000);

  test('cannot go on with wrong codes: the step ends after five', async () => {
    const { email, secret } = await world.staff('office', '440402');
    const visitor = world.visitor();
    await withPassword(visitor, email);
    const code = totp(secret);
    for (let i = 0; i < 5; i++)
      await visitor.expect(
        403,
        visitor.post('/api/v1/account/sign-in/two-factor', { code: wrongOf(code) }),
      );
    await visitor.expect(401, visitor.post('/api/v1/account/sign-in/two-factor', { code }));
  });
});

describe('a session', () => {
  test('has a cookie of this host alone, out of reach for scripts', async () => {
    const visitor = world.visitor();
    await askCode(visitor);
    const { headers } = await signIn(visitor, world.sender.codeTo(e164));
    const lines = [headers['set-cookie'] ?? []].flat();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^__Host-session=[^;]+; /);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(lines[0]).toContain(`; ${attribute}`);
    expect(lines[0]).not.toContain('Domain');
  });

  test('is a new one at each sign-in, and the one before has ended', async () => {
    const visitor = await world.resident();
    const before = visitor.cookieHeader;
    await askCode(visitor);
    await visitor.expect(200, signIn(visitor, world.sender.codeTo(e164)));
    expect(visitor.cookieHeader).not.toBe(before);
    const old = await world.app.inject({ url: '/api/v1/account', headers: { cookie: before } });
    expect(old.json().signedIn).toBe(false);
  });

  test('cannot be forged from what stands in the database', async () => {
    await world.resident();
    const { token } = world.database.raw.prepare('SELECT token FROM session').get() as {
      token: string;
    };
    for (const cookie of [`__Host-session=${token}`, `__Host-session=${token}.AAAA`]) {
      const answer = await world.app.inject({ url: '/api/v1/account', headers: { cookie } });
      expect(answer.json().signedIn).toBe(false);
    }
  });

  test('is listed, and one or all others are ended', async () => {
    const one = await world.resident();
    const [two, three] = [await world.resident(), await world.resident()];
    const list = async (visitor: TestVisitor) =>
      (
        await visitor.send({
          url: '/api/v1/account/sessions',
          headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari' },
        })
      ).json().sessions as { id: string; current: boolean }[];
    const found = await list(one);
    expect(found).toHaveLength(3);
    expect(found.filter(({ current }) => current)).toHaveLength(1);
    const stranger = await world.resident('13900139000');
    const own = found.find(({ current }) => current)!;
    await stranger.expect(404, stranger.delete(`/api/v1/account/sessions/${own.id}`));
    const other = (await list(two)).find(({ current }) => current)!;
    await one.expect(200, one.delete(`/api/v1/account/sessions/${other.id}`));
    expect((await account(two)).signedIn).toBe(false);
    await one.expect(200, one.delete('/api/v1/account/sessions'));
    expect([(await account(three)).signedIn, (await account(one)).signedIn]).toEqual([false, true]);
    expect((await account(stranger)).signedIn).toBe(true);
  });

  test.each([
    ['resident', 30 * 24 * 60, 90],
    ['staff', 2 * 60, 0.5],
  ] as const)('of a %s ends when it is idle or old', async (kind, idleMinutes, absoluteDays) => {
    const open = async () =>
      kind === 'resident'
        ? world.resident()
        : (await world.staff('office', '440402', `${Math.random()}@example.org`)).visitor;
    const minute = 60_000;
    const visitor = await open();
    world.later = idleMinutes * minute - minute;
    expect((await account(visitor)).signedIn).toBe(true);
    world.later = 2 * idleMinutes * minute - 2 * minute;
    expect((await account(visitor)).signedIn).toBe(true);
    world.later = 3 * idleMinutes * minute;
    expect((await account(visitor)).signedIn).toBe(false);

    world.later = 0;
    const used = await open();
    const step = idleMinutes * minute * 0.9;
    for (world.later = 0; world.later < absoluteDays * 24 * 60 * minute; world.later += step)
      expect((await account(used)).signedIn).toBe(true);
    expect((await account(used)).signedIn).toBe(false);
  });
});
