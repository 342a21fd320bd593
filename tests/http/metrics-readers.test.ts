/** Numbers of the service are for whoever runs it. */
import { afterEach, describe, expect, test } from 'vitest';
import type { App } from '../../server/http/app.ts';
import { readConfig } from '../../server/config.ts';
import { appOver } from '../fixtures/http-world.ts';

const token = 'a-token-of-27-letters-0123';
let app: App;
afterEach(() => app?.close());

const asked = async (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') => {
  const { statusCode, body } = await app.inject({ url: '/metrics', headers, remoteAddress });
  // Where it is refused, no number goes out.
  expect(body.includes('jinlin_')).toBe(statusCode === 200);
  return statusCode;
};

describe('without a token', () => {
  test.each([
    ['127.0.0.1', 200],
    ['127.8.9.10', 200],
    ['::1', 200],
    ['::ffff:127.0.0.1', 200],
    ['128.0.0.1', 403],
    ['192.168.1.20', 403],
    ['::ffff:192.168.1.20', 403],
    ['2001:db8::1', 403],
  ])('%s is answered %i', async (address, status) => {
    app = await appOver([]);
    expect(await asked({}, address)).toBe(status);
  });

  test.each(['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])(
    'what a proxy on this computer passes on with %s is refused',
    async (name) => {
      app = await appOver([]);
      expect(await asked({ [name]: '127.0.0.1' })).toBe(403);
    },
  );

  test('a trusted proxy cannot make a stranger of this computer, nor this computer of a stranger', async () => {
    app = await appOver([], { trustProxy: ['127.0.0.1'] });
    expect(await asked({ 'x-forwarded-for': '127.0.0.1' })).toBe(403);
    await app.close();
    app = await appOver([], { metricsReaders: { token: null, behindProxy: true } });
    expect(await asked()).toBe(403);
  });
});

describe('with a token', () => {
  test('whoever shows it is answered, from wherever, and nobody else, not even this computer', async () => {
    app = await appOver([], { metricsReaders: { token, behindProxy: true } });
    const shown = { authorization: `Bearer ${token}` };
    expect(await asked(shown, '2001:db8::1')).toBe(200);
    expect(await asked({ ...shown, 'x-forwarded-for': '1.2.3.4' })).toBe(200);
    expect(await asked()).toBe(403);
    for (const authorization of [token, `Bearer ${token}x`, `Bearer ${token.slice(1)}`, 'Bearer '])
      expect(await asked({ authorization })).toBe(403);
  });

  test('it has 16 signs or more, and a bad one is not repeated', () => {
    const of = (text: string) => () => readConfig({ METRICS_TOKEN: text }).metricsToken;
    expect(of('0123456789abcdef')()).toBe('0123456789abcdef');
    for (const bad of ['0123456789abcde', 'with a space in the middle', ''])
      expect(of(bad)).toThrow(/^METRICS_TOKEN="…" is not usable: it needs 16 to 200/);
    expect(readConfig({}).metricsToken).toBeNull();
  });
});
