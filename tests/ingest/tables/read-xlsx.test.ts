import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../server/ingest/tables/read-table.ts';
import { table } from './table-of.ts';
import { textRows, workbook, zipped, type WorkbookParts } from './workbook.ts';

const one = (sheet: string, more: Partial<WorkbookParts> = {}) =>
  workbook({ sheets: { 设施: sheet }, ...more });
const head =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="inlineStr"><is><t>乙</t></is></c></row>';
const cells = async (inner: string, more: Partial<WorkbookParts> = {}) =>
  (await table(one(`${head}<row r="2">${inner}</row>`, more))).rows[0]!.cells;

describe('a workbook', () => {
  it('has its first visible sheet read, or the one that is named', async () => {
    const bytes = workbook({
      sheets: {
        旧: textRows([['a', 'b']]),
        设施: textRows([
          ['名称', '类别'],
          ['甲', '药店'],
        ]),
        另: textRows([['x', 'y']]),
      },
      hidden: ['旧'],
    });
    expect(await table(bytes)).toMatchObject({
      format: 'xlsx',
      lineIs: 'row',
      sheet: '设施',
      sheets: ['设施', '另'],
      headers: ['名称', '类别'],
      rows: [{ line: 2, cells: ['甲', '药店'] }],
    });
    expect((await table(bytes, { sheet: '另' })).headers).toEqual(['x', 'y']);
    expect(await readTable(bytes, 'x.xlsx', { sheet: '无' })).toEqual({
      ok: false,
      key: 'sheet-unknown',
      quoted: { value: '无', known: '设施, 另' },
    });
  });

  it('has shared texts, rich ones in one piece and without their readings', async () => {
    const strings =
      '<si><t>平</t></si><si><r><t>唐</t></r><r><t xml:space="preserve">家 </t></r><rPh><t>táng</t></rPh></si>';
    expect(
      await cells('<c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>0</v></c>', { strings }),
    ).toEqual(['唐家 ', '平']);
  });

  it('gives numbers as they were typed', async () => {
    expect(
      await cells('<c r="A2"><v>113.52000000000001</v></c><c r="B2"><v>4.40402009001E+11</v></c>'),
    ).toEqual(['113.52', '440402009001']);
    expect(await cells('<c r="A2"><v>-0.5</v></c><c r="B2" t="b"><v>1</v></c>')).toEqual([
      '-0.5',
      'TRUE',
    ]);
  });

  const styles = `<numFmts><numFmt numFmtId="164" formatCode="0000000"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
    <numFmt numFmtId="166" formatCode="0&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs>`;
  it('gives days and times in ISO form', async () => {
    // 46082 is 1 March 2026; 0.354166… of a day is 08:30.
    const day = (style: number, value: string, more = {}) =>
      cells(`<c r="A2" s="${style}"><v>${value}</v></c>`, { styles, ...more }).then(
        ([cell]) => cell,
      );
    expect(await day(1, '46082')).toBe('2026-03-01');
    expect(await day(3, '46082')).toBe('2026-03-01');
    expect(await day(5, '0.3541666666666667')).toBe('08:30');
    expect(await day(6, '46082.3541666667')).toBe('2026-03-01 08:30');
    expect(await day(1, '44620', { from1904: true })).toBe('2026-03-01');
    // Excel's 1 January 1900 is day 1, and its day 61 is 1 March.
    expect(await day(1, '1')).toBe('1900-01-01');
    expect(await day(1, '61')).toBe('1900-03-01');
    expect(await day(4, '46082')).toBe('46082');
    expect(await day(1, '1e9')).toBe('1e9');
  });

  it('has zeros at the start where its format shows them, and says where they may be lost', async () => {
    expect(await cells('<c r="A2" s="2"><v>7562</v></c>', { styles })).toEqual(['0007562', '']);
    const sheet = `${textRows([['电话', '名称']])}<row r="2"><c r="A2"><v>7563331234</v></c></row>`;
    expect((await table(one(sheet))).notes).toEqual([
      { key: 'codes-as-numbers', quoted: { column: '电话', line: 2, value: '7563331234' } },
    ]);
    const padded = `${textRows([['电话', '名称']])}<row r="2"><c r="A2" s="2"><v>7562</v></c></row>`;
    expect((await table(one(padded, { styles }))).notes).toEqual([]);
  });

  it('gives the kept value of a formula, and refuses one without', async () => {
    expect(
      await cells(
        '<c r="A2" t="str"><f>B2&amp;"x"</f><v>yx</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      ),
    ).toEqual(['yx', '#DIV/0!']);
    expect(
      await readTable(one(`${head}<row r="2"><c r="B2"><f>SUM(1)</f></c></row>`), 'x.xlsx'),
    ).toEqual({
      ok: false,
      key: 'formula-without-value',
      quoted: { line: 2, column: 2 },
    });
  });

  it('keeps empty cells in their place', async () => {
    const read = await table(
      one(`${textRows([['a', 'b', 'c']])}<row r="7"><c r="C7"><v>3</v></c></row><row r="9"/>`),
    );
    expect(read.rows).toEqual([{ line: 7, cells: ['', '', '3'] }]);
  });

  it('fills a merged block below the headers with its value', async () => {
    const rows = textRows([
      ['名称', '社区'],
      ['甲', '唐家'],
      ['乙', ''],
      ['丙', ''],
      ['丁', ''],
    ]);
    const read = await table(
      one(
        `<worksheet><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
      ),
    );
    expect(read.rows.map(({ cells: [, community] }) => community)).toEqual([
      '唐家',
      '唐家',
      '唐家',
      '',
    ]);
    expect(read.notes).toEqual([{ key: 'merged-filled', quoted: { count: 2 } }]);
  });

  it('of 200,000 merged blocks over one another costs no more than one over all', async () => {
    const rows = textRows([['a', 'b'], ...Array.from({ length: 10_000 }, () => ['1', '2'])]);
    const bytes = one(
      `<worksheet><sheetData>${rows}</sheetData><mergeCells>${'<mergeCell ref="A2:B10001"/>'.repeat(200_000)}</mergeCells></worksheet>`,
    );
    // 4 × 10⁹ cells to look at, were it not bounded.
    expect((await table(bytes)).rows).toHaveLength(10_000);
  });

  it('may use prefixes, CDATA and escaped characters', async () => {
    const sheet =
      '<worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t><![CDATA[a<]]></x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>b_x0041_</x:t></x:is></x:c></x:row></x:sheetData></worksheet>';
    expect((await table(one(sheet))).headers).toEqual(['a<', 'bA']);
  });
});

describe('a workbook is refused', () => {
  const refusal = (bytes: Uint8Array, limits = {}) => readTable(bytes, 'x.xlsx', { limits });
  const good = one(
    textRows([
      ['a', 'b'],
      ['1', '2'],
    ]),
  );

  it('when it is cut off, another zip, or has broken XML', async () => {
    expect(await refusal(good.subarray(0, good.length - 30))).toMatchObject({ key: 'zip-broken' });
    expect(await refusal(zipped({ 'a.txt': 'x' }))).toEqual({
      ok: false,
      key: 'not-a-workbook',
      quoted: { value: '[Content_Types].xml' },
    });
    expect(await refusal(one('<row r="1"><c></row>'))).toMatchObject({ key: 'sheet-broken' });
    expect(await refusal(one('<!DOCTYPE x [<!ENTITY a "b">]>&a;'))).toMatchObject({
      key: 'sheet-broken',
    });
  });

  it('when a part unpacks to more than it may, whatever its header says', async () => {
    const sheet = textRows([['a', 'b'], ...Array.from({ length: 20_000 }, () => ['1', '2'])]);
    const size = `<worksheet><sheetData>${sheet}</sheetData></worksheet>`.length;
    const bytes = one(sheet);
    expect(await refusal(bytes, { zipEntryBytes: size })).toMatchObject({ ok: true });
    expect(await refusal(bytes, { zipEntryBytes: size - 1 })).toMatchObject({ key: 'zip-bomb' });
    const lying = Buffer.from(bytes);
    // The size in the central directory: 24 bytes into the header that names the sheet.
    const name = lying.lastIndexOf('xl/worksheets/sheet0.xml');
    lying.writeUInt32LE(1000, name - 46 + 24);
    expect(await refusal(lying, { zipEntryBytes: size - 1 })).toMatchObject({
      ok: false,
      key: expect.stringMatching(/^zip-(bomb|broken)$/),
    });
  });

  it('when it unpacks too well, or to too much in all', async () => {
    const spaces = ' '.repeat(20 * 1024 * 1024);
    const bomb = one(`${textRows([['a', 'b']])}${spaces}`);
    expect(await refusal(bomb)).toMatchObject({ key: 'zip-bomb' });
    expect(await refusal(bomb, { zipRatio: 2000, xmlTokenBytes: 1e9 })).toMatchObject({ ok: true });
    expect(
      await refusal(bomb, { zipRatioFreeBytes: 21 * 1024 * 1024, xmlTokenBytes: 1e9 }),
    ).toMatchObject({ ok: true });
    expect(await refusal(bomb, { zipRatio: 2000 })).toMatchObject({ key: 'sheet-broken' });
    expect(await refusal(good, { zipTotalBytes: 500 })).toMatchObject({ key: 'zip-bomb' });
  });

  it('when it holds too many files or shared texts', async () => {
    expect(await refusal(good, { zipEntries: 5 })).toMatchObject({ ok: true });
    expect(await refusal(good, { zipEntries: 4 })).toMatchObject({
      key: 'zip-bomb',
      quoted: { value: '5 > 4' },
    });
    const bytes = one(textRows([['a', 'b']]), { strings: '<si><t>abc</t></si><si><t>de</t></si>' });
    expect(await refusal(bytes, { sharedStrings: 2, sharedCharacters: 5 })).toMatchObject({
      ok: true,
    });
    expect(await refusal(bytes, { sharedStrings: 1 })).toMatchObject({ key: 'zip-bomb' });
    expect(await refusal(bytes, { sharedCharacters: 4 })).toMatchObject({ key: 'zip-bomb' });
  });

  it('at tags nested too deep, before memory is taken for them', async () => {
    // Around the innermost: worksheet and sheetData.
    const nested = (depth: number) => one(`${head}${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`);
    expect(await refusal(nested(30))).toMatchObject({ ok: true });
    expect(await refusal(nested(31))).toMatchObject({ key: 'sheet-broken' });
    const before = process.memoryUsage().rss;
    expect(await refusal(one(`${head}${'<a>'.repeat(5_000_000)}`))).toMatchObject({
      key: 'sheet-broken',
    });
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(300);
  });

  it('at a text of too many pieces, in the sheet or shared', async () => {
    const pieces = (count: number) => `${'xx<b/>'.repeat(count)}`;
    const inline = (count: number) =>
      one(`${head}<row r="2"><c r="B2" t="inlineStr"><is><t>${pieces(count)}</t></is></c></row>`);
    const shared = (count: number) =>
      one(`${head}<row r="2"><c r="B2" t="s"><v>0</v></c></row>`, {
        strings: `<si><t>${pieces(count)}</t></si>`,
      });
    for (const book of [inline, shared]) {
      expect(await refusal(book(5_000))).toMatchObject({ ok: true });
      expect(await refusal(book(5_001))).toMatchObject({
        key: 'cell-too-long',
        quoted: { line: 2, column: '乙', count: 10_002 },
      });
      // Of more, the rest is not even kept.
      expect(await refusal(book(500_000))).toMatchObject({ quoted: { count: 10_002 } });
    }
  });

  it('at a cell far to the right, before memory is taken for it', async () => {
    expect(await refusal(one(`${head}<row r="2"><c r="XFD2"><v>1</v></c></row>`))).toEqual({
      ok: false,
      key: 'too-many-columns',
      quoted: { line: 2, count: 16_384, most: 200 },
    });
    expect(await refusal(one(`${head}<row r="2"><c r="GR2"><v>1</v></c></row>`))).toMatchObject({
      ok: true,
    });
    expect(await refusal(one(`${head}<row r="2"><c r="GS2"><v>1</v></c></row>`))).toMatchObject({
      key: 'too-many-columns',
    });
  });

  it('when its entries are encrypted', async () => {
    const bytes = Buffer.from(good);
    const name = bytes.lastIndexOf('xl/workbook.xml');
    bytes.writeUInt16LE(1, name - 46 + 8);
    expect(await refusal(bytes)).toMatchObject({ key: 'workbook-encrypted' });
  });

  it('when a name points out of it', async () => {
    expect(await refusal(zipSync({ '../x': new Uint8Array(1) }))).toMatchObject({
      key: 'zip-broken',
    });
  });
});
