import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../server/http/app.ts';
import { idOf } from '../../../server/http/hsds/uuid.ts';
import { at, directoryWorld, recordsWithDivisions } from '../../fixtures/directory-world.ts';
import { appOver, get, problem, queryOf, type Parameters } from '../../fixtures/http-world.ts';

type Json = Record<string, unknown>;
interface Page {
  contents: Json[];
  [field: string]: unknown;
}

let app: App;
const page = (list: string, asked: Parameters = {}) => get<Page>(app, `/hsds/v3/${list}`, asked);
const names = async (list: string, asked: Parameters = {}) =>
  (await page(list, asked)).contents.map(({ name }) => name);
const linked = async (asked: Parameters) =>
  (await page('service_at_locations', asked)).contents.map(({ service }) => (service as Json).name);
const refused = (list: string, asked: Parameters) =>
  problem(app, `/hsds/v3/${list}?${queryOf({ ...asked, lang: 'en' })}`);
beforeAll(async () => {
  app = await appOver([await directoryWorld()], { records: recordsWithDivisions() });
}, 60_000);

/** The seven in their order. */
const all = [
  '旧港市场',
  '药店',
  '东风卫生站',
  '=东风"小学"',
  '海边图书室',
  '远处的邮局',
  '明天关的市场',
];
const stranger = '5c4d79d7-cc55-470e-9f1f-8cad074e4892';

describe('a page', () => {
  test('says where it stands among all', async () => {
    const { contents, ...first } = await page('services', { per_page: 3 });
    expect(first).toEqual({
      total_items: 7,
      total_pages: 3,
      page_number: 1,
      size: 3,
      first_page: true,
      last_page: false,
      empty: false,
    });
    expect(contents.map(({ name }) => name)).toEqual(all.slice(0, 3));
    expect(await page('services', { per_page: 3, page: 3 })).toMatchObject({
      size: 1,
      first_page: false,
      last_page: true,
      empty: false,
      contents: [{ name: '明天关的市场' }],
    });
  });

  test('behind the last one is empty', async () => {
    expect(await page('services', { per_page: 3, page: 4 })).toMatchObject({
      total_items: 7,
      size: 0,
      last_page: true,
      empty: true,
      contents: [],
    });
  });

  test('of nothing is the first and the last', async () => {
    expect(await page('services', { search: '没有这个' })).toMatchObject({
      total_items: 0,
      total_pages: 0,
      page_number: 1,
      first_page: true,
      last_page: true,
      empty: true,
    });
  });

  test.each<[string, Parameters, string, number]>([
    ['services', {}, 'per_page', 1000],
    ['services', { full: 1 }, 'per_page', 100],
    ['organizations', { full: 1 }, 'per_page', 20],
    ['services', {}, 'page', 1_000_000],
    ['service_at_locations', { near: '113.5,22.3' }, 'proximity', 100_000],
  ])('of %s (%o) takes %s from 1 to %i', async (list, asked, name, most) => {
    for (const value of [1, most]) await page(list, { ...asked, [name]: value });
    for (const value of [0, most + 1, '', '1.5', '-1', '1e2', 'x']) {
      const { status, code, detail } = await refused(list, { ...asked, [name]: value });
      expect([status, code]).toEqual([400, 'whole-number-out-of-range']);
      expect(detail).toContain(`${name} must be a whole number from 1 to ${most}, got “${value}”`);
    }
  });

  test('as lines holds everything, one record each', async () => {
    const response = await app.inject('/hsds/v3/services?format=ndjson');
    expect(response.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    const lines = response.body.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as Json).name)).toEqual(all);
    expect(await refused('services', { format: 'ndjson', page: 2 })).toMatchObject({
      code: 'one-of-two',
    });
  });

  test('is not sent again to who has it', async () => {
    const url = '/hsds/v3/services?per_page=2';
    const { headers } = await app.inject(url);
    expect(headers['cache-control']).toBe('public, no-cache');
    const ask = (other: string) =>
      app.inject({ url: other, headers: { 'if-none-match': String(headers.etag) } });
    expect([(await ask(url)).statusCode, (await ask(url)).body]).toEqual([304, '']);
    expect((await ask('/hsds/v3/services?per_page=3')).statusCode).toBe(200);
  });
});

describe('services are found', () => {
  test.each<[string, string[]]>([
    ['市场', ['旧港市场', '明天关的市场']],
    ['old HARBOUR', ['旧港市场']],
    ['东风 药店', ['东风卫生站']],
    ['pharmacy', ['药店', '东风卫生站']],
    ['ｐｈａｒｍａｃｙ', ['药店', '东风卫生站']],
    ['旧港社区', ['旧港市场', '药店', '海边图书室']],
    ['有限公司', ['东风卫生站']],
    ['市场 药店', []],
  ])('by the words "%s"', async (search, expected) => {
    expect(await names('services', { search })).toEqual(expected);
  });

  test('by a term, and by the group above it', async () => {
    const by = (code: string) =>
      names('services', { taxonomy_term_id: idOf('taxonomy_term', code) });
    expect(await by('pharmacy')).toEqual(['药店', '东风卫生站']);
    expect(await by('base')).toEqual(['东风卫生站']);
    expect(await by('daily')).toContain('旧港市场');
    expect(await names('services', { taxonomy_term_id: stranger })).toEqual([]);
  });

  test('by the taxonomy', async () => {
    const taxonomy_id = idOf('taxonomy', 'jinlin-categories');
    expect(await names('services', { taxonomy_id })).toEqual(all);
    expect(await names('services', { taxonomy_id: stranger })).toEqual([]);
  });

  test('by who answers for them', async () => {
    const by = (key: string) => names('services', { organization_id: idOf('organization', key) });
    expect(await by('community/440402001002')).toEqual(['=东风"小学"', '明天关的市场']);
    expect(await by('operator/91440400MA4UQXXX0A')).toEqual(['东风卫生站']);
    expect(await by('region/harbour')).toEqual(['远处的邮局']);
    expect(await names('services', { organization_id: stranger })).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['2026-02-01T03:00:00Z', ['东风卫生站', '海边图书室', '明天关的市场']],
    ['2026-02-01T03:00:01Z', ['海边图书室', '明天关的市场']],
    ['2026-02-01T11:00:00+08:00', ['东风卫生站', '海边图书室', '明天关的市场']],
    ['2026-03-01', ['海边图书室', '明天关的市场']],
    ['2026-03-02', ['明天关的市场']],
  ])('that changed at %s or later', async (modified_after, expected) => {
    expect(await names('services', { modified_after })).toEqual(expected);
  });

  test('by all that is asked together', async () => {
    const asked = { search: '市场', modified_after: '2026-03-01' };
    expect(await names('services', asked)).toEqual(['明天关的市场']);
  });

  test('in their shortest form on one page', async () => {
    const { contents, ...rest } = await page('services', { minimal: 'true' });
    expect(rest).toMatchObject({ total_items: 7, total_pages: 1, size: 7, last_page: true });
    expect(contents[0]).toEqual({
      id: idOf('service', 'n1'),
      modified_date: '2026-01-20T00:00:00.000Z',
    });
    expect(await page('services', { minimal: 1, page: 2 })).toMatchObject({ size: 0, empty: true });
    expect(await page('services', { minimal: 1, per_page: 2 })).toMatchObject({ total_pages: 4 });
    expect(await refused('services', { minimal: 1, full: 1 })).toMatchObject({
      code: 'one-of-two',
    });
  });

  test('in full', async () => {
    const { contents } = await page('services', { full: 'true', search: 'old harbour' });
    expect(contents[0]).toMatchObject({
      phones: [{}],
      schedules: [{}],
      service_at_locations: [{}],
    });
  });
});

describe('services at locations are found', () => {
  test('by their postcode', async () => {
    expect(await linked({ postcode: '519000' })).toEqual(['东风卫生站']);
  });

  test('by metres from the middle of a postcode', async () => {
    // The health station stands alone with it; its neighbours are 111.2 m away.
    expect(await linked({ postcode: '519000', proximity: 111 })).toEqual(['东风卫生站']);
    expect(await linked({ postcode: '519000', proximity: 112 })).toEqual([
      '药店',
      '东风卫生站',
      '=东风"小学"',
    ]);
  });

  test('by metres from a position', async () => {
    const [lng, lat] = at(9);
    expect(await linked({ near: `${lng},${lat}`, proximity: 1 })).toEqual(['远处的邮局']);
    expect(await linked({ near: `${lng},${lat + 0.5}`, proximity: 1 })).toEqual([]);
  });

  test('by words and terms as services are', async () => {
    expect(await linked({ search: '市场' })).toEqual(['旧港市场', '明天关的市场']);
    expect(await linked({ full: 1, search: 'old' })).toEqual(['旧港市场']);
  });

  test.each<[Parameters, number, string, string]>([
    [{ postcode: '51900' }, 400, 'invalid-postcode', '51900'],
    [{ postcode: '519001' }, 400, 'unknown-postcode', '519001'],
    [{ proximity: 100 }, 400, 'missing-parameter', 'postcode / near'],
    [{ near: '113.5,22.3' }, 400, 'missing-parameter', 'proximity'],
    [{ near: '113.5', proximity: 9 }, 400, 'invalid-pair', '113.5'],
    [{ near: '113.5,22.3', proximity: 9, postcode: '519000' }, 400, 'one-of-two', 'near'],
  ])('never by %o', async (asked, status, code, quoted) => {
    const found = await refused('service_at_locations', asked);
    expect([found.status, found.code]).toEqual([status, code]);
    expect(found.detail).toContain(quoted);
  });
});

describe('other lists', () => {
  test('organizations by their words and codes', async () => {
    expect(await names('organizations')).toEqual([
      '拱北街道',
      '旧港社区居委会',
      '东风社区居委会',
      '东风医疗有限公司',
      '旧港：经营者未登记',
    ]);
    expect(await names('organizations', { search: '东风' })).toEqual([
      '东风社区居委会',
      '东风医疗有限公司',
    ]);
    expect(await names('organizations', { search: '440402001002' })).toEqual(['东风社区居委会']);
  });

  test('organizations whole, with short or whole services', async () => {
    const held = async (asked: Parameters) => {
      const { contents } = await page('organizations', { search: '医疗', ...asked });
      return contents[0]!.services;
    };
    expect(await held({})).toBeUndefined();
    expect(await held({ full: 1 })).toEqual([
      { id: idOf('service', 'w77'), name: '东风卫生站', status: 'active' },
    ]);
    expect(await held({ full_service: 1 })).toMatchObject([{ phones: [{}] }]);
  });

  test('locations by their words', async () => {
    expect(await names('locations')).toEqual(all);
    expect(await names('locations', { search: '邮局' })).toEqual(['远处的邮局']);
  });

  test('the taxonomy, once', async () => {
    expect(await names('taxonomies')).toEqual(['jinlin categories']);
    expect(await names('taxonomies', { search: '别的' })).toEqual([]);
  });

  test('terms: groups on top, categories below', async () => {
    const top = await names('taxonomy_terms', { top_only: 'true' });
    expect(top).toEqual(['社区“六个一”', '便民利民服务', '公用事业网点', '公共服务']);
    const below = await page('taxonomy_terms', {
      parent_id: idOf('taxonomy_term', 'base'),
      search: 'health',
    });
    expect(below.contents).toMatchObject([
      { code: 'health', parent_id: idOf('taxonomy_term', 'base') },
    ]);
    expect(await names('taxonomy_terms', { parent_id: stranger })).toEqual([]);
    expect(await names('taxonomy_terms', { taxonomy_id: stranger })).toEqual([]);
  });
});

describe('refused is', () => {
  test.each<[string, Parameters, string, string]>([
    ['services', { serach: 'x' }, 'unknown-parameter', 'serach'],
    ['services', { search: ' ' }, 'empty-question', 'search'],
    ['services', { search: '好'.repeat(101) }, 'question-too-long', '101'],
    ['services', { format: 'xml' }, 'unknown-choice', 'xml'],
    ['services', { full: 'yes' }, 'invalid-flag', 'yes'],
    ['services', { taxonomy_term_id: 'market' }, 'invalid-id', 'market'],
    ['services', { taxonomy_id: '1' }, 'invalid-id', '1'],
    ['services', { organization_id: '440402' }, 'invalid-id', '440402'],
    ['services', { modified_after: '2026-02-30' }, 'invalid-moment', '2026-02-30'],
    ['services', { modified_after: '2026-02-01T25:00' }, 'invalid-moment', '25:00'],
    ['services', { modified_after: 'yesterday' }, 'invalid-moment', 'yesterday'],
    ['services', { postcode: '519000' }, 'unknown-parameter', 'postcode'],
    ['taxonomy_terms', { parent_id: 'base' }, 'invalid-id', 'base'],
    ['taxonomy_terms', { top_only: '2' }, 'invalid-flag', '2'],
    ['organizations', { full_service: '' }, 'invalid-flag', 'full_service'],
    [
      `organizations/${idOf('organization', 'region/harbour')}`,
      { full_service: 'x' },
      'invalid-flag',
      'x',
    ],
    [
      `services/${idOf('service', 'n1')}`,
      { full_service: '1' },
      'unknown-parameter',
      'full_service',
    ],
  ])('%s?%o', async (list, asked, code, quoted) => {
    const found = await refused(list, asked);
    expect([found.status, found.code]).toEqual([400, code]);
    expect(found.detail).toContain(quoted);
  });

  test('nothing of a search of 100 characters', async () => {
    expect(await names('services', { search: '好'.repeat(100) })).toEqual([]);
  });

  test.each([
    'services',
    'organizations',
    'locations',
    'service_at_locations',
    'taxonomies',
    'taxonomy_terms',
  ])('an id that nothing of %s has', async (list) => {
    for (const id of [stranger, 'n1', '%20']) {
      const { status, code, detail } = await problem(app, `/hsds/v3/${list}/${id}?lang=en`);
      expect([status, code]).toEqual([404, 'unknown-entry']);
      expect(detail).toContain(decodeURIComponent(id));
    }
  });
});

test('ids are read in capitals too', async () => {
  const id = idOf('service', 'n1').toUpperCase();
  expect(await get(app, `/hsds/v3/services/${id}`)).toMatchObject({ name: '旧港市场' });
});

test('the root says where everything is, as it was reached', async () => {
  const response = await app.inject({ url: '/hsds/v3/', headers: { host: 'town.example:8443' } });
  expect(response.json()).toMatchObject({
    version: '3.0',
    profile: 'http://town.example:8443/hsds/v3/profile.json',
    openapi_url: 'http://town.example:8443/api/v1/openapi.json',
  });
  const odd = await app.inject({ url: '/hsds/v3/', headers: { host: 'no host' } });
  expect(odd.json()).toMatchObject({ profile: 'http://localhost/hsds/v3/profile.json' });
  const named = await appOver([await directoryWorld()], { publicOrigin: 'https://town.example' });
  const claimed = await named.inject({ url: '/hsds/v3/', headers: { host: 'evil.example' } });
  expect(claimed.json()).toMatchObject({ profile: 'https://town.example/hsds/v3/profile.json' });
  const bare = await app.inject('/hsds/v3');
  expect([bare.statusCode, bare.headers.location]).toEqual([308, '/hsds/v3/']);
});
