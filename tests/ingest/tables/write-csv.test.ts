import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withGuard, withoutGuard } from '../../../server/ingest/tables/formula-guard.ts';
import { writeCsv, type OutCell } from '../../../server/ingest/tables/write-csv.ts';
import { table } from './table-of.ts';

const written = (headers: string[], rows: OutCell[][]) => buffer(writeCsv(headers, rows));

describe('CSV out', () => {
  it('has a mark, CRLF, quotes where needed, and no formula', async () => {
    const bytes = await written(
      ['名称', '=x'],
      [
        ['a,"b"', -5],
        ['-5', '+86 756'],
        ['-5-1', '-3.5'],
        ['@x', null],
        ['\tx', true],
        ['a\nb', NaN],
      ],
    );
    expect(bytes.toString()).toBe(
      `\uFEFF名称,'=x\r\n"a,""b""",-5\r\n-5,'+86 756\r\n'-5-1,-3.5\r\n'@x,\r\n'\tx,true\r\n"a\nb",\r\n`,
    );
  });

  it('defuses full-width signs too', () => {
    expect(['＝1', '＋1', '－1', '＠1', '\r1', "'=1", 'a=1', "'a"].map(withGuard)).toEqual([
      "'＝1",
      "'＋1",
      "'－1",
      "'＠1",
      "'\r1",
      "''=1",
      'a=1',
      "'a",
    ]);
  });

  it('leaves plain negative numbers alone, and nothing that only begins like one', () => {
    expect(['-3.5', '-0', '-12'].map(withGuard)).toEqual(['-3.5', '-0', '-12']);
    for (const text of [
      '-',
      '-.5',
      '-3.',
      '-3,5',
      '-1+1',
      '-1\n',
      '-1 ',
      '-1e5',
      '+3.5',
      '-１',
      '--1',
    ])
      expect(withGuard(text)).toBe(`'${text}`);
    // A number that a person had marked as text comes back marked.
    expect(withGuard("'-3.5")).toBe("''-3.5");
  });

  it('comes back as it was', async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'=\'+-@\t\r\n,;"| a3.甲𠮷') }),
      fc
        .string({ unit: 'binary', maxLength: 8 })
        .filter((text) => !/\p{Cs}/u.test(text) && !text.includes('\0')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), async (rows) => {
        const read = await table(
          await written(
            ['甲', '乙', '丙'],
            rows.map(([a, b]) => [a, b, 'z']),
          ),
        );
        expect(read.rows.map(({ cells }) => cells)).toEqual(rows.map(([a, b]) => [a, b, 'z']));
      }),
      { numRuns: 300 },
    );
  });

  it('guards so that taking off is the inverse, and no guarded text is a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."'=+-@\t\ra＝3.") }), (text) => {
        expect(withoutGuard(withGuard(text))).toBe(text);
        expect(withGuard(text)).not.toMatch(/^[=+@\t\r＝]|^-(?!\d+(\.\d+)?$)/);
      }),
    );
  });

  it('reads its rows only as fast as they are taken', async () => {
    let made = 0;
    async function* rows() {
      for (; made < 100_000; made++) yield [made, '甲'];
    }
    const csv = writeCsv(['n', '名称'], rows());
    await new Promise((resolve) => csv.once('readable', resolve));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(made).toBeLessThan(10_000);
    expect((await buffer(csv)).toString().split('\r\n')).toHaveLength(100_002);
  });

  it('passes an error of its rows on', async () => {
    async function* rows() {
      yield [1];
      throw new Error('rows are gone');
    }
    await expect(buffer(writeCsv(['n'], rows()))).rejects.toThrow('rows are gone');
  });
});
