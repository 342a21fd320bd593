import { Writable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { PlacesSchema, type PlacesAnswer } from '../../server/contract/places.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { logSerializers, type App } from '../../server/http/app.ts';
import type { Places } from '../../server/store/places/places.ts';
import {
  appOver,
  expectValid,
  get,
  problem,
  sampleTown,
  type Parameters,
} from '../fixtures/http-world.ts';
import {
  categoryNames,
  named,
  placesOver,
  regionSource,
  sourceOf,
} from '../fixtures/place-world.ts';

let sample: RegionEngine;
let places: Places;
let app: App;
let near: string;

beforeAll(async () => {
  sample = await sampleTown();
  const division = named('唐家村', {
    kind: 'community',
    id: '440402009207',
    nameEn: 'Tangjia Village',
    detail: { zh: '唐家湾镇 · 香洲区', en: 'Tangjiawan Town, Xiangzhou District' },
  });
  places = placesOver(regionSource(sample), sourceOf([...categoryNames(), division]));
  app = await appOver([sample], { places });
  near = sample.region.info.start.position.join(',');
}, 60_000);

const ask = async (q: string, more: Parameters = {}) => {
  const answer = await get<PlacesAnswer>(app, '/api/v1/places', { q, ...more });
  expectValid(PlacesSchema, answer);
  return answer.places;
};
const url = (query: string) => `/api/v1/places?${query}`;

describe('names', () => {
  test('of every kind are found, each with what tells it from others', async () => {
    const kinds = new Map<string, { detail: { zh: string; en: string }; region: string | null }>();
    for (const q of ['超市', '南岸', '罗坑', '人民路', '榕树广场'])
      for (const hit of await ask(q, { near, limit: 20 })) kinds.set(hit.kind, hit);
    expect([...kinds.keys()].toSorted()).toEqual([
      'category',
      'community',
      'facility',
      'place',
      'street',
    ]);
    for (const { detail, region } of kinds.values()) {
      expect(detail.zh).not.toBe('');
      expect(detail.en).not.toBe('');
      expect([null, 'sample']).toContain(region);
    }
  });

  test('come with position and metres where they lie in a region, and without where only the name is known', async () => {
    const [community] = await ask('南岸社区', { near });
    expect(community).toMatchObject({ region: 'sample', meters: expect.any(Number) });
    expect((await ask('唐家', { near }))[0]).toEqual({
      kind: 'community',
      id: '440402009207',
      name: '唐家村',
      nameEn: 'Tangjia Village',
      detail: { zh: '唐家湾镇 · 香洲区', en: 'Tangjiawan Town, Xiangzhou District' },
      position: null,
      region: null,
      link: '/community/440402009207/',
    });
  });

  test('of facilities lead to a place from which a circle can be asked', async () => {
    const hits = await ask('公园', { near, limit: 20 });
    const parks = hits.filter(({ kind }) => kind === 'facility');
    expect(parks.length).toBeGreaterThan(0);
    for (const { position } of parks) {
      const [lng, lat] = position!;
      expect((await app.inject(`/api/v1/circle?lng=${lng}&lat=${lat}`)).statusCode).toBe(200);
    }
  });

  test('that nobody has are an empty list, not an error', async () => {
    expect(await ask('xyzzyqq')).toEqual([]);
    expect(await ask('！！！')).toEqual([]);
  });

  test.each([
    [1, 1],
    [20, 20],
  ])('at most %i', async (limit, count) => {
    expect(await ask('社区', { limit })).toHaveLength(count);
  });

  test('ten unless asked otherwise', async () => expect(await ask('社区')).toHaveLength(10));
});

describe('coordinates', () => {
  const [lng, lat] = [112.9482, 23.4649];

  test.each([`${lng},${lat}`, `${lat}，${lng}`, `geo:${lat},${lng}`])('%s', async (q) => {
    const [hit, ...more] = await ask(q, { near });
    expect(more).toEqual([]);
    expect(hit).toMatchObject({
      kind: 'position',
      position: [lng, lat],
      region: 'sample',
      datum: 'wgs84',
    });
    expect(hit!.detail.zh).toContain('示范县');
  });

  test('of Chinese map apps are some hundred metres off until they are converted', async () => {
    const [asked] = await ask(`${lng},${lat}`);
    for (const [crs, least, most] of [
      ['gcj02', 300, 1000],
      ['bd09', 300, 2500],
    ] as const) {
      const [hit] = await ask(`${lng},${lat}`, { crs, near: asked!.position!.join(',') });
      expect(hit!.meters).toBeGreaterThan(least);
      expect(hit!.meters).toBeLessThan(most);
      expect(hit!.datum).toBe(crs);
    }
  });

  test('of a link are taken in that app’s datum, unless crs says otherwise', async () => {
    const link = `https://uri.amap.com/marker?position=${lng},${lat}`;
    const [plain] = await ask(link);
    expect(plain!.datum).toBe('gcj02');
    expect(plain!.position).toEqual((await ask(`${lng},${lat}`, { crs: 'gcj02' }))[0]!.position);
    expect(plain!.detail.en).toContain('converted from GCJ-02');
    expect((await ask(link, { crs: 'wgs84' }))[0]!.position).toEqual([lng, lat]);
  });

  test('that can be read both ways are answered both ways, each saying how', async () => {
    const hits = await ask('53.5,13.2');
    expect(hits.map(({ position }) => position)).toEqual([
      [53.5, 13.2],
      [13.2, 53.5],
    ]);
    expect(hits.map(({ detail }) => detail.en)).toEqual([
      expect.stringContaining('longitude first'),
      expect.stringContaining('latitude first'),
    ]);
    expect(hits[0]!.detail.zh).toContain('不在已有数据的地区里');
  });

  test('in a link longer than a name may be', async () => {
    const link = `https://uri.amap.com/marker?position=${lng},${lat}&name=${'x'.repeat(300)}`;
    expect((await ask(link))[0]!.kind).toBe('position');
  });
});

describe('what cannot be looked for is refused with one sentence that quotes it', () => {
  const long = 'x'.repeat(101);
  test.each<[string, string, string[]]>([
    ['', 'missing-parameter', ['q']],
    ['q=', 'empty-question', ['q']],
    ['q=%20%E3%80%80', 'empty-question', ['q']],
    [`q=${long}`, 'question-too-long', ['101', '100', 'xxx']],
    [`q=113.5,22.3${'x'.repeat(1000)}`, 'question-too-long', ['1010', '113.5,22.3']],
    ['q=a&near=1', 'invalid-pair', ['near', '1']],
    ['q=a&near=1,2,3', 'invalid-pair', ['1,2,3']],
    ['q=a&near=a,b', 'invalid-number', ['near', 'a']],
    ['q=a&near=22.3,113.5', 'swapped-coordinates', ['22.3', '113.5']],
    ['q=a&near=181,22', 'longitude-out-of-range', ['181']],
    ['q=a&limit=0', 'limit-out-of-range', ['0', '20']],
    ['q=a&limit=21', 'limit-out-of-range', ['21', '20']],
    ['q=a&limit=1.5', 'limit-out-of-range', ['1.5']],
    ['q=a&limit=', 'limit-out-of-range', ['20']],
    ['q=a&crs=bd-09', 'unknown-datum', ['bd-09', 'bd09']],
    ['q=a&Q=b', 'unknown-parameter', ['Q']],
    ['q=a&q=b', 'repeated-parameter', ['q', 'a, b']],
  ])('%s', async (query, code, quoted) => {
    for (const [lang, words] of [
      ['zh-CN', /\p{Script=Han}.*。$/u],
      ['en', /^[A-Z].*\.$/],
    ] as const) {
      const answer = await problem(app, url(query), { 'accept-language': lang });
      expect([answer.status, answer.code]).toEqual([400, code]);
      expect(answer.detail).toMatch(words);
      for (const value of quoted) expect(answer.detail).toContain(value);
    }
  });

  test('a hundred characters are looked for, Chinese ones too', async () => {
    expect(await ask('x'.repeat(100))).toEqual([]);
    expect(await ask('氹'.repeat(100))).toEqual([]);
  });
});

describe('what was looked for', () => {
  test.each(['info', 'trace'])('stands in no log at level %s', async (level) => {
    let text = '';
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += String(chunk);
        done();
      },
    });
    const logged = await appOver([sample], {
      places,
      logger: { level, stream, serializers: logSerializers },
    });
    const secret = '我家在南岸七号';
    for (const query of [
      `q=${secret}`,
      `q=${secret}&near=112.9417531,23.4648642`,
      `q=${secret}&limit=0`,
      `q=${secret.repeat(20)}`,
    ])
      await logged.inject(encodeURI(url(query)));
    const broken = await appOver([sample], {
      places: {
        search: (asked) => {
          throw new Error(`near 112.9417531: ${asked.length}`);
        },
      },
      logger: { level, stream, serializers: logSerializers },
    });
    expect((await broken.inject(encodeURI(url(`q=${secret}`)))).statusCode).toBe(500);
    expect(text).toContain('"path":"/api/v1/places"');
    for (const trace of ['南岸', encodeURI('南岸'), '9417531', 'q='])
      expect(text).not.toContain(trace);
  });

  test('is neither stored nor passed on', async () => {
    for (const query of ['q=%E5%8D%97%E5%B2%B8', 'q=', 'q=113.5,22.3']) {
      const { headers } = await app.inject(url(query));
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });
});
