/** What of signing in stands in the database, and what does not. */
import { createHash, createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { hideTokens } from '../../server/auth/hidden-tokens.ts';
import { AccountsWorld } from '../fixtures/accounts-world.ts';
import { testPrivacy } from '../fixtures/empty-records.ts';

const phone = '13800138000';
const e164 = `+86${phone}`;
let world: AccountsWorld;
beforeEach(async () => {
  world = await AccountsWorld.open();
});

const tokens = () => world.database.raw.prepare('SELECT token FROM session').pluck().all();
const signedIn = async (cookie: string) =>
  (await world.app.inject({ url: '/api/v1/account', headers: { cookie } })).json().signedIn;

/** A cookie as the service signs it, written apart from it. */
function signed(token: string): string {
  const key = testPrivacy().secret.toString('hex');
  const signature = createHmac('sha256', key).update(token).digest('base64');
  return `__Host-session=${encodeURIComponent(`${token}.${signature}`)}`;
}

describe('a session', () => {
  test('stands as a digest of its token: with the secret, too, no cookie can be made of it', async () => {
    const visitor = await world.resident();
    const cookie = decodeURIComponent(visitor.cookies.get('__Host-session')!);
    const [token] = cookie.split('.') as [string];
    expect(token).toMatch(/^\w{32}$/);
    // The signature is the right one, so what is refused below is refused for its token.
    expect(await signedIn(signed(token))).toBe(true);
    const [kept] = tokens() as [string];
    expect(kept).not.toContain(token);
    expect(kept).toMatch(/^[\w-]{43}$/);
    expect(await signedIn(signed(kept))).toBe(false);
  });

  test('of the staff is one, too, at every step of signing in', async () => {
    const { visitor } = await world.staff('office', '440402');
    for (const kept of tokens()) expect(kept).toMatch(/^[\w-]{43}$/);
    const [token] = decodeURIComponent(visitor.cookies.get('__Host-session')!).split('.');
    expect(tokens().join()).not.toContain(token);
  });

  test('of an earlier release goes on, and its token is a digest after the start', async () => {
    const visitor = await world.resident();
    const [token] = decodeURIComponent(visitor.cookies.get('__Host-session')!).split('.');
    world.database.raw.prepare('UPDATE session SET token = ?').run(token);
    expect(await signedIn(visitor.cookieHeader)).toBe(false);
    await world.startAgain();
    expect(tokens().join()).not.toContain(token);
    expect(await signedIn(visitor.cookieHeader)).toBe(true);
  });

  test('cannot be looked for by a part of its token', async () => {
    const nothing = { findMany: () => Promise.resolve([]) } as never;
    const adapter = hideTokens(nothing, String);
    const where = [{ field: 'token', operator: 'starts_with', value: 'a' } as const];
    await expect(adapter.findMany({ model: 'session', where })).rejects.toThrow('"starts_with"');
    expect(await adapter.findMany({ model: 'user', where })).toEqual([]);
  });
});

describe('a code', () => {
  const identifiers = () =>
    world.database.raw.prepare('SELECT identifier FROM verification').pluck().all() as string[];

  test('stands under a name from which its number cannot be found by trying all numbers', async () => {
    await world.visitor().post('/api/v1/account/codes', { phone });
    expect(identifiers()).toHaveLength(1);
    for (const name of [e164, phone, `phone-number-otp-${e164}`])
      for (const form of ['base64url', 'base64', 'hex'] as const)
        expect(identifiers()).not.toContain(createHash('sha256').update(name).digest(form));
  });

  test('that is on its way goes when its owner erases the account, and so do their attempts', async () => {
    const visitor = await world.resident();
    const { id } = (await visitor.get('/api/v1/account')).json();
    await visitor.post('/api/v1/account/codes', { phone });
    await world.visitor().post('/api/v1/account/codes', { phone: '13900139000' });
    world.records.attempts.mark(`known:${id}:somewhere`);
    await visitor.expect(200, visitor.post('/api/v1/account/erasure', { erase: true }));
    expect(identifiers()).toEqual([
      world.records.codeIdentifier('phone-number-otp-+8613900139000'),
    ]);
    const keys = world.database.raw.prepare('SELECT key FROM rate_limit').pluck().all().join();
    expect(keys).not.toContain(id);
    expect(keys).toContain('home:');
  });
});
