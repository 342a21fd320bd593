import { beforeAll, describe, expect, test } from 'vitest';
import { consoleSender } from '../../server/auth/senders.ts';
import { AccountsWorld, type TestVisitor } from '../fixtures/accounts-world.ts';

let world: AccountsWorld;
let visitor: TestVisitor;
beforeAll(async () => {
  world = await AccountsWorld.open({ publicOrigin: 'https://circle.example.org' });
  visitor = await world.resident();
});

const send = (headers: Record<string, string>, payload?: string) =>
  world.app.inject({
    method: 'DELETE',
    url: '/api/v1/account/sessions',
    headers: { cookie: visitor.cookieHeader, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });

describe('a change with a cookie', () => {
  test.each<[string, Record<string, string>, number]>([
    ['from this site', { 'sec-fetch-site': 'same-origin' }, 200],
    ['from this origin', { origin: 'http://localhost:80', host: 'localhost:80' }, 200],
    ['from the public origin', { origin: 'https://circle.example.org' }, 200],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a neighbour', { 'sec-fetch-site': 'same-site' }, 403],
    ['typed by hand', { 'sec-fetch-site': 'none' }, 403],
    ['from another origin', { origin: 'https://evil.example' }, 403],
    ['from an opaque origin', { origin: 'null' }, 403],
    [
      'from another origin that says otherwise',
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      403,
    ],
    ['from nowhere', {}, 403],
    ['from an empty origin', { origin: '' }, 403],
    ['from a name that begins like this one', { origin: 'http://localhost:80.evil.example' }, 403],
    ['from a name behind this one', { origin: 'http://localhost:80@evil.example' }, 403],
    ['from another port', { origin: 'http://localhost:81', host: 'localhost:80' }, 403],
    ['from another protocol', { origin: 'https://localhost:80', host: 'localhost:80' }, 403],
    ['in other letters', { 'sec-fetch-site': 'SAME-ORIGIN' }, 403],
    ['from a site that says nothing', { 'sec-fetch-site': '' }, 403],
    [
      'from another origin that claims its own host',
      {
        origin: 'https://evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
      },
      403,
    ],
  ])('%s', async (_name, headers, status) => {
    const response = await send(headers);
    expect(response.statusCode).toBe(status);
    if (status === 403) expect(response.json().code).toBe('cross-site');
  });

  test.each([
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['', 415],
  ])('with a body of type “%s”', async (type, status) => {
    const response = await send({ 'sec-fetch-site': 'same-origin', 'content-type': type }, '{}');
    expect(response.statusCode).toBe(status);
  });
});

describe('a plain http address that is not this computer’s own', () => {
  const http = (url: string, method: 'GET' | 'POST' = 'GET') =>
    world.app.inject({
      method,
      url,
      headers: { host: '192.168.1.5:4321', 'accept-language': 'en' },
      ...(method === 'POST' ? { payload: { phone: '13800138000' } } : {}),
    });

  test('says that signing in is not possible, and what to do', async () => {
    const { signInPossible, whyNot } = (await http('/api/v1/account')).json();
    expect(signInPossible).toBe(false);
    for (const word of ['http://192.168.1.5:4321', 'https', 'PUBLIC_ORIGIN', 'TRUST_PROXY'])
      expect(whyNot).toContain(word);
    const refused = await http('/api/v1/account/codes', 'POST');
    expect(refused.json()).toMatchObject({
      status: 403,
      code: 'sign-in-needs-https',
      detail: whyNot,
    });
  });

  test('and at localhost or behind a trusted proxy with TLS it is', async () => {
    expect((await world.visitor().get('/api/v1/account')).json().signInPossible).toBe(true);
    const ask = async (trustProxy: string[]) => {
      const { app } = await AccountsWorld.open({ trustProxy });
      const headers = { host: 'circle.example.org', 'x-forwarded-proto': 'https' };
      return (await app.inject({ url: '/api/v1/account', headers })).json().signInPossible;
    };
    expect([await ask(['127.0.0.1']), await ask(['10.0.0.1'])]).toEqual([true, false]);
  });
});

describe('codes that are printed on this computer', () => {
  const open = () => {
    const printed: string[] = [];
    const sender = consoleSender(true, (line) => printed.push(line));
    return AccountsWorld.open({}, sender).then(({ app }) => ({ app, printed }));
  };
  const ask = async (headers: Record<string, string>) => {
    const { app, printed } = await open();
    const all = { 'sec-fetch-site': 'same-origin', ...headers };
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/account/codes',
      headers: all,
      payload: { phone: '13800138000' },
    });
    const account = (await app.inject({ url: '/api/v1/account', headers: all })).json();
    return [answer.json().code ?? 'sent', account.codesPossible, printed.length];
  };

  test('are sent to whoever sits at it', async () => {
    expect(await ask({})).toEqual(['sent', true, 1]);
    expect(await ask({ origin: 'http://localhost:4321', host: 'localhost:4321' })).toEqual([
      'sent',
      true,
      1,
    ]);
  });

  test.each([
    [{ origin: 'https://circle.example.org' }],
    [{ 'x-forwarded-for': '203.0.113.9' }],
    [{ forwarded: 'for=203.0.113.9' }],
    [{ host: 'circle.example.org' }],
  ])('and to nobody behind a proxy that the service was not told of: %o', async (headers) => {
    expect(await ask(headers)).toEqual(['no-gateway', false, 0]);
  });
});
