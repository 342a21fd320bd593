/** Whatever a file holds: an answer, never a throw, never a wait. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facilityFields } from '../../../server/domain/register/facility-fields.ts';
import { readBoundaries } from '../../../server/ingest/shapes/read-boundaries.ts';
import { categoryWords } from '../../../server/ingest/tables/category-words.ts';
import { chineseHours } from '../../../server/domain/chinese-hours.ts';
import { facilityRow } from '../../../server/ingest/tables/facility-row.ts';
import { readTable } from '../../../server/ingest/tables/read-table.ts';
import { textRows, workbook, zipped } from './workbook.ts';

const limits = { rows: 50, columns: 8, cells: 200, cellCharacters: 30, zipEntryBytes: 100_000 };

async function answers(bytes: Uint8Array, name = 'x.csv') {
  const answer = await readTable(bytes, name, { limits });
  if (!answer.ok) return void expect(answer.key).toMatch(/^[a-z-]+$/);
  for (const { cells } of answer.rows)
    expect(cells.length).toBeGreaterThanOrEqual(answer.headers.length);
  expect(answer.rows.length).toBeLessThanOrEqual(50);
}

const book = workbook({
  sheets: {
    a: `<worksheet><sheetData>${textRows([
      ['名称', '类别', '电话'],
      ['甲', '药店', '1'],
    ])}<row r="3"><c r="A3" s="1"><v>46082</v></c><c r="B3" t="s"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>`,
  },
  strings: '<si><t>共享</t></si>',
  styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
});
const features = Buffer.from(
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: '甲', code: 1 },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [113, 22],
              [113.1, 22],
              [113.1, 22.1],
              [113, 22],
            ],
          ],
        },
      },
      { type: 'Feature', properties: null, geometry: { type: 'Point', coordinates: [113, 22] } },
    ],
  }),
);

/** Some bytes of a good file changed, put in, or cut out. */
const damage = (good: Uint8Array) =>
  fc
    .array(
      fc.record({
        at: fc.nat({ max: good.length - 1 }),
        bytes: fc.uint8Array({ maxLength: 4 }),
        drop: fc.nat({ max: 6 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((edits) =>
      edits.reduce(
        (file, { at, bytes, drop }) =>
          Buffer.concat([file.subarray(0, at), bytes, file.subarray(at + drop)]),
        Buffer.from(good),
      ),
    );

describe('readers answer', () => {
  it('any bytes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('x.csv', 'x.json', 'x.xlsx'),
        answers,
      ),
      { numRuns: 500 },
    ));
  it('any text of separators, quotes and line ends', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'a甲,;\t|"\'\r\n ='), maxLength: 80 }),
        (text) => answers(Buffer.from(text)),
      ),
      { numRuns: 500 },
    ));
  it('damaged workbooks', () =>
    fc.assert(
      fc.asyncProperty(damage(book), (bytes) => answers(bytes)),
      { numRuns: 400 },
    ));
  it('workbooks of damaged XML', () => {
    const sheet = textRows([
      ['名称', '类别'],
      ['甲', '药店'],
    ]);
    return fc.assert(
      fc.asyncProperty(
        damage(Buffer.from(sheet)),
        damage(Buffer.from('<cellXfs><xf numFmtId="14"/></cellXfs>')),
        (changed, styles) =>
          answers(
            workbook({
              sheets: { a: changed.toString('latin1') },
              styles: styles.toString('latin1'),
            }),
          ),
      ),
      { numRuns: 300 },
    );
  });
  it('zips of other things', () =>
    fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'x'),
          fc.string(),
        ),
        (files) => answers(zipped(files)),
      ),
      { numRuns: 100 },
    ));
  it('damaged GeoJSON, as a table and as borders', () =>
    fc.assert(
      fc.asyncProperty(damage(features), async (bytes) => {
        await answers(bytes, 'x.geojson');
        const answer = await readBoundaries(bytes, { crs: 'gcj02' });
        if (answer.ok)
          expect(answer.verdicts.filter(({ verdict }) => verdict !== 'refused')).toHaveLength(
            answer.boundaries.length,
          );
      }),
      { numRuns: 600 },
    ));
  it('GeoJSON of any values', () =>
    fc.assert(
      fc.asyncProperty(fc.json(), fc.json(), async (geometry, properties) => {
        const type = '"type":"Polygon","coordinates":';
        for (const shape of [
          geometry,
          `{${type}${geometry}}`,
          `{${type}[${geometry}]}`,
          `{${type}[[${geometry}]]}`,
        ]) {
          const bytes = Buffer.from(
            `{"type":"Feature","geometry":${shape},"properties":${properties}}`,
          );
          await answers(bytes);
          await readBoundaries(bytes, { crs: 'bd09' });
        }
      }),
      { numRuns: 200 },
    ));
});

describe('rows answer', () => {
  const headers = [...facilityFields];
  const mapping = { headers, columns: Object.fromEntries(headers.map((field, c) => [field, c])) };
  const context = {
    categories: categoryWords([{ code: 'market', zh: '市场', en: 'Market' }]),
    crs: 'bd09' as const,
  };
  const cell = fc.oneof(
    fc.constantFrom(
      '市场',
      '113.5',
      '22.3',
      '113.5 22.3',
      '周一至周五 8:30-17:30',
      '440402009001',
      '开放',
    ),
    fc.string({
      unit: fc.constantFrom(...'0123456789.,°′″ENe+-:周一至点半;；/ 全天'),
      maxLength: 30,
    }),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  it('any cells', () =>
    fc.assert(
      fc.property(fc.array(cell, { maxLength: headers.length + 1 }), (cells) => {
        const answer = facilityRow({ line: 2, cells }, mapping, context);
        const found = answer.ok ? answer.leftOut : answer.problems;
        if (!answer.ok) expect(found.length).toBeGreaterThan(0);
        for (const problem of found)
          expect(problem).toMatchObject({
            line: 2,
            reasonKey: expect.any(String),
            column: expect.any(String),
          });
      }),
      { numRuns: 2000 },
    ));
  it('hours that take no time', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'周一二、,至-8:30点半上午 ;休息'),
          minLength: 150,
          maxLength: 200,
        }),
        (text) => void chineseHours(text),
      ),
      { numRuns: 2000 },
    );
  });
});
