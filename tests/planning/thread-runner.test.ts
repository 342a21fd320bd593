/** The thread says what is said without one, and follows the register. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Coverage } from '../../server/contract/coverage.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { layGround } from '../../server/domain/register/ground.ts';
import { withRegister } from '../../server/domain/register/with-register.ts';
import { BoundedPlanner } from '../../server/planning/bounded-planner.ts';
import { DirectRunner } from '../../server/planning/direct-runner.ts';
import type { About } from '../../server/planning/planner.ts';
import type { CoverageQuestion } from '../../server/planning/questions.ts';
import { ThreadRunner } from '../../server/planning/thread-runner.ts';
import { day, populationOf } from '../fixtures/coverage-of.ts';
import { categories, norms, sampleTown, retold, seededOrigins } from '../fixtures/http-world.ts';

let sample: RegionEngine;
let thread: BoundedPlanner;
const direct = new BoundedPlanner(new DirectRunner(categories));
const inService = ['sample'];

beforeAll(async () => {
  sample = retold(await sampleTown(), { complete: [] });
  thread = new BoundedPlanner(new ThreadRunner({ norms, categories, inService: () => inService }));
}, 60_000);
afterAll(() => thread.close());

const question: CoverageQuestion = {
  kind: 'coverage',
  category: 'pharmacy',
  choice: 1,
  profile: 'walk',
  minutes: null,
  at: { text: '2026-03-04T21:00:00+08:00', ms: Date.parse('2026-03-04T13:00:00Z') },
  day,
  level: 'community',
  meters: 0,
  format: 'json',
  comes: null,
};

function aboutOf(engine: RegionEngine): About {
  const points = seededOrigins(sample, 200).map((position) => ({ position, people: 3 }));
  return { engine, population: populationOf(points), divisionNames: { '440402': '某区' } };
}

async function told(planner: BoundedPlanner, about: About, more: Partial<CoverageQuestion> = {}) {
  const answer = await planner.ask<'coverage'>(about, { ...question, ...more });
  if (!answer.ok) throw new Error(answer.reason);
  if (!('json' in answer.answer)) throw new Error('expected JSON');
  return JSON.parse(new TextDecoder().decode(answer.answer.json)) as Coverage;
}

describe('the planning thread', () => {
  test.each(['pharmacy', 'essential'])(
    'says of %s what is said without a thread',
    async (category) => {
      const about = aboutOf(sample);
      const here = await told(direct, about, { category });
      expect(here.total.people).toBe(600);
      expect(await told(thread, about, { category })).toEqual(here);
      expect(await thread.keyOf(about)).toBe(await direct.keyOf(about));
    },
  );

  test('counts a facility that an office adds, and no more when it closes', async () => {
    const about = aboutOf(sample);
    const before = await told(thread, about);
    const facility = {
      id: 'office-1',
      name: '新药店',
      categories: ['pharmacy'],
      position: seededOrigins(sample, 200)[0]!,
      entrances: [seededOrigins(sample, 200)[0]!],
    };
    const entry = { facility, osmId: null, mergedInto: null };
    const added = {
      ...about,
      engine: sample.over(withRegister(sample.region, [entry], null, day)),
    };
    const after = await told(thread, added);
    expect(after.facilities.counted).toBe(before.facilities.counted + 1);
    expect(after).toEqual(await told(direct, added));
    expect(await thread.keyOf(added)).not.toBe(await thread.keyOf(about));
    // The planner keeps what it said of the region before; one that kept nothing asks anew.
    const anew = new BoundedPlanner(new DirectRunner(categories));
    expect(await told(thread, about)).toEqual(await told(anew, about));
  });

  test('knows who signed, and who did not any more', async () => {
    const { network, communities } = sample.region;
    const ground = layGround(network, communities);
    const signedBy = (share: number) => {
      const until = new Map(
        communities.flatMap(({ code }, i) => (code === null || i % share > 0 ? [] : [[code, day]])),
      );
      const completeness = { ground, signed: new Map([['market', until]]) };
      return sample.over(withRegister(sample.region, [], completeness, day));
    };
    const market = { category: 'market', minutes: 5 };
    const all = await told(thread, aboutOf(signedBy(1)), market);
    const third = await told(thread, aboutOf(signedBy(3)), market);
    expect(all.total.gap).toBeGreaterThan(third.total.gap);
    expect(third.total.gap).toBeGreaterThan(0);
    expect(third.total).toEqual((await told(direct, aboutOf(signedBy(3)), market)).total);
  });

  test('goes on after a question that it cannot answer, and after it was forgotten', async () => {
    const about = aboutOf(sample);
    // No route lets it through: there is no ninth column.
    await expect(thread.ask<'coverage'>(about, { ...question, choice: 9 })).rejects.toThrow(
      /undefined/,
    );
    inService.pop();
    const other = retold(sample, { id: 'other' });
    expect((await told(thread, aboutOf(other))).region).toBe('other');
    inService.push('sample');
    expect((await told(thread, aboutOf(sample))).region).toBe('sample');
  });
});
