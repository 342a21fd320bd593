/** What residents report, and how they are told. */
import { eq, isNotNull } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
  GatheredReportSchema,
  GatheredReportsSchema,
  OwnReportsSchema,
  ReportFiledSchema,
  ReportStateSchema,
  type GatheredReport,
} from '../../server/contract/report.ts';
import { reportBudget } from '../../server/http/report-filing.ts';
import { audit, rateLimits, reports } from '../../server/store/app/schema.ts';
import { acting, officeOf } from '../fixtures/acting.ts';
import { expectValid, get } from '../fixtures/http-world.ts';
import { useOfficeWorld } from '../fixtures/office-world.ts';

const world = useOfficeWorld();
type Headers = Record<string, string>;

describe('a resident’s report', () => {
  const facility = () => world.engine.region.facilities.find(({ name }) => name !== null)!;
  const report = (more: object = {}, headers: Headers = {}) =>
    world.send<{ id: string; receipt: string }>(
      'POST',
      '/api/v1/reports',
      { facility: facility().id, kind: 'closed', ...more },
      headers,
    );

  test('gives a receipt that alone tells what became of it; the note stands in the world.database only sealed', async () => {
    const filed = await report({ note: '门口贴了搬迁通知' });
    expect(filed.status).toBe(201);
    expectValid(ReportFiledSchema, filed.body);
    const state = await world.send(
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
    expect(
      await world.send('POST', '/api/v1/reports/receipt', { receipt: 'guessed' }, {}),
    ).toMatchObject({ status: 404, body: { code: 'unknown-receipt' } });
    const [row] = world.database.tables.select().from(reports).all();
    expect(JSON.stringify(row)).not.toContain('搬迁');
    expect(JSON.stringify(row)).not.toContain(filed.body.receipt);
    const keys = world.database.tables
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
    const list = await world.read<{ reports: GatheredReport[]; total: number }>(
      '/api/v1/reports?open=1',
    );
    expectValid(GatheredReportsSchema, list);
    expect(list.total).toBe(2);
    const gathered = list.reports.find(({ kind }) => kind === 'closed')!;
    expect(gathered).toMatchObject({ count: 2, notes: ['关门了'], facilityVersion: 0 });
    // The look at each note is on record, and so is each report.
    const entries = world.database.tables.select().from(audit).all();
    const [noted] = world.database.tables
      .select()
      .from(reports)
      .where(isNotNull(reports.note))
      .all();
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
    expect((await world.send('POST', url, stale)).status).toBe(409);
    expect(await world.read('/api/v1/reports?open=1')).toMatchObject({ total: 2 });
    const decided = await world.send('POST', url, {
      ...stale,
      apply: { ...stale.apply, version: 0 },
    });
    expect(decided).toMatchObject({ status: 200, body: { decided: 2 } });
    for (const { receipt } of [first.body, second.body])
      expect(
        (await world.send('POST', '/api/v1/reports/receipt', { receipt }, {})).body,
      ).toMatchObject({
        state: 'accepted',
        answer: '谢谢，已核实。',
      });
    const own = await world.read<{ reports: unknown[] }>(
      '/api/v1/account/reports',
      acting([], 'resident'),
    );
    expectValid(OwnReportsSchema, own);
    expect(own.reports).toMatchObject([{ state: 'accepted' }]);
    expect(
      (await world.read<{ reports: unknown[] }>('/api/v1/account/reports', acting([], 'other')))
        .reports,
    ).toEqual([]);
    expect((await world.app.inject(`/api/v1/facilities/${facility().id}`)).statusCode).toBe(404);
    expect((await world.send('POST', url, { decision: 'refused' })).body.code).toBe(
      'already-decided',
    );
    expect(await world.read('/api/v1/reports?open=1')).toMatchObject({ total: 1 });
  });

  test('is read with its notes one at a time, and only then is a look at each put on record', async () => {
    const looks = () =>
      world.database.tables
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
    const { first } = (await world.read<Waiting>('/api/v1/to-do')).reports;
    const [noted, plain] = [...first].sort((a, b) => b.noted - a.noted);
    expect([noted!.noted, noted!.notes, plain!.noted]).toEqual([2, [], 0]);
    expect(looks()).toBe(0);
    const told = await world.read<GatheredReport>(`/api/v1/reports/${noted!.id}`);
    expectValid(GatheredReportSchema, told);
    expect(told).toMatchObject({ count: 2, noted: 2 });
    expect(told.notes.toSorted()).toEqual(['一直关着', '上周就关了'].toSorted());
    expect(looks()).toBe(2);
    expect(await world.read(`/api/v1/reports/${plain!.id}`)).toMatchObject({ count: 1, notes: [] });
    expect(looks()).toBe(2);
    const other = { url: `/api/v1/reports/${noted!.id}`, headers: officeOf('440402') };
    expect((await world.app.inject(other)).statusCode).toBe(403);
    expect(
      (await world.app.inject({ url: '/api/v1/reports/none', headers: world.province })).statusCode,
    ).toBe(404);
  });

  test('that is refused changes nothing, and cannot apply a change', async () => {
    await report();
    const { reports: found } = await world.read<{ reports: GatheredReport[] }>(
      '/api/v1/reports?open=1',
    );
    const url = `/api/v1/reports/${found[0]!.id}/decision`;
    const refused = { decision: 'refused', answer: '照常营业' };
    expect((await world.send('POST', url, { ...refused, apply: { version: 0 } })).status).toBe(400);
    expect((await world.send('POST', url, refused)).status).toBe(200);
    expect((await world.app.inject(`/api/v1/facilities/${facility().id}`)).json()).toMatchObject({
      version: 0,
    });
  });

  test('that moves a facility, changes its hours or its gates does so at once', async () => {
    const { id } = facility();
    await report({ kind: 'wrong-hours' });
    const { reports: found } = await world.read<{ reports: GatheredReport[] }>(
      '/api/v1/reports?open=1',
    );
    const [lng, lat] = world.engine.region.info.start.position;
    const apply = {
      version: 0,
      position: [lng, lat],
      openingHours: '24/7',
      entrances: [[lng, lat]],
    };
    const url = `/api/v1/reports/${found[0]!.id}/decision`;
    expect(
      (
        await world.send('POST', url, {
          decision: 'accepted',
          apply: { ...apply, openingHours: 'x?' },
        })
      ).body.code,
    ).toBe('unreadable-hours');
    expect((await world.send('POST', url, { decision: 'accepted', apply })).status).toBe(200);
    expect(await get(world.app, `/api/v1/facilities/${id}`)).toMatchObject({
      openingHours: '24/7',
      entrances: [[lng, lat]],
      version: 1,
    });
  });

  test('puts a look at every note on record that is shown, and shows no other office’s', async () => {
    for (const note of ['一', '二', '三']) await report({ note });
    const rows = world.database.tables.select().from(reports).all();
    // The third was filed when the facility belonged to another district.
    world.database.tables
      .update(reports)
      .set({ community: '440402001001' })
      .where(eq(reports.id, rows[2]!.id))
      .run();
    const own = officeOf(rows[0]!.community!, 'own');
    const { reports: found } = await world.read<{ reports: GatheredReport[] }>(
      '/api/v1/reports?open=1',
      own,
    );
    expect(found.map(({ count, notes }) => [count, notes.toSorted()])).toEqual([[2, ['一', '二']]]);
    const looks = world.database.tables.select().from(audit).where(eq(audit.actor, 'own')).all();
    expect(looks.map(({ subject }) => subject).toSorted()).toEqual(
      [rows[0]!.id, rows[1]!.id].toSorted(),
    );
  });

  test('that moves a facility moves it into the community there, and into no other office’s ground', async () => {
    const target = facility();
    await report({ kind: 'moved' });
    const { reports: found } = await world.read<{ reports: GatheredReport[] }>(
      '/api/v1/reports?open=1',
    );
    const own = found[0]!.community!;
    const answers = await Promise.all(
      world.engine.region.facilities.map(({ id }) =>
        get<{ position: [number, number]; community: { code: string | null } | null }>(
          world.app,
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
    const refused = await world.send('POST', url, decision, officeOf(own));
    expect(refused).toMatchObject({ status: 403, body: { code: 'outside-your-area' } });
    expect((await world.send('POST', url, decision)).status).toBe(200);
    expect(world.records.facilities.find(target.id)).toMatchObject({
      community: elsewhere.community!.code,
    });
  });

  test('is seen and decided only by the office of its community', async () => {
    await report();
    const { reports: found } = await world.read<{ reports: GatheredReport[] }>(
      '/api/v1/reports?open=1',
    );
    const own = found[0]!.community!;
    expect((await world.read<{ total: number }>('/api/v1/reports', officeOf('440402'))).total).toBe(
      0,
    );
    const url = `/api/v1/reports/${found[0]!.id}/decision`;
    expect(
      (await world.send('POST', url, { decision: 'refused' }, officeOf('440402'))).status,
    ).toBe(403);
    expect(
      (await world.send('POST', url, { decision: 'refused' }, acting([], 'resident'))).status,
    ).toBe(403);
    expect((await world.send('POST', url, { decision: 'refused' }, officeOf(own))).status).toBe(
      200,
    );
  });

  test(`may come ${reportBudget.most} times from one address at once, then one every ten minutes`, async () => {
    for (let i = 0; i < reportBudget.most; i++) expect((await report()).status).toBe(201);
    const refused = await report();
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many' } });
    world.clock = new Date(world.clock.getTime() + reportBudget.refillMs - 1000);
    expect((await report()).status).toBe(429);
    world.clock = new Date(world.clock.getTime() + 1000);
    expect((await report()).status).toBe(201);
    expect((await report()).status).toBe(429);
    expect(world.database.tables.select().from(reports).all()).toHaveLength(reportBudget.most + 1);
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
