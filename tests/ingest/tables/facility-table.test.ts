/** A file becomes drafts line by line; what is wrong is counted whole and told as far as is asked. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FacilityTableQuestion } from '../../../server/domain/register/facility-table.ts';
import type { NamedCategory } from '../../../server/ingest/tables/category-words.ts';
import { facilityTableReader } from '../../../server/ingest/tables/facility-table.ts';
import { textRows, workbook } from './workbook.ts';

const facts = JSON.parse(
  readFileSync(new URL('../../../data/categories.json', import.meta.url), 'utf8'),
) as { categories: NamedCategory[] };
const read = facilityTableReader(facts.categories);
const question: FacilityTableQuestion = {
  crs: 'wgs84',
  bounds: [113, 22, 114, 23],
  columnsFor: () => ({}),
};

async function table(
  bytes: string | Uint8Array,
  name = 'x.csv',
  more: Partial<FacilityTableQuestion> = {},
) {
  const answer = await read(Buffer.from(bytes), name, { ...question, ...more });
  if (!answer.ok) throw new Error(answer.key);
  return answer;
}

const rows = [
  ['名称', '类别', '经度', '纬度', '社区', '电话'],
  ['唐家市场', 'market', '113.5', '22.3', '440402001001', '0756-1234567'],
  ['百家超市', 'grocery', '113.6', '22.4', '440402001001', ''],
];
const csv = rows.map((row) => row.join()).join('\n');
const drafts = [
  {
    line: 2,
    name: '唐家市场',
    categories: ['market'],
    position: [113.5, 22.3],
    communityCode: '440402001001',
    phone: '0756-1234567',
  },
  {
    line: 3,
    name: '百家超市',
    categories: ['grocery'],
    position: [113.6, 22.4],
    communityCode: '440402001001',
  },
];

describe('a table of facilities', () => {
  it('is the same drafts as CSV, XLSX and GeoJSON', async () => {
    const features = rows.slice(1).map((row) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [Number(row[2]), Number(row[3])] },
      properties: { 名称: row[0], 类别: row[1], 社区: row[4], 电话: row[5] },
    }));
    const geojson = JSON.stringify({ type: 'FeatureCollection', features });
    expect((await table(csv)).drafts).toEqual(drafts);
    expect((await table(workbook({ sheets: { 一: textRows(rows) } }))).drafts).toEqual(drafts);
    expect((await table(geojson, 'x.geojson')).drafts).toEqual(
      drafts.map((draft) => ({ ...draft, line: draft.line - 1 })),
    );
  });

  it('counts every fault and every value left out, and tells as many as are asked for', async () => {
    const bad = [
      ...rows,
      ['', 'rocket', '113.5', '22.3', '', ''],
      ['公园', 'green', '113.5', '22.3', '', 'abc'],
      ['学校', 'rocket', '113.5', '22.3', '', ''],
      ['诊所', 'health', '113.5', '22.3', '', 'def'],
    ];
    const text = bad.map((row) => row.join()).join('\n');
    const whole = await table(text);
    expect([whole.faultCount, whole.leftOutCount]).toEqual([3, 2]);
    expect(
      whole.faulty.map(({ line, name, faults }) => [line, name, faults.map(({ key }) => key)]),
    ).toEqual([
      [4, null, ['name-missing', 'category-unknown']],
      [6, '学校', ['category-unknown']],
    ]);
    expect(whole.leftOut.map(({ line, key }) => [line, key])).toEqual([
      [5, 'phone-invalid'],
      [7, 'phone-invalid'],
    ]);
    const short = await table(text, 'x.csv', { mostTold: 1 });
    expect([short.faultCount, short.leftOutCount]).toEqual([3, 2]);
    expect([short.faulty, short.leftOut]).toEqual([
      whole.faulty.slice(0, 1),
      whole.leftOut.slice(0, 1),
    ]);
    expect(short.drafts).toEqual(whole.drafts);
  });

  it('shows the first value of each column among the first fifty lines, cut short', async () => {
    const empty = (count: number) => Array<string>(count).fill(',market,113.5,22.3,,');
    const of = async (lines: number) => {
      const text = [rows[0]!.join(), ...empty(lines), rows[1]!.join()].join('\n');
      return (await table(text)).samples;
    };
    expect(await of(49)).toEqual(rows[1]);
    expect(await of(50)).toEqual(['', 'market', '113.5', '22.3', '', '']);
    const long = `${rows[0]!.join()}\n${'长'.repeat(41)},market,113.5,22.3,,`;
    expect((await table(long)).samples[0]).toBe(`${'长'.repeat(40)}…`);
  });

  it('has headers and nothing else where it has no rows', async () => {
    expect(await table(rows[0]!.join())).toMatchObject({ headers: rows[0], drafts: [] });
  });

  it('reads no line where a column is missing', async () => {
    const answer = await table(rows.map((row) => row.slice(1).join()).join('\n'));
    expect(answer.columnProblems.map(({ key }) => key)).toEqual(['column-missing']);
    expect([answer.drafts, answer.faultCount]).toEqual([[], 0]);
  });

  it('is refused for what is wrong behind its last good line', async () => {
    const open = `${csv}\n"公园,green,113.5,22.3,,`;
    expect(await read(Buffer.from(open), 'x.csv', question)).toMatchObject({
      ok: false,
      key: 'quote-open',
    });
  });

  it('pauses while it is read, in every format', async () => {
    const many = Array.from({ length: 6000 }, (_, i) => [`第${i}市场`, ...rows[1]!.slice(1)]);
    const features = many.map((row) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [113.5, 22.3] },
      properties: { 名称: row[0], 类别: row[1] },
    }));
    const files = {
      'x.csv': Buffer.from([rows[0]!, ...many].map((row) => row.join()).join('\n')),
      'x.xlsx': workbook({ sheets: { 一: textRows([rows[0]!, ...many]) } }),
      'x.geojson': Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
    };
    for (const [name, bytes] of Object.entries(files)) {
      let pauses = 0;
      const pause = () => Promise.resolve(void pauses++);
      expect((await table(bytes, name, { pause })).drafts).toHaveLength(6000);
      expect([name, pauses > 2]).toEqual([name, true]);
    }
  });
});
