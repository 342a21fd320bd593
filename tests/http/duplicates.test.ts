/** Possible duplicates over HTTP: an office sees them, says what they are, and the circle follows. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  DuplicateSchema,
  DuplicatesSchema,
  mostIds,
  type DuplicateAnswer,
} from '../../server/contract/duplicate.ts';
import { ToDoSchema } from '../../server/contract/register.ts';
import type { Facility } from '../../server/domain/region.ts';
import type { App } from '../../server/http/app.ts';
import { DuplicateSearch } from '../../server/jobs/find-duplicates.ts';
import type { Records } from '../../server/store/app/records.ts';
import { RegisteredRegions } from '../../server/store/registered-regions.ts';
import { officeOf } from '../fixtures/acting.ts';
import { registerNorms } from '../fixtures/duplicate-world.ts';
import { emptyRecords } from '../fixtures/empty-records.ts';
import { facilityValues } from '../fixtures/facility-values.ts';
import { east, halvedTown, west } from '../fixtures/halved-town.ts';
import { appOver, circle, expectValid, MemoryRegions, now } from '../fixtures/http-world.ts';
import { crossingAt } from '../fixtures/small-town.ts';

const market = (id: string, name: string, x: number): Facility => {
  const at = crossingAt(x, 2);
  return { id, name, categories: ['market'], position: at, entrances: [at], phone: '0756-1' };
};
/** Half a block, 60 m, beside the border of the two communities, which lies at 2.75. */
const osm = [market('n601', '西门市场', 1.5), market('n602', '河畔菜场', 2.8)];
const today = '2026-03-04';

let app: App;
let records: Records;
let search: DuplicateSearch;

beforeEach(async () => {
  records = emptyRecords(undefined, () => now);
  const engine = await halvedTown(osm);
  const regions = new RegisteredRegions(new MemoryRegions([engine]), records.registerSource, {
    now: () => now,
  });
  app = await appOver([engine], { records, regions: () => regions });
  search = new DuplicateSearch({
    pairs: records.duplicatePairs,
    regions: () => regions.all(),
    norms: registerNorms,
    today: () => today,
    pause: () => Promise.resolve(),
  });
});

const office = officeOf('440402001');
const add = (name: string, x: number, community = west) =>
  records.facilities.add(facilityValues(name, crossingAt(x, 2), { community }), today, null);

async function list(query = 'open=1', headers = office): Promise<DuplicateAnswer[]> {
  const response = await app.inject({ url: `/api/v1/duplicates?${query}`, headers });
  if (response.statusCode !== 200) expect.fail(response.body);
  expectValid(DuplicatesSchema, response.json());
  return response.json<{ duplicates: DuplicateAnswer[] }>().duplicates;
}
async function decide(
  { id, facility, other }: DuplicateAnswer,
  decision: string,
  more: object = {},
  headers = office,
) {
  const response = await app.inject({
    method: 'POST',
    url: `/api/v1/duplicates/${id}/decision`,
    headers,
    payload: { decision, version: facility.version, otherVersion: other.version, ...more },
  });
  return { status: response.statusCode, body: response.json<DuplicateAnswer & { code: string }>() };
}
const markets = async () =>
  (await circle(app, crossingAt(2, 2))).facilities
    .filter(({ categories }) => categories.includes('market'))
    .map(({ id }) => id)
    .toSorted();

test('a pair is shown with both halves, and the circle follows what the office says of it', async () => {
  const { id } = add('西门市场', 1);
  await search.run();
  const [pair] = await list();
  expect(pair).toMatchObject({
    kind: 'osm-duplicate',
    facility: { id, name: '西门市场', version: 1, community: { code: west } },
    other: { id: 'n601', source: 'osm', version: 0, phone: '0756-1', community: { code: west } },
    nameLikeness: 1,
    asNames: ['西门市场', '西门市场'],
    fills: ['phone'],
    decision: null,
  });
  // Half a block of 119.4 m.
  expect(pair!.distanceMeters).toBeCloseTo(59.7, 0);
  expect(await markets()).toEqual([id, 'n601', 'n602'].toSorted());
  const same = await decide(pair!, 'same-place');
  expectValid(DuplicateSchema, same.body);
  expect(same).toMatchObject({
    status: 200,
    body: { decision: 'same-place', facility: { osmId: 'n601', phone: '0756-1', version: 2 } },
  });
  expect(await markets()).toEqual([id, 'n602'].toSorted());
  expect([await list(), (await list('open=0')).map(({ decision }) => decision)]).toEqual([
    [],
    ['same-place'],
  ]);
  expect(await decide(same.body, 'same-place')).toMatchObject({
    status: 409,
    body: { code: 'already-decided' },
  });
  expect(await decide(pair!, 'two-places')).toMatchObject({
    status: 409,
    body: { code: 'changed-meanwhile' },
  });
  expect(await decide(same.body, 'two-places')).toMatchObject({
    status: 200,
    body: { decision: 'two-places', facility: { osmId: null, phone: null } },
  });
  expect(await markets()).toEqual([id, 'n601', 'n602'].toSorted());
});

test('of two rows the one that is named stays', async () => {
  const first = add('海边市场', 0);
  const second = add('海边市场', 0.5);
  await search.run();
  const [pair] = await list();
  const stays = pair!.other.id;
  expect([first.id, second.id]).toContain(stays);
  expect(await decide(pair!, 'same-place', { keep: 'other' })).toMatchObject({
    status: 200,
    body: { facility: { mergedInto: stays }, other: { id: stays, mergedInto: null } },
  });
});

describe('who may decide', () => {
  /** The row lies in the western community, the element in the eastern one. */
  async function acrossTheBorder(): Promise<DuplicateAnswer> {
    add('河畔菜场', 2.6);
    await search.run();
    return (await list())[0]!;
  }

  test('that two are one is for whoever is responsible for both', async () => {
    const pair = await acrossTheBorder();
    expect(pair).toMatchObject({ other: { id: 'n602', community: { code: east } } });
    for (const code of [west, east]) {
      expect(await list(`open=1&area=${code}`, officeOf(code))).toHaveLength(1);
      expect(await decide(pair, 'same-place', {}, officeOf(code))).toMatchObject({
        status: 403,
        body: { code: 'outside-your-area' },
      });
    }
    expect((await decide(pair, 'same-place')).status).toBe(200);
  });

  test.each([
    [west, 200],
    [east, 200],
    ['440402002', 403],
  ])('that two are two may be said by either: %s', async (code, status) => {
    const pair = await acrossTheBorder();
    expect((await decide(pair, 'two-places', {}, officeOf(code))).status).toBe(status);
  });

  test('what was made one is taken apart by whoever is responsible for both', async () => {
    const { body } = await decide(await acrossTheBorder(), 'same-place');
    expect((await decide(body, 'two-places', {}, officeOf(west))).status).toBe(403);
    expect((await decide(body, 'two-places')).status).toBe(200);
  });
});

test('the to-do list counts pairs apart from proposals, in the caller’s area', async () => {
  add('西门市场', 1);
  await search.run();
  const read = async (headers: Record<string, string>) =>
    (await app.inject({ url: '/api/v1/to-do', headers })).json();
  const toDo = await read(office);
  expectValid(ToDoSchema, toDo);
  expect(toDo).toMatchObject({
    proposals: { total: 0 },
    duplicates: { total: 1, first: [{ kind: 'osm-duplicate' }] },
  });
  expect(await read(officeOf(east))).toMatchObject({ duplicates: { total: 0, first: [] } });
});

test('pairs are found by the ids in them, as many as a page of a list has', async () => {
  const { id } = add('西门市场', 1);
  await search.run();
  const ids = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);
  expect(await list(`open=1&of=${id}`)).toHaveLength(1);
  expect(await list('open=1&of=n5,n601')).toHaveLength(1);
  expect(await list(`open=1&of=${ids(mostIds).join()}`)).toHaveLength(0);
  const response = await app.inject({
    url: `/api/v1/duplicates?open=1&of=${ids(mostIds + 1).join()}`,
    headers: office,
  });
  expect(response.json()).toMatchObject({ status: 400, code: 'too-many-ids' });
});

test('what cannot be decided is refused in a sentence', async () => {
  add('西门市场', 1);
  await search.run();
  const [pair] = await list();
  expect(await decide({ ...pair!, id: 'nothing' }, 'same-place')).toMatchObject({
    status: 404,
    body: { code: 'unknown-duplicate' },
  });
  expect(await decide(pair!, 'maybe')).toMatchObject({
    status: 400,
    body: { code: 'invalid-field' },
  });
  expect(await decide(pair!, 'same-place', { keep: 'both' })).toMatchObject({ status: 400 });
  expect(await decide(pair!, 'same-place', { otherVersion: undefined })).toMatchObject({
    status: 400,
    body: { code: 'missing-field' },
  });
});
