/** Many processes want the same few starts of a running service, which may be killed under them; then the database is looked through. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { openConnection } from '../../server/store/app/connection.ts';
import { bookingFaults } from './booking-faults.ts';
import type { BookingTown } from './booking-town.ts';

export interface ClientTally {
  /** Ids of bookings whose confirmation was answered with 200. */
  acknowledged: string[];
  refused: number;
  /** What no client may ever see. */
  faults: string[];
}

export interface Race {
  dataDir: string;
  town: BookingTown;
  clients: number;
  attempts: number;
  /** `kill -9` of the service so many times while they run. */
  kills: number;
  /** Arguments of Node that run the service, and a client. */
  service: readonly string[];
  client: readonly string[];
}

export interface RaceResult {
  acknowledged: number;
  refused: number;
  kills: number;
  faults: string[];
}

interface Service {
  process: ChildProcess;
  port: number;
  output(): string;
  ended(): boolean;
}

/** On a machine that others keep busy as well. */
const startMs = 180_000;

export async function runRace(race: Race): Promise<RaceResult> {
  let service = await startService(race, 0);
  const { port } = service;
  const children: ChildProcess[] = [];
  const running = Array.from({ length: race.clients }, (_, i) =>
    startClient(race, i, port, children),
  );
  const clients = { over: false };
  const finished = Promise.all(running).finally(() => (clients.over = true));
  // Whoever gives up is told of where the tallies are awaited.
  finished.catch(() => undefined);
  let kills = 0;
  const faults: string[] = [];
  try {
    for (let kill = 0; kill < race.kills && !clients.over; kill++) {
      const before = confirmedIn(race.dataDir);
      // Somewhere between one confirmation and the next.
      while (!clients.over && !service.ended() && confirmedIn(race.dataDir) <= before + (kill % 3))
        await sleep(20);
      if (clients.over) break;
      if (service.ended()) throw new Error(`the service ended by itself: ${service.output()}`);
      service.process.kill('SIGKILL');
      await once(service.process, 'exit');
      faults.push(...complaintsOf(service));
      kills++;
      service = await startService(race, port);
    }
    const tallies = await finished.catch((error: unknown) => {
      const end = service.ended() ? 'has ended by itself' : 'runs';
      throw new Error(`${(error as Error).message}; the service ${end}: ${service.output()}`);
    });
    const acknowledged = tallies.flatMap((tally) => tally.acknowledged);
    faults.push(...tallies.flatMap((tally) => tally.faults));
    faults.push(...faultsOf(race, acknowledged));
    faults.push(...(await nextFreeFaults(`http://127.0.0.1:${port}`, race.town)));
    faults.push(...complaintsOf(service));
    return {
      acknowledged: acknowledged.length,
      refused: tallies.reduce((sum, { refused }) => sum + refused, 0),
      kills,
      faults,
    };
  } finally {
    // They would go on asking a service that is gone.
    for (const child of children) child.kill('SIGKILL');
    if (!service.ended()) {
      service.process.kill('SIGTERM');
      await once(service.process, 'exit');
    }
  }
}

function faultsOf({ dataDir, town }: Race, acknowledged: string[]): string[] {
  const raw = openConnection(join(dataDir, 'app.db'), { mustExist: true });
  try {
    return sweep(raw, acknowledged, town.possible);
  } finally {
    raw.close();
  }
}

/** At this level of its log a service speaks only of errors, a lock that was not to be had among them. */
function complaintsOf(service: Service): string[] {
  return service
    .output()
    .split('\n')
    .filter((line) => /"level":|SQLITE_|locked/.test(line))
    .map((line) => `the service complained: ${line}`);
}

/** When nothing is left of what everybody wanted, the time that a refusal names can be had; it is given back. */
async function nextFreeFaults(address: string, town: BookingTown): Promise<string[]> {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${address}/api/v1/bookings${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'idempotency-key': randomUUID(),
        cookie: town.cookies[0]!,
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answered };
  };
  const { offering, door } = town;
  const refused = await post('', { offering, door, start: town.starts[0]! });
  const start = refused.body.suggestion?.nextFree?.[0];
  if (refused.status !== 409 || !start || town.starts.includes(start))
    return [`at the end: ${refused.status} ${JSON.stringify(refused.body)}`];
  const held = await post('', { offering, door, start });
  const { id, version } = held.body;
  const released = held.status === 201 ? await post(`/${id}/release`, { version }) : held;
  return released.status === 200
    ? []
    : [`the next free time ${start}: ${released.status} ${JSON.stringify(released.body)}`];
}

interface Answered {
  id?: string;
  version?: number;
  suggestion?: { nextFree?: string[] };
}

/** What the database holds against what was acknowledged, and against its own invariants. */
export function sweep(
  raw: Database.Database,
  acknowledged: readonly string[],
  possible: number,
): string[] {
  const ids = (sql: string) => raw.prepare(sql).pluck().all() as string[];
  const confirmed = ids(`select id from booking where state = 'confirmed'`);
  const known = new Set(confirmed);
  const faults = acknowledged.filter((id) => !known.has(id)).map((id) => `lost: ${id}`);
  if (new Set(acknowledged).size !== acknowledged.length) faults.push('acknowledged twice');
  if (confirmed.length !== acknowledged.length)
    faults.push(`${confirmed.length} confirmed, ${acknowledged.length} acknowledged`);
  if (confirmed.length !== possible)
    faults.push(`${confirmed.length} confirmed, ${possible} were possible`);
  for (const id of ids(`select id from booking where state = 'held'`))
    faults.push(`still held: ${id}`);
  faults.push(...bookingFaults(raw));
  return faults;
}

function confirmedIn(dataDir: string): number {
  const raw = openConnection(join(dataDir, 'app.db'), { mustExist: true });
  try {
    return raw
      .prepare(`select count(*) from booking where state = 'confirmed'`)
      .pluck()
      .get() as number;
  } finally {
    raw.close();
  }
}

/** @param port 0: any that is free */
async function startService({ dataDir, service }: Race, port: number): Promise<Service> {
  const child = spawn(process.execPath, [...service], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      APP_DB: join(dataDir, 'app.db'),
      HOST: '127.0.0.1',
      PORT: String(port),
      SITE_DIR: join(dataDir, 'no-site'),
      LOG_LEVEL: 'error',
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  for (const end = Date.now() + startMs; Date.now() < end; await sleep(20)) {
    if (child.exitCode !== null) throw new Error(`the service ended: ${output}`);
    const found = /近邻圈 Jinlin: http:\/\/127\.0\.0\.1:(\d+)/.exec(output);
    if (found)
      return {
        process: child,
        port: Number(found[1]),
        output: () => output,
        ended: () => child.exitCode !== null || child.signalCode !== null,
      };
  }
  child.kill('SIGKILL');
  throw new Error(`the service did not start within ${startMs} ms: ${output}`);
}

async function startClient(
  { client, town, attempts }: Race,
  resident: number,
  port: number,
  children: ChildProcess[],
): Promise<ClientTally> {
  const child = spawn(process.execPath, [...client, String(resident), String(attempts)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.push(child);
  child.stdin.end(JSON.stringify({ address: `http://127.0.0.1:${port}`, town }));
  let output = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`client ${resident} ended with ${code}: ${complaint}`);
  return JSON.parse(output) as ClientTally;
}
