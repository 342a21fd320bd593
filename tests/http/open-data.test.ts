import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  OpenFacilitiesSchema,
  OpenFacilityProperties,
  type OpenFacility,
} from '../../server/contract/open-data.ts';
import { withoutGuard } from '../../server/domain/formula-guard.ts';
import type { App } from '../../server/http/app.ts';
import { at, directoryWorld, facilities } from '../fixtures/directory-world.ts';
import { streamed } from '../../server/http/open-data/streamed.ts';
import {
  appOver,
  expectValid,
  get,
  problem,
  queryOf,
  sampleTown,
  type Parameters,
} from '../fixtures/http-world.ts';

interface Collection {
  licences: { code: string }[];
  attribution: string;
  dataDate: string | null;
  features: { id: string; geometry: { coordinates: number[] }; properties: OpenFacility }[];
}

let app: App;
const geojson = (asked: Parameters = {}) =>
  get<Collection>(app, '/api/v1/facilities.geojson', asked);
const csv = async (asked: Parameters = {}, over = app) => {
  const response = await over.inject(`/api/v1/facilities.csv?${queryOf(asked)}`);
  expect(response.statusCode).toBe(200);
  return {
    response,
    rows: parse(response.body, { columns: true, bom: true }) as Record<string, string>[],
  };
};
const ids = async (asked: Parameters) => (await geojson(asked)).features.map(({ id }) => id);
beforeAll(async () => {
  app = await appOver([await directoryWorld(), await sampleTown()]);
}, 60_000);

describe('GeoJSON', () => {
  test('follows its schema, and says licence, words and date before the features', async () => {
    const collection = await geojson({ region: 'harbour' });
    expectValid(OpenFacilitiesSchema, collection);
    expect(Object.keys(collection)).toEqual([
      'type',
      'licences',
      'attribution',
      'dataDate',
      'features',
    ]);
    expect(collection.licences.map(({ code }) => code)).toEqual(['ODbL-1.0', 'CC-BY-4.0']);
    expect(collection.attribution).toMatch(/^© OpenStreetMap contributors; /);
    // The newest of the map of 15 January and the register's rows.
    expect(collection.dataDate).toBe('2026-03-02');
  });

  test('gives a row of the map the map’s licence and day', async () => {
    const { features } = await geojson({ category: 'market', region: 'harbour' });
    expect(features[0]).toEqual({
      type: 'Feature',
      id: 'n1',
      geometry: { type: 'Point', coordinates: at(0) },
      properties: {
        licence: 'ODbL-1.0',
        attribution: '© OpenStreetMap contributors',
        dataDate: '2026-01-15',
        region: 'harbour',
        name: '旧港市场',
        nameEn: 'Old Harbour Market',
        categories: ['market'],
        community: '440402001001',
        communityName: '旧港社区居委会',
        address: null,
        phone: '0756-8000001',
        openingHours: 'Mo-Su 06:00-19:00',
        operator: null,
        source: 'osm',
        verifiedOn: null,
      },
    });
  });

  test('gives a row of the register the deployment’s licence and the day of its change', async () => {
    const { features } = await geojson({ category: 'health', region: 'harbour' });
    expect(features[0]!.properties).toMatchObject({
      licence: 'CC-BY-4.0',
      dataDate: '2026-02-01',
      source: 'office',
      operator: '东风医疗有限公司',
      verifiedOn: '2026-02-01',
    });
  });

  test('of an invented region is nobody’s map', async () => {
    const { licences, features } = await geojson({ region: 'sample', category: 'post' });
    expect(licences.map(({ code }) => code)).toEqual(['MIT']);
    expect(features[0]!.properties.source).toBe('invented');
  });

  test('of nothing is a collection all the same', async () => {
    const collection = await geojson({ bbox: '0,0,1,1' });
    expectValid(OpenFacilitiesSchema, collection);
    expect(collection).toMatchObject({ licences: [], dataDate: null, features: [] });
  });

  test('names nothing but what its contract names', async () => {
    const { features } = await geojson();
    const known = Object.keys(OpenFacilityProperties.properties);
    expect(features.length).toBeGreaterThan(700);
    for (const { properties } of features) expect(Object.keys(properties)).toEqual(known);
  });
});

describe('rows are chosen', () => {
  test('by region', async () => {
    expect(await ids({ region: 'harbour' })).toEqual([
      'n1',
      'n2',
      'r-100',
      'n3',
      'r-101',
      'n4',
      'r-103',
    ]);
  });

  test('by the start of a division code; what lies in no community is in none', async () => {
    expect(await ids({ area: '440402001002' })).toEqual(['r-100', 'n3', 'r-103']);
    expect(await ids({ area: '440402' })).toEqual(['n1', 'n2', 'r-100', 'n3', 'r-101', 'r-103']);
    expect(await ids({ area: '4405' })).toEqual([]);
  });

  test('by category', async () => {
    expect(await ids({ region: 'harbour', category: 'pharmacy' })).toEqual(['n2', 'r-100']);
  });

  test('by a box, its edges included', async () => {
    const [lng, lat] = at(1);
    expect(await ids({ bbox: `${lng},${lat},${lng + 0.001},${lat + 0.001}` })).toEqual([
      'n2',
      'r-100',
    ]);
    expect(await ids({ bbox: `${lng},${lat + 1e-5},${lng + 0.001},${lat + 0.001}` })).toEqual([
      'r-100',
    ]);
    expect((await ids({ bbox: '-180,-90,180,90' })).length).toBe((await ids({})).length);
  });

  test.each<[Parameters, number, string, string]>([
    [{ region: 'nowhere' }, 404, 'unknown-region', 'nowhere'],
    [{ area: '44040' }, 404, 'unknown-area', '44040'],
    [{ area: '32' }, 404, 'unknown-area', '32'],
    [{ category: 'casino' }, 400, 'unknown-category', 'casino'],
    [{ bbox: '1,2,3' }, 400, 'invalid-box', '1,2,3'],
    [{ bbox: '3,2,1,4' }, 400, 'invalid-box', '3,2,1,4'],
    [{ bbox: '1,2,3,x' }, 400, 'invalid-number', 'x'],
    [{ bbox: '1,2,3,91' }, 400, 'invalid-box', '91'],
    [{ bbox: '1,2,181,3' }, 400, 'invalid-box', '181'],
    [{ page: 1 }, 400, 'unknown-parameter', 'page'],
  ])('never by %o', async (asked, status, code, quoted) => {
    for (const form of ['geojson', 'csv']) {
      const found = await problem(app, `/api/v1/facilities.${form}?${queryOf(asked)}&lang=en`);
      expect([found.status, found.code]).toEqual([status, code]);
      expect(found.detail).toContain(quoted);
    }
  });
});

describe('CSV', () => {
  test('says the same as GeoJSON, with the licence first', async () => {
    const { rows, response } = await csv();
    expect(response.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="facilities.csv"',
    });
    expect(String(response.headers.link).split(', ').toSorted()).toEqual([
      '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
      '<https://opendatacommons.org/licenses/odbl/1-0/>; rel="license"',
      '<https://opensource.org/license/mit>; rel="license"',
    ]);
    expect(response.body.startsWith('\ufefflicence,attribution,data_date,id,')).toBe(true);
    const { features } = await geojson();
    expect(
      rows.map((row) => [
        row.id,
        Number(row.lng),
        Number(row.lat),
        withoutGuard(row.name!) || null,
        row.licence,
        row.categories,
        withoutGuard(row.opening_hours!) || null,
      ]),
    ).toEqual(
      features.map(({ id, geometry, properties: row }) => [
        id,
        ...geometry.coordinates,
        row.name,
        row.licence,
        row.categories.join(';'),
        row.openingHours,
      ]),
    );
  });

  test('is no formula in any cell, and leaves numbers alone', async () => {
    const named = (id: string, name: string, phone?: string) => ({
      ...facilities[0]!,
      id,
      name,
      ...(phone ? { phone } : {}),
    });
    const over = await appOver([
      await directoryWorld([
        named('n1', '=cmd|calc', '+86 756 1'),
        named('n2', '+1'),
        named('n3', '-1'),
        named('n4', '@a'),
        named('n5', '\tb'),
        named('n6', 'c=1, "d"\n㙍𠮷'),
        { ...named('n7', 'west'), position: [-51.5, -30.25] },
      ]),
    ]);
    const { rows, response } = await csv({}, over);
    expect(rows.map(({ name }) => name)).toEqual([
      "'=cmd|calc",
      "'+1",
      "'-1",
      "'@a",
      "'\tb",
      'c=1, "d"\n㙍𠮷',
      'west',
    ]);
    expect(rows[0]!.phone).toBe("'+86 756 1");
    expect([rows[6]!.lng, rows[6]!.lat]).toEqual(['-51.5', '-30.25']);
    expect(response.body.split('\r\n')).toHaveLength(9);
  });
});

test.each(['geojson', 'csv'])('%s is not sent again to who has it', async (form) => {
  const url = `/api/v1/facilities.${form}?region=harbour`;
  const { headers } = await app.inject(url);
  expect(headers['cache-control']).toBe('public, no-cache');
  const again = await app.inject({ url, headers: { 'if-none-match': String(headers.etag) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  const other = await app.inject({
    url: `/api/v1/facilities.${form}`,
    headers: { 'if-none-match': String(headers.etag) },
  });
  expect(other.statusCode).toBe(200);
});

test('a long answer lets others go first between its pieces', async () => {
  const order: string[] = [];
  function* pieces() {
    for (const name of ['a', 'b', 'c']) {
      order.push(name);
      setImmediate(() => order.push(`other ${name}`));
      yield name;
    }
  }
  let whole = '';
  for await (const piece of streamed(pieces())) whole += piece as string;
  expect(whole).toBe('abc');
  expect(order).toEqual(['a', 'other a', 'b', 'other b', 'c', 'other c']);
});
