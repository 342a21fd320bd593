/** What the specification's own description of the API says: every path, every parameter, every field of a page. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { idOf } from '../../../server/http/hsds/uuid.ts';
import { directoryWorld, recordsWithDivisions } from '../../fixtures/directory-world.ts';
import { appOver, get, type Parameters } from '../../fixtures/http-world.ts';
import { sharedData } from '../../shared-data.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query';
}
interface OpenApi {
  paths: Record<
    string,
    {
      get: { parameters?: Reference[]; responses: Record<string, Response> };
      parameters?: Reference[];
    }
  >;
  components: { parameters: Record<string, Parameter>; schemas: { Page: object } };
}
type Reference = Parameter | { $ref: string };
interface Response {
  content: Record<string, { schema: object }>;
}

/** A value that each parameter may have. */
const values: Record<string, string> = {
  search: '市场',
  page: '1',
  per_page: '2',
  format: 'json',
  taxonomy_term_id: idOf('taxonomy_term', 'market'),
  taxonomy_id: idOf('taxonomy', 'jinlin-categories'),
  organization_id: idOf('organization', 'region/harbour'),
  parent_id: idOf('taxonomy_term', 'base'),
  modified_after: '2026-02-01T00:00:00Z',
  minimal: 'true',
  full: 'true',
  full_service: 'true',
  top_only: 'true',
  postcode: '519000',
  proximity: '500',
};
/** What only makes sense with another. */
const together: Record<string, string> = { proximity: 'postcode' };

const world = async (context: { skip(note?: string): void }) => {
  const file = sharedData('hsds/openapi.json', context);
  const description = JSON.parse(readFileSync(file, 'utf8')) as OpenApi;
  const app = await appOver([await directoryWorld()], { records: recordsWithDivisions() });
  const parametersOf = (path: string) => {
    const { get: reading, parameters = [] } = description.paths[path]!;
    return [...parameters, ...(reading.parameters ?? [])].map((one) =>
      '$ref' in one ? description.components.parameters[one.$ref.split('/').at(-1)!]! : one,
    );
  };
  return { description, app, parametersOf };
};

test('every path answers, with every parameter that it may have', async (context) => {
  const { description, app, parametersOf } = await world(context);
  const asked: string[] = [];
  for (const path of Object.keys(description.paths)) {
    const list = /^\/(\w+)\/\{id\}$/.exec(path)?.[1];
    const address = list
      ? `/hsds/v3/${list}/${(await get<{ contents: [{ id: string }] }>(app, `/hsds/v3/${list}`)).contents[0].id}`
      : `/hsds/v3${path}`;
    const names = parametersOf(path)
      .filter((one) => one.in === 'query')
      .map(({ name }) => name);
    for (const name of ['', ...names]) {
      const pairs = [name, together[name] ?? '']
        .filter(Boolean)
        .map((one) => `${one}=${encodeURIComponent(values[one]!)}`);
      const url = [address, pairs.join('&')].filter(Boolean).join('?');
      const { statusCode, body } = await app.inject(url);
      expect([url, statusCode, statusCode === 200 ? '' : body]).toEqual([url, 200, '']);
      asked.push(`${path}?${name}`);
    }
  }
  // Six lists, five records and the root, and what they may be asked.
  expect(Object.keys(description.paths)).toHaveLength(11);
  expect(asked).toHaveLength(50);
});

test('pages and the root are as it describes them', async (context) => {
  const { description, app } = await world(context);
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const { Page } = description.components.schemas;
  const page = ajv.compile({
    ...Page,
    required: Object.keys((Page as { properties: object }).properties),
  });
  const lists = Object.keys(description.paths).filter((path) => /^\/\w+$/.test(path));
  for (const list of lists)
    for (const query of [{}, { per_page: 1, page: 2 }, { page: 1000 }] as Parameters[]) {
      const answer = await get(app, `/hsds/v3${list}`, query);
      expect([list, query, page(answer), page.errors]).toEqual([list, query, true, null]);
    }
  const { schema } = description.paths['/']!.get.responses['200']!.content['application/json']!;
  const root = ajv.compile({ ...schema, required: ['version', 'profile', 'openapi_url'] });
  expect([root(await get(app, '/hsds/v3/')), root.errors]).toEqual([true, null]);
});
