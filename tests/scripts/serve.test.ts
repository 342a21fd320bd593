import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Circle } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import { crossingAt, smallTownXml } from '../fixtures/small-town.ts';
import { endChildren, script, until, type Child, type Ended } from './child.ts';

let folder: string;
let town: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-serve-'));
  town = join(folder, 'town.osm');
  writeFileSync(town, smallTownXml());
});
afterEach(endChildren, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

async function importTown(dataDir: string, name: string, region = 'town'): Promise<void> {
  const { code, stderr } = await script(
    'scripts/import-region.ts',
    [town, '--region', region, '--name', name],
    { DATA_DIR: dataDir },
  ).ended;
  expect([code, stderr]).toEqual([0, '']);
}

async function freshDataDir(name?: string): Promise<string> {
  const dataDir = join(folder, `data-${count++}`);
  if (name !== undefined) await importTown(dataDir, name);
  return dataDir;
}

const start = (env: Record<string, string>) =>
  script('server/main.ts', [], { PORT: '0', SITE_DIR: join(folder, 'no-site'), ...env });

async function serving(env: Record<string, string>): Promise<{ child: Child; address: string }> {
  const child = start(env);
  const address = await Promise.race([
    until(() => /近邻圈 Jinlin: (http:\S+)/.exec(child.stdout)?.[1], 'the address'),
    child.ended.then(({ stderr }) => Promise.reject(new Error(`it ended: ${stderr}`))),
  ]);
  return { child, address };
}

const [lng, lat] = crossingAt(2, 2);
const circleOf = async (address: string) => {
  const response = await fetch(`${address}/api/v1/circle?lng=${lng}&lat=${lat}&minutes=10`);
  expect(response.status).toBe(200);
  return (await response.json()) as Circle;
};
const regionsOf = async (address: string) =>
  ((await (await fetch(`${address}/api/v1/regions`)).json()) as { regions: RegionAnswer[] })
    .regions;

function expectSentence({ code, stderr }: Ended, sentence: RegExp | string): void {
  expect(code).toBe(1);
  const lines = stderr.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(sentence);
}

describe('the service', () => {
  test('prints its address and answers there, from the regions in DATA_DIR', async () => {
    const { child, address } = await serving({ DATA_DIR: await freshDataDir('小镇') });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect((await circleOf(address)).meta).toMatchObject({ region: 'town', regionName: '小镇' });
    expect(child.stdout).toMatch(/region town is in service, version v\d/);
  });

  test('answers planners from a thread of its own bundle, and ends with it', async () => {
    const { child, address } = await serving({ DATA_DIR: await freshDataDir('小镇') });
    const response = await fetch(`${address}/api/v1/coverage?region=town&category=market`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ region: 'town', population: null });
    child.send('SIGTERM');
    const { code, stderr } = await child.ended;
    expect([code, stderr]).toEqual([0, '']);
  });

  test('keeps the HOST and PORT it is told', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.2', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const { address } = await serving({
      DATA_DIR: await freshDataDir(),
      HOST: '127.0.0.2',
      PORT: String(port),
    });
    expect(address).toBe(`http://127.0.0.2:${port}`);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
  });

  test('without a region starts, says that it is not ready, and takes up the first one imported', async () => {
    const dataDir = await freshDataDir();
    const { address } = await serving({ DATA_DIR: dataDir });
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    await importTown(dataDir, '新来');
    await expect
      .poll(async () => (await fetch(`${address}/readyz`)).status, { timeout: 3000, interval: 50 })
      .toBe(200);
  });

  test('takes up a new version within three seconds, without a failed answer in between', async () => {
    const dataDir = await freshDataDir('旧');
    const { address } = await serving({ DATA_DIR: dataDir });
    const names: string[] = [];
    let importedAt = Infinity;
    const imported = importTown(dataDir, '新').then(() => (importedAt = Date.now()));
    const end = Date.now() + 20_000;
    while (names.at(-1) !== '新' && Date.now() < end) {
      names.push((await circleOf(address)).meta.regionName);
    }
    expect(Date.now() - importedAt).toBeLessThan(3000);
    await imported;
    expect([...new Set(names)]).toEqual(['旧', '新']);
  });

  test('keeps the old version where the new one cannot be read, and takes the one after it', async () => {
    const dataDir = await freshDataDir('好');
    const { child, address } = await serving({ DATA_DIR: dataDir });
    const broken = 'v20991231T235959999-0000';
    mkdirSync(join(dataDir, 'regions', 'town', broken));
    writeFileSync(join(dataDir, 'regions', 'town', 'current'), `${broken}\n`);
    await until(() => child.stdout.includes(`${broken} cannot be read`), 'the complaint');
    expect((await circleOf(address)).meta.regionName).toBe('好');
    expect(child.stdout.match(/cannot be read/g)).toHaveLength(1);
    await importTown(dataDir, '更好');
    await expect
      .poll(async () => (await regionsOf(address))[0]!.name, { timeout: 3000, interval: 50 })
      .toBe('更好');
  });

  test('lets go of a region whose folder is taken away', async () => {
    const dataDir = await freshDataDir('一');
    await importTown(dataDir, '二', 'second');
    const { address } = await serving({ DATA_DIR: dataDir });
    expect((await regionsOf(address)).map(({ id }) => id).toSorted()).toEqual(['second', 'town']);
    rmSync(join(dataDir, 'regions', 'second'), { recursive: true });
    await expect
      .poll(async () => (await regionsOf(address)).map(({ id }) => id), {
        timeout: 3000,
        interval: 50,
      })
      .toEqual(['town']);
  });

  test('writes no position and no query to its log, at any level', async () => {
    const { child, address } = await serving({
      DATA_DIR: await freshDataDir('静'),
      LOG_LEVEL: 'trace',
    });
    await circleOf(address);
    await fetch(`${address}/api/v1/circle?lng=113.777777&lat=22.777777`);
    await fetch(`${address}/api/v1/circle?lng=22.777777&lat=abc113.777777`);
    await fetch(`${address}/api/v1/%zz?lng=113.777777`);
    const raw = await rawAnswer(
      address,
      'GET /api/v1/circle?lng=113.777777&lat=22.777777 BAD/9\r\n\r\n',
    );
    expect(raw).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(raw).toContain('application/problem+json');
    const long = await rawAnswer(
      address,
      `GET /api/v1/circle?lng=113.777777&lat=${'2'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`,
    );
    expect(long).toMatch(/^HTTP\/1\.1 431 /);
    expect(long).toContain('"code":"too-long"');
    child.send('SIGTERM');
    const { stdout, stderr } = await child.ended;
    expect(stdout).toContain('"path":"/api/v1/circle"');
    expect(stdout + stderr).not.toMatch(/\?|777777|22\.30|113\.50|lng/);
  });

  test.for(['SIGTERM', 'SIGINT'] as const)(
    'ends by %s within two seconds, with code 0, with connections open',
    async (signal) => {
      const { child, address } = await serving({ DATA_DIR: await freshDataDir('完') });
      await circleOf(address); // fetch keeps its connection
      const idle = connect(Number(new URL(address).port), '127.0.0.1');
      await new Promise((resolve) => idle.once('connect', resolve));
      const sent = performance.now();
      child.send(signal);
      const { code, stderr } = await child.ended;
      idle.destroy();
      expect([code, stderr]).toEqual([0, '']);
      expect(performance.now() - sent).toBeLessThan(2000);
    },
  );
});

describe('a service that cannot start says so in one sentence', () => {
  test('on a taken port', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    try {
      const ended = await start({ DATA_DIR: await freshDataDir(), PORT: String(port) }).ended;
      expectSentence(ended, `Port ${port} is taken; set PORT to another one.`);
    } finally {
      taken.close();
    }
  });

  test.for([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', ''],
    ['PORT', '0x10'],
    ['HOST', ''],
    ['DATA_DIR', ''],
    ['LOG_LEVEL', 'loud'],
    ['BOOKING_TIME_ZONE', 'Asia/Peking'],
    ['BOOKING_TIME_ZONE', '+08:00'],
    ['BOOKING_TIME_ZONE', ''],
  ] as const)('with %s="%s"', async ([name, value]) => {
    const ended = await start({ DATA_DIR: folder, [name]: value }).ended;
    expectSentence(ended, `${name}="${value}" is not usable`);
  });

  test('on a HOST that is not this machine', async () => {
    expectSentence(await start({ DATA_DIR: folder, HOST: '203.0.113.7' }).ended, /203\.0\.113\.7/);
  });
});

/** Sends bytes as they are and gives back all that is answered. */
function rawAnswer(address: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(address).port), '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (text) => (answer += text));
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}
