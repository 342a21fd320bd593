/** Rows that are taken one by one are those that the answer would hold. */
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../server/ingest/tables/read-table.ts';
import type { TableHead, TableRow } from '../../../server/ingest/tables/table.ts';
import { textRows, workbook } from './workbook.ts';

const feature = (properties: object) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [113.5, 22.3] },
  properties,
});
const merged = `<worksheet><sheetData>${textRows([
  ['名称', '类别'],
  ['甲', '药店'],
])}<row r="4"><c r="A4" t="inlineStr"><is><t>丙</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>乙</t></is></c></row></sheetData><mergeCells><mergeCell ref="B2:B4"/></mergeCells></worksheet>`;

describe('rows are taken', () => {
  it.each<[string, Uint8Array, TableHead]>([
    [
      'a title and a short row',
      Buffer.from('设施表\n名称,类别\n甲,药店\n乙\n'),
      { headers: ['名称', '类别'], lineIs: 'line' },
    ],
    ['one column', Buffer.from('名称\n甲\n乙\n'), { headers: ['名称'], lineIs: 'line' }],
    [
      'rows out of order in merged cells',
      workbook({ sheets: { 一: merged } }),
      { headers: ['名称', '类别'], lineIs: 'row' },
    ],
    [
      'features of other properties',
      Buffer.from(
        JSON.stringify({
          type: 'FeatureCollection',
          features: [feature({ 名称: '甲' }), feature({ 类别: '药店' })],
        }),
      ),
      { headers: ['lng', 'lat', '名称', '类别'], lineIs: 'feature' },
    ],
  ])('of a file with %s', async (_, bytes, head) => {
    const kept = await readTable(bytes, 'x');
    const taken: TableRow[] = [];
    const answer = await readTable(bytes, 'x', {
      take(row, known) {
        expect(known).toEqual(head);
        taken.push(row);
      },
    });
    if (!kept.ok || !answer.ok) throw new Error('the file is refused');
    expect(kept.rows.length).toBeGreaterThan(1);
    expect(taken).toEqual(kept.rows);
    expect(answer).toEqual({ ...kept, rows: [] });
  });

  it('within the limit of rows', async () => {
    const of = (count: number) =>
      readTable(Buffer.from(`a,b\n${'1,2\n'.repeat(count)}`), 'x.csv', {
        limits: { rows: 3 },
        take: () => {},
      });
    expect(await of(3)).toMatchObject({ ok: true });
    expect(await of(4)).toMatchObject({ ok: false, key: 'too-many-rows' });
  });
});
