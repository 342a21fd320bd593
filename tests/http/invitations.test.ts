import { beforeEach, describe, expect, test } from 'vitest';
import { AccountsWorld, password, totp } from '../fixtures/accounts-world.ts';

let world: AccountsWorld;
beforeEach(async () => {
  world = await AccountsWorld.open();
});
const invite = () =>
  world.records.invitations.invite({ role: 'office', area: '440402', note: 'desk' }, null)!;
const accept = (token: string, email = 'li@example.org', typed = password) =>
  world.visitor().post('/api/v1/invitations/accept', { token, email, password: typed });

describe('an invitation', () => {
  test('is shown to whoever has its link, and only its hash is kept', async () => {
    const { token } = invite();
    const looked = await world.visitor().post('/api/v1/invitations/look', { token });
    expect(looked.json()).toMatchObject({ role: 'office', area: '440402', note: 'desk' });
    expect(
      JSON.stringify(world.database.raw.prepare('SELECT * FROM invitation').all()),
    ).not.toContain(token);
  });

  test('is used once, also in a race', async () => {
    const { token } = invite();
    const answers = await Promise.all([
      accept(token, 'a@example.org'),
      accept(token, 'b@example.org'),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 404]);
    expect(world.database.raw.prepare('SELECT count(*) AS n FROM user').get()).toEqual({ n: 1 });
  });

  test('holds for seven days, and not when withdrawn', async () => {
    const [one, two, three] = [invite(), invite(), invite()];
    world.records.invitations.withdraw(three.invitation.id, null);
    expect((await accept(three.token)).json().code).toBe('invitation-gone');
    world.later = 7 * 86_400_000 - 5000;
    expect((await accept(one.token)).statusCode).toBe(200);
    world.later = 7 * 86_400_000 + 5000;
    expect((await accept(two.token, 'b@example.org')).json().code).toBe('invitation-gone');
  });

  test('is not used up by a weak password or a login that is taken', async () => {
    const [one, two] = [invite(), invite()];
    await accept(one.token);
    const codes = [];
    for (const [email, typed] of [
      ['li@example.org', password],
      ['wang@example.org', 'short-7'],
      ['wang@example.org', 'Password1!'],
      ['wang', password],
    ] as const)
      codes.push((await accept(two.token, email, typed)).json().code);
    expect(codes).toEqual([
      'login-taken',
      'password-too-short',
      'password-too-common',
      'invalid-email',
    ]);
    expect((await accept(two.token, 'wang@example.org')).statusCode).toBe(200);
  });

  test('by phone needs a code to that phone', async () => {
    const { token } = invite();
    const visitor = world.visitor();
    const phone = '13800138000';
    await visitor.post('/api/v1/account/codes', { phone });
    const code = world.sender.codeTo(`+86${phone}`);
    const wrong = code === '000000' ? '000001' : '000000';
    const by = (given: string) =>
      visitor.post('/api/v1/invitations/accept', { token, phone, code: given, password });
    await visitor.expect(403, by(wrong));
    const account = (await visitor.expect(200, by(code))).json();
    expect(account).toMatchObject({ kind: 'staff', phoneMasked: '138****8000', emailMasked: null });
  });

  test('adds its role to a colleague who is signed in, and to no resident', async () => {
    const { visitor } = await world.staff('planner', '4404');
    const { token } = invite();
    const resident = await world.resident();
    await resident.expect(403, resident.post('/api/v1/invitations/accept', { token }));
    const account = await visitor.expect(
      200,
      visitor.post('/api/v1/invitations/accept', { token }),
    );
    expect(account.json().roles.map(({ role }: { role: string }) => role)).toEqual([
      'planner',
      'office',
    ]);
  });
});

describe('staff without an authenticator', () => {
  test('can set it up and do nothing else', async () => {
    const { token } = world.records.invitations.invite(
      { role: 'administrator', area: '44', note: '' },
      null,
    )!;
    const visitor = world.visitor();
    const account = await visitor.post('/api/v1/invitations/accept', {
      token,
      email: 'a@example.org',
      password,
    });
    expect(account.json()).toMatchObject({ needsTwoFactorSetup: true, twoFactor: false });
    for (const url of ['/api/v1/staff', '/api/v1/account/sessions'])
      expect((await visitor.get(url)).json()).toMatchObject({
        status: 403,
        code: 'two-factor-needed',
      });
    const { secret, uri } = (await visitor.post('/api/v1/account/two-factor', { password })).json();
    expect(uri).toMatch(
      /^otpauth:\/\/totp\/Jinlin%3Aa\*{3}%40example\.org\?secret=[A-Z2-7=]+&issuer=Jinlin$/,
    );
    expect((await visitor.get('/api/v1/staff')).statusCode).toBe(403);
    await visitor.expect(
      200,
      visitor.post('/api/v1/account/two-factor/verify', { code: totp(secret) }),
    );
    expect((await visitor.get('/api/v1/staff')).statusCode).toBe(200);
  });
});

describe('roles', () => {
  test('the last administrator of the province stays; each change is on record', async () => {
    const first = await world.staff('administrator', '44', 'a@example.org');
    const roleOf = (id: string) => world.records.people.rolesOf(id)[0]!.id;
    const revoke = (id: string) => first.visitor.delete(`/api/v1/roles/${roleOf(id)}`);
    expect((await revoke(first.id)).json()).toMatchObject({
      status: 409,
      code: 'last-administrator',
    });
    const second = await world.staff('administrator', '44', 'b@example.org');
    expect((await revoke(second.id)).statusCode).toBe(200);
    expect((await second.visitor.get('/api/v1/staff')).statusCode).toBe(401);
    const actions = world.database.raw.prepare('SELECT action FROM audit').pluck().all();
    for (const action of [
      'invitation:make',
      'invitation:accept',
      'role:grant',
      'role:revoke',
      'two-factor:set-up',
    ])
      expect(actions).toContain(action);
  });

  test('a revoked administrator’s open invitations are void', async () => {
    const { visitor, id } = await world.staff('administrator', '4404');
    const made = await visitor.post('/api/v1/invitations', {
      role: 'office',
      area: '440402',
      note: '',
    });
    const token = made.json().path.split('#')[1];
    world.records.staff.revoke(world.records.people.rolesOf(id)[0]!.id, null);
    expect((await accept(token)).json().code).toBe('invitation-gone');
  });
});

describe('proof', () => {
  test('holds ten minutes; staff renew it with password and authenticator, residents with a code', async () => {
    const staff = await world.staff('administrator', '44');
    const make = () =>
      staff.visitor.post('/api/v1/invitations', { role: 'office', area: '440402', note: '' });
    world.later = 9.5 * 60_000;
    expect((await make()).statusCode).toBe(200);
    world.later = 10.5 * 60_000;
    expect((await make()).json().code).toBe('prove-again');
    const prove = (given: object) => staff.visitor.post('/api/v1/account/prove', given);
    const code = totp(staff.secret);
    for (const given of [
      { code },
      { password: 'wrong-password-1', code },
      { password, code: 'abcdef' },
    ])
      expect((await prove(given)).statusCode).toBeGreaterThanOrEqual(400);
    world.forgetUsedCodes();
    expect((await prove({ password, code })).statusCode).toBe(200);
    expect((await make()).statusCode).toBe(200);
    const resident = await world.resident();
    world.later += 11 * 60_000;
    expect((await resident.get('/api/v1/account')).json().proved).toBe(false);
    await resident.expect(200, resident.post('/api/v1/account/prove/code'));
    const given = { code: world.sender.codeTo('+8613800138000') };
    expect((await resident.post('/api/v1/account/prove', given)).json().proved).toBe(true);
  });
});
