import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { webhookSender } from '../../server/auth/webhook-sender.ts';

const secret = 'a secret between two servers';
const message = { to: '+8613800138000', kind: 'code', code: '123456', minutes: 5 } as const;
let close: (() => void) | undefined;
afterEach(() => close?.());

/** A gateway that answers with these statuses in turn; 0 never answers. */
async function gateway(...statuses: number[]) {
  const received: { headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request
      .on('data', (chunk) => (body += chunk))
      .on('end', () => {
        received.push({ headers: request.headers, body });
        const status = statuses[received.length - 1] ?? 200;
        if (status > 0) response.writeHead(status, { location: '/elsewhere' }).end();
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

test.each([
  ['a fault is tried again, as the same message', [500, 503, 200], true, 3],
  ['after three faults it gives up', [500, 500, 500, 200], false, 3],
  ['silence counts as a fault', [0, 200], true, 2],
  ['too many requests counts as a fault', [429, 200], true, 2],
  ['a refusal is final', [400, 200], false, 1],
  ['a redirection is not followed', [302, 200], false, 1],
])('%s', async (_name, statuses, taken, attempts) => {
  const { sender, received } = await gateway(...statuses);
  expect(await sender.send(message)).toBe(taken);
  expect(received).toHaveLength(attempts);
  expect(new Set(received.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
});

test('a gateway that is not there is a failure', async () => {
  const sender = webhookSender({ url: 'http://127.0.0.1:9/', secret, backoffMs: [1] });
  expect(await sender.send(message)).toBe(false);
});
