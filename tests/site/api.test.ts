import { describe, expect, it } from 'vitest';
import { createApi } from '../../site/lib/api.ts';
import { locate } from '../../site/lib/locate.ts';
import { firstRegion, regionAt } from '../../site/lib/regions.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';

type Seen = { url: string; init: RequestInit };

function apiAnswering(answer: () => Response | Promise<Response>, online = true) {
  const seen: Seen[] = [];
  const fetcher = (async (url: string, init: RequestInit) => {
    seen.push({ url, init });
    return answer();
  }) as unknown as typeof fetch;
  return { seen, api: createApi('zh-CN', fetcher, () => online) };
}

describe('a request', () => {
  it('asks for one’s language and leaves out what was not chosen', async () => {
    const { api, seen } = apiAnswering(() => Response.json({ regions: [] }));
    expect(await api.regions()).toEqual({ ok: true, value: { regions: [] } });
    await api.circle({ position: [113.5, 22.3], profile: 'walk' });
    await api.circle({
      position: [113.5, 22.3],
      profile: 'elder',
      minutes: 20,
      kind: 'rural',
      region: 'a b',
    });
    await api.circle({ position: [113.5, 22.3], profile: 'walk', streets: true });
    await api.why({ from: [113.5, 22.3], to: 'n1', profile: 'pram' });
    await api.why({ from: [113.5, 22.3], to: [113.6, 22.4], profile: 'walk', minutes: 20 });
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/v1/regions',
      '/api/v1/circle?lng=113.5&lat=22.3&profile=walk',
      '/api/v1/circle?lng=113.5&lat=22.3&region=a%20b&profile=elder&minutes=20&kind=rural',
      '/api/v1/circle?lng=113.5&lat=22.3&profile=walk&streets=1',
      '/api/v1/why?from=113.5,22.3&facility=n1&profile=pram',
      '/api/v1/why?from=113.5,22.3&to=113.6,22.4&profile=walk&minutes=20',
    ]);
    expect(
      seen.every(({ init }) => new Headers(init.headers).get('accept-language') === 'zh-CN'),
    ).toBe(true);
  });

  it('returns every failure instead of throwing it', async () => {
    const problem = { type: '', title: '', status: 404, code: 'unknown-region', detail: '没有' };
    const failures = [
      apiAnswering(() => Response.json(problem, { status: 404 })),
      apiAnswering(() => new Response('<html>', { status: 502 })),
      apiAnswering(() => new Response('not json', { status: 200 })),
      apiAnswering(() => Promise.reject(new TypeError('failed'))),
      apiAnswering(() => Promise.reject(new TypeError('failed')), false),
    ];
    const answers = await Promise.all(failures.map(({ api }) => api.regions()));
    expect(answers.map((answer) => (answer.ok ? null : answer.failure))).toEqual([
      { kind: 'problem', problem },
      { kind: 'broken', status: 502 },
      { kind: 'broken', status: 200 },
      { kind: 'unreachable' },
      { kind: 'offline' },
    ]);
  });
});

describe('one’s location', () => {
  const browser = (ask: (found: PositionCallback, lost: PositionErrorCallback) => void) =>
    ({ getCurrentPosition: ask }) as unknown as Geolocation;

  it('comes with its accuracy', async () => {
    const found = browser((ok) =>
      ok({
        coords: { longitude: 113, latitude: 22, accuracy: 350 },
      } as unknown as GeolocationPosition),
    );
    expect(await locate(found, true)).toEqual({
      ok: true,
      position: [113, 22],
      accuracyMeters: 350,
    });
  });

  it('is refused for a reason', async () => {
    const refusing = (code: number) =>
      browser((_, lost) => lost({ code } as GeolocationPositionError));
    const reasons = [
      await locate(refusing(1), true),
      await locate(refusing(2), true),
      await locate(refusing(3), true),
      await locate(undefined, true),
      await locate(undefined, false),
    ];
    expect(reasons.map((answer) => !answer.ok && answer.reason)).toEqual([
      'denied',
      'unavailable',
      'timeout',
      'unsupported',
      'insecure',
    ]);
  });
});

describe('the region', () => {
  const region = (id: string, bounds: number[], invented = false) =>
    ({ id, bounds, invented }) as RegionAnswer;
  const sample = region('sample', [0, 0, 2, 2], true);
  const town = region('town', [1, 1, 3, 3]);

  it('of a position is the preferred one of those around it', () => {
    expect(regionAt([sample, town], [1.5, 1.5])?.id).toBe('sample');
    expect(regionAt([sample, town], [1.5, 1.5], 'town')?.id).toBe('town');
    expect(regionAt([sample, town], [0.5, 0.5], 'town')?.id).toBe('sample');
    expect(regionAt([sample, town], [9, 9], 'town')).toBeUndefined();
  });

  it('to open with is the asked one, else a real one', () => {
    expect(firstRegion([sample, town])?.id).toBe('town');
    expect(firstRegion([sample, town], 'sample')?.id).toBe('sample');
    expect(firstRegion([sample], 'gone')?.id).toBe('sample');
    expect(firstRegion([])).toBeUndefined();
  });
});
