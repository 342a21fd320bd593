import { gzipSync } from 'node:zlib';
import Type, { type TSchema } from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AccountSchema } from '../../server/contract/account.ts';
import {
  AreaReportSchema,
  ReportedAreasSchema,
  ReportHistorySchema,
} from '../../server/contract/area-report.ts';
import { CircleSchema } from '../../server/contract/circle.ts';
import { FacilitiesSchema, FacilitySchema } from '../../server/contract/facility.ts';
import { CoverageSchema, type Coverage } from '../../server/contract/coverage.ts';
import { CompletenessSchema } from '../../server/contract/register.ts';
import { CategoriesSchema, NormsSchema, ServiceKindsSchema } from '../../server/contract/facts.ts';
import {
  AreaDetailSchema,
  AreasSchema,
  CommunitiesSchema,
  CommunityFieldsSchema,
  CommunitySchema,
} from '../../server/contract/community.ts';
import { EvaluationFormSchema, EvaluationResultSchema } from '../../server/contract/evaluation.ts';
import { ScorecardSchema } from '../../server/contract/scorecard.ts';
import { readDivisions } from '../../server/ingest/divisions.ts';
import { NoticeSchema, NoticesSchema } from '../../server/contract/notice.ts';
import { OnSitesSchema } from '../../server/contract/on-site.ts';
import { PlacesSchema } from '../../server/contract/places.ts';
import { PopulationSchema } from '../../server/contract/population.ts';
import { RegionsSchema } from '../../server/contract/region.ts';
import { RouteSchema } from '../../server/contract/route.ts';
import { WhySchema } from '../../server/contract/why.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { App } from '../../server/http/app.ts';
import { emptyRecords } from '../fixtures/empty-records.ts';
import { appOver, expectValid, now, problem, sampleTown } from '../fixtures/http-world.ts';
import { bookingPaths } from './booking/booking-paths.ts';
import { directoryPaths } from './hsds/directory-paths.ts';
import { somePopulation } from '../fixtures/some-population.ts';
import { tileFile } from '../fixtures/tile-file.ts';

let sample: RegionEngine;
let app: App;
let file: ReturnType<typeof tileFile>;
let paths: Record<string, [url: string, schema: TSchema]>;

beforeAll(async () => {
  sample = await sampleTown();
  file = tileFile([[0, 0, 0, gzipSync('a tile')]]);
  const records = emptyRecords(undefined, () => now);
  records.divisions.fill(readDivisions('data/divisions'));
  records.divisions.addFromRegion(sample.region.info, sample.region.communities);
  const notice = records.notices.add('office', {
    kind: 'notice',
    area: '44',
    title: { zh: '停水', en: null },
    body: { zh: '明天', en: null },
    guide: null,
    expiresAt: null,
  });
  if (!notice.ok) expect.fail(notice.reason);
  const { id } = notice.notice;
  records.notices.publish('office', id, 1, '2026-01-01T00:00:00.000Z');
  records.population.put('sample', somePopulation([1, 2]));
  app = await appOver([sample], { records }, { sample: file.tiles });
  const [lng, lat] = sample.region.info.start.position;
  const { facilities } = sample.region;
  paths = {
    '/api/v1/circle': [`/api/v1/circle?lng=${lng}&lat=${lat}&streets=1`, CircleSchema],
    '/api/v1/route': [
      `/api/v1/route?from=${lng},${lat}&to=facility:${facilities[0]!.id}`,
      RouteSchema,
    ],
    '/api/v1/why': [`/api/v1/why?from=${lng},${lat}&facility=${facilities[0]!.id}`, WhySchema],
    '/api/v1/regions': ['/api/v1/regions', RegionsSchema],
    '/api/v1/places': [`/api/v1/places?q=${lng},${lat}`, PlacesSchema],
    '/api/v1/population': ['/api/v1/population?region=sample', PopulationSchema],
    '/api/v1/account': ['/api/v1/account', AccountSchema],
    '/api/v1/categories': ['/api/v1/categories', CategoriesSchema],
    '/api/v1/service-kinds': ['/api/v1/service-kinds', ServiceKindsSchema],
    '/api/v1/norms': ['/api/v1/norms', NormsSchema],
    '/api/v1/areas': ['/api/v1/areas', AreasSchema],
    '/api/v1/areas/{code}': ['/api/v1/areas/440402001', AreaDetailSchema],
    '/api/v1/communities': ['/api/v1/communities?area=440402', CommunitiesSchema],
    '/api/v1/communities/{code}': ['/api/v1/communities/440402001001', CommunitySchema],
    '/api/v1/community-fields': ['/api/v1/community-fields', CommunityFieldsSchema],
    '/api/v1/evaluations': ['/api/v1/evaluations', EvaluationFormSchema],
    '/api/v1/evaluations/{community}/{year}': [
      '/api/v1/evaluations/440402001001/2026',
      EvaluationResultSchema,
    ],
    '/api/v1/scorecard/{code}': ['/api/v1/scorecard/440402001001', ScorecardSchema],
    '/api/v1/notices': ['/api/v1/notices', NoticesSchema],
    '/api/v1/notices/{id}': [`/api/v1/notices/${id}`, NoticeSchema],
    '/api/v1/facilities': ['/api/v1/facilities?area=44', FacilitiesSchema],
    '/api/v1/facilities/{id}': [`/api/v1/facilities/${facilities[0]!.id}`, FacilitySchema],
    '/api/v1/completeness': ['/api/v1/completeness?area=44', CompletenessSchema],
    '/api/v1/on-site': ['/api/v1/on-site', OnSitesSchema],
    ...(await directoryPaths(app)),
    ...bookingPaths(records, [lng, lat]),
    '/api/v1/coverage': ['/api/v1/coverage?region=sample&category=pharmacy', CoverageSchema],
    '/api/v1/coverage/minutes/{region}/{key}/{profile}/{category}/{z}/{x}/{y}': [
      await minutesTileOf(lng!, lat!),
      Type.String(),
    ],
    '/api/v1/area-reports': ['/api/v1/area-reports', ReportedAreasSchema],
    '/api/v1/area-reports/{code}': ['/api/v1/area-reports/449901100', AreaReportSchema],
    '/api/v1/area-reports/{code}/history': [
      '/api/v1/area-reports/449901100/history',
      ReportHistorySchema,
    ],
    '/healthz': ['/healthz', Type.Object({ ok: Type.Literal(true) })],
    '/readyz': [
      '/readyz',
      Type.Object({ ok: Type.Literal(true), regions: Type.Array(Type.String()) }),
    ],
    '/metrics': ['/metrics', Type.String()],
    '/tiles/{region}/{z}/{x}/{y}.mvt': ['/tiles/sample/0/0/0.mvt', Type.String()],
    '/api/v1/openapi.json': ['/api/v1/openapi.json', Type.Object({ openapi: Type.String() })],
  };
}, 60_000);
afterAll(() => file.remove());

/** A tile of zoom 15 that holds a place of the sample. */
async function minutesTileOf(lng: number, lat: number): Promise<string> {
  const told = await app.inject('/api/v1/coverage?region=sample&category=pharmacy');
  const n = 2 ** 15;
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
  const place = `15/${Math.floor(((lng + 180) / 360) * n)}/${Math.floor(y * n)}`;
  return told.json<Coverage>().tiles!.path.replace('{z}/{x}/{y}', place);
}

interface Operation {
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  security: unknown[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
}

const openApi = async () => (await app.inject('/api/v1/openapi.json')).json<OpenApi>();

/** What everybody may read: routes that ask who is calling have tests of their own. */
const publicPaths = async () =>
  Object.entries((await openApi()).paths)
    .filter(([, { get }]) => get && !('401' in get.responses))
    .map(([path]) => path)
    .toSorted();

describe('every route', () => {
  test('is in openapi.json, and nothing else is', async () => {
    expect(await publicPaths()).toEqual(Object.keys(paths).toSorted());
  });

  test('answers by its schema', async () => {
    for (const [path, [url, schema]] of Object.entries(paths)) {
      const response = await app.inject(url);
      expect([path, response.statusCode]).toEqual([path, 200]);
      const isJson = /^application\/(geo\+)?json/.test(String(response.headers['content-type']));
      expect(isJson).toBe(!/^\/metrics|^\/tiles|\/minutes\/|^\/calendar|\.csv$/.test(path));
      expectValid(schema, isJson ? response.json() : response.body);
    }
  });

  test('answers HEAD like GET, without a body', async () => {
    for (const [path, [url]] of Object.entries(paths)) {
      const response = await app.inject({ method: 'HEAD', url });
      expect([path, response.statusCode, response.body]).toEqual([path, 200, '']);
    }
    const refused = await app.inject({ method: 'HEAD', url: '/api/v1/circle?lng=abc&lat=22' });
    expect([refused.statusCode, refused.body]).toEqual([400, '']);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)(
    'refuses %s with a problem',
    async (method) => {
      for (const [url] of Object.values(paths)) {
        for (const body of [
          {},
          { payload: '{"a":', headers: { 'content-type': 'application/json' } },
          { payload: 'x', headers: { 'content-type': 'text/odd' } },
        ]) {
          const response = await app.inject({ method, url, ...(method === 'OPTIONS' ? {} : body) });
          expect(response.statusCode).toBeGreaterThanOrEqual(400);
          expect(response.statusCode).toBeLessThan(500);
          expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
        }
      }
    },
  );

  test('tells browsers neither to guess types nor to send where they come from', async () => {
    for (const [url] of Object.values(paths)) {
      const { headers } = await app.inject(url);
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('packs large answers for those who accept it', async () => {
    const [url] = paths['/api/v1/circle']!;
    const plain = await app.inject(url);
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
  });
});

describe('openapi.json', () => {
  test('is OpenAPI 3.1 in structure', async () => {
    const document = await openApi();
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: '近邻圈 Jinlin', version: '1' });
    expect(document.servers).toEqual([{ url: '/' }]);
    expect(document.security).toEqual([]);
    const tags = document.tags.map(({ name }) => name);
    for (const [path, operations] of Object.entries(document.paths)) {
      expect(path).toMatch(/^\//);
      for (const operation of Object.values(operations)) expectDescribed(path, operation, tags);
    }
  });

  function expectDescribed(path: string, operation: Operation, tags: string[]): void {
    const { summary, responses, parameters = [], tags: own = [] } = operation;
    expect(summary).toBeTruthy();
    expect(own.length).toBeGreaterThan(0);
    for (const tag of own) expect(tags).toContain(tag);
    expect(Object.keys(responses).some((status) => /^20[012]$/.test(status))).toBe(true);
    for (const [status, { description, content = {} }] of Object.entries(responses)) {
      expect(status).toMatch(/^[1-5]\d\d$/);
      expect(description).toBeTruthy();
      for (const { schema } of Object.values(content))
        expect(Object.keys(schema).length).toBeGreaterThan(0);
      if (Number(status) >= 400) expect(Object.keys(content)).toEqual(['application/problem+json']);
    }
    for (const name of [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])) {
      expect(parameters.find((p) => p.name === name)).toMatchObject({
        in: 'path',
        required: true,
      });
    }
    const names = parameters.map((p) => `${p.in} ${p.name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { in: where, schema } of parameters) {
      expect(['path', 'query', 'header']).toContain(where);
      expect(schema).toBeTypeOf('object');
    }
  }

  test('names exactly the parameters that each route reads', async () => {
    for (const [path, operations] of Object.entries((await openApi()).paths)) {
      if (!(path in paths)) continue;
      const named = (operations.get!.parameters ?? [])
        .filter((p) => p.in === 'query')
        .map((p) => p.name);
      if (!named.includes('lang')) continue;
      const url = paths[path]![0].split('?', 1)[0]!;
      const answer = await problem(app, `${url}?nobody-reads-this=1&lang=en`);
      expect([path, answer.code]).toEqual([path, 'unknown-parameter']);
      const known = /known are (.*)\./.exec(answer.detail)![1]!.split(', ').filter(Boolean);
      expect(
        [...known, 'lang'].filter((name, i, all) => all.indexOf(name) === i).toSorted(),
      ).toEqual(named.toSorted());
    }
  });

  test('is shown at /api/docs', async () => {
    for (const url of ['/api/docs', '/api/docs/']) {
      const response = await app.inject(url);
      expect(response.statusCode).toBe(200);
      expect(response.body).toContain('swagger-ui');
      expect(response.headers['content-type']).toMatch(/^text\/html/);
    }
    const description = await app.inject('/api/docs/json');
    expect(description.json<OpenApi>().openapi).toMatch(/^3\.1/);
  });
});

describe('a service without regions', () => {
  test('is alive but not ready, and no position lies in a region', async () => {
    const empty = await appOver([]);
    expect((await empty.inject('/healthz')).statusCode).toBe(200);
    expect(await problem(empty, '/readyz?lang=en')).toMatchObject({
      status: 503,
      code: 'not-ready',
    });
    expect((await empty.inject('/api/v1/regions')).json()).toEqual({ regions: [] });
    expect(await problem(empty, '/api/v1/circle?lng=113.5&lat=22.3')).toMatchObject({
      status: 404,
      code: 'outside-every-region',
    });
  });
});
