/** Reports over the street of `two-communities.ts`: 30 people in a town, 70 in a village, a metre a second. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  AreaReportSchema,
  ReportedAreasSchema,
  ReportHistorySchema,
  type AreaReport,
  type ReportedAreas,
  type ReportHistory,
} from '../../server/contract/area-report.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { App } from '../../server/http/app.ts';
import { readTable } from '../../server/ingest/tables/read-table.ts';
import { tableLimits } from '../../server/ingest/tables/limits.ts';
import { readXlsx } from '../../server/ingest/tables/read-xlsx.ts';
import type { Records } from '../../server/store/app/records.ts';
import { everything } from '../fixtures/a-report.ts';
import { populationOf } from '../fixtures/coverage-of.ts';
import { emptyRecords } from '../fixtures/empty-records.ts';
import { appOver, expectValid, get, now, problem } from '../fixtures/http-world.ts';
import { inhabitants, street, town, twoCommunities, village } from '../fixtures/two-communities.ts';

const district = '440402';
const population = populationOf(inhabitants);
let engine: RegionEngine;
let records: Records;
let app: App;

const divisions = [
  ['44', '广东省', 'province', null],
  ['4404', '珠海市', 'city', '44'],
  [district, '香洲区', 'area', '4404'],
  ['440403', '斗门区', 'area', '4404'],
  [street, '=唐家湾镇', 'street', district],
  [town, '西街居委会', 'community', street],
  [village, '东村村委会', 'community', street],
  ['440402002202', '山里村委会', 'community', street],
] as const;
const list = divisions.map(([code, name, level, parent]) => ({ code, name, level, parent }));

beforeAll(async () => {
  engine = await twoCommunities(everything);
  records = emptyRecords(undefined, () => now);
  records.divisions.fill(list);
  records.population.put('street', population);
  app = await appOver([engine], { records });
});

const reportOf = (code: string, more = {}) =>
  get<AreaReport>(app, `/api/v1/area-reports/${code}`, more);
const row = (report: AreaReport, code: string) =>
  report.categories.find((one) => one.code === code)!;

describe('a report', () => {
  test('counts the people of its area by state, and says what they lack', async () => {
    const report = await reportOf(street);
    expectValid(AreaReportSchema, report);
    expect(report).toMatchObject({ name: '=唐家湾镇', level: 'street', day: '2026-03-04' });
    // Everybody lacks a library, which is essential for nobody; of what is not among these five nothing is certain.
    expect(report.verdict).toMatchObject({ state: 'gap', people: 100, complete: 0 });
    expect(report.verdict).toMatchObject({ incomplete: 80, unknown: 20 });
    expect(report.verdict.gap).toEqual(['grocery', 'health', 'green', 'market']);
    expect(row(report, 'grocery')).toMatchObject({ covered: 30, gap: 70, unknown: 0, inSet: true });
    // 1,850.1 s and 2,900 s.
    expect(row(report, 'grocery')).toMatchObject({ meanMinutes: 30.8, p90Minutes: 48.3 });
    // A post office belongs to the set of towns alone.
    expect(row(report, 'post')).toMatchObject({
      state: 'unknown',
      unknown: 30,
      unknownBecause: { register: 30, border: 0, street: 0 },
      unreached: 30,
    });
    expect(report.gaps.map(({ category, people }) => [category, people])).toEqual([
      ['grocery', 70],
      ['health', 40],
      ['green', 40],
      ['market', 10],
      ['library', 100],
    ]);
    expect(report.communities.map(({ code, incomplete }) => [code, incomplete])).toEqual([
      [village, 70],
      [town, 10],
    ]);
  });

  test('says from what it is known: map, people, signatures, and how much of the area is on the map', async () => {
    const { sources, scorecard, above } = await reportOf(street);
    expect(sources.population?.source).toBe('drawn');
    expect(sources.map.dataDate).toBe('2026-01-01');
    expect(sources.ground).toEqual({ communities: 3, onMap: 2 });
    expect(sources.signatures.filter(({ wholeMap }) => wholeMap)).toHaveLength(5);
    expect(above.map(({ name }) => name)).toEqual(['广东省', '珠海市', '香洲区']);
    expect(scorecard).toMatchObject({ code: street, communities: 3 });
  });

  test('of a community has its own scorecard, of a slower walk fewer within the limit', async () => {
    const walking = await reportOf(town);
    expect(walking.scorecard).toMatchObject({ level: 'community', kind: 'urban' });
    expect(walking.communities).toEqual([]);
    expect(row(walking, 'market')).toMatchObject({ covered: 20, gap: 10 });
    // Half a metre a second: 450 m in a quarter of an hour, and the market is 899 m away.
    const slowly = await reportOf(town, { profile: 'elder' });
    expect(slowly.method).toMatchObject({ profile: 'elder', metersPerMinute: 30 });
    expect(row(slowly, 'market')).toMatchObject({ covered: 0, gap: 30 });
  });

  test('without a population is unknown, with no number that would be read as a gap', async () => {
    const empty = emptyRecords(undefined, () => now);
    empty.divisions.fill(list);
    const bare = await appOver([engine], { records: empty });
    const report = await get<AreaReport>(bare, `/api/v1/area-reports/${street}`);
    expectValid(AreaReportSchema, report);
    expect(report.verdict).toMatchObject({ state: 'unknown', people: null });
    expect(report.sources.population).toBeNull();
    expect(report.gaps).toEqual([]);
    expect(new Set(report.categories.map(({ state }) => state))).toEqual(new Set(['unknown']));
    expect(row(report, 'grocery')).toMatchObject({ people: null, facilities: 1 });
  });
});

describe('which areas there are', () => {
  const areas = async (parent?: string) => {
    const found = await get<ReportedAreas>(app, '/api/v1/area-reports', parent ? { parent } : {});
    expectValid(ReportedAreasSchema, found);
    return found.areas.map(({ code, onMap }) => [code, onMap]);
  };

  test('goes from districts down to communities, and holds only what is on a map', async () => {
    expect(await areas()).toEqual([[district, 2]]);
    expect(await areas('4404')).toEqual([[district, 2]]);
    expect(await areas(district)).toEqual([[street, 2]]);
    expect(await areas(street)).toEqual([
      [town, 1],
      [village, 1],
    ]);
    expect(await areas(town)).toEqual([]);
    expect(await areas('440403')).toEqual([]);
  });
});

describe('as a file', () => {
  const file = async (format: string, lang = 'zh-CN') => {
    const response = await app.inject(
      `/api/v1/area-reports/${street}?format=${format}&lang=${lang}`,
    );
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-disposition']).toBe(
      `attachment; filename="checkup-${street}.${format}"`,
    );
    return response;
  };

  test('CSV is read back as it was, and a name that looks like a formula is none', async () => {
    const { body, rawPayload } = await file('csv');
    expect(body).toContain(",'=唐家湾镇,");
    const table = await readTable(rawPayload, `checkup-${street}.csv`);
    if (!table.ok) expect.fail(table.key);
    const cell = (line: number, header: string) =>
      table.rows[line]!.cells[table.headers.indexOf(header)];
    expect(table.headers.slice(0, 3)).toEqual(['地区编码', '地区', '统计日']);
    expect(table.rows).toHaveLength((await reportOf(street)).categories.length);
    const line = table.rows.findIndex(({ cells }) => cells.includes('grocery'));
    expect(cell(line, '地区')).toBe('=唐家湾镇');
    expect(cell(line, '够得着')).toBe('30');
    expect(cell(line, '够不着')).toBe('70');
    expect(cell(line, '缺口名次')).toBe('1');
  });

  test('XLSX is read back sheet by sheet, with numbers as numbers', async () => {
    const { rawPayload, headers } = await file('xlsx');
    expect(headers['content-type']).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    const reading = { take: undefined, pause: async () => {} };
    const sheet = async (name?: string) => {
      const read = await readXlsx(rawPayload, tableLimits, reading, name);
      if (!read.ok) expect.fail(JSON.stringify(read));
      return read;
    };
    const first = await sheet();
    expect(first.sheets).toEqual([
      '结论',
      '各项服务',
      '缺口',
      '各社区和村',
      '规划指标',
      '规划指标 2',
      '来源和算法',
    ]);
    const parts = Object.entries(unzipSync(rawPayload)).map(
      ([path, bytes]) => [path, strFromU8(bytes)] as const,
    );
    expect(parts.some(([, xml]) => xml.includes('=唐家湾镇体检报告'))).toBe(true);
    // A cell with a formula has an element f.
    const sheets = parts.filter(([path]) => path.startsWith('xl/worksheets/sheet'));
    expect(sheets).toHaveLength(7);
    expect(sheets.filter(([, xml]) => /<f[ >]/.test(xml))).toEqual([]);
    const services = await sheet('各项服务');
    const grocery = services.rows.find(({ cells }) => cells[0] === 'grocery')!;
    expect(grocery.cells[services.headers.indexOf('够不着')]).toBe('70');
    const gaps = await sheet('缺口');
    expect(gaps.rows[0]!.cells.slice(0, 2)).toEqual(['1', 'grocery']);
    expect((await sheet('各社区和村')).rows).toHaveLength(2);
  });

  test('GeoJSON has the area with its figures, then each community, rings as RFC 7946 turns them', async () => {
    const { body, headers } = await file('geojson');
    expect(headers['content-type']).toBe('application/geo+json; charset=utf-8');
    const { features, populationSource } = JSON.parse(body) as {
      populationSource: string;
      features: {
        id: string;
        properties: { people: number; state: string };
        geometry: { type: string; coordinates: number[][][][] };
      }[];
    };
    expect(populationSource).toBe('drawn');
    expect(features.map(({ id, properties }) => [id, properties.people])).toEqual([
      [street, 100],
      [village, 70],
      [town, 30],
    ]);
    expect(features[0]!.geometry.coordinates).toHaveLength(2);
    for (const { geometry } of features)
      for (const [outer] of geometry.coordinates) {
        const area = outer!.reduce((sum, [x, y], i) => {
          const [nextX, nextY] = outer![(i + 1) % outer!.length]!;
          return sum + x! * nextY! - nextX! * y!;
        }, 0);
        expect(area).toBeGreaterThan(0);
      }
  });
});

describe('month by month', () => {
  test('what was kept comes back oldest first, invented months marked', async () => {
    const kept = { people: 100, complete: 20, incomplete: 80, unknown: 0, categories: [] };
    const from = { area: street, region: 'street', mapDate: null, populationSource: 'x' };
    const month = (of: string, invented: boolean) => ({
      ...from,
      ...kept,
      month: of,
      madeAt: `${of}-01T00:00:00.000Z`,
      invented,
    });
    records.reportMonths.keep([month('2026-03', false), month('2026-01', true)]);
    records.reportMonths.keep([{ ...month('2026-02', true), region: 'elsewhere' }]);
    const history = await get<ReportHistory>(app, `/api/v1/area-reports/${street}/history`);
    expectValid(ReportHistorySchema, history);
    expect(history.months.map((one) => [one.month, one.invented])).toEqual([
      ['2026-01', true],
      ['2026-03', false],
    ]);
    expect(history.region).toBe('street');
  });
});

describe('what is refused', () => {
  const refused = async (path: string) => {
    const { status, code, detail } = await problem(app, `/api/v1/area-reports${path}`);
    return [status, code, detail];
  };

  test.each([
    ['/4404', 400, 'no-report-for-level', '“珠海市”太大了'],
    ['/44', 400, 'no-report-for-level', '“广东省”太大了'],
    ['/440403', 404, 'area-not-on-map', '“斗门区”没有一个社区'],
    ['/440402002202', 404, 'area-not-on-map', '“山里村委会”没有一个社区'],
    ['/123', 404, 'unknown-area', '“123”'],
    [`/${street}?region=moon`, 404, 'unknown-region', '“moon”'],
    [`/${street}?profile=plane`, 400, 'unknown-profile', '“plane”'],
    [`/${street}?format=pdf`, 400, 'unknown-choice', '“pdf”'],
    [`/${street}?day=1`, 400, 'unknown-parameter', '“day”'],
    [`/440403/history`, 404, 'area-not-on-map', '“斗门区”'],
    ['?parent=x', 404, 'unknown-area', '“x”'],
  ])('%s', async (path, status, code, words) => {
    expect(await refused(path)).toEqual([status, code, expect.stringContaining(words)]);
  });

  test('a question when the planners’ queue is full, with a sentence', async () => {
    const busy = await appOver([engine], {
      records,
      planner: {
        ask: async () => ({ ok: false, reason: 'planner-busy', quoted: { count: 20 } }),
        keyOf: async () => '',
        close: async () => {},
      },
    });
    const { status, code } = await problem(busy, `/api/v1/area-reports/${street}`);
    expect([status, code]).toEqual([503, 'planner-busy']);
  });
});
