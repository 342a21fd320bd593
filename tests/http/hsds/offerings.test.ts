import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../server/http/app.ts';
import { idOf } from '../../../server/http/hsds/uuid.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { directoryWorld, recordsWithDivisions } from '../../fixtures/directory-world.ts';
import { appOver, get } from '../../fixtures/http-world.ts';
import { offerAround, secretContact } from '../../fixtures/offered-around.ts';

type Json = Record<string, unknown>;

let app: App;
let records: Records;
beforeAll(async () => {
  const engine = await directoryWorld();
  records = recordsWithDivisions();
  offerAround(records, engine);
  app = await appOver([engine], { records });
}, 60_000);

const found = async (search: string) =>
  (await get<{ contents: Json[] }>(app, '/hsds/v3/services', { search, full: 1 })).contents;
const only = async (search: string) => {
  const [one, ...others] = await found(search);
  expect(others).toEqual([]);
  return one!;
};
const attributes = (one: Json) =>
  (one.attributes as Json[]).map(({ link_type, value }) => [link_type, value]);

describe('an offering', () => {
  test('that comes is a service of its provider without a location, with its fee and where it goes', async () => {
    const one = await only('cleaning');
    expect(one).toMatchObject({
      name: '保洁',
      alternate_name: 'Cleaning',
      description: '家政保洁 Home cleaning；带工具上门',
      status: 'active',
      fees_description: '每小时 45.50 元 45.50 yuan an hour',
      phones: [{ number: '0756-2120000' }],
      service_areas: [{ name: '600 分钟路程 600 minutes of travel' }],
      organization: {
        name: '安心家政',
        organization_identifiers: [{ identifier: '91440400MA4W1234XW' }],
      },
    });
    expect(one).not.toHaveProperty('service_at_locations');
    expect(attributes(one)).toEqual([
      ['taxonomy_term', 'housekeeping'],
      ['service_kind', 'home-cleaning'],
      ['mode', 'at_home'],
      ['data_source', 'office'],
      ['data_licence', 'CC-BY-4.0'],
    ]);
  });

  test('with a drawn area says it as GeoJSON, with chosen communities their codes', async () => {
    const [area] = (await only('修水管')).service_areas as Json[];
    expect(area).toMatchObject({ extent_type: 'geojson' });
    expect(JSON.parse(String(area!.extent))).toMatchObject({ type: 'Polygon' });
    const [communities] = (await only('陪诊')).service_areas as Json[];
    expect(communities).toMatchObject({ description: '440402001001' });
  });

  test('at a facility stands at the facility’s location, at its provider’s at one of its own', async () => {
    const [counter] = (await only('办事窗口')).service_at_locations as Json[];
    expect(counter).toMatchObject({ location_id: idOf('location', 'n1') });
    expect(counter!.location).toMatchObject({ name: '旧港市场' });
    const room = await only('舞蹈室');
    expect(room).toMatchObject({ fees_description: '免费 Free of charge' });
    const [own] = room.service_at_locations as Json[];
    expect(await get<Json>(app, `/hsds/v3/locations/${String(own!.location_id)}`)).toMatchObject({
      name: '舞蹈室',
    });
  });

  test('that rests, whose facility is gone, or whose provider is not vetted is not there', async () => {
    for (const name of ['歇业', '旧柜台', '未审核'])
      expect([name, await found(name)]).toEqual([name, []]);
    const all = JSON.stringify(await found('安心家政'));
    expect(all).toContain('保洁');
    for (const secret of [secretContact, '工号', '工作人员', '0756-2129999'])
      expect(all).not.toContain(secret);
  });

  test('is no facility of the open data, and is gone as soon as it rests', async () => {
    expect((await app.inject('/api/v1/facilities.csv')).body).not.toContain('修水管');
    const { catalogue, offerings } = records.booking;
    const { id } = await only('修水管');
    const row = catalogue.offered().find(({ nameZh }) => nameZh === '修水管')!;
    expect(id).toBe(idOf('service', `offering/${row.id}`));
    const resting = { active: false };
    const changed = offerings.edit(row.provider, row.id, row.version, resting, null, 'boss');
    expect(changed.ok).toBe(true);
    expect(await found('修水管')).toEqual([]);
    expect((await app.inject(`/hsds/v3/services/${String(id)}`)).statusCode).toBe(404);
  });
});
