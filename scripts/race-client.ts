/** One of many who want the same few starts: `RESIDENT ATTEMPTS`, the town as JSON on standard input, a tally as JSON on standard output. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BookingTown } from './torture/booking-town.ts';
import type { ClientTally } from './torture/booking-race.ts';

interface Answer {
  status: number;
  body: {
    id?: string;
    version?: number;
    code?: string;
    suggestion?: { because?: string; nextFree?: string[] };
  };
}

const [resident, attempts] = process.argv.slice(2).map(Number) as [number, number];
let input = '';
for await (const chunk of process.stdin) input += String(chunk);
const { address, town } = JSON.parse(input) as { address: string; town: BookingTown };
const agent = new Agent({ keepAlive: true });
const tally: ClientTally = { acknowledged: [], refused: 0, faults: [] };
let state = resident * 7919 + 1;
const random = (below: number) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
/** A service that is killed again and again is up for moments only; on a busy machine it takes many seconds to come back. */
const patienceMs = 600_000;

for (let i = 0; i < attempts; i++) await attempt(i);
agent.destroy();
process.stdout.write(JSON.stringify(tally));

async function attempt(i: number): Promise<void> {
  const start = town.starts[random(town.starts.length)]!;
  const wish = { offering: town.offering, start, door: town.door };
  const key = randomUUID();
  const hold = () => persistent('/api/v1/bookings', wish, key);
  // Every tenth is a double tap.
  const [held, again] = i % 10 === 0 ? await Promise.all([hold(), hold()]) : [await hold()];
  if (again && again.body.id !== held.body.id)
    return fault(start, 'a double tap held twice', again);
  if (held.status === 409) {
    const { code, suggestion } = held.body;
    if (code !== 'slot-taken' || !suggestion?.nextFree?.length)
      return fault(start, 'a refusal without the next free times', held);
    tally.refused++;
    return;
  }
  if (held.status !== 201) return fault(start, 'a hold', held);
  const { id, version } = held.body;
  const details = { name: '居民', phone: '13900000000', address: '示范路 1 号' };
  const confirmed = await persistent(
    `/api/v1/bookings/${id}/confirm`,
    { version, details },
    randomUUID(),
  );
  if (confirmed.status !== 200) return fault(start, 'a confirmation of a live hold', confirmed);
  tally.acknowledged.push(id!);
}

function fault(start: string, what: string, { status, body }: Answer): void {
  tally.faults.push(`${what} at ${start}: ${status} ${JSON.stringify(body)}`);
}

/** The same request, with the same key, until there is an answer. */
async function persistent(path: string, body: object, key: string): Promise<Answer> {
  for (const end = Date.now() + patienceMs; ; await sleep(100)) {
    try {
      return await post(path, body, key);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

function post(path: string, body: object, key: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${address}${path}`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          'idempotency-key': key,
          cookie: town.cookies[resident]!,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          try {
            resolve({ status: response.statusCode!, body: JSON.parse(text) as Answer['body'] });
          } catch {
            reject(new Error(`an answer was cut off: ${text.slice(0, 80)}`));
          }
        });
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
