/** The register over a real town, whose facilities and streets nobody drew for a test. */
import { expect, test } from 'vitest';
import type { RegisterFacilityAnswer } from '../../server/contract/facility.ts';
import { officeOf } from '../fixtures/acting.ts';
import { emptyRecords } from '../fixtures/empty-records.ts';
import { appOver, circle, now, realTown, seededOrigins } from '../fixtures/http-world.ts';

test('in a real town an office renames, closes and adds, and every circle says so', async (context) => {
  const town = await realTown('zhuhai-tangjia', context);
  const app = await appOver([town], { records: emptyRecords(undefined, () => now) });
  const headers = officeOf('44');
  const origins = seededOrigins(town, 20, 7);
  const circles = async () => Promise.all(origins.map((at) => circle(app, at, { minutes: 20 })));
  const before = await circles();
  const { id } = before.flatMap(({ facilities }) => facilities)[0]!;
  const change = (url: string, payload: object, method: 'POST' | 'PATCH' = 'POST') =>
    app.inject({ method, url: `/api/v1/facilities${url}`, headers, payload });

  expect((await change(`/${id}`, { version: 0, name: '核实过的名字' }, 'PATCH')).statusCode).toBe(
    200,
  );
  const renamed = await circles();
  renamed.forEach((answer, i) => {
    const facts = (one: typeof answer) =>
      one.facilities.map(({ id: own, seconds, meters }) => [own, seconds, meters]);
    // Who is inside, and how far it is, is what it was; only the words changed.
    expect(facts(answer)).toEqual(facts(before[i]!));
    for (const facility of answer.facilities)
      expect(facility.name === '核实过的名字').toBe(facility.id === id);
  });

  expect((await change(`/${id}/close`, { version: 1 })).statusCode).toBe(200);
  for (const answer of await circles())
    expect(answer.facilities.map((facility) => facility.id)).not.toContain(id);

  const [lng, lat] = origins[0]!;
  const added = await change('', { name: '新市场', categories: ['market'], position: [lng, lat] });
  expect(added.statusCode).toBe(201);
  const own = added.json<RegisterFacilityAnswer>().id;
  const answer = (await circles())[0]!;
  const market = answer.categories.find(({ code }) => code === 'market')!;
  expect(market.state).toBe('covered');
  expect(answer.facilities.map((facility) => facility.id)).toContain(own);
}, 60_000);
