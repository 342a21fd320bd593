/** A search for sites follows a scenario: here the only clinic is closed. */
import { expect, test } from 'vitest';
import type { SitingRunBody } from '../../../server/contract/siting.ts';
import { acting } from '../../fixtures/acting.ts';
import { emptyRecords } from '../../fixtures/empty-records.ts';
import { appOver, now, smallTown } from '../../fixtures/http-world.ts';
import { populationOf } from '../../fixtures/siting-street.ts';
import { beyondRiver, crossingAt } from '../../fixtures/small-town.ts';

const planner = acting([{ role: 'planner', area: '44' }], 'planner');
const question = {
  region: 'small',
  category: 'health',
  minutes: 3,
  kind: 'cover-most',
  sites: 1,
  candidates: { kind: 'nodes' },
};

test('a clinic that the scenario closes serves nobody, and one that nobody may read is refused', async () => {
  const records = emptyRecords(undefined, () => now);
  const town = await smallTown();
  records.population.put(
    'small',
    populationOf([
      { position: crossingAt(0, 0), people: 100, elderly: 10 },
      { position: beyondRiver, people: 40, elderly: 8 },
    ]),
  );
  const app = await appOver([town], { records });
  const post = (payload: object) =>
    app.inject({ method: 'POST', url: '/api/v1/siting', payload, headers: planner });
  const clinics = town.region.facilities.filter(({ categories }) => categories.includes('health'));
  const made = records.scenarios.add('planner', {
    region: 'small',
    name: '没有诊所',
    changes: clinics.map(({ id }) => ({ kind: 'close-facility', facility: id })),
  });
  if (!made.ok) throw new Error(made.reason);
  const answered = async (payload: object) => {
    const { id } = (await post(payload)).json<SitingRunBody>();
    const look = async () =>
      (await app.inject({ url: `/api/v1/siting/${id}`, headers: planner })).json<SitingRunBody>();
    await expect
      .poll(async () => (await look()).state, { timeout: 20_000 })
      .not.toMatch(/queued|running/);
    return (await look()).answer!;
  };
  expect(await answered(question)).toMatchObject({ existing: clinics.length, before: 40 });
  const then = await answered({ ...question, scenario: made.scenario.id });
  expect(then).toMatchObject({ existing: 0, before: 0, value: 100 });
  const refused = await post({ ...question, scenario: 'none' });
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([
    404,
    'unknown-scenario',
  ]);
  await app.close();
});
