import { beforeEach, describe, expect, test } from 'vitest';
import {
  FiguresResultSchema,
  type Community,
  type FiguresResult,
} from '../../server/contract/community.ts';
import type { App } from '../../server/http/app.ts';
import { uploadMegabytes } from '../../server/http/upload.ts';
import { acting, officeOf } from '../fixtures/acting.ts';
import { dividedRecords, officialList, type Divided } from '../fixtures/divided.ts';
import { appOver, expectValid, get } from '../fixtures/http-world.ts';
import { uploadOf } from '../fixtures/upload.ts';

let world: Divided;
let app: App;

beforeEach(async () => {
  world = dividedRecords();
  app = await appOver([], { records: world.records });
});

/** 下洞、… of 沙面街道 and 岭南街道 in 荔湾区, Guangzhou. */
const [first, second] = ['440103001101', '440103002101'];

async function send(csv: string | Buffer, query = '', area = '44', over: App = app) {
  const { payload, headers } = uploadOf(csv);
  return over.inject({
    method: 'POST',
    url: `/api/v1/communities/figures${query}`,
    payload,
    headers: { ...headers, ...officeOf(area) },
  });
}

async function sent(csv: string | Buffer, query = '', area = '44'): Promise<FiguresResult> {
  const response = await send(csv, query, area);
  if (response.statusCode !== 200) expect.fail(response.body);
  const result = response.json<FiguresResult>();
  expectValid(FiguresResultSchema, result);
  return result;
}

const refusal = async (csv: string | Buffer, area = '44') => {
  const response = await send(csv, '?apply=1', area);
  return [response.statusCode, response.json<{ code: string }>().code];
};
const figuresOf = async (code: string) =>
  (await get<Community>(app, `/api/v1/communities/${code}`)).figures;

describe('a table of figures', () => {
  const table = `社区编码,社区名称,常住户数,室内服务活动设施面积（平方米）,备注
${first},翠洲社区,"1,300",260.25,ignored
${second},,90,,
`;

  test('is first looked through: verdicts and changes, nothing is kept', async () => {
    const result = await sent(table);
    expect(result.applied).toBe(false);
    expect(result.counts).toEqual({ new: 2, changed: 0, same: 0, error: 0 });
    expect(result.columns.map(({ field }) => field)).toEqual([
      'code',
      'name',
      'households',
      'indoorSquareMeters',
      null,
    ]);
    expect(result.rows[0]).toEqual({
      line: 2,
      code: first,
      name: '翠洲社区居民委员会',
      verdict: 'new',
      changes: [
        { field: 'households', from: null, to: 1300 },
        { field: 'indoorSquareMeters', from: null, to: 260.25 },
      ],
    });
    expect((await figuresOf(first)).households).toBeNull();
  });

  test('is applied on request, with an audit entry for each community, and is the same afterwards', async () => {
    expect((await sent(table, '?apply=1')).applied).toBe(true);
    expect((await figuresOf(first)).households).toBe(1300);
    expect((await figuresOf(second)).households).toBe(90);
    const count = world.database.raw
      .prepare("select count(*) from audit where action = 'community:import-figures'")
      .pluck();
    expect(count.get()).toBe(2);
    const again = await sent(table, '?apply=1');
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 2, error: 0 });
    expect(count.get()).toBe(2);
  });

  test('an empty cell leaves a figure, 无数据 takes it back', async () => {
    await sent(table, '?apply=1');
    await sent(`社区编码,常住户数,常住人口\n${first},,4000\n${second},无数据,300\n`, '?apply=1');
    const [one, two] = [await figuresOf(first), await figuresOf(second)];
    expect([one.households, one.residents]).toEqual([1300, 4000]);
    expect([two.households, two.residents]).toEqual([null, 300]);
  });

  test('with one wrong row changes nothing at all', async () => {
    const result = await sent(`社区编码,常住户数\n${first},5\n${second},many\n`, '?apply=1');
    expect([result.applied, result.counts.error]).toEqual([false, 1]);
    expect(result.rows[0]).toMatchObject({
      line: 3,
      verdict: 'error',
      problem: {
        zh: '“常住户数”应为数字，表里是“many”。',
        en: '“Households” must be a number, the table has “many”.',
      },
    });
    expect((await figuresOf(first)).households).toBeNull();
  });

  test.each([
    ['社区编码,常住户数\n4.40103E+11,5', '编码被表格软件改成了“4.40103E+11”'],
    ['社区编码,常住户数\n440103001999,5', '没有编码为“440103001999”的社区'],
    [
      `社区编码,社区名称,常住户数\n${first},上赖村,5`,
      '编码 440103001101 是“翠洲社区居民委员会”，表里写的是“上赖村”',
    ],
    ['社区名称,常住户数\n和平社区,5', '叫“和平社区”的社区有'],
    ['社区名称,常住户数\n没有这个村,5', '没有叫“没有这个村”的社区'],
    ['社区编码,常住户数\n,5', '既没有社区编码，也没有社区名称'],
    [`社区编码,常住户数\n${first},5\n${first},6`, '社区 440103001101 在第 2 行已经有了'],
    [`社区编码,常住户数\n${first},1.5`, '“常住户数”应为整数'],
    [`社区编码,常住户数\n${first},200001`, '“常住户数”应在 0 到 200000 之间'],
    [`社区编码,室内服务活动设施面积\n${first},1.234`, '最多 2 位小数'],
    [`社区编码,办公电话\n${first},${'1'.repeat(41)}`, '“办公电话”最多 40 个字'],
    [`社区编码,办公地点经度\n${first},113.2`, '经度和纬度要么都写'],
    [`社区编码,城乡分类代码\n${first},311`, '应为 1 或 2 开头的三位数字'],
    [
      `社区编码,常住人口,60岁以上老年人,14岁以下儿童\n${first},10,6,5`,
      '老年人与儿童合计不能多于常住人口',
    ],
  ])('a row is refused with one sentence: %#', async (csv, sentence) => {
    const { rows, counts } = await sent(csv);
    expect(counts.error).toBe(1);
    expect(rows[0]!.problem!.zh).toContain(sentence);
    expect(rows[0]!.problem!.en).toMatch(/^[A-Z“].*\.$/);
  });

  test('a repeated name is told apart by its street', async () => {
    const { rows } = await sent(
      '社区名称,街道（镇）,县（市、区）,常住户数\n和平社区,岭南街道,荔湾区,5',
    );
    expect(rows[0]).toMatchObject({ code: '440103002109', verdict: 'new' });
  });

  test('rows outside the caller’s area are errors', async () => {
    const { rows } = await sent(table, '', '440104');
    expect(rows.map(({ verdict }) => verdict)).toEqual(['error', 'error']);
    expect(rows[0]!.problem!.zh).toContain('不在您负责的地区内');
  });

  test.each([
    ['名字,户数\n甲,5', 'no-community-column'],
    ['社区编码,备注\n440103001101,5', 'no-figure-column'],
    ['社区编码,常住户数,Households\n440103001101,5,6', 'column-twice'],
    ['', 'unreadable-table'],
    [Buffer.from('%PDF-1.4 nothing'), 'unreadable-table'],
  ])('a table that says nothing is refused: %#', async (csv, code) => {
    expect(await refusal(csv)).toEqual([400, code]);
  });

  test('a file over the limit is refused, one at it is read', async () => {
    /** Rows of real communities with a long remark, the last one cut so that the size is exact. */
    const filler = (bytes: number) => {
      const codes = officialList.filter(({ level }) => level === 'community').values();
      let csv = '社区编码,常住户数,备注\n';
      let length = Buffer.byteLength(csv);
      while (length < bytes) {
        const row = `${codes.next().value!.code},5,`;
        const remark = 'x'.repeat(Math.min(9000, bytes - length - row.length - 1));
        csv += `${row}${remark}\n`;
        length += row.length + remark.length + 1;
      }
      return Buffer.from(csv);
    };
    const limit = uploadMegabytes * 1024 * 1024;
    expect((await sent(filler(limit))).counts.new).toBeGreaterThan(1000);
    expect(await refusal(filler(limit + 1))).toEqual([413, 'file-over-limit']);
  });

  test('without a file, or under another name, it is refused', async () => {
    const { payload, headers } = uploadOf('a', 'a.csv', 'table');
    for (const [body, type] of [
      [payload, headers['content-type']],
      ['{}', 'application/json'],
    ] as const) {
      const response = await app.inject({
        method: 'POST',
        url: '/api/v1/communities/figures',
        payload: body,
        headers: { ...officeOf('44'), 'content-type': type },
      });
      expect(response.json<{ code: string }>().code).toBe('file-missing');
    }
  });
});

describe('the export', () => {
  const full = `社区编码,城乡分类代码,办公地点经度,办公地点纬度,办公地址,办公时间,办公电话,常住户数,常住人口,室内服务活动设施面积,公共服务事项网上办理比例
${first},121,113.2412345,23.1076543,"沙面大街 1 号, ""甲""座",Mo-Fr 08:30-12:00,+86 20 1234,300,900,60.25,80.5
${second},,,,=cmd|' /C calc'!A0,,''-1,0,0,0.01,0
`;
  const exportOf = (area: string, language: string, headers = officeOf('44'), over = app) =>
    over.inject({ url: `/api/v1/communities.csv?area=${area}&lang=${language}`, headers });

  test.each(['zh-CN', 'en'])(
    'in %s comes back without loss into an empty register',
    async (lang) => {
      await sent(full, '?apply=1');
      const { body } = await exportOf('440103', lang);
      const other = await appOver([], { records: dividedRecords().records });
      const back = await send(body, '?apply=1', '44', other);
      expect(back.json<FiguresResult>()).toMatchObject({
        applied: true,
        counts: { new: 2, changed: 0, error: 0 },
      });
      for (const code of [first, second]) {
        const [was, is] = await Promise.all(
          [app, other].map((one) => get<Community>(one, `/api/v1/communities/${code}`)),
        );
        if (code === second) expect(was!.office.phone).toBe("'-1");
        expect([is!.figures, is!.office, is!.officialCode]).toEqual([
          was!.figures,
          was!.office,
          was!.officialCode,
        ]);
      }
      expect((await exportOf('440103', lang, officeOf('44'), other)).body).toBe(body);
    },
  );

  test('starts with a mark, names its columns, and no cell would run', async () => {
    await sent(full, '?apply=1');
    const { body, headers } = await exportOf('440103002', 'zh-CN');
    expect(
      body.startsWith('\ufeff社区编码,社区名称,街道（镇）,县（市、区）,地级市,类型,城乡分类代码'),
    ).toBe(true);
    expect(body).toContain(`${second},扬仁东社区居民委员会,岭南街道,荔湾区,广州市,城市社区,`);
    expect(body).toContain(`'=cmd|' /C calc'!A0`);
    expect(headers['content-disposition']).toContain('communities-440103002.csv');
  });

  test('is for planners too, within their area only', async () => {
    const planner = acting([{ role: 'planner', area: '440103' }]);
    expect((await exportOf('440103002', 'en', planner)).statusCode).toBe(200);
    expect((await exportOf('44', 'en', planner)).statusCode).toBe(403);
    expect((await exportOf('44', 'en', {})).statusCode).toBe(401);
  });
});
