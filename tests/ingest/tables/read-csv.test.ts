import { describe, expect, it } from 'vitest';
import { readTable } from '../../../server/ingest/tables/read-table.ts';
import { encodeGb18030 } from './encode-gb18030.ts';
import { table } from './table-of.ts';

const text = (content: string) => Buffer.from(content, 'utf8');
const plain = '名称,类别\n唐家市场,肉菜市场\n';

describe('a CSV file', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', text(plain), 'utf-8'],
    ['UTF-8 with a mark', text(`\uFEFF${plain}`), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${plain}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${plain}`, 'utf16le').swap16(), 'utf-16be'],
    ['GB18030', encodeGb18030(plain), 'gb18030'],
  ])('is read in %s', async (_, bytes, encoding) => {
    const read = await table(bytes);
    expect(read).toMatchObject({
      format: 'csv',
      encoding,
      lineIs: 'line',
      headers: ['名称', '类别'],
    });
    expect(read.rows).toEqual([{ line: 2, cells: ['唐家市场', '肉菜市场'] }]);
  });

  it.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
    ['bar', '|'],
  ])('may be separated by a %s, whatever its cells hold', async (_, delimiter) => {
    const read = await table(
      text(['a', 'b', 'c'].join(delimiter) + '\n' + ['"1,;2"', '2', '3'].join(delimiter)),
    );
    expect(read).toMatchObject({
      delimiter,
      headers: ['a', 'b', 'c'],
      rows: [{ cells: ['1,;2', '2', '3'] }],
    });
  });

  it('may name its separator as Excel does', async () => {
    expect(await table(text('sep=;\r\na;b\r\n1,5;2'))).toMatchObject({
      headers: ['a', 'b'],
      rows: [{ line: 3, cells: ['1,5', '2'] }],
    });
  });

  it('has lines counted through quoted line breaks and empty lines', async () => {
    const { rows } = await table(text('a,b\n"1\n1",2\n\n,\n3,4\n'));
    expect(rows).toEqual([
      { line: 2, cells: ['1\n1', '2'] },
      { line: 6, cells: ['3', '4'] },
    ]);
  });

  it('may have a title above its headers, short rows and long ones', async () => {
    const read = await table(text('唐家湾镇设施表\n\n名称,类别,备注\n甲,药店\n乙,药店,好,多\n'));
    expect(read.notes).toEqual([
      { key: 'title-skipped', quoted: { line: 1, value: '唐家湾镇设施表' } },
    ]);
    expect(read.rows.map(({ cells }) => cells)).toEqual([
      ['甲', '药店', ''],
      ['乙', '药店', '好', '多'],
    ]);
  });

  it('of one column has its first line as header', async () => {
    expect(await table(text('名称\n甲\n乙'))).toMatchObject({
      headers: ['名称'],
      rows: [{ cells: ['甲'] }, { cells: ['乙'] }],
      notes: [],
    });
  });

  it('keeps rare characters and emoji whole', async () => {
    expect((await table(text('名称,x\n㙍村𠮷店👨‍👩‍👧,1'))).rows[0]!.cells[0]).toBe('㙍村𠮷店👨‍👩‍👧');
    expect((await table(encodeGb18030('名称,x\n㙍村,1'))).rows[0]!.cells[0]).toBe('㙍村');
  });

  it('reads a quotation mark in the middle of a cell as itself', async () => {
    expect((await table(text('a,b\n5" pipe,2'))).rows[0]!.cells).toEqual(['5" pipe', '2']);
  });
});

describe('a CSV file is refused', () => {
  const refusal = (bytes: Uint8Array, limits = {}) => readTable(bytes, 'x.csv', { limits });
  const spoilt = (line: number) =>
    Buffer.concat([
      text('名称,类别\n'.repeat(line - 1)),
      text('唐家'),
      Buffer.from([0xff]),
      text('\n'),
      text(plain.repeat(5)),
    ]);

  it('with the line where its UTF-8 breaks', async () => {
    expect(await refusal(spoilt(4))).toEqual({
      ok: false,
      key: 'encoding-broken',
      quoted: { line: 4, encoding: 'utf-8' },
    });
  });
  it('with the line where its UTF-8 breaks beyond the first megabyte', async () => {
    expect(await refusal(spoilt(100_000))).toMatchObject({
      key: 'encoding-broken',
      quoted: { line: 100_000 },
    });
  });
  it('with the line where its GB18030 breaks', async () => {
    const bytes = Buffer.concat([encodeGb18030(plain), Buffer.from([0x81, 0x20, 0x0a])]);
    expect(await refusal(bytes)).toEqual({
      ok: false,
      key: 'encoding-broken',
      quoted: { line: 3, encoding: 'gb18030' },
    });
  });
  it('with the line where its UTF-16 breaks', async () => {
    const bytes = Buffer.from('\uFEFFa,b\n1,\ud800\n', 'utf16le');
    expect(await refusal(bytes)).toMatchObject({
      key: 'encoding-broken',
      quoted: { line: 2, encoding: 'utf-16le' },
    });
  });
  it('with the line of a zero byte', async () => {
    expect(await refusal(text('a,b\n1,\0'))).toEqual({
      ok: false,
      key: 'file-binary',
      quoted: { line: 2 },
    });
  });
  it('with the line of a quotation mark left open', async () => {
    expect(await refusal(text('a,b\n1,2\n"3,4\n5,6\n'))).toEqual({
      ok: false,
      key: 'quote-open',
      quoted: { line: 3 },
    });
  });
  it('when empty, blank, or without headers', async () => {
    expect(await refusal(text(''))).toMatchObject({ key: 'file-empty' });
    expect(await refusal(text(' \n\n'))).toMatchObject({ key: 'file-empty' });
    expect(await refusal(text(',,,\n,,'))).toMatchObject({ key: 'no-headers' });
  });
  it.each([
    ['%PDF-1.7', 'PDF'],
    ['<html><table>', 'HTML / XML'],
  ])('when it is something else: %s', async (content, value) => {
    expect(await refusal(text(content))).toEqual({
      ok: false,
      key: 'file-unknown',
      quoted: { value },
    });
  });
  it('when it is an old workbook', async () => {
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toMatchObject({
      key: 'file-old-excel',
    });
  });
  it('when there is no such file', async () => {
    expect(await readTable('/nowhere/at/all.csv', 'all.csv')).toMatchObject({
      key: 'file-unreadable',
      quoted: { value: 'ENOENT' },
    });
  });
});

describe('limits of a table, on both sides', () => {
  const grid = (rows: number, columns: number) =>
    text(
      Array.from({ length: rows + 1 }, (_, r) =>
        Array.from({ length: columns }, (__, c) => `${r}.${c}`).join(','),
      ).join('\n'),
    );
  it.each([
    [{ rows: 3 }, grid(3, 2), grid(4, 2), { key: 'too-many-rows', quoted: { line: 5, most: 3 } }],
    [
      { columns: 3 },
      grid(2, 3),
      grid(2, 4),
      { key: 'too-many-columns', quoted: { line: 1, count: 4, most: 3 } },
    ],
    [
      { blankRows: 2 },
      text('a,b\n1,2\n\n,\n3,4'),
      text('a,b\n1,2\n\n,\n \n3,4'),
      { key: 'too-many-blank-rows', quoted: { line: 5, most: 2 } },
    ],
    [{ cells: 6 }, grid(3, 2), grid(4, 2), { key: 'too-many-cells', quoted: { line: 5, most: 6 } }],
    [
      { fileBytes: 7 },
      text('a,b\n1,2'),
      text('a,b\n1,23'),
      { key: 'file-too-large', quoted: { bytes: 8, most: 7 } },
    ],
  ])('%j', async (limits, within, beyond, refused) => {
    expect(await readTable(within, 'x.csv', { limits })).toMatchObject({ ok: true });
    expect(await readTable(beyond, 'x.csv', { limits })).toEqual({ ok: false, ...refused });
  });

  it('a cell of 10,000 characters, with line and column', async () => {
    const of = (count: number) => readTable(text(`名称,备注\n甲,${'长'.repeat(count)}\n`), 'x.csv');
    expect(await of(10_000)).toMatchObject({ ok: true });
    expect(await of(10_001)).toEqual({
      ok: false,
      key: 'cell-too-long',
      quoted: {
        line: 2,
        column: '备注',
        count: 10_001,
        most: 10_000,
        value: `${'长'.repeat(20)}…`,
      },
    });
  });

  it('10 MB of line ends are refused', async () => {
    const ends = new Uint8Array(10_000_000).fill(0x0a);
    expect(await readTable(ends, 'x.csv')).toMatchObject({ key: 'too-many-blank-rows' });
  }, 60_000);

  it('200,000 rows and 64 MB as they stand', async () => {
    const rows = (count: number) => readTable(text(`a,b\n${'1,2\n'.repeat(count)}`), 'x.csv');
    expect(await rows(200_000)).toMatchObject({ ok: true });
    expect(await rows(200_001)).toMatchObject({ key: 'too-many-rows', quoted: { line: 200_002 } });
    expect(await readTable(new Uint8Array(64 * 1024 * 1024 + 1), 'x.csv')).toMatchObject({
      key: 'file-too-large',
    });
    expect(await readTable(new Uint8Array(64 * 1024 * 1024), 'x.csv')).toMatchObject({
      key: 'file-binary',
    });
  });

  it('a record that never ends stops early', async () => {
    const answer = await readTable(text(`a,b\n"${'x'.repeat(3_000_000)}`), 'x.csv');
    expect(answer).toEqual({ ok: false, key: 'record-too-long', quoted: { line: 2 } });
  });

  it('a line of separators alone, before memory is taken for its cells', async () => {
    // Two cells of ten characters: 2 × (2 × 10 + 3) = 46 characters even if all of them are quotation marks.
    const limits = { columns: 2, cellCharacters: 10 };
    const of = (line: string) => readTable(text(`a,b\n1,2\n${line}\n`), 'x.csv', { limits });
    expect(await of(','.repeat(46))).toMatchObject({ ok: true });
    expect(await of(','.repeat(47))).toEqual({
      ok: false,
      key: 'record-too-long',
      quoted: { line: 3 },
    });
    const fullest = Array(2)
      .fill(`"${'""'.repeat(10)}"`)
      .join(',');
    expect(await of(fullest)).toMatchObject({
      rows: [{}, { cells: ['"'.repeat(10), '"'.repeat(10)] }],
    });
  });

  it('a million blank lines pass', async () => {
    const answer = await readTable(text(`a,b\n${'\n'.repeat(1_000_000)}1,2`), 'x.csv');
    expect(answer).toMatchObject({ rows: [{ line: 1_000_002, cells: ['1', '2'] }] });
  });

  it('of time: a service answers others while a large table is read', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await readTable(text(`a,b\n${'1,2\n'.repeat(200_000)}`), 'x.csv');
    clearInterval(timer);
    // 800 kB are four pieces.
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});
