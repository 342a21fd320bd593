import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { beforeAll, describe, expect, test } from 'vitest';
import { CircleSchema } from '../../server/contract/circle.ts';
import { ProblemSchema } from '../../server/contract/problem.ts';
import { RouteSchema } from '../../server/contract/route.ts';
import { WhySchema } from '../../server/contract/why.ts';
import type { App } from '../../server/http/app.ts';
import { appOver, expectValid, smallTown } from '../fixtures/http-world.ts';
import { crossingAt } from '../fixtures/small-town.ts';

let app: App;
beforeAll(async () => {
  app = await appOver([await smallTown()]);
}, 60_000);

const [lng, lat] = crossingAt(2, 3);

const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.double().map(String),
  fc.integer().map(String),
  fc.constantFrom(
    '',
    ' ',
    '%',
    '0x1',
    '__proto__',
    '[]',
    '{}',
    'null',
    '-0',
    '1e-400',
    '\u0000',
    '\ud800',
    '🚶',
    '１５',
  ),
);
const mostly = (arbitrary: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 30, arbitrary }, { weight: 1, arbitrary: odd });
const near = (value: number) =>
  fc.double({ min: value - 0.003, max: value + 0.003, noNaN: true }).map(String);
const moment = fc
  .date({
    noInvalidDate: false,
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
  })
  .map((date) => (Number.isNaN(date.getTime()) ? 'never' : date.toISOString()));
const place = fc.tuple(mostly(near(lng)), mostly(near(lat))).map(([x, y]) => `${x},${y}`);
const profile = mostly(fc.constantFrom('walk', 'elder', 'pram', 'bike', 'ebike'));

const maybe = (arbitrary: fc.Arbitrary<string>) => fc.option(arbitrary, { nil: undefined });
const shared = {
  profile: maybe(profile),
  region: maybe(mostly(fc.constant('small'))),
  crs: maybe(mostly(fc.constantFrom('wgs84', 'gcj02'))),
  lang: maybe(mostly(fc.constantFrom('zh-CN', 'en', 'zh'))),
};
const circleQuery = fc.record({
  lng: mostly(near(lng)),
  lat: mostly(near(lat)),
  minutes: maybe(mostly(fc.double({ min: 0, max: 62, noNaN: true }).map(String))),
  kind: maybe(mostly(fc.constantFrom('urban', 'rural'))),
  streets: maybe(mostly(fc.constantFrom('0', '1'))),
  at: maybe(mostly(moment)),
  ...shared,
});
const routeQuery = fc.record({
  from: mostly(place),
  to: fc.oneof(
    mostly(place),
    fc.constantFrom('facility:n501', 'facility:n503'),
    odd.map((id) => `facility:${id}`),
  ),
  ...shared,
});

const encode = (text: string) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
const written = (query: Record<string, string | undefined>, more: [string, string][]) =>
  [...Object.entries(query), ...more]
    .flatMap(([name, value]) => (value === undefined ? [] : [`${encode(name)}=${encode(value)}`]))
    .join('&');

async function expectAnswer(url: string, schema: TSchema): Promise<number> {
  const response = await app.inject(url);
  const type = String(response.headers['content-type']);
  if (response.statusCode === 200) {
    expect(type).toMatch(/^application\/json/);
    expectValid(schema, response.json());
  } else {
    expect([400, 404, 422]).toContain(response.statusCode);
    expect(type).toMatch(/^application\/problem\+json/);
    expectValid(ProblemSchema, response.json());
    expect(response.json<{ detail: string }>().detail).not.toMatch(
      /undefined|NaN[^”"]*lng|\[object/,
    );
  }
  expect(response.headers['cache-control']).toBe('no-store');
  return response.statusCode;
}

const extra = fc
  .array(fc.tuple(odd, odd), { maxLength: 1 })
  .map((pairs) => pairs as [string, string][]);
const rarely = fc.oneof(
  { weight: 9, arbitrary: fc.constant<[string, string][]>([]) },
  { weight: 1, arbitrary: extra },
);

describe('whatever is asked, the answer is a valid one or a problem, never a 500', () => {
  test('of the circle', async () => {
    const statuses = new Map<number, number>();
    const property = fc.asyncProperty(circleQuery, rarely, async (query, more) => {
      const status = await expectAnswer(`/api/v1/circle?${written(query, more)}`, CircleSchema);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    await fc.assert(property, { seed: 2012, numRuns: 1200 });
    // The questions are neither all nonsense nor all sensible.
    expect(statuses.get(200)).toBeGreaterThan(50);
    expect(statuses.get(400)).toBeGreaterThan(50);
  });

  test('of the route', async () => {
    const statuses = new Map<number, number>();
    const property = fc.asyncProperty(routeQuery, rarely, async (query, more) => {
      const status = await expectAnswer(`/api/v1/route?${written(query, more)}`, RouteSchema);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    await fc.assert(property, { seed: 2012, numRuns: 1000 });
    expect(statuses.get(200)).toBeGreaterThan(50);
    expect(statuses.get(400)).toBeGreaterThan(50);
  });

  test('of why', async () => {
    const statuses = new Map<number, number>();
    const property = fc.asyncProperty(routeQuery, rarely, async (query, more) => {
      const status = await expectAnswer(`/api/v1/why?${written(query, more)}`, WhySchema);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    await fc.assert(property, { seed: 2012, numRuns: 500 });
    expect(statuses.get(200)).toBeGreaterThan(10);
    expect(statuses.get(400)).toBeGreaterThan(50);
  });

  test('of bytes that nobody has encoded', async () => {
    const raw = fc.string({
      unit: fc.constantFrom(...'lngatmiues=&&&==%%2+;#?/.:,[]{}"\'<>\\|0123456789'),
    });
    const property = fc.asyncProperty(
      fc.constantFrom('circle', 'route', 'regions/small/streets', ''),
      raw,
      async (path, query) => {
        const response = await app.inject(`/api/v1/${path}?${query}`);
        expect(response.statusCode).toBeLessThan(500);
        if (response.statusCode !== 200)
          expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
      },
    );
    await fc.assert(property, { seed: 2012, numRuns: 1000 });
  });

  test('of any path', async () => {
    const raw = fc
      .string({ unit: fc.constantFrom(...'/.%2eabc:;,@~*api0v1') })
      .map((path) => `/api/${path}`);
    await fc.assert(
      fc.asyncProperty(raw, async (path) => {
        const response = await app.inject(path);
        expect(response.statusCode).toBe(404);
        expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
      }),
      { seed: 2012, numRuns: 500 },
    );
  });
});
