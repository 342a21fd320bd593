/** Every version of a facility, by whom and when, and bringing an earlier one back. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  FacilityVersionsSchema,
  RegisterFacilitySchema,
  type FacilityVersions,
  type RegisterFacilityAnswer,
} from '../../server/contract/facility.ts';
import type { App } from '../../server/http/app.ts';
import type { AppDatabase } from '../../server/store/app/database.ts';
import type { Records } from '../../server/store/app/records.ts';
import { officeOf } from '../fixtures/acting.ts';
import { emptyDatabase, emptyRecords } from '../fixtures/empty-records.ts';
import { facilityValues } from '../fixtures/facility-values.ts';
import { east, halvedTown, west } from '../fixtures/halved-town.ts';
import { appOver, circle, expectValid, now } from '../fixtures/http-world.ts';
import { crossingAt } from '../fixtures/small-town.ts';

let app: App;
let database: AppDatabase;
let records: Records;
const office = officeOf('440402001');
const values = facilityValues('西门市场', crossingAt(1, 2), { community: west, phone: '0756-1' });

beforeEach(async () => {
  database = emptyDatabase();
  records = emptyRecords(database, () => now);
  app = await appOver([await halvedTown()], { records });
});

async function send(path: string, payload: object, headers = office, method = 'POST') {
  const url = `/api/v1/facilities/${path}`;
  const response = await app.inject({ method: method as 'POST', url, headers, payload });
  return {
    status: response.statusCode,
    body: response.json<RegisterFacilityAnswer & { code: string; detail: string }>(),
  };
}
async function versions(id: string, headers = office): Promise<FacilityVersions['versions']> {
  const url = `/api/v1/register/facilities/${id}/versions`;
  const response = await app.inject({ url, headers });
  expectValid(FacilityVersionsSchema, response.json());
  return response.json<FacilityVersions>().versions;
}

test('who wrote a version is told by their desk and never by a personal value', async () => {
  database.write((tables) => {
    records.staff.grant(tables, 'office', 'office', '440402001', null);
    records.staff.grant(tables, 'colleague', 'administrator', '440402', null);
  });
  const { id } = records.facilities.add(values, '2026-03-01', null);
  await send(id, { version: 1, phone: '0756-2' }, office, 'PATCH');
  await send(`${id}/close`, { version: 2 }, officeOf('440402', 'colleague'));
  await send(`${id}/reopen`, { version: 3 }, officeOf('440402', 'stranger'));
  expect(
    (await versions(id)).map(({ action, by }) => [action, by?.isCaller, by?.office?.role ?? null]),
  ).toEqual([
    ['reopen', false, null],
    ['close', false, 'administrator'],
    ['edit', true, 'office'],
    ['add', undefined, null],
  ]);
});

test('a desk that somebody has left is still told of what they wrote there', async () => {
  database.write((tables) => records.staff.grant(tables, 'office', 'office', '440402001', null));
  const { id: role } = database.raw.prepare('select id from role').get() as { id: string };
  const later = new Date(now.getTime() + 1000).toISOString();
  database.raw.prepare('update role set revoked_at = ? where id = ?').run(later, role);
  expect(records.staff.deskAt('office', now.toISOString())).toMatchObject({ area: '440402001' });
  expect(records.staff.deskAt('office', later)).toBeNull();
  const before = new Date(now.getTime() - 1).toISOString();
  expect(records.staff.deskAt('office', before)).toBeNull();
});

describe('an earlier version', () => {
  test('comes back as a new one, at once in the circle, and nothing is lost', async () => {
    const { id } = records.facilities.add(values, '2026-03-01', null);
    const change = { version: 1, name: '错名', phone: null, position: crossingAt(2, 3) };
    await send(id, change, office, 'PATCH');
    await send(`${id}/close`, { version: 2 });
    const restored = await send(`${id}/restore`, { version: 3, to: 1 });
    expectValid(RegisterFacilitySchema, restored.body);
    expect(restored).toMatchObject({
      status: 200,
      body: {
        name: '西门市场',
        phone: '0756-1',
        position: [values.lng, values.lat],
        status: 'open',
        closedOn: null,
        verifiedOn: '2026-03-04',
        version: 4,
      },
    });
    const { facilities } = await circle(app, crossingAt(2, 2));
    expect(facilities.find((facility) => facility.id === id)).toMatchObject({ name: '西门市场' });
    expect((await versions(id)).map(({ action }) => action)).toEqual([
      'restore',
      'close',
      'edit',
      'add',
    ]);
    expect(await send(`${id}/restore`, { version: 4, to: 3 })).toMatchObject({
      body: { name: '错名', status: 'closed', closedOn: '2026-03-04' },
    });
  });

  test('of a facility of OpenStreetMap gives its first words back', async () => {
    await send('n501', { version: 0, name: '新百家' }, office, 'PATCH');
    await send('n501', { version: 1, name: '又一名' }, office, 'PATCH');
    expect(await send('n501/restore', { version: 2, to: 1 })).toMatchObject({
      body: { id: 'n501', osmId: 'n501', name: '新百家', version: 3 },
    });
  });

  test.each([
    ['that there never was', { version: 2, to: 3 }, 404, 'unknown-version'],
    ['seen before somebody else changed it', { version: 1, to: 1 }, 409, 'changed-meanwhile'],
    ['without a number', { version: 2 }, 400, 'missing-field'],
    ['number 0', { version: 2, to: 0 }, 400, 'invalid-field'],
  ])('%s is refused', async (_what, payload, status, code) => {
    const { id } = records.facilities.add(values, '2026-03-01', null);
    await send(id, { version: 1, phone: '2' }, office, 'PATCH');
    expect(await send(`${id}/restore`, payload)).toMatchObject({ status, body: { code } });
    expect(records.facilities.find(id)!.version).toBe(2);
  });

  test('of one that only OpenStreetMap knows there is none', async () => {
    expect(await versions('n501')).toEqual([]);
    expect(await send('n501/restore', { version: 0, to: 1 })).toMatchObject({
      status: 404,
      body: { code: 'unknown-version' },
    });
  });

  test('that belonged to another area needs the right to both', async () => {
    const { id } = records.facilities.add(values, '2026-03-01', null);
    const moved = { version: 1, position: crossingAt(4, 2) };
    expect((await send(id, moved, office, 'PATCH')).body.community).toMatchObject({ code: east });
    const back = { version: 2, to: 1 };
    expect((await send(`${id}/restore`, back, officeOf(east))).status).toBe(403);
    expect((await send(`${id}/restore`, back, officeOf(west))).status).toBe(403);
    expect((await send(`${id}/restore`, back)).body.community).toMatchObject({ code: west });
  });

  test('in which it was part of another facility is refused; an earlier one stands alone again', async () => {
    const { id } = records.facilities.add(values, '2026-03-01', null);
    const other = records.facilities.add({ ...values, name: '另一处' }, '2026-03-01', null);
    await send(`${id}/merge`, { version: 1, into: other.id, intoVersion: 1 });
    expect(await send(`${id}/restore`, { version: 2, to: 2 })).toMatchObject({
      status: 409,
      body: { code: 'merged-version', detail: expect.stringContaining('2') },
    });
    expect(await send(`${id}/restore`, { version: 2, to: 1 })).toMatchObject({
      status: 200,
      body: { mergedInto: null },
    });
  });

  test('that spoke of an element which another row has by now is refused', async () => {
    await send('n501', { version: 0, phone: '1' }, office, 'PATCH');
    const other = records.facilities.add({ ...values, name: '另一处' }, '2026-03-01', null);
    records.facilities.change(
      { id: 'n501', seen: 1, action: 'part', actor: null },
      { osmId: null },
    );
    records.facilities.change(
      { id: other.id, seen: 1, action: 'adopt', actor: null },
      { osmId: 'n501' },
    );
    expect(await send(`${other.id}/restore`, { version: 2, to: 1 })).toMatchObject({
      status: 200,
      body: { osmId: null },
    });
    expect(await send(`${other.id}/restore`, { version: 3, to: 2 })).toMatchObject({
      status: 409,
      body: { code: 'element-taken', detail: expect.stringContaining('百家超市') },
    });
  });
});
