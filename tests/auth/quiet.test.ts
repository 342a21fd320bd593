/** What must never leave: secrets in the log, connections to anywhere. */
import dns from 'node:dns';
import net from 'node:net';
import { Writable } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { logSerializers } from '../../server/http/app.ts';
import { AccountsWorld, password, totp } from '../fixtures/accounts-world.ts';

async function everything(world: AccountsWorld): Promise<string[]> {
  const phone = '13800138000';
  const resident = await world.resident(phone);
  const { visitor, secret, recoveryCodes, email } = await world.staff('office', '440402');
  const again = world.visitor();
  await again.post('/api/v1/account/sign-in/password', {
    login: email,
    password: 'wrong-password',
  });
  await again.post('/api/v1/account/sign-in/password', { login: email, password });
  await again.post('/api/v1/account/sign-in/two-factor', { recoveryCode: recoveryCodes[0]! });
  await again.post('/api/v1/account/sign-in/code', { phone, code: '123456' });
  const { token } = world.records.invitations.invite(
    { role: 'office', area: '44', note: '' },
    null,
  )!;
  await again.post('/api/v1/invitations/look', { token });
  await again.post('/api/v1/invitations/look', { token: `${token}x`, odd: token });
  const cookies = [resident, visitor, again].flatMap(({ cookies: jar }) => [...jar.values()]);
  const codes = world.sender.sent.map(({ code }) => code);
  return [
    phone,
    email,
    secret,
    totp(secret),
    password,
    'wrong-password',
    token,
    ...recoveryCodes,
    ...codes,
    ...cookies,
  ];
}

test.each(['info', 'trace'])(
  'a log at level %s holds no code, token, phone or cookie',
  async (level) => {
    let log = '';
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        log += String(chunk);
        done();
      },
    });
    const said = vi
      .spyOn(console, 'log')
      .mockImplementation((...words) => void (log += words.join()));
    const world = await AccountsWorld.open({
      logger: { level, stream, serializers: logSerializers },
    });
    const secrets = await everything(world);
    said.mockRestore();
    expect(log).toContain('/api/v1/account/sign-in/code');
    expect(secrets.length).toBeGreaterThan(15);
    // Digits of a code may stand in a moment by chance, between other digits.
    for (const secret of secrets)
      expect(log).not.toMatch(
        new RegExp(`(?<!\\d)${secret.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}(?!\\d)`),
      );
  },
);

test('signing in opens no connection and asks for no name', async () => {
  const connect = vi.spyOn(net.Socket.prototype, 'connect');
  const lookup = vi.spyOn(dns, 'lookup');
  const fetched = vi.spyOn(globalThis, 'fetch');
  await everything(await AccountsWorld.open());
  expect([connect.mock.calls.length, lookup.mock.calls.length, fetched.mock.calls.length]).toEqual([
    0, 0, 0,
  ]);
  vi.restoreAllMocks();
});

test('what stands in the database signs nobody in: codes and links are digests, the authenticator is encrypted', async () => {
  const world = await AccountsWorld.open();
  const visitor = world.visitor();
  await visitor.post('/api/v1/account/codes', { phone: '13800138000' });
  const { secret, recoveryCodes } = await world.staff('office', '440402');
  const rows = ['verification', 'two_factor', 'invitation', 'rate_limit', 'account'].map((table) =>
    JSON.stringify(world.database.raw.prepare(`SELECT * FROM ${table}`).all()),
  );
  for (const text of [
    world.sender.sent[0]!.code + ':',
    '13800138000',
    secret,
    recoveryCodes[0]!,
    password,
  ])
    expect(rows.join()).not.toContain(text);
  expect(rows.join()).toContain('$argon2id$');
});
