/** The register over HTTP, from an office's edit to the resident's circle. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  FacilitiesSchema,
  FacilitySchema,
  FacilityVersionsSchema,
  RegisterFacilitiesSchema,
  RegisterFacilitySchema,
  type FacilityAnswer,
  type RegisterFacilityAnswer,
} from '../../server/contract/facility.ts';
import { CircleSchema } from '../../server/contract/circle.ts';
import type { App } from '../../server/http/app.ts';
import { audit } from '../../server/store/app/schema.ts';
import type { AppDatabase } from '../../server/store/app/database.ts';
import { officeOf } from '../fixtures/acting.ts';
import { emptyDatabase, emptyRecords } from '../fixtures/empty-records.ts';
import { east, halvedTown, west } from '../fixtures/halved-town.ts';
import { appOver, circle, expectValid, get, now } from '../fixtures/http-world.ts';
import { crossingAt } from '../fixtures/small-town.ts';

const office = officeOf('440402001');
const province = officeOf('44', 'province');

let app: App;
let database: AppDatabase;
let clock: Date;

beforeEach(async () => {
  clock = now;
  database = emptyDatabase();
  app = await appOver([await halvedTown()], {
    records: emptyRecords(database, () => clock),
    now: () => clock,
  });
});

type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';
async function send<T>(
  method: Method,
  url: string,
  payload: object | undefined,
  headers = office,
): Promise<{ status: number; body: T & { code?: string; detail?: string } }> {
  const response = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: response.statusCode, body: response.json() };
}
const facilities = '/api/v1/facilities';
const names = async () =>
  (await circle(app, crossingAt(2, 2))).facilities.map(({ id, name }) => `${id} ${name}`);

const market = { name: '西门市场', categories: ['market'], position: crossingAt(1, 2) };

describe('a facility that an office adds', () => {
  test('is in the next circle, with who says so, and in the open list', async () => {
    const added = await send<RegisterFacilityAnswer>('POST', facilities, market);
    expect(added.status).toBe(201);
    expectValid(RegisterFacilitySchema, added.body);
    const { id } = added.body;
    expect(id).toMatch(/^f[a-z2-9]{10}$/);
    expect(added.body).toMatchObject({
      version: 1,
      source: 'office',
      verifiedOn: '2026-03-04',
      community: { code: west },
    });
    const answer = await circle(app, crossingAt(2, 2));
    expectValid(CircleSchema, answer);
    const seen = answer.facilities.find((facility) => facility.id === id)!;
    expect(seen).toMatchObject({ source: 'office', verifiedOn: '2026-03-04', name: '西门市场' });
    // One block of 119.4 m: 0.00116° of longitude at 22.3°.
    expect(seen.meters).toBeGreaterThan(115);
    expect(seen.meters).toBeLessThan(125);
    const listed = await get<{ facilities: FacilityAnswer[] }>(app, facilities, { area: west });
    expectValid(FacilitiesSchema, listed);
    expect(listed.facilities.map(({ name }) => name)).toEqual(['西门市场', '百家超市']);
    const one = await get<FacilityAnswer>(app, `${facilities}/${id}`);
    expectValid(FacilitySchema, one);
    const from = crossingAt(2, 2).join(',');
    const route = await get<{ seconds: number }>(app, '/api/v1/route', {
      from,
      to: `facility:${id}`,
    });
    expect(route.seconds).toBe(seen.seconds);
  });

  test('stands in the audit log and in its versions', async () => {
    const { body } = await send<RegisterFacilityAnswer>('POST', facilities, market);
    await send('PATCH', `${facilities}/${body.id}`, { version: 1, phone: '0756-1234567' });
    const entries = database.tables.select().from(audit).all();
    expect(
      entries.map(({ action, actor, area, subject }) => [action, actor, area, subject]),
    ).toEqual([
      ['facility:add', 'office', west, body.id],
      ['facility:edit', 'office', west, body.id],
    ]);
    expect(entries[1]!.before).toEqual({ phone: null, version: 1 });
    expect(entries[1]!.after).toEqual({ phone: '0756-1234567', version: 2 });
    const response = await app.inject({
      url: `/api/v1/register/facilities/${body.id}/versions`,
      headers: office,
    });
    const { versions } = response.json<{
      versions: { version: number; action: string; state: RegisterFacilityAnswer }[];
    }>();
    expectValid(FacilityVersionsSchema, response.json());
    expect(versions.map(({ version, action, state }) => [version, action, state.phone])).toEqual([
      [2, 'edit', '0756-1234567'],
      [1, 'add', null],
    ]);
  });

  test('belongs to the community around it, and the caller’s area is asked', async () => {
    const other = { ...market, position: crossingAt(4, 2) };
    const mine = officeOf(west);
    expect((await send('POST', facilities, market, mine)).status).toBe(201);
    expect(await send('POST', facilities, other, mine)).toMatchObject({
      status: 403,
      body: { code: 'outside-your-area' },
    });
    // Across the river lies no community.
    const beyond = { ...market, position: crossingAt(2, 12) };
    const refused = await send('POST', facilities, beyond);
    expect(refused).toMatchObject({ status: 403, body: { code: 'no-community' } });
    expect((await send('POST', facilities, { ...beyond, community: west })).status).toBe(201);
    const free = await send<RegisterFacilityAnswer>('POST', facilities, beyond, province);
    expect(free).toMatchObject({ status: 201, body: { community: null } });
    const change = { version: 1, phone: '1' };
    expect((await send('PATCH', `${facilities}/${free.body.id}`, change)).status).toBe(403);
    expect((await send('PATCH', `${facilities}/${free.body.id}`, change, province)).status).toBe(
      200,
    );
  });

  test('may not be moved out of the area, nor into it', async () => {
    const { body } = await send<RegisterFacilityAnswer>('POST', facilities, market);
    const url = `${facilities}/${body.id}`;
    const there = { version: 1, position: crossingAt(4, 2) };
    expect((await send('PATCH', url, there, officeOf(west))).status).toBe(403);
    expect((await send('PATCH', url, there, officeOf(east))).status).toBe(403);
    const moved = await send<RegisterFacilityAnswer>('PATCH', url, there);
    expect(moved).toMatchObject({ status: 200, body: { version: 2, community: { code: east } } });
  });

  test.each([
    [{ ...market, name: '' }, 'invalid-field'],
    [{ ...market, name: '   ' }, 'invalid-field'],
    [{ ...market, name: '市'.repeat(101) }, 'invalid-field'],
    [{ ...market, categories: ['casino'] }, 'unknown-category'],
    [{ ...market, categories: [] }, 'invalid-field'],
    [{ ...market, position: [181, 22] }, 'invalid-field'],
    [{ ...market, openingHours: 'whenever' }, 'unreadable-hours'],
    [{ ...market, colour: 'red' }, 'unknown-field'],
    [{ name: 'x', categories: ['market'] }, 'missing-field'],
    [{ ...market, entrances: Array.from({ length: 33 }, () => [113.5, 22.3]) }, 'invalid-field'],
  ])('is refused where %j', async (sent, code) => {
    expect(await send('POST', facilities, sent)).toMatchObject({ status: 400, body: { code } });
    expect((await names()).length).toBe(2);
  });

  test('takes what is just allowed', async () => {
    const sent = {
      ...market,
      name: '市'.repeat(100),
      entrances: Array.from({ length: 32 }, () => [113.5, 22.3]),
      openingHours: 'Mo-Fr 08:00-17:30; PH off',
    };
    expect((await send('POST', facilities, sent)).status).toBe(201);
  });
});

describe('a facility of OpenStreetMap', () => {
  test('is adopted by its first edit, keeps its id and shows the new words', async () => {
    const before = await get<FacilityAnswer>(app, `${facilities}/n501`);
    expect(before).toMatchObject({ version: 0, source: 'osm', community: { code: west } });
    const url = `${facilities}/n501`;
    const changed = await send<RegisterFacilityAnswer>('PATCH', url, {
      version: 0,
      name: '新百家',
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { id: 'n501', osmId: 'n501', version: 1, source: 'office', name: '新百家' },
    });
    expect(changed.body.openingHours).toBe('Mo-Su 08:00-22:00');
    expect(await names()).toEqual(['n501 新百家', 'n502 便民药店']);
    expect(await send('PATCH', url, { version: 0, name: '又一名' })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile', detail: expect.stringContaining('1') },
    });
    expect(await names()).toEqual(['n501 新百家', 'n502 便民药店']);
  });

  test('disappears when it is closed, comes back when it is reopened', async () => {
    const url = `${facilities}/n501`;
    await send('POST', `${url}/close`, { version: 0 });
    expect(await names()).toEqual(['n502 便民药店']);
    expect((await app.inject(url)).statusCode).toBe(404);
    expect((await send('POST', `${url}/reopen`, { version: 1 })).body).toMatchObject({
      status: 'open',
      closedOn: null,
      version: 2,
    });
    expect(await names()).toEqual(['n501 百家超市', 'n502 便民药店']);
  });

  test('that closes on a day to come is open until then, and not on that day', async () => {
    await send('POST', `${facilities}/n501/close`, { version: 0, on: '2026-03-10' });
    const at = async (day: string) =>
      (await circle(app, crossingAt(2, 2), { at: `${day}T10:00` })).facilities.map(({ id }) => id);
    expect(await at('2026-03-09')).toEqual(['n501', 'n502']);
    expect(await at('2026-03-10')).toEqual(['n502']);
    expect(await get<FacilityAnswer>(app, `${facilities}/n501`)).toMatchObject({
      closedOn: '2026-03-10',
    });
    expect(
      await send('POST', `${facilities}/n501/close`, { version: 1, on: '2026-02-30' }),
    ).toMatchObject({ status: 400, body: { code: 'invalid-field' } });
  });

  test('merged into another one leads to it', async () => {
    const { body } = await send<RegisterFacilityAnswer>('POST', facilities, market);
    const merged = await send<RegisterFacilityAnswer>('POST', `${facilities}/n501/merge`, {
      version: 0,
      into: body.id,
      intoVersion: 1,
    });
    expect(merged).toMatchObject({ status: 200, body: { id: body.id } });
    expect((await names()).length).toBe(2);
    expect(await get<FacilityAnswer>(app, `${facilities}/n501`)).toMatchObject({ id: body.id });
    const again = { version: 1, into: 'n501', intoVersion: 1 };
    expect(await send('POST', `${facilities}/${body.id}/merge`, again)).toMatchObject({
      status: 409,
      body: { code: 'already-merged' },
    });
    const itself = { version: 1, into: body.id, intoVersion: 1 };
    expect(await send('POST', `${facilities}/${body.id}/merge`, itself)).toMatchObject({
      status: 400,
      body: { code: 'merge-with-itself' },
    });
    await send('POST', `${facilities}/n501/reopen`, { version: 1 });
    expect((await names()).length).toBe(3);
  });
});

test('hours are taken as one says them in Chinese, and refused where nobody understands them', async () => {
  const said = { ...market, openingHours: '周一至周五 8:30-17:30；节假日休息' };
  const { body } = await send<RegisterFacilityAnswer>('POST', facilities, said);
  expect(body.openingHours).toBe('Mo-Fr 08:30-17:30; PH off');
  const unclear = { ...market, openingHours: '看天气' };
  expect((await send('POST', facilities, unclear)).body.code).toBe('unreadable-hours');
});

describe('the lists of the register', () => {
  test('show an office its own rows, by status, text and what is unverified', async () => {
    await send('POST', facilities, market);
    await send('POST', facilities, { ...market, name: '东门市场', position: crossingAt(4, 2) });
    await send('POST', `${facilities}/n501/close`, { version: 0 });
    const list = async (query: string, headers = office) => {
      const response = await app.inject({ url: `/api/v1/register/facilities${query}`, headers });
      expectValid(RegisterFacilitiesSchema, response.json());
      return response
        .json<{ facilities: RegisterFacilityAnswer[] }>()
        .facilities.map(({ name }) => name)
        .toSorted();
    };
    expect(await list('')).toEqual(['东门市场', '百家超市', '西门市场']);
    expect(await list('', officeOf(west))).toEqual(['百家超市', '西门市场']);
    expect(await list('?status=open')).toEqual(['东门市场', '西门市场']);
    expect(await list('?status=closed')).toEqual(['百家超市']);
    expect(await list('?text=东门')).toEqual(['东门市场']);
    expect(await list('?text=%25')).toEqual([]);
    expect(await list('?category=grocery')).toEqual(['百家超市']);
    expect(await list('?unverified=1')).toEqual([]);
    const url = `/api/v1/register/facilities?area=${east}`;
    expect((await app.inject({ url, headers: officeOf(west) })).statusCode).toBe(403);
    expect((await app.inject('/api/v1/register/facilities')).statusCode).toBe(401);
  });

  test('of everybody find a word in the name or address, an id, and what no office has confirmed', async () => {
    await send('POST', facilities, { ...market, address: '解放路 9 号' });
    const list = async (query: string) =>
      (
        await get<{ facilities: FacilityAnswer[] }>(app, facilities, {
          area: '44',
          ...Object.fromEntries(new URLSearchParams(query)),
        })
      ).facilities.map(({ name }) => name);
    const osm = (await list('unverified=1')).toSorted();
    expect(osm).not.toContain('西门市场');
    expect((await list('')).toSorted()).toEqual([...osm, '西门市场'].toSorted());
    expect(await list('text=西门')).toEqual(['西门市场']);
    expect(await list('text=解放路')).toEqual(['西门市场']);
    expect(await list('text=n501')).toEqual(['百家超市']);
    expect(await list('text=百家&unverified=1')).toEqual(['百家超市']);
    expect(await list('text=西门&unverified=1')).toEqual([]);
    expect(await list(`text=百家&area=${east}`)).toEqual([]);
    expect((await app.inject(`${facilities}?area=44&unverified=x`)).statusCode).toBe(400);
  });

  test('of a box hold what lies in it, and refuse what is no box', async () => {
    const [w, s] = crossingAt(4, 3),
      [e, n] = crossingAt(5, 4);
    const bbox = [w, s, e, n].join(',');
    const found = await get<{ facilities: FacilityAnswer[]; total: number }>(app, facilities, {
      bbox,
    });
    expect([found.total, found.facilities[0]!.id]).toEqual([1, 'n502']);
    for (const bad of [`${e},${s},${w},${n}`, '1,2,3', '1,2,3,91'])
      expect((await app.inject(`${facilities}?bbox=${bad}`)).json()).toMatchObject({
        code: 'invalid-box',
      });
    expect((await app.inject(facilities)).json()).toMatchObject({ code: 'missing-parameter' });
    expect((await app.inject(`${facilities}?bbox=${bbox}&area=44`)).json()).toMatchObject({
      code: 'one-of-two',
    });
    expect((await app.inject(`${facilities}?area=44&page=0`)).statusCode).toBe(400);
  });
});
