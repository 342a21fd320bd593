/** An office's table of facilities over HTTP: looked through, and written whole or not at all. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  FacilityImportResultSchema,
  type FacilityImportResult,
} from '../../server/contract/facility-import.ts';
import type { App } from '../../server/http/app.ts';
import type { AppDatabase } from '../../server/store/app/database.ts';
import type { Records } from '../../server/store/app/records.ts';
import { facilities } from '../../server/store/app/schema.ts';
import { officeOf } from '../fixtures/acting.ts';
import { emptyDatabase, emptyRecords } from '../fixtures/empty-records.ts';
import {
  csvOf,
  headers,
  importsPath,
  listImports,
  sendTable,
  writeTable,
  type SentTable,
} from '../fixtures/facility-tables.ts';
import { facilityValues } from '../fixtures/facility-values.ts';
import { east, halvedTown, west } from '../fixtures/halved-town.ts';
import { appOver, circle, expectValid, now, retold } from '../fixtures/http-world.ts';
import { crossingAt } from '../fixtures/small-town.ts';
import { encodeGb18030 } from '../ingest/tables/encode-gb18030.ts';
import { textRows, workbook } from '../ingest/tables/workbook.ts';

let app: App;
let database: AppDatabase;
let records: Records;
const office = officeOf('440402001');
const inWest = officeOf(west, 'west');
const inEast = officeOf(east, 'east');

beforeEach(async () => {
  database = emptyDatabase();
  records = emptyRecords(database, () => now);
  app = await appOver([await halvedTown()], { records });
});

const market = ['1', '唐家市场', '肉菜市场', ...crossingAt(1, 2), '0756-1234567', west];
const library = ['2', '唐家图书馆', '图书阅览', ...crossingAt(4, 2), '', east];
const good = csvOf([market, library]);
const bad = csvOf([market, ['2', '唐家图书馆', '火箭场', ...crossingAt(4, 2), '', east]]);

async function look(
  file: string | Buffer,
  caller = office,
  sent: SentTable = {},
): Promise<FacilityImportResult> {
  const response = await sendTable(app, file, caller, sent);
  if (response.statusCode !== 200) expect.fail(response.body);
  const result = response.json<FacilityImportResult>();
  expectValid(FacilityImportResultSchema, result);
  return result;
}
async function refusal(file: string | Buffer, caller: Record<string, string>, sent: SentTable) {
  const response = await sendTable(app, file, caller, sent);
  return [response.statusCode, response.json<{ code: string }>().code];
}
const rows = () => database.tables.select().from(facilities).orderBy(facilities.name).all();
const names = () => rows().map(({ name }) => name);
const inCircle = async () =>
  (await circle(app, crossingAt(2, 2))).facilities.map(({ name }) => name);

describe('a table', () => {
  const cells = [headers, market, library].map((line) => line.map(String));
  const features = [market, library].map(([number, name, kind, lng, lat, , code]) => ({
    type: 'Feature',
    properties: { 编号: number, 名称: name, 类别: kind, 社区编码: code },
    geometry: { type: 'Point', coordinates: [lng, lat] },
  }));

  test.each([
    ['CSV in UTF-8', 'a.csv', Buffer.from(`\ufeff${good}`), 'line'],
    ['CSV in GBK', 'a.csv', encodeGb18030(good), 'line'],
    ['XLSX', 'a.xlsx', Buffer.from(workbook({ sheets: { 设施: textRows(cells) } })), 'row'],
    [
      'GeoJSON',
      'a.geojson',
      Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
      'feature',
    ],
  ])(
    'in %s is looked through, written, and stands in the next circle',
    async (_, name, file, lineIs) => {
      const looked = await look(file, office, { name });
      expect(looked).toMatchObject({
        applied: false,
        id: null,
        lineIs,
        counts: { new: 2, changed: 0, same: 0, duplicate: 0, error: 0 },
        columnProblems: [],
      });
      expect(looked.lines).toMatchObject([
        { name: '唐家市场', verdict: 'new', position: crossingAt(1, 2) },
        { name: '唐家图书馆', verdict: 'new', position: crossingAt(4, 2) },
      ]);
      expect(names()).toEqual([]);

      const written = await writeTable(app, file, office, { name });
      expectValid(FacilityImportResultSchema, written);
      expect(written.counts.new).toBe(2);
      expect(await inCircle()).toContain('唐家市场');
      expect(rows()).toMatchObject([
        { name: '唐家图书馆', community: east, source: 'import' },
        { name: '唐家市场', community: west, source: 'import' },
      ]);
      expect((await look(file, office, { name })).counts).toMatchObject({ same: 2, new: 0 });
    },
  );

  test('with one bad line is not written at all, and says which line and why, in both languages', async () => {
    const looked = await look(bad, office, { query: { lang: 'en' } });
    expect(looked.counts).toMatchObject({ new: 1, error: 1 });
    expect(looked.lines[0]).toEqual({
      line: 3,
      name: '唐家图书馆',
      verdict: 'error',
      position: crossingAt(4, 2),
      says: 'Line 3: there is no category "火箭场".',
      canKeep: false,
      isKept: false,
    });
    const tried = await look(bad, office, { query: { apply: 1, plan: looked.plan } });
    expect([tried.applied, tried.id]).toEqual([false, null]);
    expect(tried.lines[0]!.says).toBe('第 3 行的类别“火箭场”不认识。');
    expect([names(), await listImports(app, office)]).toEqual([[], []]);
  });

  test('says what it changes, once, in words', async () => {
    await writeTable(app, good, office);
    const [lng, lat] = crossingAt(1, 2);
    const moved = ['1', '唐家市场', '超市便利店', lng, lat + 0.0003, '0756-7654321', west];
    const said = async (lang: string) =>
      (await look(csvOf([moved]), office, { query: { lang } })).lines[0];
    // 0.0003° of latitude are 33.4 m.
    expect(await said('zh-CN')).toMatchObject({
      verdict: 'changed',
      position: [lng, lat + 0.0003],
      says: '位置移动 33 米；类别：肉菜市场 → 超市便利店；电话：0756-1234567 → 0756-7654321。',
    });
    expect((await said('en'))!.says).toMatch(
      /^Moves 33 m; kind: .* → .*; telephone: 0756-1234567 → 0756-7654321\.$/,
    );
  });

  test('speaks for a place of OpenStreetMap, puts one without position in the middle, leaves out what cannot be read', async () => {
    const table = csvOf([
      ['1', '百家超市', '超市', ...crossingAt(1.5, 1.1), '火星', ''],
      ['2', '社区花园', '公园', '', '', '', west],
    ]);
    const looked = await look(table);
    expect(looked).toMatchObject({ placed: 1, leftOut: { count: 1 }, counts: { new: 2 } });
    expect(looked.leftOut.says[0]).toContain('火星');
    const [shop, garden] = looked.lines;
    expect(shop!.says).toContain('就是开放街道图上的“百家超市”（n501）');
    expect(shop!.says).toContain('火星');
    expect(garden!.says).toBe('没有坐标，放在社区的中间。');
    await writeTable(app, table, office);
    expect(rows().map(({ id }) => id)).toContain('n501');
  });

  test('that says nothing new is not written', async () => {
    await writeTable(app, good, office);
    const again = await look(good);
    const tried = await look(good, office, { query: { apply: 1, plan: again.plan } });
    expect([tried.applied, tried.counts.same]).toEqual([false, 2]);
    expect(await listImports(app, office)).toHaveLength(1);
  });

  test('is not written when the register changed so that it would do something else: 409', async () => {
    const { plan } = await look(good);
    const values = facilityValues('唐家市场', crossingAt(1, 2), { community: west });
    records.facilities.add(values, '2026-03-04', null);
    expect(await refusal(good, office, { query: { apply: 1, plan } })).toEqual([
      409,
      'plan-changed',
    ]);
    expect(names()).toEqual(['唐家市场']);
  });

  test('is written when the register changed elsewhere', async () => {
    const { plan } = await look(good);
    records.facilities.add(facilityValues('别处', [113.6, 22.4]), '2026-03-04', null);
    expect((await look(good, office, { query: { apply: 1, plan } })).applied).toBe(true);
  });

  test('is written only as it was looked at: not another file, datum, or choice', async () => {
    const { plan } = await look(good);
    for (const [file, query] of [
      [csvOf([market]), {}],
      [good, { keep: 'all' }],
      [good, { columns: 'phone:' }],
    ] as const)
      expect(await refusal(file, office, { query: { ...query, apply: 1, plan } })).toEqual([
        409,
        'plan-changed',
      ]);
    // There the lines lie beyond the town: what is wrong is said anew.
    const elsewhere = await look(good, office, { query: { crs: 'gcj02', apply: 1, plan } });
    expect([elsewhere.applied, elsewhere.counts.error]).toEqual([false, 2]);
    expect(names()).toEqual([]);
  });

  test('in GCJ-02 that says WGS-84 is suspected, and headers that name a datum are believed', async () => {
    const wide = retold(await halvedTown(), { bounds: [113.49, 22.29, 113.52, 22.32] });
    app = await appOver([wide], { records });
    // Corners of streets as a Chinese map app writes them; the shift is the same to a metre over the town.
    const corners = Array.from({ length: 36 }, (_, i) => {
      const [lng, lat] = crossingAt(i % 6, Math.floor(i / 6));
      return [`${i}`, `第${i}市场`, '肉菜市场', lng + 0.00485, lat - 0.00272, '', ''];
    });
    const looked = await look(csvOf(corners));
    expect(looked.suspicion?.crs).toBe('gcj02');
    expect(looked.suspicion?.says).toContain('这些坐标像是 GCJ-02');
    expect(looked.crsHint).toBeNull();
    const converted = await look(csvOf(corners), office, { query: { crs: 'gcj02' } });
    expect(converted.suspicion).toBeNull();
    const named = headers.map((header) => header.replace('度', '度（高德）'));
    expect((await look(csvOf([market], named))).crsHint).toBe('gcj02');
  });
});

describe('columns', () => {
  const head = ['点位', '别名', '种别', 'x', 'y'];
  const table = csvOf([['唐家市场', '老市场', '肉菜市场', ...crossingAt(1, 2)]], head);
  const columns = 'name:0,category:2,note:1';

  test('are asked for where they are missing, with a first value of each', async () => {
    const looked = await look(table, office, { query: { lang: 'en' } });
    expect(looked.columnProblems).toEqual([
      'No column was found for "name".',
      'No column was found for "kind".',
    ]);
    expect(looked.headers[0]).toEqual({ name: '点位', sample: '唐家市场' });
    expect(looked.fields.find(({ code }) => code === 'lng')).toEqual({
      code: 'lng',
      name: 'longitude',
      column: 3,
    });
    expect(looked.lines).toEqual([]);
    const { plan } = looked;
    expect((await look(table, office, { query: { apply: 1, plan } })).applied).toBe(false);
  });

  test('are chosen by hand, and remembered when the table is written, for the office alone', async () => {
    expect((await look(table, inWest, { query: { columns } })).counts.new).toBe(1);
    expect((await look(table, inWest)).isRemembered).toBe(false);
    await writeTable(app, table, inWest, { query: { columns } });
    const again = await look(table, inWest);
    expect(again).toMatchObject({ isRemembered: true, columnProblems: [], counts: { same: 1 } });
    expect(again.fields.find(({ code }) => code === 'name')!.column).toBe(0);
    expect(await look(table, inEast)).toMatchObject({ isRemembered: false, lines: [] });
    expect((await look(csvOf([], [...head, 'z']), inWest)).isRemembered).toBe(false);
  });
});

describe('a duplicate', () => {
  const twins = csvOf([
    ['1', '唐家农贸市场', '肉菜市场', ...crossingAt(1, 2), '', west],
    ['', '唐家农贸大市场', '肉菜市场', ...crossingAt(1, 2), '', west],
    ['', '唐家农贸新市场', '肉菜市场', ...crossingAt(1, 2), '', west],
  ]);
  const first = csvOf([['1', '唐家农贸市场', '肉菜市场', ...crossingAt(1, 2), '', west]]);

  test('is left out and says of what it is one', async () => {
    await writeTable(app, first, office);
    const looked = await look(twins, office);
    expect(looked).toMatchObject({ kept: 0, counts: { same: 1, duplicate: 2 } });
    const [row] = rows();
    expect(looked.lines[0]).toMatchObject({
      line: 3,
      verdict: 'duplicate',
      canKeep: true,
      isKept: false,
      says: `第 3 行“唐家农贸大市场”与“唐家农贸市场”（已登记 ${row!.id}）像是同一处，相距 0 米。`,
    });
  });

  test('is written where its line is kept, and keeps its place in the list', async () => {
    await writeTable(app, first, office);
    const looked = await look(twins, office, { query: { keep: '4' } });
    expect(looked).toMatchObject({ kept: 1, counts: { new: 1, duplicate: 1 } });
    expect(looked.lines.slice(0, 2)).toMatchObject([
      { line: 3, isKept: false },
      { line: 4, verdict: 'duplicate', canKeep: true, isKept: true },
    ]);
    await writeTable(app, twins, office, { query: { keep: '4' } });
    expect(names()).toEqual(['唐家农贸市场', '唐家农贸新市场']);
  });

  test('of a line of the same table too, and all of them are kept at once', async () => {
    const [lng, lat] = crossingAt(1, 2);
    const table = csvOf([
      ['', '公园', '公园', lng, lat, '', west],
      ['', '公园', '公园', lng, lat, '', west],
    ]);
    expect((await look(table)).lines[0]!.says).toContain('第 2 行');
    await writeTable(app, table, office, { query: { keep: 'all' } });
    expect(names()).toEqual(['公园', '公园']);
  });
});

describe('the list of verdicts', () => {
  test('is a table of every line, in the reader’s language, that runs no formula', async () => {
    const formula = ['3', '=cmd()', '公园', ...crossingAt(2, 3), '', west];
    const sent = { path: `${importsPath}/lines.csv`, query: { lang: 'en' } };
    const response = await sendTable(
      app,
      csvOf([market, formula]) + bad.split('\n')[2],
      office,
      sent,
    );
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = response.body.split('\r\n');
    expect(lines[0]).toBe('\ufeffLine,Name,Verdict,Why,Longitude (WGS-84),Latitude (WGS-84)');
    expect(lines[1]).toMatch(/^4,唐家图书馆,error,"Line 4: there is no category ""火箭场""\.",/);
    expect(lines[2]).toBe(`2,唐家市场,new,,${crossingAt(1, 2).join()}`);
    expect(lines[3]).toBe(`3,'=cmd(),new,,${crossingAt(2, 3).join()}`);
    expect(lines).toHaveLength(5);
    expect(names()).toEqual([]);
  });
});
