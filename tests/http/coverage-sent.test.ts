/** How `/coverage` is sent: formats, caching, bounds, refusals, tiles. */
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import {
  CoverageFeaturesSchema,
  type Coverage,
  type CoverageFeatures,
} from '../../server/contract/coverage.ts';
import { fartherByte, noStreetByte, tileCells } from '../../server/domain/coverage/minutes-tile.ts';
import { insideRings } from '../../server/geo/inside.ts';
import { logSerializers, type App } from '../../server/http/app.ts';
import type { Records } from '../../server/store/app/records.ts';
import { populationOf } from '../fixtures/coverage-of.ts';
import {
  coverageStreet,
  inhabitants,
  recordsWith,
  town,
  village,
} from '../fixtures/coverage-street.ts';
import { at, draw } from '../fixtures/drawn-world.ts';
import { facilityValues } from '../fixtures/facility-values.ts';
import { appOver, categories, expectValid, get, problem } from '../fixtures/http-world.ts';
import { BoundedPlanner } from '../../server/planning/bounded-planner.ts';
import { DirectRunner } from '../../server/planning/direct-runner.ts';

let app: App;
let records: Records;
const market = '/api/v1/coverage?region=drawn&category=market';

beforeAll(async () => {
  records = recordsWith();
  app = await appOver([await coverageStreet()], { records });
}, 60_000);

describe('formats', () => {
  test('GeoJSON has each area with its boundary, and the whole beside them', async () => {
    const response = await app.inject(`${market}&format=geojson`);
    expect(response.headers['content-type']).toBe('application/geo+json; charset=utf-8');
    const told = response.json<CoverageFeatures>();
    expectValid(CoverageFeaturesSchema, told);
    expect(told.properties.total.people).toBe(105);
    expect(told.features.map(({ id }) => id)).toEqual([village, town]);
    const [lng, lat] = inhabitants[0]!.position;
    const within = ({ geometry }: CoverageFeatures['features'][number]) =>
      geometry!.coordinates.some((rings) => insideRings(rings, lng, lat));
    expect(told.features.map(within)).toEqual([false, true]);
  });

  test.each(['square', 'hexagon'])(
    'every %s holds the people who are counted in it',
    async (level) => {
      const told = await get<CoverageFeatures>(app, '/api/v1/coverage', {
        region: 'drawn',
        category: 'market',
        format: 'geojson',
        level,
      });
      for (const { position, people } of inhabitants) {
        const own = told.features.filter(({ geometry }) =>
          geometry!.coordinates.some((rings) => insideRings(rings, position[0], position[1])),
        );
        expect(own.map(({ properties }) => properties.people)).toEqual([people]);
      }
    },
  );

  test('a table has a line for each area', async () => {
    const response = await app.inject(`${market}&format=csv`);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toContain('coverage-drawn-market.csv');
    const rows = parse(response.body, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ code: village, people: '70', gap: '40', meanMinutes: '39.8' });
  });
});

describe('caching', () => {
  test('the same answer is not sent twice, and another one is as soon as people change', async () => {
    const first = await app.inject(market);
    const tag = String(first.headers.etag);
    expect(first.headers['cache-control']).toBe('public, no-cache');
    const again = await app.inject({ url: market, headers: { 'if-none-match': tag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const other = await app.inject({
      url: `${market}&minutes=20`,
      headers: { 'if-none-match': tag },
    });
    expect(other.statusCode).toBe(200);
    const fewer = recordsWith();
    const service = await appOver([await coverageStreet()], { records: fewer });
    const before = await service.inject(market);
    fewer.population.put('drawn', populationOf(inhabitants.slice(0, 1)));
    const after = await service.inject({
      url: market,
      headers: { 'if-none-match': String(before.headers.etag) },
    });
    expect(after.statusCode).toBe(200);
    expect(after.json<Coverage>().total.people).toBe(10);
  });

  test('a facility that an office enters stands in the next answer', async () => {
    const own = recordsWith();
    const service = await appOver([await coverageStreet()], { records: own });
    const before = await get<Coverage>(service, '/api/v1/coverage', {
      region: 'drawn',
      category: 'market',
    });
    const [lng, lat] = at(2000, 0);
    const values = facilityValues('村口市场', [lng!, lat!], { categories: ['market'] });
    own.facilities.add(values, '2026-03-04', 'office');
    const after = await get<Coverage>(service, '/api/v1/coverage', {
      region: 'drawn',
      category: 'market',
    });
    expect([before.total.covered, after.total.covered]).toEqual([40, 100]);
    expect(after.tiles!.key).not.toBe(before.tiles!.key);
  });
});

describe('refusals', () => {
  test.each([
    ['category=market', 400, 'missing-parameter', ['region']],
    ['region=nowhere&category=market', 404, 'unknown-region', ['nowhere']],
    ['region=drawn', 400, 'missing-parameter', ['category']],
    ['region=drawn&category=casino', 400, 'unknown-category', ['casino']],
    ['region=drawn&category=market&profile=car', 400, 'unknown-profile', ['car', 'ebike']],
    ['region=drawn&category=market&minutes=0', 400, 'minutes-out-of-range', ['0']],
    ['region=drawn&category=market&minutes=61', 400, 'minutes-out-of-range', ['61']],
    ['region=drawn&category=market&level=planet', 400, 'unknown-choice', ['planet', 'hexagon']],
    ['region=drawn&category=market&size=500', 400, 'size-without-cells', ['community']],
    [
      'region=drawn&category=market&level=square&size=49',
      400,
      'whole-number-out-of-range',
      ['49', '50'],
    ],
    [
      'region=drawn&category=market&level=square&size=5001',
      400,
      'whole-number-out-of-range',
      ['5001'],
    ],
    ['region=drawn&category=market&choice=4', 400, 'whole-number-out-of-range', ['choice', '4']],
    ['region=drawn&category=market&choice=0', 400, 'whole-number-out-of-range', ['choice', '0']],
    ['region=drawn&category=essential&choice=2', 400, 'choice-of-set', ['essential']],
    ['region=drawn&category=market&at=noon', 400, 'invalid-time', ['noon']],
    ['region=drawn&category=market&day=2026-02-30', 400, 'invalid-day', ['2026-02-30']],
    [
      'region=drawn&category=market&day=2026-03-01&at=2026-03-01T10:00',
      400,
      'one-of-two',
      ['at', 'day'],
    ],
    ['region=drawn&category=market&format=xls', 400, 'unknown-choice', ['xls', 'geojson']],
    ['region=drawn&category=market&comes=maybe', 400, 'invalid-flag', ['maybe']],
    ['region=drawn&category=market&colour=red', 400, 'unknown-parameter', ['colour']],
  ] as const)('%s', async (query, status, code, quoted) => {
    for (const language of ['en', 'zh-CN']) {
      const told = await problem(app, `/api/v1/coverage?${query}`, { 'accept-language': language });
      expect([told.status, told.code]).toEqual([status, code]);
      for (const value of quoted) expect(told.detail).toContain(value);
    }
  });

  test.each([50, 5000])('a side of %i m is taken', async (size) => {
    const told = await app.inject(`${market}&level=square&size=${size}`);
    expect(told.statusCode).toBe(200);
  });

  test('more cells than anybody could read are refused, with how many they were', async () => {
    // A region of 10 × 5 km in squares of 50 m; each person in the middle of one of their own.
    const points = Array.from({ length: 20_001 }, (_, i) => ({
      position: at(25 + (i % 200) * 50, 25 + Math.floor(i / 200) * 50),
      people: 1,
    }));
    const { engine } = await draw({
      nodes: { a: [100, 100], b: [9900, 100] },
      ways: [['a b', { highway: 'residential' }]],
      bounds: [0, 0, 10_000, 5100],
    });
    const squares = async (count: number) =>
      (
        await appOver([engine], { records: recordsWith(populationOf(points.slice(0, count))) })
      ).inject(`${market}&level=square&size=50&lang=en`);
    const fine = await squares(20_000);
    expect(fine.statusCode).toBe(200);
    expect(fine.json<Coverage>().areas).toHaveLength(20_000);
    const refused = await squares(20_001);
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'too-many-cells']);
    expect(refused.json().detail).toContain('20001');
  });

  test('who comes while too many wait is told so, and nobody else', async () => {
    const limits = { key: 9, coverage: 1, tile: 9 };
    const planner = new BoundedPlanner(new DirectRunner(categories), limits as never);
    const service = await appOver([await coverageStreet()], { records: recordsWith(), planner });
    const answers = await Promise.all(
      [20, 21, 22].map((minutes) => service.inject(`${market}&minutes=${minutes}&lang=en`)),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 503, 503]);
    const busy = answers.find(({ statusCode }) => statusCode === 503)!;
    expect(busy.json()).toMatchObject({
      code: 'planner-busy',
      detail: expect.stringContaining('1'),
    });
    expect((await service.inject(`${market}&minutes=22`)).statusCode).toBe(200);
  });
});

describe('minutes as tiles', () => {
  const zoom = 15;
  /** The tile and the byte in it that hold a place. */
  function cellOf(lng: number, lat: number) {
    const n = 2 ** zoom;
    const x = ((lng + 180) / 360) * n;
    const phi = (lat * Math.PI) / 180;
    const y = ((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * n;
    const within = (value: number) => Math.floor((value - Math.floor(value)) * tileCells);
    return { tile: [Math.floor(x), Math.floor(y)], byte: within(y) * tileCells + within(x) };
  }
  async function minutesAt(x: number, y: number, category = 'market', service = app) {
    const { tiles } = await get<Coverage>(service, '/api/v1/coverage', {
      region: 'drawn',
      category,
    });
    const [lng, lat] = at(x, y);
    const { tile, byte } = cellOf(lng!, lat!);
    const url = tiles!.path
      .replace('{z}', String(zoom))
      .replace('{x}', String(tile[0]))
      .replace('{y}', String(tile[1]));
    const response = await service.inject(url);
    expect(response.statusCode).toBe(200);
    expect(response.rawPayload).toHaveLength(tileCells * tileCells);
    return response.rawPayload[byte]!;
  }

  test('say whole minutes, rounded up, as a circle would', async () => {
    // 125 m are 2.1 minutes, 1,500 m 25, and a cell is 9 m wide: places in the middle of a minute are safe.
    expect(await minutesAt(150, 0)).toBe(3);
    expect(await minutesAt(930, 0)).toBe(16);
    expect(await minutesAt(2490, 0)).toBe(42);
  });

  test('leave out what is far from streets, and mark what no way leads to', async () => {
    expect(await minutesAt(930, 200)).toBe(noStreetByte);
    expect(await minutesAt(930, 0, 'library')).toBe(fartherByte);
  });

  test('are kept for good under their key, packed for who takes it', async () => {
    const { tiles } = await get<Coverage>(app, '/api/v1/coverage', {
      region: 'drawn',
      category: 'market',
    });
    const [lng, lat] = at(100, 0);
    const { tile } = cellOf(lng!, lat!);
    const url = tiles!.path.replace('{z}/{x}/{y}', `${zoom}/${tile[0]}/${tile[1]}`);
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    const plain = await app.inject(url);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(gunzipSync(packed.rawPayload).equals(plain.rawPayload)).toBe(true);
    // Far from every street there is nothing to send.
    const empty = await app.inject(tiles!.path.replace('{z}/{x}/{y}', '15/0/0'));
    expect([empty.statusCode, empty.body]).toEqual([204, '']);
  });

  test('are left out of the log, because they say where somebody looks', () => {
    const url = '/api/v1/coverage/minutes/drawn/key/walk/market/15/26667/14211?lang=en';
    expect(logSerializers.req({ method: 'GET', url })).toEqual({
      method: 'GET',
      path: '/api/v1/coverage/minutes/drawn/…',
    });
  });

  test('of a larger zoom hold the same minutes, as a mean of their streets', async () => {
    const { tiles } = await get<Coverage>(app, '/api/v1/coverage', {
      region: 'drawn',
      category: 'market',
    });
    const [lng, lat] = at(1400, 0);
    const { tile } = cellOf(lng!, lat!);
    const url = tiles!.path.replace('{z}/{x}/{y}', `10/${tile[0]! >> 5}/${tile[1]! >> 5}`);
    const bytes = [...(await app.inject(url)).rawPayload].filter((byte) => byte !== noStreetByte);
    // Cells of 280 m along 3,000 m of street.
    expect(bytes.length).toBeGreaterThan(8);
    expect(Math.max(...bytes)).toBeGreaterThan(45);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(50);
  });

  test.each([
    ['nowhere/KEY/walk/market/15/1/1', 404, 'unknown-region', 'nowhere'],
    ['drawn/0000/walk/market/15/1/1', 404, 'tile-key-gone', '0000'],
    ['drawn/00000000000000000000-20260304/walk/market/15/1/1', 404, 'tile-key-gone', '20260304'],
    ['drawn/KEY/car/market/15/1/1', 400, 'unknown-profile', 'car'],
    ['drawn/KEY/walk/essential/15/1/1', 400, 'unknown-category', 'essential'],
    ['drawn/KEY/walk/market/16/1/1', 400, 'invalid-minutes-tile', '16/1/1'],
    ['drawn/KEY/walk/market/7/1/1', 400, 'invalid-minutes-tile', '7/1/1'],
    ['drawn/KEY/walk/market/8/256/1', 400, 'invalid-minutes-tile', '8/256/1'],
    ['drawn/KEY/walk/market/8/1/x', 400, 'invalid-minutes-tile', '8/1/x'],
  ])('%s is refused', async (path, status, code, quoted) => {
    const { tiles } = await get<Coverage>(app, '/api/v1/coverage', {
      region: 'drawn',
      category: 'market',
    });
    const told = await problem(app, `/api/v1/coverage/minutes/${path.replace('KEY', tiles!.key)}`);
    expect([told.status, told.code]).toEqual([status, code]);
    expect(told.detail).toContain(quoted);
  });
});
