/** What an office signs, what residents report, and what waits for it. */
import { eq, isNotNull } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  CompletenessSchema,
  ProposalsSchema,
  SignedSchema,
  ToDoSchema,
} from '../../server/contract/register.ts';
import {
  GatheredReportSchema,
  GatheredReportsSchema,
  OwnReportsSchema,
  ReportFiledSchema,
  ReportStateSchema,
  type GatheredReport,
} from '../../server/contract/report.ts';
import { RegionEngine } from '../../server/domain/region-engine.ts';
import type { App } from '../../server/http/app.ts';
import { reportBudget } from '../../server/http/report-filing.ts';
import type { AppDatabase } from '../../server/store/app/database.ts';
import type { Records } from '../../server/store/app/records.ts';
import { audit, rateLimits, reports } from '../../server/store/app/schema.ts';
import { acting, officeOf } from '../fixtures/acting.ts';
import { emptyDatabase, emptyRecords } from '../fixtures/empty-records.ts';
import {
  appOver,
  circle,
  expectValid,
  get,
  norms,
  now,
  sampleTown,
} from '../fixtures/http-world.ts';

/** The invented county, whose communities have boundaries; nothing is declared complete. */
async function county(): Promise<RegionEngine> {
  const { region } = await sampleTown();
  return new RegionEngine({ ...region, info: { ...region.info, complete: [] } }, norms);
}

let app: App;
let database: AppDatabase;
let records: Records;
let clock: Date;
let engine: RegionEngine;

beforeAll(async () => void (await sampleTown()), 60_000);
beforeEach(async () => {
  clock = now;
  database = emptyDatabase();
  records = emptyRecords(database, () => clock);
  engine = await county();
  app = await appOver([engine], { records, now: () => clock });
});

const province = officeOf('44', 'province');
type Headers = Record<string, string>;
async function send<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  headers: Headers = province,
) {
  const response = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: response.statusCode, body: response.json<T & { code?: string }>() };
}
async function read<T>(url: string, headers: Headers = province): Promise<T> {
  const response = await app.inject({ url, headers });
  if (response.statusCode !== 200) expect.fail(response.body);
  return response.json<T>();
}

describe('completeness', () => {
  const start = () => engine.region.info.start.position;
  const category = async (code: string, minutes = 5) =>
    (await circle(app, start(), { minutes })).categories.find((one) => one.code === code)!;

  test('signed by every community that the circle touches turns unknown into a gap, until it is withdrawn', async () => {
    // A kind that the county has nowhere near: whichever is unknown with none inside.
    const { categories } = await circle(app, start(), { minutes: 5 });
    const missing = categories.find(
      ({ state, because }) => state === 'unknown' && because === 'incomplete-register',
    )!;
    expect(missing.signed).toMatchObject({ communities: 0, outside: false });
    const codes = engine.region.communities.map(({ code }) => code!);
    const urls = codes.map((code) => `/api/v1/completeness/${code}/${missing.code}`);
    for (const url of urls) {
      const signed = await send('PUT', url);
      expect(signed.status).toBe(200);
      expectValid(SignedSchema, signed.body);
      expect(signed.body).toMatchObject({
        signedOn: '2026-03-04',
        expiresOn: '2027-03-04',
        holds: true,
      });
    }
    expect(await category(missing.code)).toMatchObject({ state: 'gap' });
    for (const url of urls) expect((await send('DELETE', url)).status).toBe(200);
    expect(await category(missing.code)).toMatchObject({
      state: 'unknown',
      signed: { communities: 0 },
    });
    expect((await send('DELETE', urls[0]!)).status).toBe(404);
    const actions = database.tables
      .select()
      .from(audit)
      .all()
      .map(({ action }) => action);
    expect(actions.filter((action) => action === 'completeness:sign')).toHaveLength(codes.length);
    expect(actions.filter((action) => action === 'completeness:withdraw')).toHaveLength(
      codes.length,
    );
  });

  test('is signed for today up to 730 days, in the own area, for what exists', async () => {
    const code = engine.region.communities[0]!.code!;
    const url = `/api/v1/completeness/${code}/market`;
    for (const [expiresOn, status] of [
      ['2026-03-03', 400],
      ['2026-03-04', 200],
      ['2028-03-03', 200],
      ['2028-03-04', 400],
      ['2026-02-30', 400],
    ] as const)
      expect([expiresOn, (await send('PUT', url, { expiresOn })).status]).toEqual([
        expiresOn,
        status,
      ]);
    expect(await send('PUT', `/api/v1/completeness/${code}/casino`)).toMatchObject({
      body: { code: 'unknown-category' },
    });
    expect(await send('PUT', '/api/v1/completeness/123/market')).toMatchObject({
      body: { code: 'unknown-area' },
    });
    expect((await send('PUT', url, {}, officeOf('440402'))).status).toBe(403);
    expect((await send('PUT', url, {}, officeOf(code))).status).toBe(200);
    const listed = await get<{ signed: { holds: boolean }[] }>(app, '/api/v1/completeness', {
      area: code,
    });
    expectValid(CompletenessSchema, listed);
    expect(listed).toMatchObject({
      usualDays: 365,
      mostDays: 730,
      signed: [{ category: 'market', holds: true }],
    });
    clock = new Date('2027-03-04T16:00:00Z');
    expect(await get(app, '/api/v1/completeness', { area: code })).toMatchObject({
      signed: [{ holds: false }],
    });
  });
});

describe('a resident’s report', () => {
  const facility = () => engine.region.facilities.find(({ name }) => name !== null)!;
  const report = (more: object = {}, headers: Headers = {}) =>
    send<{ id: string; receipt: string }>(
      'POST',
      '/api/v1/reports',
      { facility: facility().id, kind: 'closed', ...more },
      headers,
    );

  test('gives a receipt that alone tells what became of it; the note stands in the database only sealed', async () => {
    const filed = await report({ note: '门口贴了搬迁通知' });
    expect(filed.status).toBe(201);
    expectValid(ReportFiledSchema, filed.body);
    const state = await send(
      'POST',
      '/api/v1/reports/receipt',
      { receipt: filed.body.receipt },
      {},
    );
    expectValid(ReportStateSchema, state.body);
    expect(state.body).toMatchObject({
      state: 'open',
      kind: 'closed',
      facilityName: facility().name,
      answer: null,
    });
    expect(await send('POST', '/api/v1/reports/receipt', { receipt: 'guessed' }, {})).toMatchObject(
      { status: 404, body: { code: 'unknown-receipt' } },
    );
    const [row] = database.tables.select().from(reports).all();
    expect(JSON.stringify(row)).not.toContain('搬迁');
    expect(JSON.stringify(row)).not.toContain(filed.body.receipt);
    const keys = database.tables
      .select()
      .from(rateLimits)
      .all()
      .map(({ key }) => key);
    expect(keys.join()).toMatch(/report:/);
    expect(keys.join()).not.toContain('127.0.0.1');
  });

  test('is gathered with others like it, answered once for all, and closes the facility in the same step', async () => {
    const first = await report({ note: '关门了' });
    const second = await report({}, acting([], 'resident'));
    await report({ kind: 'gate-locked', position: [113.5, 22.3] });
    const list = await read<{ reports: GatheredReport[]; total: number }>('/api/v1/reports?open=1');
    expectValid(GatheredReportsSchema, list);
    expect(list.total).toBe(2);
    const gathered = list.reports.find(({ kind }) => kind === 'closed')!;
    expect(gathered).toMatchObject({ count: 2, notes: ['关门了'], facilityVersion: 0 });
    // The look at each note is on record, and so is each report.
    const entries = database.tables.select().from(audit).all();
    const [noted] = database.tables.select().from(reports).where(isNotNull(reports.note)).all();
    expect(entries.filter(({ action }) => action === 'personal-data:read')).toMatchObject([
      { actor: 'province', subjectKind: 'report', subject: noted!.id, after: { fields: ['note'] } },
    ]);
    expect(
      entries.filter(({ action }) => action === 'report:file').map(({ actor }) => actor),
    ).toEqual([null, 'resident', null]);
    const url = `/api/v1/reports/${gathered.id}/decision`;
    const stale = {
      decision: 'accepted',
      answer: '谢谢，已核实。',
      apply: { version: 5, closeOn: '2026-03-04' },
    };
    expect((await send('POST', url, stale)).status).toBe(409);
    expect(await read('/api/v1/reports?open=1')).toMatchObject({ total: 2 });
    const decided = await send('POST', url, { ...stale, apply: { ...stale.apply, version: 0 } });
    expect(decided).toMatchObject({ status: 200, body: { decided: 2 } });
    for (const { receipt } of [first.body, second.body])
      expect((await send('POST', '/api/v1/reports/receipt', { receipt }, {})).body).toMatchObject({
        state: 'accepted',
        answer: '谢谢，已核实。',
      });
    const own = await read<{ reports: unknown[] }>(
      '/api/v1/account/reports',
      acting([], 'resident'),
    );
    expectValid(OwnReportsSchema, own);
    expect(own.reports).toMatchObject([{ state: 'accepted' }]);
    expect(
      (await read<{ reports: unknown[] }>('/api/v1/account/reports', acting([], 'other'))).reports,
    ).toEqual([]);
    expect((await app.inject(`/api/v1/facilities/${facility().id}`)).statusCode).toBe(404);
    expect((await send('POST', url, { decision: 'refused' })).body.code).toBe('already-decided');
    expect(await read('/api/v1/reports?open=1')).toMatchObject({ total: 1 });
  });

  test('is read with its notes one at a time, and only then is a look at each put on record', async () => {
    const looks = () =>
      database.tables
        .select()
        .from(audit)
        .all()
        .filter(({ action }) => action === 'personal-data:read').length;
    await report({ note: '一直关着' });
    await report({ note: '上周就关了' });
    await report({ kind: 'moved' });
    interface Waiting {
      reports: { first: GatheredReport[] };
    }
    const { first } = (await read<Waiting>('/api/v1/to-do')).reports;
    const [noted, plain] = [...first].sort((a, b) => b.noted - a.noted);
    expect([noted!.noted, noted!.notes, plain!.noted]).toEqual([2, [], 0]);
    expect(looks()).toBe(0);
    const told = await read<GatheredReport>(`/api/v1/reports/${noted!.id}`);
    expectValid(GatheredReportSchema, told);
    expect(told).toMatchObject({ count: 2, noted: 2 });
    expect(told.notes.toSorted()).toEqual(['一直关着', '上周就关了'].toSorted());
    expect(looks()).toBe(2);
    expect(await read(`/api/v1/reports/${plain!.id}`)).toMatchObject({ count: 1, notes: [] });
    expect(looks()).toBe(2);
    const other = { url: `/api/v1/reports/${noted!.id}`, headers: officeOf('440402') };
    expect((await app.inject(other)).statusCode).toBe(403);
    expect((await app.inject({ url: '/api/v1/reports/none', headers: province })).statusCode).toBe(
      404,
    );
  });

  test('that is refused changes nothing, and cannot apply a change', async () => {
    await report();
    const { reports: found } = await read<{ reports: GatheredReport[] }>('/api/v1/reports?open=1');
    const url = `/api/v1/reports/${found[0]!.id}/decision`;
    const refused = { decision: 'refused', answer: '照常营业' };
    expect((await send('POST', url, { ...refused, apply: { version: 0 } })).status).toBe(400);
    expect((await send('POST', url, refused)).status).toBe(200);
    expect((await app.inject(`/api/v1/facilities/${facility().id}`)).json()).toMatchObject({
      version: 0,
    });
  });

  test('that moves a facility, changes its hours or its gates does so at once', async () => {
    const { id } = facility();
    await report({ kind: 'wrong-hours' });
    const { reports: found } = await read<{ reports: GatheredReport[] }>('/api/v1/reports?open=1');
    const [lng, lat] = engine.region.info.start.position;
    const apply = {
      version: 0,
      position: [lng, lat],
      openingHours: '24/7',
      entrances: [[lng, lat]],
    };
    const url = `/api/v1/reports/${found[0]!.id}/decision`;
    expect(
      (await send('POST', url, { decision: 'accepted', apply: { ...apply, openingHours: 'x?' } }))
        .body.code,
    ).toBe('unreadable-hours');
    expect((await send('POST', url, { decision: 'accepted', apply })).status).toBe(200);
    expect(await get(app, `/api/v1/facilities/${id}`)).toMatchObject({
      openingHours: '24/7',
      entrances: [[lng, lat]],
      version: 1,
    });
  });

  test('puts a look at every note on record that is shown, and shows no other office’s', async () => {
    for (const note of ['一', '二', '三']) await report({ note });
    const rows = database.tables.select().from(reports).all();
    // The third was filed when the facility belonged to another district.
    database.tables
      .update(reports)
      .set({ community: '440402001001' })
      .where(eq(reports.id, rows[2]!.id))
      .run();
    const own = officeOf(rows[0]!.community!, 'own');
    const { reports: found } = await read<{ reports: GatheredReport[] }>(
      '/api/v1/reports?open=1',
      own,
    );
    expect(found.map(({ count, notes }) => [count, notes.toSorted()])).toEqual([[2, ['一', '二']]]);
    const looks = database.tables.select().from(audit).where(eq(audit.actor, 'own')).all();
    expect(looks.map(({ subject }) => subject).toSorted()).toEqual(
      [rows[0]!.id, rows[1]!.id].toSorted(),
    );
  });

  test('that moves a facility moves it into the community there, and into no other office’s ground', async () => {
    const target = facility();
    await report({ kind: 'moved' });
    const { reports: found } = await read<{ reports: GatheredReport[] }>('/api/v1/reports?open=1');
    const own = found[0]!.community!;
    const answers = await Promise.all(
      engine.region.facilities.map(({ id }) =>
        get<{ position: [number, number]; community: { code: string | null } | null }>(
          app,
          `/api/v1/facilities/${id}`,
        ),
      ),
    );
    const elsewhere = answers.find(({ community }) => community?.code && community.code !== own)!;
    const decision = {
      decision: 'accepted',
      apply: { version: 0, position: elsewhere.position },
    };
    const url = `/api/v1/reports/${found[0]!.id}/decision`;
    const refused = await send('POST', url, decision, officeOf(own));
    expect(refused).toMatchObject({ status: 403, body: { code: 'outside-your-area' } });
    expect((await send('POST', url, decision)).status).toBe(200);
    expect(records.facilities.find(target.id)).toMatchObject({
      community: elsewhere.community!.code,
    });
  });

  test('is seen and decided only by the office of its community', async () => {
    await report();
    const { reports: found } = await read<{ reports: GatheredReport[] }>('/api/v1/reports?open=1');
    const own = found[0]!.community!;
    expect((await read<{ total: number }>('/api/v1/reports', officeOf('440402'))).total).toBe(0);
    const url = `/api/v1/reports/${found[0]!.id}/decision`;
    expect((await send('POST', url, { decision: 'refused' }, officeOf('440402'))).status).toBe(403);
    expect((await send('POST', url, { decision: 'refused' }, acting([], 'resident'))).status).toBe(
      403,
    );
    expect((await send('POST', url, { decision: 'refused' }, officeOf(own))).status).toBe(200);
  });

  test(`may come ${reportBudget.most} times from one address at once, then one every ten minutes`, async () => {
    for (let i = 0; i < reportBudget.most; i++) expect((await report()).status).toBe(201);
    const refused = await report();
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many' } });
    clock = new Date(clock.getTime() + reportBudget.refillMs - 1000);
    expect((await report()).status).toBe(429);
    clock = new Date(clock.getTime() + 1000);
    expect((await report()).status).toBe(201);
    expect((await report()).status).toBe(429);
    expect(database.tables.select().from(reports).all()).toHaveLength(reportBudget.most + 1);
  });

  test.each([
    [{ kind: 'ugly' }, 400],
    [{ note: '长'.repeat(501) }, 400],
    [{ note: '长'.repeat(500) }, 201],
    [{ facility: 'n0' }, 404],
    [{ position: [200, 0] }, 400],
  ])('%j is answered with its status', async (more, status) => {
    expect((await report(more)).status).toBe(status);
  });
});

test('the to-do list counts what waits in the area and shows the first of each', async () => {
  const community = { code: engine.region.communities[0]!.code! };
  const mine = officeOf(community.code);
  await send('PUT', `/api/v1/completeness/${community.code}/market`, { expiresOn: '2026-04-03' });
  await send('PUT', `/api/v1/completeness/${community.code}/bank`, { expiresOn: '2026-04-04' });
  const facility = engine.region.facilities.find(({ name }) => name !== null)!;
  await send('POST', '/api/v1/reports', { facility: facility.id, kind: 'moved' }, {});
  await send('POST', `/api/v1/facilities/${facility.id}/reopen`, { version: 0 });
  records.proposals.compare([{ bounds: engine.region.info.bounds, facilities: [] }]);
  const all = await read<Record<string, { total: number }>>('/api/v1/to-do');
  expectValid(ToDoSchema, all);
  expect([all.reports!.total, all.proposals!.total]).toEqual([1, 1]);
  // What only OpenStreetMap says nobody has confirmed; it waits like a row of the register.
  const known = engine.region.facilities.length;
  expect(all.unverified!.total).toBe(known);
  await send('POST', `/api/v1/facilities/${facility.id}/verify`, { version: 1 });
  const later = await read<{ unverified: { total: number } }>('/api/v1/to-do');
  expect(later.unverified.total).toBe(known - 1);
  // 30 days from 4 March is 3 April.
  const communityName = records.divisions.byCode(community.code)?.name ?? null;
  expect(all.expiring).toMatchObject({
    total: 1,
    first: [{ category: 'market', communityName }],
  });
  const own = await read<{ expiring: { total: number } }>('/api/v1/to-do', mine);
  expect(own.expiring.total).toBe(1);
  expect(await read('/api/v1/to-do', officeOf('440402'))).toMatchObject({
    reports: { total: 0 },
    proposals: { total: 0 },
  });
  expect(
    (await app.inject({ url: '/api/v1/to-do', headers: acting([{ role: 'planner', area: '44' }]) }))
      .statusCode,
  ).toBe(403);

  const proposals = await read<{ proposals: { id: string }[] }>('/api/v1/proposals?open=1');
  expectValid(ProposalsSchema, proposals);
  const url = `/api/v1/proposals/${proposals.proposals[0]!.id}/decision`;
  expect(
    (await send('POST', url, { decision: 'accepted', version: 1 }, officeOf('440402'))).status,
  ).toBe(403);
  expect((await send('POST', url, { decision: 'accepted', version: 1 })).status).toBe(409);
  expect(await send('POST', url, { decision: 'accepted', version: 2 })).toMatchObject({
    status: 200,
    body: { decision: 'accepted' },
  });
  expect((await app.inject(`/api/v1/facilities/${facility.id}`)).statusCode).toBe(404);
});
