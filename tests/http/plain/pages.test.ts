import { beforeAll, describe, expect, test } from 'vitest';
import type { Circle } from '../../../server/contract/circle.ts';
import type { App } from '../../../server/http/app.ts';
import { RegionEngine } from '../../../server/domain/region-engine.ts';
import {
  appOver,
  circle,
  norms,
  queryOf,
  sampleTown,
  smallTown,
  type Parameters,
} from '../../fixtures/http-world.ts';
import { beyondRiver, crossingAt } from '../../fixtures/small-town.ts';

const [lng, lat] = crossingAt(2, 3);
const at = { lng, lat };
let app: App;
beforeAll(async () => {
  app = await appOver([await smallTown()]);
});

async function page(path: string, fields: Parameters = {}, over = app) {
  const { statusCode, headers, body } = await over.inject(`${path}?${queryOf(fields)}`);
  return { status: statusCode, headers, body, text: textOf(body) };
}

/** What is read: tags gone, entities read, spaces folded. */
const textOf = (body: string): string =>
  body
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe('a plain page', () => {
  test.each(['/plain', '/plain/', '/plain/en', '/plain/en/'])(
    'opens with the form: %s',
    async (url) => {
      const { status, headers, body } = await page(url);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(body).toContain('<select id="place"');
      expect(body).toContain(url.includes('en') ? 'lang="en"' : 'lang="zh-CN"');
    },
  );

  test.each(['/plain/', '/plain/en/route/'])(
    'is not stored, sends no referrer and may run no script: %s',
    async (url) => {
      const { headers, body } = await page(url, { ...at, to: 'n501' });
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toMatch(/script|unsafe/);
      expect(headers['set-cookie']).toBeUndefined();
      expect(body).not.toMatch(/<script|<style| style=| on[a-z]+=/);
    },
  );

  test('keeps large text on every link of its own, and takes it back', async () => {
    const { body } = await page('/plain/', { ...at, large: 1 });
    expect(body).toContain('data-elder="on"');
    const own = [...body.matchAll(/href="(\/plain[^"]*)"/g)].map((match) => match[1]!);
    const without = own.filter((href) => !href.includes('large=1') && !href.endsWith('.css'));
    expect(own.length).toBeGreaterThan(4);
    expect(without).toHaveLength(1);
    expect((await page('/plain/', at)).body).toContain('data-elder="off"');
  });

  test('without any region says so', async () => {
    const { status, text } = await page('/plain/', {}, await appOver([]));
    expect(status).toBe(503);
    expect(text).toContain('还没有任何地区的数据');
  });
});

describe('a result', () => {
  test('tells every facility with minutes, metres and open state, as the API has it', async () => {
    const answer: Circle = await circle(app, [lng, lat]);
    const { text } = await page('/plain/', at);
    expect(answer.facilities.map(({ name }) => name)).toEqual(['便民药店', '百家超市']);
    // Wednesday, 10:00: the shop's hours are known and it is open, the pharmacy's are not.
    const [pharmacy, shop] = answer.facilities;
    const minutes = (seconds: number) => `${Math.ceil(seconds / 60)} 分钟`;
    const tens = (meters: number) => `${Math.round(meters / 10) * 10} 米`;
    expect(text).toContain(`百家超市 ${minutes(shop!.seconds)} · ${tens(shop!.meters)} · 开着`);
    expect(text).toContain(
      `便民药店 ${minutes(pharmacy!.seconds)} · ${tens(pharmacy!.meters)} · 时间不详`,
    );
  });

  test('at another time tells what is open then', async () => {
    expect((await page('/plain/', { ...at, when: '2026-03-04T22:30' })).text).toContain(
      '关着，周四 08:00 开',
    );
    expect((await page('/plain/en/', { ...at, when: '2026-03-04T21:59' })).text).toContain(
      '· open',
    );
  });

  test('tells what is missing with the nearest beyond the limit, where the register is complete', async () => {
    const over = await appOver([await sampleTown()]);
    // 深坑村, a village half an hour from little.
    const start = { lng: 112.98021, lat: 23.50774 };
    const answer = await circle(over, [start.lng, start.lat]);
    const far = answer.categories.find(
      ({ essential, state, nearestFacility }) => essential && state === 'gap' && nearestFacility,
    )!;
    expect(far.nearestSeconds).toBeGreaterThan(30 * 60);
    const { text, body } = await page('/plain/', start, over);
    expect(text).toContain('缺的');
    expect(text).toContain(`最近的要 ${Math.ceil(far.nearestSeconds! / 60)} 分钟`);
    expect(body).toContain(`to=${far.nearestFacility}"`);
    expect(answer.facilities.length).toBeGreaterThan(5);
    for (const { id } of answer.facilities) expect(body).toContain(`to=${id}"`);
    for (const { properties } of answer.contours.features)
      expect(text).toContain(`${properties.minutes} 分钟：`);
  });

  test('has telephone links, and none for what cannot be dialled', async () => {
    const { region } = await smallTown();
    const phones = ['0755-8888 0000;+86 138 0013 8000', '<b>无</b>'];
    const facilities = region.facilities.map((facility, i) => ({ ...facility, phone: phones[i]! }));
    const over = await appOver([new RegionEngine({ ...region, facilities }, norms)]);
    const { body } = await page('/plain/', at, over);
    expect(body).toContain('<a href="tel:075588880000">0755-8888 0000</a>');
    expect(body).toContain('<a href="tel:+8613800138000">+86 138 0013 8000</a>');
    expect(body).toContain('&lt;b&gt;无&lt;/b&gt;');
  });

  test('escapes names that are markup', async () => {
    const { region } = await smallTown();
    const evil = `"><script>alert('1')</script>`;
    const facilities = region.facilities.map((facility) => ({ ...facility, name: evil }));
    const place = { id: 'p', name: evil, place: 'village', position: region.info.start.position };
    const over = await appOver([
      new RegionEngine({ ...region, facilities, places: [place] }, norms),
    ]);
    for (const [url, more] of [
      ['/plain/', {}],
      ['/plain/en/route/', { to: 'n501' }],
      ['/plain/', { minutes: evil, kind: evil, profile: evil, region: evil, when: evil }],
    ] as const) {
      const { body, text } = await page(url, { ...at, ...more }, over);
      expect(body).not.toContain('<script');
      expect(text).toContain(evil);
    }
  });
});

describe('with several regions', () => {
  test('one is chosen first, its places are listed, and a place of another is refused', async () => {
    const over = await appOver([await sampleTown(), await smallTown()]);
    const list = await page('/plain/', { region: 'sample', list: 1, ...at }, over);
    expect(list.status).toBe(200);
    expect(list.body).toMatch(/<option value="sample" +selected/);
    expect(list.text).toContain('深坑村委会');
    expect((await page('/plain/', { region: 'small', list: 1 }, over)).text).not.toContain('深坑');
    const other = await page('/plain/', { region: 'sample', ...at }, over);
    expect(other.status).toBe(404);
    expect(other.text).toContain('不在地区“示范县”内');
  });

  test('every place of the list leads to a result', async () => {
    const over = await appOver([await sampleTown()]);
    const { body } = await page('/plain/', {}, over);
    const values = [...body.matchAll(/<option value="(\d+\.\d+,\d+\.\d+)"/g)].map((m) => m[1]!);
    expect(values.length).toBeGreaterThan(30);
    for (const place of new Set(values))
      expect([place, (await page('/plain/', { place }, over)).status]).toEqual([place, 200]);
  });
});

describe('the way to a facility', () => {
  test('is told in steps that add up to the whole', async () => {
    const route = (await app.inject(`/api/v1/route?from=${lng},${lat}&to=facility:n501`)).json<{
      seconds: number;
      steps: { street: string }[];
    }>();
    const { text, body } = await page('/plain/route/', { ...at, to: 'n501' });
    expect(text).toContain('去百家超市');
    expect(text).toContain(`${Math.ceil(route.seconds / 60)} 分钟，`);
    const steps = [...body.matchAll(/<li>/g)];
    expect(steps).toHaveLength(route.steps.length);
    for (const { street } of route.steps) if (street) expect(text).toContain(street);
  });

  test.each([
    ['n999', 404, '没有设施“n999”'],
    ['n503', 404, '没有走得通的路'],
  ])('to %s is refused in words: %i', async (to, expected, words) => {
    const { status, text } = await page('/plain/route/', { ...at, to });
    expect(status).toBe(expected);
    expect(text).toContain(words);
  });
});

describe('a refusal', () => {
  const cases: [Parameters, number, string, string, string][] = [
    [
      { lng: 'abc', lat },
      400,
      'lng',
      '经度应为数字，收到的是“abc”。',
      'Longitude must be a number, got "abc".',
    ],
    [{ lng }, 400, 'lat', '请填纬度。', 'Please fill in: Latitude.'],
    [{ lng: 181, lat }, 400, 'lng', '经度应在 -180 到 180 之间', 'Longitude must lie between'],
    [{ lng: lat, lat: lng }, 400, 'lat', '写反了', 'look swapped'],
    [{ lng: 12, lat: 34 }, 404, 'lng', '不在任何已导入的地区内', 'none of the imported regions'],
    [{ place: '12,34' }, 404, 'place', '不在任何已导入的地区内', 'none of the imported regions'],
    [{ place: '1,2,3' }, 400, 'place', '收到的是“1,2,3”', 'got "1,2,3"'],
    [
      { ...at, minutes: 61 },
      400,
      'minutes',
      '分钟数应为 1 到 60，收到的是“61”',
      'Minutes must be 1 to 60, got "61"',
    ],
    [{ ...at, minutes: 0 }, 400, 'minutes', '收到的是“0”', 'got "0"'],
    [
      { ...at, minutes: '十' },
      400,
      'minutes',
      '时间（分钟）应为数字，收到的是“十”',
      'Time in minutes must be a number',
    ],
    [{ ...at, profile: 'fly' }, 400, 'profile', '“fly”', '"fly"'],
    [{ ...at, kind: 'sea' }, 400, 'kind', '“sea”', '"sea"'],
    [{ ...at, when: '明天' }, 400, 'when', '收到的是“明天”', 'got "明天"'],
    [{ ...at, when: '2026-02-30T09:00' }, 400, 'when', '2026-02-30T09:00', '2026-02-30T09:00'],
    [{ ...at, crs: 'mars' }, 400, 'lng', '“mars”', '"mars"'],
    [{ ...at, region: 'nowhere' }, 404, 'lng', '没有地区“nowhere”', 'no region "nowhere"'],
  ];

  test.each(cases)(
    'of %o is %i at field %s, told first, with all that was typed',
    async (fields, status, field, zh, en) => {
      for (const [path, words] of [
        ['/plain/', zh],
        ['/plain/en/', en],
      ] as const) {
        const answer = await page(path, fields);
        expect(answer.status).toBe(status);
        const link = answer.body.indexOf(`<a href="#${field}">`);
        expect(link).toBeGreaterThan(0);
        expect(link).toBeLessThan(answer.body.indexOf('<h1>'));
        expect(answer.body).toMatch(new RegExp(`id="${field}"`));
        expect(answer.body).toContain(`id="${field}-error"`);
        expect(answer.text).toContain(words);
        for (const name of ['lng', 'lat', 'minutes', 'when'] as const)
          if (fields[name] !== undefined)
            expect(answer.body).toContain(`name="${name}" value="${fields[name]}"`);
      }
    },
  );

  test.each([1, 60])('is not met at %i minutes, the edge of what is allowed', async (minutes) => {
    expect((await page('/plain/', { ...at, minutes })).status).toBe(200);
  });

  test('tells every field that is wrong, not only the first', async () => {
    const { body } = await page('/plain/', { lng: 'x', lat: 'y', minutes: 99, when: 'z' });
    for (const field of ['lng', 'lat', 'minutes', 'when'])
      expect(body).toContain(`<a href="#${field}">`);
  });

  test('of a place without a street near', async () => {
    const [x, y] = [crossingAt(2, 8)[0], (crossingAt(2, 5)[1] + beyondRiver[1]) / 2];
    const { status, text } = await page('/plain/', { lng: x, lat: y });
    expect(status).toBe(422);
    expect(text).toContain('300 米内没有可以通行的道路');
  });
});
