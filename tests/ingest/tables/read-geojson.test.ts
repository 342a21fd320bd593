import { describe, expect, it } from 'vitest';
import { readTable } from '../../../server/ingest/tables/read-table.ts';
import { table } from './table-of.ts';

const bytes = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const feature = (geometry: unknown, properties: unknown = {}) => ({
  type: 'Feature',
  geometry,
  properties,
});
const point = { type: 'Point', coordinates: [113.5, 22.3] };
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

describe('GeoJSON as a table', () => {
  it('has a row for each feature, the columns in the order of their first appearance', async () => {
    const read = await table(
      bytes(
        collection(
          feature(point, { 名称: '甲', n: 1 }),
          feature(point, { n: null, tags: ['a', 'b'], o: { x: 1 }, yes: true }),
        ),
      ),
    );
    expect(read).toMatchObject({
      format: 'geojson',
      lineIs: 'feature',
      headers: ['lng', 'lat', '名称', 'n', 'tags', 'o', 'yes'],
    });
    expect(read.rows).toEqual([
      { line: 1, cells: ['113.5', '22.3', '甲', '1', '', '', ''] },
      { line: 2, cells: ['113.5', '22.3', '', '', 'a;b', '{"x":1}', 'true'] },
    ]);
  });

  it('may be one feature a line, records with separators, a single feature, or marked', async () => {
    const line = JSON.stringify(feature(point, { a: 1 }));
    for (const text of [
      `${line}\n${line}\n`,
      `\u001e${line}\n\u001e${line}`,
      `\uFEFF${line}${line}`,
    ])
      expect((await table(bytes(text))).rows).toHaveLength(2);
    expect((await table(bytes(line))).rows).toHaveLength(1);
    expect((await table(Buffer.from(`\uFEFF${line}`, 'utf16le'))).rows).toHaveLength(1);
  });

  it('may name its features before its type', async () => {
    expect(
      (await table(bytes({ features: [feature(point)], name: 'x', type: 'FeatureCollection' })))
        .rows,
    ).toHaveLength(1);
  });

  it('puts an area’s position inside it', async () => {
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [2, 0],
          [2, 2],
          [0, 2],
          [0, 0],
        ],
      ],
    };
    const [row] = (await table(bytes(feature(square)))).rows;
    expect(row).toMatchObject({ area: true, cells: ['1', expect.stringMatching(/^1\.0000/)] });
  });

  it('keeps properties that look like a position apart from it', async () => {
    expect((await table(bytes(feature(point, { 经度: 1, lat: 2, id: 3 })))).headers).toEqual([
      'lng',
      'lat',
      'properties.经度',
      'properties.lat',
      'id',
    ]);
  });

  it.each([
    [null, 'geometry-empty', ''],
    [{ type: 'Point', coordinates: [] }, 'geometry-empty', 'Point'],
    [{ type: 'Point', coordinates: ['a', 1] }, 'geometry-type', 'Point'],
    [
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      'geometry-type',
      'LineString',
    ],
    [{ type: 'GeometryCollection', geometries: [point] }, 'geometry-type', 'GeometryCollection'],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [2, 2],
          ],
        ],
      },
      'geometry-empty',
      'Polygon',
    ],
    [{ type: 'Polygon', coordinates: [[[1, null]]] }, 'geometry-empty', 'Polygon'],
  ])('has a row without a position for %j', async (geometry, reasonKey, value) => {
    const [row] = (await table(bytes(feature(geometry)))).rows;
    expect(row).toMatchObject({ cells: ['', ''], geometryProblem: { reasonKey, value } });
  });
});

describe('GeoJSON is refused', () => {
  const refusal = (value: unknown, limits = {}) => readTable(bytes(value), 'x.geojson', { limits });
  it.each([
    ['{"type":"FeatureCollection","features":[', { key: 'json-broken', quoted: { line: 1 } }],
    [
      '{"type":"FeatureCollection",\n"features":[{"type":"Feature",}]}',
      { key: 'json-broken', quoted: { line: 1 } },
    ],
    ['{"type":"FeatureCollection","features":[1,]}', { key: 'json-broken' }],
    ['{"type":"FeatureCollection","features":[]} tail', { key: 'json-broken' }],
    ['[1,2]', { key: 'json-broken' }],
    ['{"type":"Point","coordinates":[1,2]}', { key: 'not-geojson', quoted: { value: 'Point' } }],
    ['{"type":"FeatureCollection","features":[7]}', { key: 'not-geojson', quoted: { value: '7' } }],
    ['{"type":"FeatureCollection"}', { key: 'not-geojson' }],
    ['{}', { key: 'not-geojson', quoted: { value: '' } }],
    [
      '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[]}',
      { key: 'datum-unknown', quoted: { value: 'urn:ogc:def:crs:EPSG::3857' } },
    ],
  ])('when it is %s', async (text, expected) => {
    expect(await refusal(text)).toMatchObject({ ok: false, ...expected });
  });

  it('beyond its depth, before anything is parsed', async () => {
    const nested = (depth: number) =>
      `{"type":"Feature","geometry":null,"properties":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
    // The feature and its properties are two levels themselves.
    expect(await refusal(nested(30))).toMatchObject({ ok: true });
    expect(await refusal(nested(31))).toEqual({
      ok: false,
      key: 'json-too-deep',
      quoted: { most: 32, line: 1 },
    });
    expect(await refusal(nested(5_000_000))).toMatchObject({ key: 'json-too-deep' });
    expect(await refusal('['.repeat(5_000_000))).toMatchObject({ key: 'json-broken' });
  });

  it('beyond its rows, columns, cells and characters', async () => {
    const some = (count: number, properties: object = { a: 1 }) =>
      collection(...Array.from({ length: count }, () => feature(point, properties)));
    expect(await refusal(some(3), { rows: 3 })).toMatchObject({ ok: true });
    expect(await refusal(some(4), { rows: 3 })).toEqual({
      ok: false,
      key: 'too-many-features',
      quoted: { most: 3 },
    });
    expect(await refusal(some(1, { a: 1, b: 2 }), { columns: 4 })).toMatchObject({ ok: true });
    expect(await refusal(some(1, { a: 1, b: 2 }), { columns: 3 })).toEqual({
      ok: false,
      key: 'too-many-columns',
      quoted: { line: 1, count: 4, most: 3 },
    });
    expect(await refusal(some(2), { cells: 6 })).toMatchObject({ ok: true });
    expect(await refusal(some(2), { cells: 5 })).toMatchObject({ key: 'too-many-cells' });
    expect(await refusal(some(1, { a: 'x'.repeat(10_000) }))).toMatchObject({ ok: true });
    expect(await refusal(some(1, { a: 'x'.repeat(10_001) }))).toMatchObject({
      key: 'cell-too-long',
      quoted: { line: 1, column: 'a', count: 10_001 },
    });
  });

  it('where one feature has more values than memory should hold', async () => {
    const wide = (count: number) =>
      `{"type":"Feature","geometry":null,"properties":{"a":[${'[],'.repeat(count)}[]]}}`;
    expect(await refusal(wide(600_000))).toEqual({
      ok: false,
      key: 'json-too-large',
      quoted: { line: 1 },
    });
  });
});
