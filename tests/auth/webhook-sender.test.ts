import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { signatureOf, webhookSender } from '../../server/auth/webhook-sender.ts';
import { AccountsWorld } from '../fixtures/accounts-world.ts';

const secret = 'a secret between two servers';
const message = { to: '+8613800138000', kind: 'code', code: '123456', minutes: 5 } as const;
let close: (() => void) | undefined;
afterEach(() => close?.());

type Behaviour = number | 'silent' | 'hangs-up' | 'never-ends';

/** A gateway that answers with these statuses in turn, is silent, hangs up, or says 200 and never ends its answer. */
async function gateway(...statuses: Behaviour[]) {
  const received: { headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request
      .on('data', (chunk) => (body += chunk))
      .on('end', () => {
        received.push({ headers: request.headers, body });
        const status = statuses[received.length - 1] ?? 200;
        if (status === 'hangs-up') request.socket.destroy();
        else if (status === 'never-ends') response.writeHead(200).write('thanks, and');
        else if (status !== 'silent') response.writeHead(status, { location: '/elsewhere' }).end();
      });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
  return { received, sender: webhookSender({ url, secret, timeoutMs: 200, backoffMs: [5, 10] }) };
}

test('a message is signed over its time and its text', async () => {
  const { sender, received } = await gateway(200);
  expect(await sender.send(message)).toBe(true);
  const [{ headers, body }] = received as [(typeof received)[number]];
  const time = String(headers['x-jinlin-timestamp']);
  const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  expect(headers['x-jinlin-signature']).toBe(`sha256=${expected}`);
  expect(Math.abs(Date.now() / 1000 - Number(time))).toBeLessThan(10);
  expect(JSON.parse(body)).toMatchObject(message);
});

test.each<[string, Behaviour[], boolean, number]>([
  ['a fault is tried again, as the same message', [500, 503, 200], true, 3],
  ['after three faults it gives up', [500, 500, 500, 200], false, 3],
  ['silence counts as a fault', ['silent', 200], true, 2],
  ['silence all the time is given up, too', ['silent', 'silent', 'silent', 200], false, 3],
  ['a connection that breaks counts as a fault', ['hangs-up', 'hangs-up', 200], true, 3],
  ['an answer that never ends is taken by its status', ['never-ends'], true, 1],
  ['too many requests counts as a fault', [429, 200], true, 2],
  ...[400, 401, 404, 422].map((status): [string, Behaviour[], boolean, number] => [
    `a refusal (${status}) is final`,
    [status, 200],
    false,
    1,
  ]),
  ['a redirection is not followed', [302, 200], false, 1],
])('%s', async (_name, statuses, taken, attempts) => {
  const { sender, received } = await gateway(...statuses);
  expect(await sender.send(message)).toBe(taken);
  expect(received).toHaveLength(attempts);
  expect(new Set(received.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
  for (const { headers, body } of received) {
    const time = String(headers['x-jinlin-timestamp']);
    expect(headers['x-jinlin-signature']).toBe(signatureOf(secret, time, body));
  }
});

test('two messages are two, though they say the same', async () => {
  const { sender, received } = await gateway();
  await Promise.all([sender.send(message), sender.send(message)]);
  expect(new Set(received.map(({ body }) => JSON.parse(body).id)).size).toBe(2);
});

test('who asks for a code is told when it could not be handed over, and nobody is signed in by it', async () => {
  const { sender } = await gateway(500, 500, 500, 422);
  const world = await AccountsWorld.open({}, sender);
  for (const status of [503, 503]) {
    const answer = await world.visitor().post('/api/v1/account/codes', { phone: '13800138000' });
    expect(answer.json()).toMatchObject({ status, code: 'not-sent' });
  }
});

test('a gateway that is not there is a failure', async () => {
  const sender = webhookSender({ url: 'http://127.0.0.1:9/', secret, backoffMs: [1] });
  expect(await sender.send(message)).toBe(false);
});
