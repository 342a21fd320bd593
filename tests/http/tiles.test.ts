import { gzipSync, gunzipSync } from 'node:zlib';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RegionsSchema, type RegionAnswer } from '../../server/contract/region.ts';
import { logSerializers, type App } from '../../server/http/app.ts';
import { appOver, expectValid, get, problem, retold, smallTown } from '../fixtures/http-world.ts';
import { tileFile } from '../fixtures/tile-file.ts';

/** Longer than what the service compresses by itself, so that a second compression would show. */
const content = Buffer.from('a tile '.repeat(500));
const stored = gzipSync(content);
const address = '/tiles/small/16/53339/28400.mvt';

let file: ReturnType<typeof tileFile>;
let app: App;
let log = '';

beforeAll(async () => {
  file = tileFile([
    [16, 53339, 28400, stored],
    [0, 0, 0, stored],
  ]);
  const town = await smallTown();
  const stream = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  app = await appOver(
    [town, retold(town, { id: 'before', name: '从前' })],
    { logger: { level: 'info', stream, serializers: logSerializers } },
    { small: file.tiles },
  );
}, 60_000);
afterAll(() => file.remove());

const ask = (url: string, headers: Record<string, string> = { 'accept-encoding': 'gzip, br' }) =>
  app.inject({ url, headers });

describe('a tile', () => {
  test('comes gzipped once, as it is stored', async () => {
    const response = await ask(address);
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-encoding': 'gzip',
      'content-length': String(stored.length),
      vary: 'accept-encoding',
    });
    expect(gunzipSync(response.rawPayload).equals(content)).toBe(true);
  });

  test.each(['', 'br', 'gzip;q=0', 'identity, gzip; q=0.0', '*;q=0'])(
    'comes plain to who does not take gzip: accept-encoding "%s"',
    async (encoding) => {
      const response = await ask(address, encoding ? { 'accept-encoding': encoding } : {});
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-encoding']).toBeUndefined();
      expect(response.rawPayload.equals(content)).toBe(true);
    },
  );

  test.each(['GZIP', '*', 'br;q=1, gzip;q=0.1', 'x-gzip'])(
    'comes gzipped to who takes it: accept-encoding "%s"',
    async (encoding) => {
      const response = await ask(address, { 'accept-encoding': encoding });
      expect(response.headers['content-encoding']).toBe('gzip');
    },
  );

  test('is not sent again to who has it; gzipped and plain have tags of their own', async () => {
    const zipped = (await ask(address)).headers.etag!;
    const plain = (await ask(address, {})).headers.etag!;
    expect(zipped).toMatch(/^"[\w-]{27}"$/);
    expect(plain).not.toBe(zipped);
    for (const known of [zipped, `"other", ${zipped}`, `W/${zipped}`, '*']) {
      const again = await ask(address, { 'accept-encoding': 'gzip', 'if-none-match': known });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', zipped]);
    }
    for (const other of ['"other"', plain]) {
      const again = await ask(address, { 'accept-encoding': 'gzip', 'if-none-match': other });
      expect(again.statusCode).toBe(200);
    }
  });

  test('may be kept for good under the version in service, and for no time under another or none', async () => {
    const keeping = async (query: string) => (await ask(address + query)).headers['cache-control'];
    expect(await keeping('?v=v1')).toBe('public, max-age=31536000, immutable');
    expect(await keeping('?v=v0')).toBe('no-cache');
    expect(await keeping('')).toBe('no-cache');
  });

  test.each([
    ['where nothing is drawn', '/tiles/small/16/53339/28401.mvt'],
    ['deeper than any', '/tiles/small/22/4194303/4194303.mvt'],
    ['of a region from before there were maps', '/tiles/before/16/53339/28400.mvt'],
  ])('%s is 204', async (_, url) => {
    const response = await ask(`${url}?v=v1`);
    expect([response.statusCode, response.body]).toEqual([204, '']);
    expect(response.headers['cache-control']).toContain('immutable');
  });
});

describe('a tile that cannot be', () => {
  test.each([
    ['nowhere', '1/1/1'],
    ['x'.repeat(99), '1/1/1'],
  ])('in region %s is 404', async (region, numbers) => {
    const refused = await problem(app, `/tiles/${region}/${numbers}.mvt`, {
      'accept-language': 'en',
    });
    expect([refused.status, refused.code]).toEqual([404, 'unknown-region']);
  });

  test.each([
    '23/0/0',
    '-1/0/0',
    '1.5/0/0',
    'z/0/0',
    '1/2/0',
    '1/0/2',
    '0/1/0',
    '3/-1/0',
    '3/0x1/0',
    '3/1e0/0',
    '3/01/0',
    '22/4194304/0',
    '22/99999999999/0',
    '3/ /0',
  ])('numbered %s is 400, in both languages', async (numbers) => {
    const url = `/tiles/small/${encodeURI(numbers)}.mvt`;
    const english = await problem(app, url, { 'accept-language': 'en' });
    expect([english.status, english.code]).toEqual([400, 'invalid-tile']);
    expect(english.detail).toContain(`There is no map tile "${numbers}"`);
    expect((await problem(app, url, { 'accept-language': 'zh' })).detail).toContain(
      `“${numbers}”不对`,
    );
  });

  test('with a parameter that nobody reads is 400', async () => {
    expect((await problem(app, `${address}?lng=1`)).code).toBe('unknown-parameter');
    expect((await problem(app, `${address}?v=1&v=2`)).code).toBe('repeated-parameter');
  });

  test.each([
    '/tiles',
    '/tiles/small',
    '/tiles/small/1/1',
    '/tiles/small/1/1/1',
    '/tiles/small/1/1/1.png',
  ])('at %s is 404 as a problem', async (url) =>
    expect((await problem(app, url)).code).toBe('not-found'),
  );

  test('at the edge of what can be is answered', async () => {
    expect((await ask('/tiles/small/0/0/0.mvt')).statusCode).toBe(200);
    expect((await ask('/tiles/small/1/1/1.mvt')).statusCode).toBe(204);
  });
});

test('a region says which zooms its map has, or that it has none', async () => {
  const answer = await get<{ regions: RegionAnswer[] }>(app, '/api/v1/regions');
  expectValid(RegionsSchema, answer);
  expect(answer.regions.map((region) => [region.id, region.tiles])).toEqual([
    ['small', { minZoom: 8, maxZoom: 16 }],
    ['before', null],
  ]);
});

test('the log knows that tiles were asked for, never which: a tile says where somebody is', async () => {
  log = '';
  await ask(`${address}?v=v1`);
  await ask('/tiles/small/16/53339/28401.mvt');
  await ask('/tiles/small/16/53339/99999999.mvt');
  await ask('/tiles/small/16/53339/28400.png');
  expect(log).toContain('/tiles/small/…');
  expect(log).not.toMatch(/53339|2840/);
});
