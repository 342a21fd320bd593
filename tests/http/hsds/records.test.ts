import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../server/http/app.ts';
import { idOf } from '../../../server/http/hsds/uuid.ts';
import { directoryWorld, recordsWithDivisions } from '../../fixtures/directory-world.ts';
import { appOver, get } from '../../fixtures/http-world.ts';

type Json = Record<string, unknown>;

let app: App;
const one = (kind: string, id: string, more = {}) => get<Json>(app, `/hsds/v3/${kind}/${id}`, more);
const service = (key: string) => one('services', idOf('service', key));
beforeAll(async () => {
  app = await appOver([await directoryWorld()], { records: recordsWithDivisions() });
}, 60_000);

test('ids are UUIDs of version 5, as any other program makes them', () => {
  // Python: uuid5(uuid5(NAMESPACE_URL, 'jinlin:hsds'), 'service/n1')
  expect(idOf('service', 'n1')).toBe('4105e1c0-6f39-5018-a75d-2789268aef36');
  expect(idOf('organization', 'division/440402001')).toBe('c444b64e-c341-57c6-831a-390c33ba0ade');
});

describe('a facility of the map', () => {
  test('is a service of its community’s committee, which belongs to the street', async () => {
    const { organization, ...found } = await service('n1');
    expect(found).toMatchObject({
      name: '旧港市场',
      alternate_name: 'Old Harbour Market',
      description: '肉菜市场 Fresh food market；经营者未登记 Operator not registered',
      status: 'active',
      last_modified: '2026-01-20T00:00:00.000Z',
    });
    expect(found).not.toHaveProperty('assured_date');
    expect(organization).toMatchObject({
      name: '旧港社区居委会',
      parent_organization_id: idOf('organization', 'division/440402001'),
      organization_identifiers: [{ identifier_type: '统计用区划代码', identifier: '440402001001' }],
    });
    expect(await one('organizations', idOf('organization', 'division/440402001'))).toMatchObject({
      name: '拱北街道',
      services: [],
    });
  });

  test('stands at its place, with its number in OpenStreetMap', async () => {
    const [link] = (await service('n1')).service_at_locations as Json[];
    expect(link!.location).toMatchObject({
      latitude: 22.3,
      longitude: 113.5,
      external_identifier: 'n1',
      external_identifier_type: 'OpenStreetMap',
      attributes: [{ link_type: 'division_code', value: '440402001001' }],
    });
    expect(link!.location).not.toHaveProperty('addresses');
  });

  test('without a name goes by its kind', async () => {
    expect(await service('n2')).toMatchObject({ name: '药店' });
  });

  test('in no known community stands under what nobody is known to run', async () => {
    const { organization } = await service('n4');
    expect(organization).toMatchObject({ name: '旧港：经营者未登记' });
    expect(organization).not.toHaveProperty('organization_identifiers');
  });

  test('says its source and licence', async () => {
    const { attributes } = await service('n1');
    expect((attributes as Json[]).map(({ link_type, value }) => [link_type, value])).toEqual([
      ['taxonomy_term', 'market'],
      ['data_source', 'osm'],
      ['data_licence', 'ODbL-1.0'],
    ]);
  });
});

describe('a facility of the register', () => {
  test('keeps the id of the element that it speaks of', async () => {
    const [link] = (await service('w77')).service_at_locations as Json[];
    expect(link!.location).toMatchObject({ external_identifier: 'w77' });
  });

  test('has its operator with the credit code, and the day of its confirmation', async () => {
    const { organization, ...found } = await service('w77');
    expect(found).toMatchObject({
      description: '社区卫生服务 Community health care；药店 Pharmacy',
      assured_date: '2026-02-01',
      last_modified: '2026-02-01T03:00:00.000Z',
    });
    expect(organization).toMatchObject({
      name: '东风医疗有限公司',
      organization_identifiers: [
        { identifier_type: '统一社会信用代码', identifier: '91440400MA4UQXXX0A' },
      ],
    });
    expect(organization).not.toHaveProperty('parent_organization_id');
  });

  test('has an address with the names of its divisions', async () => {
    expect(await one('locations', idOf('location', 'w77'))).toMatchObject({
      addresses: [
        {
          address_1: '东风路8号（邮编：519000）',
          city: '珠海市',
          region: '香洲区',
          state_province: '广东省',
          postal_code: '519000',
          country: 'CN',
          address_type: 'physical',
        },
      ],
    });
  });

  test('says its hours by the week, with its holidays in words', async () => {
    const { schedules } = await service('w77');
    expect(
      (schedules as Json[]).map((s) => [s.byday, s.opens_at, s.closes_at, s.timezone]),
    ).toEqual([
      ['MO,TU,WE,TH,FR', '08:30+08:00', '12:00+08:00', 8],
      ['MO,TU,WE,TH,FR', '14:30+08:00', '17:30+08:00', 8],
    ]);
    expect((schedules as Json[])[0]!.notes).toBe(
      '公众假日休息。Closed on public holidays. 调休上班的周末按平日。Weekends that make up for holidays: as on weekdays.',
    );
  });

  test('says hours that no week can hold as they were written', async () => {
    const { schedules } = await service('n3');
    expect(schedules).toEqual([
      expect.objectContaining({ description: 'Mo-Fr 08:00-17:00; SH off' }),
    ]);
    expect((schedules as Json[])[0]).not.toHaveProperty('freq');
  });

  test('lies in the community that its office says', async () => {
    expect((await service('r-101')).organization).toMatchObject({ name: '旧港社区居委会' });
  });

  test('is gone from the day on which it closes', async () => {
    const closed = await app.inject(`/hsds/v3/services/${idOf('service', 'r-102')}`);
    expect(closed.statusCode).toBe(404);
    expect(await service('r-103')).toMatchObject({ name: '明天关的市场' });
  });
});

test('an organization holds its services, short or whole', async () => {
  const id = idOf('organization', 'community/440402001001');
  const short = (await one('organizations', id)).services as Json[];
  expect(short.map(({ name }) => name)).toEqual(['旧港市场', '药店', '海边图书室']);
  expect(Object.keys(short[0]!)).toEqual(['id', 'name', 'status']);
  const whole = (await one('organizations', id, { full_service: 'true' })).services as Json[];
  expect(whole[0]).toMatchObject({ phones: [{ number: '0756-8000001' }] });
});

test('an organization holds 500 services and says how many it leaves off', async () => {
  const counted = async (count: number) => {
    const many = Array.from({ length: count }, (_, i) => ({
      id: `n${i + 1}`,
      name: null,
      categories: ['post'],
      position: [113.5, 22.3] as [number, number],
      entrances: [],
    }));
    const over = await appOver([await directoryWorld(many)]);
    const id = idOf('organization', 'community/440402001001');
    const { services, attributes } = await get<Json>(over, `/hsds/v3/organizations/${id}`);
    return [(services as Json[]).length, attributes];
  };
  expect(await counted(500)).toEqual([500, undefined]);
  expect(await counted(501)).toEqual([
    500,
    [expect.objectContaining({ link_type: 'services_left_off', value: '1' })],
  ]);
});

test('the same element in two regions is one service', async () => {
  const engine = await directoryWorld();
  const again = await directoryWorld();
  const both = await appOver([engine, again]);
  const { total_items } = await get<Json>(both, '/hsds/v3/services');
  expect(total_items).toBe(7);
});

test('what changes in a region shows at once', async () => {
  const engines = [await directoryWorld()];
  const own = { all: () => engines, byId: () => undefined, at: () => [], tilesOf: () => null };
  const over = await appOver([], { regions: () => own });
  const first = await over.inject('/hsds/v3/services');
  engines[0] = await directoryWorld([]);
  const second = await over.inject({
    url: '/hsds/v3/services',
    headers: { 'if-none-match': String(first.headers.etag) },
  });
  expect(first.json<Json>().total_items).toBe(7);
  expect([second.statusCode, second.json<Json>().total_items]).toEqual([200, 0]);
});
