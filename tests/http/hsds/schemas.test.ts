/** Every kind of answer, over three worlds, held to the specification's schemas and to the list of what may be said at all. */
import { describe, expect, test } from 'vitest';
import type { RegionEngine } from '../../../server/domain/region-engine.ts';
import { directoryWorld, recordsWithDivisions } from '../../fixtures/directory-world.ts';
import { offerAround } from '../../fixtures/offered-around.ts';
import { hsdsSchemas, type HsdsSchemas } from '../../fixtures/hsds-schemas.ts';
import { appOver, get, realTown, sampleTown, type Parameters } from '../../fixtures/http-world.ts';

type Json = Record<string, unknown>;

/** Which schema the records of a list follow, and those of one record. */
const lists: { list: string; short: keyof HsdsSchemas; full: keyof HsdsSchemas }[] = [
  { list: 'services', short: 'service_list', full: 'service' },
  { list: 'organizations', short: 'organization_list', full: 'organization' },
  { list: 'service_at_locations', short: 'service_at_location_list', full: 'service_at_location' },
  { list: 'locations', short: 'location', full: 'location' },
  { list: 'taxonomies', short: 'taxonomy', full: 'taxonomy' },
  { list: 'taxonomy_terms', short: 'taxonomy_term', full: 'taxonomy_term' },
];
const withFull = new Set(['services', 'organizations', 'service_at_locations']);

/** All that the directory may say. Nothing here belongs to a person. */
const allowed = new Set(
  `
    total_items total_pages page_number size first_page last_page empty contents id name
    alternate_name description status assured_date last_modified organization_id organization
    parent_organization_id organization_identifiers identifier_type identifier services locations
    service_at_locations service service_id location location_id location_type latitude longitude
    external_identifier external_identifier_type addresses address_1 city region state_province
    postal_code country address_type phones number type schedules freq interval wkst byday opens_at
    closes_at timezone notes attributes link_id link_entity link_type value taxonomy_term_id
    fees_description service_areas extent extent_type taxonomy_term code parent_id taxonomy taxonomy_id taxonomy_detail language
  `
    .trim()
    .split(/\s+/),
);

function keysIn(value: unknown, into = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const one of value) keysIn(one, into);
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) keysIn(inner, into.add(key));
  return into;
}

let compiled: HsdsSchemas | undefined;

const worlds: [string, (context: { skip(note?: string): void }) => Promise<RegionEngine>][] = [
  ['the drawn world', () => directoryWorld()],
  ['the invented county', () => sampleTown()],
  ['Neubrandenburg', (context) => realTown('neubrandenburg', context)],
];

/** Records of one kind that are asked for one by one. */
const askedSingly = 40;

describe.each(worlds)('over %s', (_name, open) => {
  test(
    'every answer follows the specification and says nothing else',
    { timeout: 240_000 },
    async (context) => {
      const schemas = (compiled ??= hsdsSchemas(context));
      const engine = await open(context);
      const records = recordsWithDivisions();
      const offered = offerAround(records, engine);
      const app = await appOver([engine], { records });
      const said = new Set<string>();
      const hold = (kind: keyof HsdsSchemas, record: unknown) => {
        keysIn(record, said);
        if (!schemas[kind](record))
          expect.fail(`${kind} ${JSON.stringify(schemas[kind].errors)} ${JSON.stringify(record)}`);
      };
      const walk = async (list: string, kind: keyof HsdsSchemas, asked: Parameters) => {
        const ids: string[] = [];
        for (let page = 1; ; page++) {
          const answer = await get<{ contents: Json[]; total_items: number; last_page: boolean }>(
            app,
            `/hsds/v3/${list}`,
            { ...asked, page },
          );
          keysIn(answer, said);
          for (const record of answer.contents) {
            hold(kind, record);
            ids.push(record.id as string);
          }
          if (!answer.last_page) continue;
          expect([list, new Set(ids).size]).toEqual([list, answer.total_items]);
          return ids;
        }
      };
      for (const { list, short, full } of lists) {
        const ids = await walk(list, short, { per_page: 1000 });
        expect(ids.length).toBeGreaterThan(0);
        if (withFull.has(list))
          expect(await walk(list, full, { full: 1, per_page: 20 })).toEqual(ids);
        if (list === 'organizations')
          expect(await walk(list, full, { full_service: 1, per_page: 20 })).toEqual(ids);
        for (const id of ids.slice(0, askedSingly)) {
          const record = await get<Json>(app, `/hsds/v3/${list}/${id}`);
          hold(full, record);
          expect(record.id).toBe(id);
        }
        const lines = (await app.inject(`/hsds/v3/${list}?format=ndjson`)).body
          .trimEnd()
          .split('\n');
        expect(lines.map((line) => (JSON.parse(line) as Json).id)).toEqual(ids);
      }
      const { facilities } = engine.region;
      const { total_items } = await get<Json>(app, '/hsds/v3/services', { per_page: 1 });
      const places = facilities.filter((one) => one.id !== 'r-102').length;
      expect(total_items).toBe(places + offered);
      const count = async (list: string) =>
        (await get<{ total_items: number }>(app, `/hsds/v3/${list}`, { per_page: 1 })).total_items;
      // Only an offering at its provider’s own has a location of its own; one at a facility stands at that.
      expect(await count('locations')).toBe(places + 1);
      expect(await count('service_at_locations')).toBe(places + 2);
      expect([...said].filter((key) => !allowed.has(key))).toEqual([]);
    },
  );
});

test('the schemas refuse what breaks them', (context) => {
  const schemas = (compiled ??= hsdsSchemas(context));
  const id = '4105e1c0-6f39-5018-a75d-2789268aef36';
  expect(schemas.service_list({ id, name: 'a', status: 'active' })).toBe(true);
  expect(schemas.service_list({ id: 'n1', name: 'a', status: 'active' })).toBe(false);
  expect(schemas.service({ id, name: 'a', status: 'open' })).toBe(false);
  expect(schemas.location({ id })).toBe(false);
  expect(schemas.service({ id, name: 'a', status: 'active', phones: [{ id }] })).toBe(false);
});

test('nothing of a person is among what may be said', () => {
  const personal = /contact|e?mail|person|user|reporter|verifier|signed|note$|token|actor/;
  expect([...allowed].filter((key) => personal.test(key))).toEqual([]);
});

test('a page of 100 whole services of a real town holds 100', async (context) => {
  const app = await appOver([await realTown('neubrandenburg', context)]);
  const response = await app.inject('/hsds/v3/services?per_page=100&full=1');
  expect(response.json<{ size: number }>().size).toBe(100);
});
