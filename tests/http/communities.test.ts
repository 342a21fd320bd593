import { beforeAll, describe, expect, test } from 'vitest';
import {
  AreaDetailSchema,
  AreasSchema,
  CommunitiesSchema,
  CommunityFieldsSchema,
  CommunitySchema,
  StreetHallSchema,
  type Area,
  type Community,
} from '../../server/contract/community.ts';
import type { App } from '../../server/http/app.ts';
import { officeOf } from '../fixtures/acting.ts';
import { dividedRecords, type Divided } from '../fixtures/divided.ts';
import { appOver, expectValid, get, problem, sampleTown } from '../fixtures/http-world.ts';

let app: App;
let world: Divided;
/** 明德社区 and the like: any urban community and any village of the list. */
const urban = '440103001101'; // 翠洲社区居民委员会, 沙面街道, 荔湾区
const village = '445381119201'; // 上赖村民委员会, 罗定市龙湾镇

beforeAll(async () => {
  world = dividedRecords();
  const sample = await sampleTown();
  const { info, communities } = sample.region;
  world.records.divisions.addFromRegion(info, communities);
  app = await appOver([sample], { records: world.records });
}, 60_000);

const patch = (code: string, payload: object, headers = officeOf('44')) =>
  app.inject({ method: 'PATCH', url: `/api/v1/communities/${code}`, payload, headers });

describe('areas', () => {
  test('the province has 21 cities and, apart from its count, the invented one', async () => {
    const { areas } = await get<{ areas: Area[] }>(app, '/api/v1/areas');
    expectValid(AreasSchema, { areas });
    expect(areas.filter(({ invented }) => !invented)).toHaveLength(21);
    expect(areas.filter(({ invented }) => invented)).toEqual([
      {
        code: '4499',
        name: '示范县',
        level: 'city',
        region: 'sample',
        invented: true,
        communities: 17,
        villages: 7,
        withFigures: 17,
      },
    ]);
    const all = areas.filter(({ invented }) => !invented);
    expect(all.reduce((sum, { communities }) => sum + communities, 0)).toBe(26_842);
    const province = await get<Area>(app, '/api/v1/areas/44');
    expectValid(AreaDetailSchema, province);
    expect([province.communities, province.withFigures]).toEqual([26_842, 0]);
  });

  test('of the invented county are called as its file calls them', async () => {
    const { above } = await get<{ above: { name: string }[] }>(app, '/api/v1/areas/449901100001');
    expect(above.map(({ name }) => name)).toEqual(['广东省', '示范县', '示范县', '城关镇']);
  });

  test('go down to the communities of a street, and say what is above', async () => {
    const { areas } = await get<{ areas: Area[] }>(app, '/api/v1/areas', { parent: '440103001' });
    expect(areas).toEqual([
      {
        code: urban,
        name: '翠洲社区居民委员会',
        level: 'community',
        region: null,
        invented: false,
        communities: 1,
        villages: 0,
        withFigures: 0,
      },
    ]);
    const street = await get<{ above: { name: string }[]; hall: object }>(
      app,
      '/api/v1/areas/440103001',
    );
    expectValid(AreaDetailSchema, street);
    expect(street.above.map(({ name }) => name)).toEqual(['广东省', '广州市', '荔湾区']);
    expect(street.hall).toEqual({
      code: '440103001',
      squareMeters: null,
      version: 0,
      updatedAt: null,
    });
  });

  test('unknown codes and codes of another length are refused', async () => {
    for (const path of ['areas/45', 'areas/440', 'areas?parent=440103001101', 'areas?parent=4498'])
      expect((await problem(app, `/api/v1/${path}`)).code).toBe('unknown-area');
  });
});

describe('communities', () => {
  test('are listed by area and found by name or by the start of the code', async () => {
    const list = (query: Record<string, string>) =>
      get<{ communities: Community[]; total: number }>(app, '/api/v1/communities', query);
    const street = await list({ area: '440103001' });
    expectValid(CommunitiesSchema, street);
    expect(street).toMatchObject({ total: 1, communities: [{ code: urban }] });
    expect((await list({ area: '44' })).total).toBe(26_842 + 17);
    expect((await list({ q: '翠洲' })).communities.map(({ code }) => code)).toContain(urban);
    expect((await list({ q: '4401030011' })).total).toBe(1);
    expect((await list({ q: '%' })).total).toBe(0);
    expect((await list({ q: '没有这个社区' })).total).toBe(0);
    const second = await list({ area: '440103', page: '2' });
    expect(second.communities).toHaveLength(50);
    expect((await problem(app, '/api/v1/communities?page=0')).code).toBe('invalid-page');
  });

  test('have a kind with its reason, no figures at first, and a boundary only where asked for', async () => {
    const found = await get<Community>(app, `/api/v1/communities/${urban}`);
    expectValid(CommunitySchema, found);
    expect(found.kind).toEqual({ kind: 'urban', because: 'ending' });
    expect(new Set(Object.values(found.figures))).toEqual(new Set([null]));
    expect('boundary' in found).toBe(false);
    const invented = await get<Community>(app, '/api/v1/communities/449901100001', { boundary: 1 });
    expectValid(CommunitySchema, invented);
    expect(invented.figures.households).toBe(2140);
    expect(invented.boundary?.coordinates[0]![0]!.length).toBeGreaterThan(3);
    expect(invented.boundarySource).toBe('region:sample');
    const odd = await get<Community>(app, '/api/v1/communities/441702001217');
    expect(odd.kind).toEqual({ kind: 'rural', because: 'rule', rule: 'fishing-committee' });
  });

  test('are changed by their office: values, version, audit; a stale version changes nothing', async () => {
    const change = {
      version: 0,
      figures: { households: 300, residents: 900, indoorSquareMeters: 60.5 },
      office: { position: [113.24, 23.1], phone: '020-12345678' },
    };
    const response = await patch(village, change, officeOf('445381', 'office of Luoding'));
    expect(response.statusCode).toBe(200);
    const changed = response.json<Community>();
    expectValid(CommunitySchema, changed);
    expect([changed.version, changed.figures.households, changed.office.position]).toEqual([
      1,
      300,
      [113.24, 23.1],
    ]);
    const stale = await patch(village, { version: 0, figures: { households: 1 } });
    expect([stale.statusCode, stale.json<{ code: string }>().code]).toEqual([
      409,
      'changed-meanwhile',
    ]);
    const after = await get<Community>(app, `/api/v1/communities/${village}`);
    expect(after.figures.households).toBe(300);
    const entry = world.database.raw
      .prepare('select actor, action, after from audit where subject = ? order by number desc')
      .get(village) as { actor: string; action: string; after: string };
    expect([entry.actor, entry.action]).toEqual(['office of Luoding', 'community:edit']);
    expect(JSON.parse(entry.after)).toMatchObject({ households: 300, officeLng: 113.24 });
    const none = await patch(village, { version: 1, figures: { households: null } });
    expect(none.json<Community>().figures.households).toBeNull();
  });

  test('an official code decides the kind, and taken back leaves it to the name', async () => {
    const code = '445381119202';
    const set = async (version: number, officialCode: string | null) =>
      (await patch(code, { version, officialCode })).json<Community>().kind;
    expect(await set(0, '121')).toEqual({ kind: 'urban', because: 'official-code' });
    expect(await set(1, null)).toEqual({ kind: 'rural', because: 'ending' });
  });

  test('hours of the office are understood in Chinese, and kept as they are where not', async () => {
    const code = '440103002102';
    const hoursOf = async (version: number, hours: string) => {
      expect((await patch(code, { version, office: { hours } })).statusCode).toBe(200);
      const { office } = await get<Community>(app, `/api/v1/communities/${code}`);
      return [office.hours, office.hoursInWords?.zh];
    };
    expect(await hoursOf(0, '周一至周五 8:30-12:00')).toEqual([
      'Mo-Fr 08:30-12:00',
      '周一至周五 08:30–12:00',
    ]);
    expect(await hoursOf(1, '逢圩日办公')).toEqual(['逢圩日办公', '逢圩日办公']);
  });

  test('only within the area of the caller', async () => {
    const response = await patch(urban, { version: 0, figures: {} }, officeOf('440104'));
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([
      403,
      'outside-your-area',
    ]);
    expect((await patch(urban, { version: 0 }, {} as never)).statusCode).toBe(401);
  });

  test.each([
    [{ households: -1 }, 'figure-out-of-bounds'],
    [{ households: 200_001 }, 'figure-out-of-bounds'],
    [{ onlineItemsPercent: 100.01 }, 'figure-out-of-bounds'],
    [{ households: 1.5 }, 'invalid-field'],
    [{ indoorSquareMeters: 1.234 }, 'figure-too-fine'],
    [{ residents: 10, elderly: 6, children: 5 }, 'figures-disagree'],
    [{ residents: 10, nonRegistered: 11 }, 'figures-disagree'],
    [{ committeeMembers: 3, committeeWomen: 4 }, 'figures-disagree'],
    [{ dwellings: 3, propertyManagedDwellings: 4 }, 'figures-disagree'],
  ])('%j is refused as %s and nothing is kept', async (figures, code) => {
    const response = await patch(urban, { version: 0, figures });
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([400, code]);
    expect((await get<Community>(app, `/api/v1/communities/${urban}`)).version).toBe(0);
  });

  test.each([
    ['zh-CN', '“60岁以上老年人 + 14岁以下儿童”共 11，不能多于“常住人口”（10）。'],
    [
      'en',
      'The figures “Residents aged 60 or more + Residents under 15” make 11, which cannot be more than “Residents” (10).',
    ],
  ])('a refusal calls fields as the form does: %s', async (lang, sentence) => {
    const figures = { residents: 10, elderly: 6, children: 5 };
    const response = await app.inject({
      method: 'PATCH',
      url: `/api/v1/communities/${urban}?lang=${lang}`,
      payload: { version: 0, figures },
      headers: officeOf('44'),
    });
    expect(response.json<{ detail: string }>().detail).toBe(sentence);
  });

  test('at the limit a figure is taken', async () => {
    const code = '440103002101';
    const figures = { residents: 10, elderly: 5, children: 5, onlineItemsPercent: 100 };
    expect((await patch(code, { version: 0, figures })).statusCode).toBe(200);
  });

  test('their fields are published with names, bounds and norms that exist', async () => {
    const { fields } = await get<{ fields: { code: string; norms: string[] }[] }>(
      app,
      '/api/v1/community-fields',
    );
    expectValid(CommunityFieldsSchema, { fields });
    const { norms } = await get<{ norms: { code: string }[] }>(app, '/api/v1/norms');
    const known = new Set(norms.map(({ code }) => code));
    expect(fields.flatMap((field) => field.norms.filter((code) => !known.has(code)))).toEqual([]);
  });
});

test('the hall of a street is changed by its office, once for each version', async () => {
  const change = (version: number, squareMeters: number | null, area = '440103') =>
    app.inject({
      method: 'PATCH',
      url: '/api/v1/street-halls/440103001',
      payload: { version, squareMeters },
      headers: officeOf(area),
    });
  const done = await change(0, 299.99);
  expectValid(StreetHallSchema, done.json());
  expect(done.json()).toMatchObject({ squareMeters: 299.99, version: 1 });
  expect((await change(0, 1)).statusCode).toBe(409);
  expect((await change(1, 1.001)).statusCode).toBe(400);
  expect((await change(1, 1, '440104')).statusCode).toBe(403);
  const { raw } = world.database;
  expect(
    raw.prepare("select count(*) from audit where action = 'street-hall:edit'").pluck().get(),
  ).toBe(1);
});
