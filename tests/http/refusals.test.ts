import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { App } from '../../server/http/app.ts';
import { appOver, circle, problem, retold, sampleTown, smallTown } from '../fixtures/http-world.ts';
import { crossingAt } from '../fixtures/small-town.ts';
import { circleRows } from './refused-circles.ts';
import { otherRows } from './refused-others.ts';
import { here, lat, lng } from './refused.ts';

let app: App;
let sample: RegionEngine;

beforeAll(async () => {
  sample = await sampleTown();
  app = await appOver([await smallTown(), sample]);
}, 60_000);

describe('what cannot be answered is refused with a sentence that quotes it', () => {
  test.each(
    [...circleRows, ...otherRows].map((row) => [`${row[0]}?${row[1]}`.slice(0, 90), row] as const),
  )('%s', async (_title, [path, query, status, code, quoted, words]) => {
    const url = `/api/v1/${path}?${query}`;
    const english = await problem(app, url, { 'accept-language': 'en-GB,zh;q=0.5' });
    const chinese = await problem(app, url, { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' });
    for (const answer of [english, chinese]) {
      expect([answer.status, answer.code, answer.type]).toEqual([
        status,
        code,
        `urn:jinlin:problem:${code}`,
      ]);
      for (const value of quoted) expect(answer.detail).toContain(value);
      expect(answer.detail).not.toMatch(/\p{Cc}|undefined|\[object/u);
      expect(answer.detail.length).toBeLessThan(400);
    }
    expect(english.detail).toContain(words);
    expect(english.detail).toMatch(/^[A-Z].*\.$/);
    expect(chinese.detail).toMatch(/\p{Script=Han}.*。$/u);
  });

  test('a position the other way round comes with the likely one', async () => {
    const answer = await problem(app, `/api/v1/circle?lng=${lat}&lat=${lng}`);
    expect(answer.suggestion).toEqual({ lng, lat });
  });

  test('a position in range the other way round is recognised where it would fit a region', async () => {
    // A region where both numbers could be either: the small town, moved to 30.5° E.
    const town = await smallTown();
    const [west, south, east, north] = town.region.info.bounds;
    const service = await appOver([retold(town, { bounds: [west - 83, south, east - 83, north] })]);
    const [x, y] = [Math.round((lng - 83) * 1e6) / 1e6, lat];
    for (const region of ['', '&region=small']) {
      const answer = await problem(service, `/api/v1/circle?lng=${y}&lat=${x}${region}&lang=en`);
      expect([answer.status, answer.code]).toEqual([400, 'swapped-coordinates']);
      expect(answer.detail).toContain(`lng=${y}, lat=${x}`);
      expect(answer.suggestion).toEqual({ lng: x, lat: y });
    }
    expect((await problem(service, '/api/v1/circle?lng=10&lat=20')).code).toBe(
      'outside-every-region',
    );
  });
});

describe('the language of a refusal', () => {
  test.each([
    ['lang=en', 'zh-CN', 'en'],
    ['lang=zh-CN', 'en', 'zh-CN'],
    ['', 'fr, en;q=0.5', 'en'],
    ['', 'fr', 'zh-CN'],
    ['', '', 'zh-CN'],
  ])('%s with Accept-Language "%s" is %s', async (query, accepted, language) => {
    const response = await app.inject({
      url: `/api/v1/circle?${query}`,
      headers: { 'accept-language': accepted },
    });
    expect(response.headers['content-language']).toBe(language);
    expect(/\p{Script=Han}/u.test(response.json<{ detail: string }>().detail)).toBe(
      language === 'zh-CN',
    );
  });

  test('that nobody here speaks is refused', async () => {
    const answer = await problem(app, `/api/v1/circle?${here}&lang=fr`);
    expect([answer.status, answer.code]).toEqual([400, 'invalid-language']);
    expect(answer.detail).toContain('fr');
  });
});

describe('what lies at the edge of what is allowed is answered', () => {
  const at = crossingAt(2, 2);
  test.each(['1', '60', '1.0', '1e1', '15.5', ' 15 ', '+15'])('minutes=%s', async (minutes) => {
    expect((await circle(app, at as [number, number], { minutes })).limitMinutes).toBe(
      Number(minutes),
    );
  });

  test.each([
    '2026-03-01T09:30:00+08:00',
    '2026-03-01T09:30Z',
    '2026-03-01T09:30:00.123+0800',
    '2028-02-29T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59-12:00',
  ])('at=%s', async (moment) => {
    expect((await circle(app, at as [number, number], { at: moment })).at).toBe(moment);
    const start = sample.region.info.start.position;
    expect(
      (await circle(app, start, { at: moment, minutes: 10 })).facilities.length,
    ).toBeGreaterThan(0);
  });

  test('a plus that a form turned into a space', async () => {
    const response = await app.inject(`/api/v1/circle?${here}&at=2026-03-01T09:30:00+08:00`);
    expect(response.json<{ at: string }>().at).toBe('2026-03-01T09:30:00+08:00');
  });

  test.each(['0', '1', 'true', 'false'])('streets=%s', async (streets) => {
    const answer = await circle(app, at as [number, number], { streets, minutes: 3 });
    expect(answer.streets !== undefined).toBe(streets === '1' || streets === 'true');
  });
});

describe('the site beside the API', () => {
  test('never answers under /api, not even with its own page for what is missing', async () => {
    const siteDir = mkdtempSync(join(tmpdir(), 'jinlin-site-'));
    try {
      writeFileSync(join(siteDir, 'index.html'), '<h1>近邻圈</h1>');
      writeFileSync(join(siteDir, '404.html'), '<h1>没有这一页</h1>');
      const service = await appOver([await smallTown()], { siteDir });
      expect((await service.inject('/')).body).toContain('近邻圈');
      const missing = await service.inject('/nothing-here');
      expect([missing.statusCode, missing.body]).toEqual([404, '<h1>没有这一页</h1>']);
      for (const url of [
        '/api',
        '/api/',
        '/api/v1',
        '/api/v2/circle',
        '/api/v1/circle.html',
        '/api/docs/nothing',
        '/api/v1/%zz',
      ]) {
        const answer = await problem(service, url);
        expect([url, answer.status, answer.code]).toEqual([url, 404, 'not-found']);
      }
    } finally {
      rmSync(siteDir, { recursive: true });
    }
  });
});
