import { describe, expect, it } from 'vitest';
import { createSend } from '../../site/lib/send.ts';

type Seen = { url: string; init: RequestInit };

function answering(answer: () => Response | Promise<Response>, online = true) {
  const seen: Seen[] = [];
  const fetcher = (async (url: string, init: RequestInit) => {
    seen.push({ url, init });
    return answer();
  }) as unknown as typeof fetch;
  return { seen, send: createSend('en', fetcher, () => online) };
}

describe('asking one’s own API', () => {
  it('sends JSON with the session’s cookie, in one’s language, and nothing where nothing is to be sent', async () => {
    const { send, seen } = answering(() => Response.json({ done: true }));
    expect(await send('POST', '/account/codes', { phone: '1' })).toEqual({
      ok: true,
      value: { done: true },
    });
    await send('DELETE', '/account/sessions');
    expect(seen.map(({ url, init }) => [init.method, url, init.body])).toEqual([
      ['POST', '/api/v1/account/codes', '{"phone":"1"}'],
      ['DELETE', '/api/v1/account/sessions', undefined],
    ]);
    const headers = seen.map(({ init }) => new Headers(init.headers));
    expect(headers.map((one) => one.get('content-type'))).toEqual(['application/json', null]);
    expect(headers.map((one) => one.get('accept-language'))).toEqual(['en', 'en']);
    expect(seen.every(({ init }) => init.credentials === 'same-origin')).toBe(true);
  });

  it('sends a key with what must not be done twice, and none with the rest', async () => {
    const { send, seen } = answering(() => Response.json({}));
    await send('POST', '/bookings/b/cancel', { version: 1 }, 'k1');
    await send('GET', '/bookings/b');
    const keys = seen.map(({ init }) => new Headers(init.headers).get('idempotency-key'));
    expect(keys).toEqual(['k1', null]);
  });

  it('sends a file as a form whose kind the browser writes', async () => {
    const { send, seen } = answering(() => Response.json({ applied: false }));
    expect(await send.upload('/communities/figures', new File(['a,b'], 'a.csv'))).toEqual({
      ok: true,
      value: { applied: false },
    });
    const [{ url, init }] = seen as [Seen];
    expect([init.method, url]).toEqual(['POST', '/api/v1/communities/figures']);
    expect(((init.body as FormData).get('file') as File).name).toBe('a.csv');
    expect(new Headers(init.headers).get('content-type')).toBeNull();
  });

  it('takes a file for a file', async () => {
    const { send, seen } = answering(() => new Response('a,b'));
    const answer = await send.uploadForFile(
      '/facility-imports/lines.csv',
      new File(['x'], 'x.csv'),
    );
    expect(answer.ok && (await answer.value.text())).toBe('a,b');
    expect((seen[0]!.init.body as FormData).get('file')).toBeInstanceOf(File);
  });

  it('returns every failure instead of throwing it', async () => {
    const problem = { type: '', title: '', status: 403, code: 'prove-again', detail: 'again' };
    const cases = [
      [() => Response.json(problem, { status: 403 }), true],
      [() => new Response('<html>', { status: 502 }), true],
      [() => new Response('no JSON', { status: 200 }), true],
      [() => Promise.reject(new TypeError('gone')), true],
      [() => Promise.reject(new TypeError('gone')), false],
    ] as const;
    const failures = [];
    for (const [answer, online] of cases)
      failures.push(await answering(answer, online).send('GET', '/account'));
    expect(failures).toEqual([
      { ok: false, failure: { kind: 'problem', problem } },
      { ok: false, failure: { kind: 'broken', status: 502 } },
      { ok: false, failure: { kind: 'broken', status: 200 } },
      { ok: false, failure: { kind: 'unreachable' } },
      { ok: false, failure: { kind: 'offline' } },
    ]);
  });

  it('takes a file as it is', async () => {
    const { send } = answering(() => new Response(new Uint8Array([80, 75, 3, 4])));
    const answer = await send.file('POST', '/account/export');
    expect(answer.ok && [...new Uint8Array(await answer.value.arrayBuffer())]).toEqual([
      80, 75, 3, 4,
    ]);
  });
});
