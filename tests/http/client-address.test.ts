/** Whose address a budget is charged to: what a caller claims counts only where a trusted proxy says it. */
import { expect, test } from 'vitest';
import { AccountsWorld } from '../fixtures/accounts-world.ts';

/** Codes that go out when each request claims another address; thirty at once are allowed from one. */
async function sentFrom(
  remoteAddress: string,
  claim: (i: number) => Record<string, string>,
  trustProxy?: string[],
): Promise<number> {
  const world = await AccountsWorld.open(trustProxy ? { trustProxy } : {});
  for (let i = 0; i < 40; i++)
    await world.app.inject({
      method: 'POST',
      url: '/api/v1/account/codes',
      remoteAddress,
      headers: { 'sec-fetch-site': 'same-origin', ...claim(i) },
      payload: { phone: `139${String(10_000_000 + i)}` },
    });
  return world.sender.sent.length;
}

test.each<[string, (i: number) => Record<string, string>]>([
  ['X-Forwarded-For', (i) => ({ 'x-forwarded-for': `198.51.100.${i}` })],
  ['X-Real-IP', (i) => ({ 'x-real-ip': `198.51.100.${i}` })],
  ['Forwarded', (i) => ({ forwarded: `for=198.51.100.${i}` })],
  ['CF-Connecting-IP', (i) => ({ 'cf-connecting-ip': `198.51.100.${i}` })],
])('%s is not believed where no proxy is trusted', async (_name, claim) => {
  expect(await sentFrom('203.0.113.9', claim)).toBe(30);
});

test('X-Forwarded-For is believed of a trusted proxy, and of nobody else', async () => {
  const claim = (i: number) => ({ 'x-forwarded-for': `198.51.100.${i}` });
  expect(await sentFrom('10.0.0.1', claim, ['10.0.0.0/8'])).toBe(40);
  expect(await sentFrom('203.0.113.9', claim, ['10.0.0.0/8'])).toBe(30);
});

test('what a caller writes in front of the proxy’s own word changes nothing', async () => {
  const claim = (i: number) => ({ 'x-forwarded-for': `198.51.100.${i}, 203.0.113.9` });
  expect(await sentFrom('10.0.0.1', claim, ['10.0.0.0/8'])).toBe(30);
});

test('the protocol and the host are believed of a trusted proxy alone', async () => {
  const ask = async (trustProxy: string[]) => {
    const world = await AccountsWorld.open({ trustProxy });
    const answer = await world.app.inject({
      url: '/api/v1/account',
      remoteAddress: '10.0.0.1',
      headers: {
        host: 'inside.example',
        'x-forwarded-proto': 'https',
        'x-forwarded-host': 'circle.example.org',
        'accept-language': 'en',
      },
    });
    return answer.json<{ signInPossible: boolean; whyNot: string | null }>();
  };
  expect(await ask(['10.0.0.1'])).toMatchObject({ signInPossible: true });
  const { signInPossible, whyNot } = await ask(['10.0.0.2']);
  expect([signInPossible, whyNot?.includes('http://inside.example')]).toEqual([false, true]);
});
