import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromBd09, fromGcj02 } from '../../../server/geo/datum.ts';
import { categoryWords, type NamedCategory } from '../../../server/ingest/tables/category-words.ts';
import { facilityColumns } from '../../../server/ingest/tables/facility-columns.ts';
import { facilityRow, type FacilityContext } from '../../../server/ingest/tables/facility-row.ts';

const facts = JSON.parse(
  readFileSync(new URL('../../../data/categories.json', import.meta.url), 'utf8'),
) as { categories: NamedCategory[] };
const context: FacilityContext = { categories: categoryWords(facts.categories), crs: 'wgs84' };

const good = { 名称: '唐家市场', 类别: '肉菜市场', 经度: '113.5', 纬度: '22.3' };

function read(cells: Record<string, string>, change: Partial<FacilityContext> = {}) {
  const all = { ...good, ...cells };
  const { mapping } = facilityColumns(Object.keys(all));
  return facilityRow({ line: 7, cells: Object.values(all) }, mapping, { ...context, ...change });
}
function draft(cells: Record<string, string>, change: Partial<FacilityContext> = {}) {
  const answer = read(cells, change);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  expect(answer.leftOut).toEqual([]);
  return answer.draft;
}
function problems(cells: Record<string, string>, change: Partial<FacilityContext> = {}) {
  const answer = read(cells, change);
  if (answer.ok) throw new Error(JSON.stringify(answer.draft));
  return answer.problems;
}

describe('a row becomes a draft', () => {
  it('with every field', () => {
    expect(
      draft({
        编号: 'A-007',
        英文名: 'Tangjia Market',
        地址: '大同路１２号',
        联系电话: '0756-3331234、13800138000',
        营业时间: '每日8:00-21:00',
        '建筑面积（㎡）': '1,200.5㎡',
        床位数: '80张',
        社区编码: '440402009001',
        出入口: '113.5001 22.3001; 113.5002,22.3002',
        经营单位: '唐家村集体',
        状态: '正常',
        备注: '二楼',
      }),
    ).toEqual({
      name: '唐家市场',
      categories: ['market'],
      position: [113.5, 22.3],
      isArea: false,
      externalId: 'A-007',
      nameEn: 'Tangjia Market',
      address: '大同路12号',
      phone: '0756-3331234; 13800138000',
      openingHours: '08:00-21:00',
      floorAreaSquareMeters: 1200.5,
      capacity: 80,
      communityCode: '440402009001',
      entrances: [
        [113.5001, 22.3001],
        [113.5002, 22.3002],
      ],
      operator: '唐家村集体',
      status: 'open',
      note: '二楼',
    });
  });

  it('with the least that it needs, a lone dash being nothing', () => {
    expect(draft({ 电话: '-', 备注: '／'.normalize('NFKC') })).toEqual({
      name: '唐家市场',
      categories: ['market'],
      position: [113.5, 22.3],
      isArea: false,
    });
  });

  it('without a position where a community is named, by code or by name', () => {
    expect(draft({ 经度: '', 纬度: '', 社区: '440402009001' })).toMatchObject({
      position: null,
      communityCode: '440402009001',
    });
    expect(draft({ 经度: '', 纬度: '', 社区: '唐家社区' })).toMatchObject({
      position: null,
      communityName: '唐家社区',
    });
    expect(problems({ 经度: '', 纬度: '' })).toEqual([
      { line: 7, column: '经度', reasonKey: 'position-missing', value: '' },
    ]);
  });

  it('in WGS-84, whatever datum the office uses', () => {
    const close = (crs: 'gcj02' | 'bd09', [lng, lat]: readonly number[]) => {
      const [x, y] = draft({}, { crs }).position!;
      expect([x.toFixed(6), y.toFixed(6)]).toEqual([lng!.toFixed(6), lat!.toFixed(6)]);
    };
    close('gcj02', fromGcj02(113.5, 22.3));
    close('bd09', fromBd09(113.5, 22.3));
  });
});

describe('names', () => {
  it.each([
    ['㙍村𠮷店', '㙍村𠮷店'],
    ['👨‍👩‍👧 亲子馆 ❤️', '👨‍👩‍👧 亲子馆 ❤️'],
    ['  １号　大厅\n东  ', '1号 大厅 东'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['\ufeff唐家\u200b市场\u200f', '唐家市场'],
  ])('%j is %j', (typed, name) => expect(draft({ 名称: typed }).name).toBe(name));

  it.each([
    ['', 'name-missing'],
    ['\u200b \u200f', 'name-missing'],
    ['唐家\u202e场市\u202c', 'turning-character'],
    ['\u2066甲\u2069', 'turning-character'],
    ['甲\u0007', 'control-character'],
    ['甲\ud800', 'control-character'],
    ['#REF!', 'error-value'],
    ['长'.repeat(101), 'text-too-long'],
  ])('%j is refused', (typed, reasonKey) =>
    expect(problems({ 名称: typed })).toMatchObject([{ line: 7, column: '名称', reasonKey }]),
  );
  it('of 100 characters are kept', () =>
    expect([...draft({ 名称: '𠮷'.repeat(100) }).name]).toHaveLength(100));
});

describe('categories', () => {
  it.each([
    ['market', ['market']],
    ['Fresh food market', ['market']],
    ['菜市场', ['market']],
    ['综治信访维稳工作站（警务室）', ['safety']],
    ['警务室', ['safety']],
    ['药店；超市便利店;market、药店', ['pharmacy', 'grocery', 'market']],
    ['药店|Bank', ['pharmacy', 'bank']],
  ])('%s', (typed, codes) => expect(draft({ 类别: typed }).categories).toEqual(codes));

  it('are ten at most', () => {
    const codes = facts.categories.map(({ code }) => code);
    expect(draft({ 类别: codes.slice(0, 10).join('；') }).categories).toHaveLength(10);
    expect(problems({ 类别: codes.slice(0, 11).join('；') })).toMatchObject([
      { column: '类别', reasonKey: 'too-many-categories' },
    ]);
  });

  it('that are unknown, missing or several things are refused with the word', () => {
    expect(problems({ 类别: '药店；夜总会' })).toMatchObject([
      { column: '类别', reasonKey: 'category-unknown', value: '夜总会' },
    ]);
    expect(problems({ 类别: '；' })).toMatchObject([{ reasonKey: 'category-missing' }]);
    // Both dining and elder care name it.
    expect(problems({ 类别: '长者饭堂' })).toMatchObject([
      { reasonKey: 'category-ambiguous', value: '长者饭堂', suggestion: 'dining, eldercare' },
    ]);
  });
});

describe('coordinates', () => {
  it.each([
    ['113.5', '22.3'],
    ['113,5', '22,3'],
    ['１１３．５', '２２．３'],
    ['113.5°E', 'N22.3'],
    ['东经113.5度', '北纬22.3°'],
    ['113°30′0″', '22°18′00.0″N'],
    ["E113°30'", "22°18'0''"],
    ['113度30分', '22度18分0秒'],
    ['1.135e2', '22.30'],
  ])('%s and %s', (lng, lat) => {
    const [x, y] = draft({ 经度: lng, 纬度: lat }).position!;
    expect([x.toFixed(9), y.toFixed(9)]).toEqual(['113.500000000', '22.300000000']);
  });

  it('may stand in one column', () => {
    const { mapping } = facilityColumns(['名称', '类别', '经纬度']);
    const of = (value: string) =>
      facilityRow({ line: 2, cells: ['甲', '药店', value] }, mapping, context);
    for (const value of ['113.5,22.3', '113.5 22.3', '（113.5，22.3）'])
      expect(of(value)).toMatchObject({ ok: true, draft: { position: [113.5, 22.3] } });
    expect(of('113.5')).toMatchObject({
      problems: [{ column: '经纬度', reasonKey: 'coordinate-invalid' }],
    });
    expect(of('22.3,113.5')).toMatchObject({
      problems: [{ reasonKey: 'coordinates-swapped', suggestion: '113.5, 22.3' }],
    });
  });

  it.each([
    [
      '22.3',
      '113.5',
      { reasonKey: 'coordinates-swapped', value: '22.3, 113.5', suggestion: '113.5, 22.3' },
    ],
    ['116.4', '39.9', { reasonKey: 'outside-bounds' }],
    ['0', '0', { reasonKey: 'outside-bounds' }],
    ['200', '100', { reasonKey: 'coordinate-out-of-range' }],
    ['38551234.5', '2467890.1', { reasonKey: 'coordinates-projected' }],
    ['唐家', '22.3', { column: '经度', reasonKey: 'coordinate-invalid', value: '唐家' }],
    ['113.5', '', { column: '纬度', reasonKey: 'position-missing' }],
    ['113°61′', '22.3', { reasonKey: 'coordinate-invalid' }],
    ['113.5.1', '22.3', { reasonKey: 'coordinate-invalid' }],
  ])('%s and %s are refused', (lng, lat, expected) =>
    expect(problems({ 经度: lng, 纬度: lat })).toMatchObject([{ line: 7, ...expected }]),
  );

  it('are judged by the region’s own bounds', () => {
    const bounds = [113.4, 22.2, 113.45, 22.4] as const;
    expect(problems({}, { bounds })).toMatchObject([{ reasonKey: 'outside-bounds' }]);
    expect(draft({ 经度: '113.45' }, { bounds }).position).toEqual([113.45, 22.3]);
  });
});

describe('what nobody needs is left out, and said', () => {
  it.each([
    ['电话', '找老王', 'phone-invalid'],
    ['电话', '0756-3331234/无', 'phone-invalid'],
    ['营业时间', '详询', 'hours-unreadable'],
    ['面积', '-5', 'number-invalid'],
    ['面积', '0', 'number-invalid'],
    ['面积', '三亩', 'number-invalid'],
    ['容量', '1.5', 'number-invalid'],
    ['容量', '1000001', 'number-invalid'],
    ['出入口', '113.5', 'entrances-invalid'],
    ['出入口', '22.3 113.5', 'coordinates-swapped'],
    ['出入口', '113.5 22.3;'.repeat(33), 'entrances-invalid'],
    ['备注', '长'.repeat(501), 'text-too-long'],
    ['地址', '长'.repeat(201), 'text-too-long'],
    ['英文名', 'x'.repeat(101), 'text-too-long'],
    ['经营单位', '长'.repeat(101), 'text-too-long'],
    ['编号', '1'.repeat(101), 'text-too-long'],
    ['电话', '1234567;'.repeat(7), 'text-too-long'],
    ['营业时间', `Mo   08:00-09:00${'; Mo 08:00-09:00'.repeat(15)}`, 'text-too-long'],
  ])('%s “%s”', (column, value, reasonKey) => {
    const answer = read({ [column]: value });
    expect(answer).toMatchObject({ ok: true, leftOut: [{ line: 7, column, reasonKey }] });
    expect(answer.ok && answer.draft).toEqual(draft({}));
  });
  it('just within their limits they are kept', () => {
    expect(draft({ 容量: '1000000' }).capacity).toBe(1_000_000);
    expect(draft({ 容量: '0' }).capacity).toBe(0);
    expect(draft({ 出入口: '113.5 22.3;'.repeat(32) }).entrances).toHaveLength(32);
    expect(draft({ 备注: '长'.repeat(500) }).note).toHaveLength(500);
    expect(draft({ 地址: '长'.repeat(200) }).address).toHaveLength(200);
    expect(draft({ 英文名: 'x'.repeat(100) }).nameEn).toHaveLength(100);
    expect(draft({ 经营单位: '长'.repeat(100) }).operator).toHaveLength(100);
    expect(draft({ 编号: '1'.repeat(100) }).externalId).toHaveLength(100);
    // Six numbers of seven digits and one of six, `; ` between them: 48 + 12 characters.
    expect(draft({ 电话: `${'1234567;'.repeat(6)}123456` }).phone).toHaveLength(60);
    // Sixteen rules of 14 characters, `; ` between them, and one more space.
    const hours = `Mo  08:00-09:00${'; Mo 08:00-09:00'.repeat(15)}`;
    expect(draft({ 营业时间: hours }).openingHours).toHaveLength(255);
  });
});

it('all problems of a row come at once', () => {
  expect(
    problems({ 名称: '', 类别: '?', 经度: 'x', 社区编码: '4404', 状态: '?', 电话: '?' }).map(
      ({ reasonKey }) => reasonKey,
    ),
  ).toEqual([
    'name-missing',
    'category-unknown',
    'community-code-invalid',
    'coordinate-invalid',
    'status-unknown',
    'phone-invalid',
  ]);
});

it('a row with more cells than headers is refused: an unquoted comma shifts everything', () => {
  const { mapping } = facilityColumns(Object.keys(good));
  expect(
    facilityRow({ line: 3, cells: [...Object.values(good), '多'] }, mapping, context),
  ).toMatchObject({ problems: [{ line: 3, reasonKey: 'row-too-long', value: '多' }] });
});

describe('columns', () => {
  it('are found by Chinese and English names, whatever brackets and signs they have', () => {
    expect(
      facilityColumns([
        '*设施名称',
        'Category',
        'LNG',
        '纬度(WGS84)',
        'opening_hours',
        '社区',
        '图片',
      ]),
    ).toEqual({
      ok: true,
      unused: ['图片'],
      problems: [],
      mapping: {
        headers: ['*设施名称', 'Category', 'LNG', '纬度(WGS84)', 'opening_hours', '社区', '图片'],
        columns: { name: 0, category: 1, lng: 2, lat: 3, openingHours: 4, communityCode: 5 },
      },
    });
  });
  it('tell the datum that they mention', () => {
    expect(facilityColumns(['名称', '类别', '高德经度', '高德纬度'])).toMatchObject({
      ok: true,
      crsHint: 'gcj02',
    });
    expect(facilityColumns(['名称', '类别', '经度(BD-09)', '纬度(BD-09)'])).toMatchObject({
      ok: true,
      crsHint: 'bd09',
    });
    expect(facilityColumns(['名称', '类别', '经度', '纬度']).crsHint).toBeUndefined();
  });
  it('that are missing are named: a position may come from two columns, one, or a community', () => {
    const missing = (...headers: string[]) =>
      facilityColumns(headers).problems.map(({ key, quoted }) => `${key} ${quoted['field']}`);
    expect(missing('a')).toEqual([
      'column-missing name',
      'column-missing category',
      'column-missing position',
    ]);
    expect(missing('名称', '类别', '经度')).toEqual(['column-missing lat']);
    expect(missing('名称', '类别', '坐标')).toEqual([]);
    expect(missing('名称', '类别', '社区')).toEqual([]);
  });
  it('that two headers could be are asked about, unless one is named', () => {
    const headers = ['名称', '中文名称', '类别', '社区'];
    expect(facilityColumns(headers)).toMatchObject({
      ok: false,
      problems: [{ key: 'column-ambiguous', quoted: { field: 'name', value: '名称, 中文名称' } }],
    });
    expect(facilityColumns(headers, { name: 1 })).toMatchObject({
      ok: true,
      mapping: { columns: { name: 1 } },
      unused: ['名称'],
    });
  });
  it('are chosen by their number, also among headers that are alike', () => {
    const headers = ['a', 'a', '名称', '类别', '社区', 'z'];
    expect(facilityColumns(headers, { note: 1 })).toMatchObject({
      ok: true,
      mapping: { columns: { note: 1, name: 2 } },
    });
    expect(facilityColumns(headers, { note: 5 }).problems).toEqual([]);
    expect(facilityColumns(headers, { note: 6 }).problems).toEqual([
      { key: 'column-unknown', quoted: { field: 'note', value: 7, known: 6 } },
    ]);
  });
  it('may be taken away from a field', () => {
    expect(facilityColumns(['名称', '类别', '社区', '备注'], { note: null }).unused).toEqual([
      '备注',
    ]);
  });
});
