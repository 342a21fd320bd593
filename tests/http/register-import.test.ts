/** A real town is imported again and again while an office keeps its register: nothing that people said is lost, and nothing stands twice unasked. */
import { expect, test } from 'vitest';
import type { DuplicateAnswer } from '../../server/contract/duplicate.ts';
import type { RegisterFacilityAnswer } from '../../server/contract/facility.ts';
import type { ProposalAnswer } from '../../server/contract/register.ts';
import type { Facility } from '../../server/domain/region.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { OsmElement, Tags } from '../../server/ingest/osm/element.ts';
import { DuplicateSearch } from '../../server/jobs/find-duplicates.ts';
import { RegisteredRegions } from '../../server/store/registered-regions.ts';
import { officeOf } from '../fixtures/acting.ts';
import { registerNorms } from '../fixtures/duplicate-world.ts';
import { emptyRecords } from '../fixtures/empty-records.ts';
import { appOver, circle, importTown, MemoryRegions, now } from '../fixtures/http-world.ts';
import { sharedData } from '../shared-data.ts';

const headers = officeOf('44');
const idOf = ({ type, id }: OsmElement) => `${type[0]}${id}`;

/** Facilities with names that no other of the town is like, so that every pair of the test is one that it made. */
function distinct({ region }: RegionEngine): (Facility & { name: string })[] {
  const named = region.facilities.filter(({ name }) => name !== null && name.length >= 3);
  const names = named.map(({ name }) => name!);
  return named.filter(
    ({ name }) => names.filter((other) => other.slice(0, 2) === name!.slice(0, 2)).length === 1,
  ) as (Facility & { name: string })[];
}

test.for(['zhuhai-tangjia', 'shenzhen-longgang', 'sichuan-panzhihua'])(
  '%s',
  { timeout: 120_000 },
  async (town, context) => {
    const file = sharedData(`osm/${town}.osm.pbf`, context);
    /** The file as mappers have left it: elements by id with other tags. */
    const imported = (version: string, retagged: Record<string, (tags: Tags) => Tags> = {}) =>
      importTown(file, { id: town, version }, (element) => {
        const retag = retagged[idOf(element)];
        return retag ? { ...element, tags: retag(element.tags) } : element;
      });
    const whole = await imported('v0');
    const [late, edited, gone] = distinct(whole);
    if (!late || !edited || !gone) throw new Error(`${town} has too few named facilities`);
    const untagged = () => ({});

    // The first version: `late` is not mapped yet.
    let inService = await imported('v1', { [late.id]: untagged });
    const records = emptyRecords(undefined, () => now);
    const base = new MemoryRegions([]);
    base.all = () => [inService];
    base.at = () => [inService];
    base.byId = (id) => (id === town ? inService : undefined);
    const regions = new RegisteredRegions(base, records.registerSource, {
      now: () => now,
      onVersion: (_engine, all) =>
        records.proposals.compare(
          all.map(({ region: { info, facilities } }) => ({ bounds: info.bounds, facilities })),
        ),
    });
    const search = new DuplicateSearch({
      pairs: records.duplicatePairs,
      regions: () => regions.all(),
      norms: registerNorms,
      today: () => '2026-03-04',
      pause: () => Promise.resolve(),
    });
    const comes = async (engine: RegionEngine) => {
      inService = engine;
      while (regions.all()[0]!.region.info.version !== engine.region.info.version)
        await new Promise((done) => setImmediate(done));
      await search.run();
    };
    const app = await appOver([], { records, regions: () => regions });
    const send = async <T>(method: 'POST' | 'PATCH', url: string, payload: object) => {
      const response = await app.inject({ method, url: `/api/v1${url}`, headers, payload });
      if (response.statusCode >= 300) expect.fail(response.body);
      return response.json<T>();
    };
    const get = async <T>(url: string) => (await app.inject({ url, headers })).json<T>();
    /** Names by id of what is around a facility, asked as a resident asks. */
    const around = async ({ position }: Facility) =>
      new Map(
        (await circle(app, position, { minutes: 30 })).facilities.map(({ id, name }) => [id, name]),
      );

    // An edit stands in the next circle.
    expect((await around(edited)).get(edited.id)).toBe(edited.name);
    await send('PATCH', `/facilities/${edited.id}`, { version: 0, name: '办公室核实的名字' });
    expect((await around(edited)).get(edited.id)).toBe('办公室核实的名字');
    await send('PATCH', `/facilities/${gone.id}`, { version: 0, phone: '0756-1234567' });
    const [lng, lat] = late.position;
    const own = await send<RegisterFacilityAnswer>('POST', '/facilities', {
      name: late.name,
      categories: late.categories,
      // About forty metres beside where OpenStreetMap will have it.
      position: [lng, lat + 0.00036],
      phone: '0756-7654321',
    });
    expect((await around(late)).get(own.id)).toBe(late.name);
    await search.run();
    expect(await get('/api/v1/duplicates?open=1')).toMatchObject({ total: 0 });

    // The next version: `late` is mapped, `edited` has a number, `gone` is disused.
    const next = {
      [edited.id]: (tags: Tags) => ({ ...tags, phone: '+86 756 8888888' }),
      [gone.id]: untagged,
    };
    await comes(await imported('v2', next));
    expect((await around(edited)).get(edited.id)).toBe('办公室核实的名字');
    const both = await around(late);
    expect([both.get(own.id), both.get(late.id)]).toEqual([late.name, late.name]);
    const { proposals } = await get<{ proposals: ProposalAnswer[] }>('/api/v1/proposals?open=1');
    expect(
      proposals
        .map(({ kind, facility, changes }) => [facility.id, kind, Object.keys(changes)])
        .toSorted(),
    ).toEqual(
      [
        [edited.id, 'osm-differs', ['phone']],
        [gone.id, 'osm-gone', []],
      ].toSorted(),
    );
    // A town may map one place twice; the pairs of this test are those with the office's own row.
    const waiting = await get<{ duplicates: DuplicateAnswer[] }>(
      `/api/v1/duplicates?open=1&of=${own.id}`,
    );
    expect(waiting.duplicates.map(({ other }) => other.id)).toEqual([late.id]);
    const [pair] = waiting.duplicates;
    expect(pair!.distanceMeters).toBeCloseTo(40, 0);

    // One place: the office's row stays, also after yet another import.
    await send('POST', `/duplicates/${pair!.id}/decision`, {
      decision: 'same-place',
      version: 1,
      otherVersion: 0,
    });
    for (const version of ['v2', 'v3']) {
      if (version === 'v3') await comes(await imported('v3', next));
      const one = await around(late);
      expect([version, one.get(own.id), one.has(late.id)]).toEqual([version, late.name, false]);
      expect((await around(edited)).get(edited.id)).toBe('办公室核实的名字');
      expect(await get(`/api/v1/duplicates?open=1&of=${own.id}`)).toMatchObject({ total: 0 });
      expect(await get('/api/v1/proposals?open=1')).toMatchObject({ total: 2 });
    }
    expect(records.facilities.find(own.id)).toMatchObject({
      osmId: late.id,
      phone: '0756-7654321',
      version: 2,
    });
  },
);
