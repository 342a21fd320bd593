/** Tables of points and of totals: what their columns are called, and what is wrong with a line. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import fieldsFile from '../../../data/community-fields.json' with { type: 'json' };
import type { Bounds } from '../../../server/geo/position.ts';
import { populationField } from '../../../server/ingest/population/headers.ts';
import { judgePoints } from '../../../server/ingest/population/judge-points.ts';
import {
  readPopulationTable,
  type TableOptions,
} from '../../../server/ingest/population/read-table.ts';
import { sharedData } from '../../shared-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-people-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
const bounds: Bounds = [113, 23, 113.1, 23.1];
const norms = { pointPeople: 1e6, peoplePerSquareKilometer: 1e6 };

const read = (text: string, options: Partial<TableOptions> = {}, ending = 'csv') => {
  const path = join(folder, `${count++}.${ending}`);
  writeFileSync(path, text);
  return readPopulationTable(path, path, { bounds, crs: 'wgs84', ...options });
};
const points = async (text: string, options: Partial<TableOptions> = {}) => {
  const table = await read(text, options);
  if (!table.ok || table.is !== 'points') throw new Error(JSON.stringify(table));
  return table.points;
};
const refusal = async (text: string, options: Partial<TableOptions> = {}) => {
  const table = await read(text, options);
  return table.ok ? null : table.refusal;
};
/** The first fault of a line after the headers `lon,lat,population,children`. */
const faultOf = async (line: string) =>
  (await points(`lon,lat,population,children\n113.05,23.05,1,1\n${line}\n`)).faults[0];

describe('a table of points', () => {
  test('has its columns in any order, by Chinese names too, with others between them', async () => {
    const gathered = await points(
      '编号,人口（人）,纬度,经度,60岁以上,儿童,非户籍人口\nA,120,23.01,113.01,20,10,5\nB,30.5,23.02,113.02,3,2,1\n',
    );
    expect(gathered.columns()).toEqual({
      lng: Float64Array.of(113.01, 113.02),
      lat: Float64Array.of(23.01, 23.02),
      people: Float64Array.of(120, 30.5),
      elderly: Float64Array.of(20, 3),
      children: Float64Array.of(10, 2),
      nonRegistered: Float64Array.of(5, 1),
    });
  });

  test.each(['lon,lat,population', 'LNG;LAT;POP', 'Longitude\tLatitude\tPersons'])(
    'is read under the headers %s',
    async (headers) => {
      const sign = /[;\t]/.exec(headers)?.[0] ?? ',';
      const gathered = await points(`${headers}\n${[113.01, 23.01, 7].join(sign)}\n`);
      expect([...gathered.columns().people]).toEqual([7]);
    },
  );

  test('knows the site’s own names of figures', () => {
    const names = {
      residents: 'people',
      elderly: 'elderly',
      children: 'children',
      nonRegistered: 'nonRegistered',
    };
    for (const { code, zh, en } of [...fieldsFile.fields, ...fieldsFile.identity])
      if (code in names || code === 'code') {
        const field = code === 'code' ? code : names[code as keyof typeof names];
        expect([zh, populationField(zh)]).toEqual([zh, field]);
        expect([en, populationField(en)]).toEqual([en, field]);
      }
    expect(populationField('schools')).toBeUndefined();
  });

  test('leaves out places without anybody, and counts them', async () => {
    const gathered = await points('lon,lat,pop\n113.01,23.01,0\n113.02,23.02,3\n');
    expect([gathered.inside, gathered.empty, gathered.columns().people.length]).toEqual([2, 1, 1]);
  });

  test('cuts to the region’s bounds, which belong to it, and counts what lies beyond', async () => {
    const gathered = await points(
      'lon,lat,pop\n113,23,1\n113.1,23.1,2\n113.1001,23.05,4\n112.9999,23.05,8\n113.05,23.1001,16\n',
    );
    expect([...gathered.columns().people]).toEqual([1, 2]);
    expect(gathered.outside).toEqual({ points: 3, people: 28 });
  });

  test('says nothing of a part that one line leaves open', async () => {
    const gathered = await points(
      'lon,lat,pop,elderly,children\n113.01,23.01,9,1,2\n113.02,23.02,9,,3\n113.03,23.03,9,1,4\n',
    );
    expect(gathered.columns().elderly).toBeNull();
    expect([...gathered.columns().children!]).toEqual([2, 3, 4]);
  });

  test('reads 1,234 in quotes, exponents, and full-width digits', async () => {
    const gathered = await points(
      'lon,lat,pop\n113.01,23.01,"1,234"\n113.02,23.02,1.5e-3\n113.03,23.03,１２\n',
    );
    expect([...gathered.columns().people]).toEqual([1234, 0.0015, 12]);
  });

  test('in another datum is moved by some 500 metres', async () => {
    const gathered = await points('lon,lat,pop\n113.05,23.05,1\n', { crs: 'gcj02' });
    const { lng, lat } = gathered.columns();
    expect(Math.abs(lng[0]! - 113.05)).toBeGreaterThan(0.003);
    expect(Math.abs(lat[0]! - 23.05)).toBeGreaterThan(0.001);
  });

  test('may be GeoJSON', async () => {
    const feature = (at: number[], population: number) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: at },
      properties: { population },
    });
    const table = await read(
      JSON.stringify({ type: 'FeatureCollection', features: [feature([113.01, 23.01], 5)] }),
      {},
      'geojson',
    );
    expect(table.ok && table.is === 'points' && [...table.points.columns().people]).toEqual([5]);
  });
});

describe('a line that cannot be true is told with its number', () => {
  test.each([
    ['113.05,23.05,-1,0', 'negative', 'people', '-1'],
    ['113.05,23.05,,0', 'no-number', 'people', ''],
    ['113.05,23.05,NaN,0', 'no-number', 'people', 'NaN'],
    ['113.05,23.05,0x10,0', 'no-number', 'people', '0x10'],
    ['113.05,23.05,many,0', 'no-number', 'people', 'many'],
    ['113.05,23.05,1e999,0', 'no-number', 'people', 'Infinity'],
    ['113.05,23.05,5,-1', 'negative', 'children', '-1'],
    ['113.05,23.05,5,x', 'no-number', 'children', 'x'],
    ['here,23.05,5,1', 'no-degrees', 'lng', 'here'],
    ['181,23.05,5,1', 'no-degrees', 'lng', '181'],
    ['113.05,181,5,1', 'no-degrees', 'lat', '181'],
    [',23.05,5,1', 'no-degrees', 'lng', ''],
  ])('%s', async (line, reason, field, value) => {
    expect(await faultOf(line)).toEqual({ at: { line: 3 }, reason, field, value });
  });

  test('a part above its whole, and not one that is equal to it', async () => {
    expect(await faultOf('113.05,23.05,5,5')).toBeUndefined();
    expect(await faultOf('113.05,23.05,5,5.001')).toEqual({
      at: { line: 3 },
      reason: 'part-above-whole',
      field: 'children',
      value: '5.001',
      limit: 5,
    });
  });

  test('the first twenty are kept and all are counted', async () => {
    const gathered = await points(
      `lon,lat,pop\n${Array.from({ length: 25 }, () => '113.05,23.05,-1\n').join('')}`,
    );
    expect([gathered.faultCount, gathered.faults.length]).toEqual([25, 20]);
    expect(gathered.faults.at(-1)).toMatchObject({ at: { line: 21 } });
  });
});

describe('a table that is refused', () => {
  test('without people, without a place, or with two columns of one meaning', async () => {
    expect(await refusal('lon,lat,schools\n113,23,1\n')).toEqual({
      reason: 'column-missing',
      field: 'people',
      headers: ['lon', 'lat', 'schools'],
    });
    expect(await refusal('lon,name,population\n113,a,1\n')).toMatchObject({
      reason: 'column-missing',
      field: 'place',
    });
    expect(await refusal('lon,lat,人口,population\n113,23,1,1\n')).toEqual({
      reason: 'column-twice',
      headers: ['人口', 'population'],
    });
    expect(await refusal('lon,lat,schools\n')).toMatchObject({ reason: 'column-missing' });
  });

  test('empty, or no table', async () => {
    expect(await refusal('')).toMatchObject({ reason: 'table', refusal: { key: 'file-empty' } });
    expect(await refusal('%PDF-1.4 …')).toMatchObject({ refusal: { key: 'file-unknown' } });
  });

  test('one row or one byte above a limit, and not at it', async () => {
    const text = 'lon,lat,pop\n113.01,23.01,1\n113.02,23.02,1\n';
    expect(await refusal(text, { limits: { rows: 2 } })).toBeNull();
    expect(await refusal(text, { limits: { rows: 1 } })).toMatchObject({
      refusal: { key: 'too-many-rows', quoted: { line: 3 } },
    });
    expect(await refusal(text, { limits: { fileBytes: text.length } })).toBeNull();
    expect(await refusal(text, { limits: { fileBytes: text.length - 1 } })).toMatchObject({
      refusal: { key: 'file-too-large' },
    });
  });

  test('with one point more than a region may have, and not at it', async () => {
    const text = 'lon,lat,pop\n113.01,23.01,1\n113.02,23.02,1\n';
    expect((await points(text, { mostPoints: 2 })).isFull).toBe(false);
    const full = await points(text, { mostPoints: 1 });
    expect(judgePoints(full, norms, null)).toMatchObject({
      refusal: { reason: 'too-many-points' },
    });
  });
});

describe('a table of totals', () => {
  const totals = async (text: string) => {
    const table = await read(text);
    return table.ok && table.is === 'totals' ? table.totals : table;
  };

  test('is known by its codes', async () => {
    expect(
      await totals(
        '社区编码,社区名称,常住人口,60岁以上老年人\n440402001001,甲,3000,500\n440402001002,乙,200,\n',
      ),
    ).toEqual([
      { line: 2, code: '440402001001', weights: { people: 3000, elderly: 500 } },
      { line: 3, code: '440402001002', weights: { people: 200 } },
    ]);
  });

  test('with places is a table of points all the same', async () => {
    expect((await points('code,lon,lat,population\n440402001001,113.01,23.01,5\n')).inside).toBe(1);
  });

  test('with a code that is none, or one twice, is refused with their lines', async () => {
    expect(await refusal('code,population\n4404,1\n440402001001,2\n440402001001,3\n')).toEqual({
      reason: 'faults',
      count: 2,
      first: [
        { at: { line: 2 }, reason: 'no-code', field: 'code', value: '4404' },
        { at: { line: 4 }, reason: 'code-twice', field: 'code', value: '440402001001', limit: 3 },
      ],
    });
  });
});

test('the hexagons of Porto Alegre are read under their own headers', async (context) => {
  const path = sharedData('osm/porto-alegre-hexgrid.csv', context);
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  const people = lines.map((line) => Number(line.split(',')[3]));
  const table = await readPopulationTable(path, 'porto-alegre-hexgrid.csv', {
    bounds: [-52, -31, -51, -29],
    crs: 'wgs84',
  });
  if (!table.ok || table.is !== 'points') return expect.fail(JSON.stringify(table));
  const judged = judgePoints(table.points, norms, null);
  if (!judged.ok) return expect.fail(JSON.stringify(judged.refusal));
  const sum = (list: ArrayLike<number>) => Array.from(list).reduce((a, b) => a + b, 0);
  expect(sum(judged.columns.people)).toBe(sum(people));
  expect(judged.columns.people).toHaveLength(people.filter((value) => value > 0).length);
  // Hexagons of H3's level 9 have sides of some 170 to 200 m, so their middles are √3 of that apart.
  expect(judged.grainMeters).toBeGreaterThan(280);
  expect(judged.grainMeters).toBeLessThan(360);
});
