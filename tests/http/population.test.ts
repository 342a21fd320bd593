/** Where figures about people come from, over HTTP. */
import { beforeAll, expect, test } from 'vitest';
import type { App } from '../../server/http/app.ts';
import type { Records } from '../../server/store/app/records.ts';
import { emptyRecords } from '../fixtures/empty-records.ts';
import { appOver, smallTown } from '../fixtures/http-world.ts';
import { somePopulation } from '../fixtures/some-population.ts';

let app: App;
let records: Records;
let id: string;
const asked = async (query: string) => app.inject(`/api/v1/population${query}`);

beforeAll(async () => {
  const town = await smallTown();
  id = town.region.info.id;
  records = emptyRecords();
  app = await appOver([town], { records });
});

test('a region without population says so, and one with it says whose, how fine and how many', async () => {
  expect((await asked(`?region=${id}`)).json()).toEqual({ region: id, population: null });
  const { meta } = somePopulation([12.25, 30]);
  records.population.put(id, somePopulation([12.25, 30]));
  const answer = await asked(`?region=${id}`);
  expect(answer.json()).toEqual({ region: id, population: meta });
  expect(answer.headers['cache-control']).toBe('no-cache');
  records.population.remove(id);
  expect((await asked(`?region=${id}`)).json()).toEqual({ region: id, population: null });
});

test.each([
  ['', 400, 'missing-parameter'],
  ['?region=nowhere', 404, 'unknown-region'],
  ['?region=a&people=1', 400, 'unknown-parameter'],
])('%s is refused with %i, %s', async (query, status, code) => {
  const answer = await asked(query);
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
});
