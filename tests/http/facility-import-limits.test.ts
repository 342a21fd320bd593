/** What an upload of facilities may hold and ask, on both sides of each limit. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  mostListedRows,
  mostUploadedRows,
  type FacilityImportResult,
} from '../../server/contract/facility-import.ts';
import type { ReadFacilityTable } from '../../server/domain/register/facility-table.ts';
import type { App } from '../../server/http/app.ts';
import { mostUploadedCells } from '../../server/http/facility-import-plan.ts';
import { mostKeepText } from '../../server/http/facility-import-query.ts';
import { mostUploads } from '../../server/http/facility-import-upload.ts';
import { uploadMegabytes } from '../../server/http/upload.ts';
import { officeOf } from '../fixtures/acting.ts';
import { csvOf, importsPath, sendTable, type SentTable } from '../fixtures/facility-tables.ts';
import { halvedTown, west } from '../fixtures/halved-town.ts';
import { appOver } from '../fixtures/http-world.ts';
import { crossingAt } from '../fixtures/small-town.ts';

let app: App;
const office = officeOf('440402001');
beforeEach(async () => {
  app = await appOver([await halvedTown()]);
});

const [lng, lat] = crossingAt(1, 2);
const one = csvOf([['1', '唐家市场', '肉菜市场', lng, lat, '', west]]);
/** Parks with numbers of their own, so that none is like another. */
const parks = (count: number) =>
  csvOf(
    Array.from({ length: count }, (_, i) => [`${i}`, `第${i}公园`, '公园', lng, lat, '', west]),
  );

async function answer(file: string | Buffer, query: SentTable['query'] = {}) {
  const response = await sendTable(app, file, office, { query });
  const body = response.json<FacilityImportResult & { code?: string; detail?: string }>();
  return { status: response.statusCode, code: body.code, detail: body.detail, body };
}

describe('a table', () => {
  test(`may have ${mostUploadedRows} lines; ${mostListedRows} are listed, all are counted, and all stand in the CSV`, async () => {
    const full = await answer(parks(mostUploadedRows));
    expect(full.body.counts).toMatchObject({ new: mostUploadedRows, error: 0 });
    expect(full.body.lines).toHaveLength(mostListedRows);
    const over = await answer(parks(mostUploadedRows + 1));
    expect(over).toMatchObject({ status: 400, code: 'unreadable-table' });
    expect(over.detail).toContain(`最多 ${mostUploadedRows} 行`);
    const listed = async (count: number) => (await answer(parks(count))).body.lines.length;
    expect(await listed(mostListedRows)).toBe(mostListedRows);
    expect(await listed(mostListedRows + 1)).toBe(mostListedRows);
    const path = `${importsPath}/lines.csv`;
    const { body } = await sendTable(app, parks(mostListedRows + 1), office, { path });
    // A header before them, and nothing after the last line's end.
    expect(body.split('\r\n')).toHaveLength(mostListedRows + 3);
  });

  test(`may have ${mostUploadedCells} cells, and not one row more of them`, async () => {
    // A header in the last column makes every row as wide.
    const columns = 200;
    const head = `${one.split('\n')[0]}${','.repeat(columns - 7)}z\n`;
    const wide = (rows: number) =>
      head + Array.from({ length: rows }, (_, i) => `${i},第${i}公园,公园\n`).join('');
    const full = await answer(wide(mostUploadedCells / columns));
    expect([full.status, full.body.counts?.error]).toEqual([200, mostUploadedCells / columns]);
    const over = await answer(wide(mostUploadedCells / columns + 1));
    expect([over.code, over.detail]).toEqual([
      'unreadable-table',
      expect.stringContaining(`${mostUploadedCells} 个单元格`),
    ]);
  });

  test('may be as large as an upload may be, and no byte larger', async () => {
    const limit = uploadMegabytes * 1024 * 1024;
    const blank = (bytes: number) =>
      Buffer.concat([Buffer.from(one), Buffer.alloc(bytes - Buffer.byteLength(one), ' ')]);
    expect(await answer(blank(limit))).toMatchObject({ status: 400, code: 'unreadable-table' });
    expect(await answer(blank(limit + 1))).toMatchObject({ status: 413, code: 'file-over-limit' });
  });

  test.each([
    ['', '文件是空的'],
    [Buffer.from('%PDF-1.4 nothing'), 'PDF'],
    ['名称,类别\n"甲,公园', '引号没有结束'],
    [Buffer.from('504b0304', 'hex'), '已损坏'],
  ])('that cannot be read is refused with one sentence: %#', async (file, part) => {
    const { status, code, detail } = await answer(file);
    expect([status, code]).toEqual([400, 'unreadable-table']);
    expect(detail).toContain(part);
    expect(detail).toMatch(/[^。]。$/);
  });
});

describe('a query', () => {
  test.each([
    'name',
    'name:a',
    'name:-1',
    'name:0000',
    'rocket:1',
    'name:1,name:2',
    ',',
    'name:1;note:2',
  ])('does not choose columns by “%s”', async (columns) => {
    const { status, code, detail } = await answer(one, { columns });
    expect([status, code]).toEqual([400, 'invalid-field']);
    expect(detail).toContain('columns');
  });

  test('keeps as many lines as a table may have', async () => {
    const upTo = (last: number) => answer(one, { keep: `1-${last}` });
    expect((await upTo(mostUploadedRows)).status).toBe(200);
    expect((await upTo(mostUploadedRows + 1)).code).toBe('invalid-field');
    const two = `1-${mostUploadedRows - 1},${mostUploadedRows + 5}`;
    expect((await answer(one, { keep: two })).status).toBe(200);
    expect((await answer(one, { keep: `${two},${mostUploadedRows + 7}` })).code).toBe(
      'invalid-field',
    );
  });

  test('keeps lines by a text of at most so many characters', async () => {
    // Seven digits and a comma are eight characters; what comes first makes up the number.
    const lines = Array.from({ length: mostKeepText / 8 - 1 }, (_, i) => 1_000_000 + 2 * i);
    const [full, over] = [`100-1000,${lines.join()}`, `1000-1001,${lines.join()}`];
    expect([full.length, over.length]).toEqual([mostKeepText, mostKeepText + 1]);
    expect((await answer(one, { keep: full })).status).toBe(200);
    expect((await answer(one, { keep: over })).code).toBe('invalid-field');
  });

  test.each(['0', '3-2', '5,4', '5,5', '2,', 'some', '1-99999999', '-3'])(
    'does not keep “%s”',
    async (keep) => {
      expect(await answer(one, { keep })).toMatchObject({ status: 400, code: 'invalid-field' });
    },
  );

  test.each([
    [{ region: 'nowhere' }, 404, 'unknown-region'],
    [{ crs: 'utm' }, 400, 'unknown-choice'],
    [{ apply: 'yes' }, 400, 'invalid-flag'],
    [{ apply: 1 }, 400, 'missing-parameter'],
    [{ duplicates: 1 }, 400, 'unknown-parameter'],
  ])('%j is refused', async (query, status, code) => {
    expect(await answer(one, query)).toMatchObject({ status, code });
  });

  test('without a region is refused', async () => {
    const response = await app.inject({ method: 'POST', url: importsPath, headers: office });
    expect(response.json()).toMatchObject({ code: 'missing-parameter' });
  });
});

test(`${mostUploads} uploads are in the house at once, and one more is asked to come again`, async () => {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const readFacilities: ReadFacilityTable = async () => {
    await held;
    return { ok: false, key: 'file-empty', quoted: {} };
  };
  app = await appOver([await halvedTown()], { readFacilities });
  const answers = Array.from({ length: mostUploads + 1 }, () => answer(one));
  expect(await Promise.race(answers)).toMatchObject({ status: 503, code: 'too-busy' });
  go();
  const codes = (await Promise.all(answers)).map(({ code }) => code);
  expect(codes.filter((code) => code === 'unreadable-table')).toHaveLength(mostUploads);
  expect((await answer(one)).code).toBe('unreadable-table');
});
