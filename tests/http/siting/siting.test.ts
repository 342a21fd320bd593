/** Where new sites help most, over HTTP: streets 120 m apart on one side of a river, one street and a clinic on the other. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SitingRunSchema, type SitingRunBody } from '../../../server/contract/siting.ts';
import type { RegionEngine } from '../../../server/domain/region-engine.ts';
import type { App } from '../../../server/http/app.ts';
import { SitingRuns } from '../../../server/planning/siting-runs.ts';
import type { StartSolving } from '../../../server/planning/solving.ts';
import type { Position } from '../../../server/geo/position.ts';
import { acting } from '../../fixtures/acting.ts';
import { emptyRecords } from '../../fixtures/empty-records.ts';
import { appOver, expectValid, now, smallTown } from '../../fixtures/http-world.ts';
import { populationOf } from '../../fixtures/siting-street.ts';
import { beyondRiver, crossingAt } from '../../fixtures/small-town.ts';

const path = '/api/v1/siting';
const planner = acting([{ role: 'planner', area: '44' }], 'planner');
const homes: { position: Position; people: number; elderly: number }[] = [
  { position: crossingAt(0, 0), people: 100, elderly: 10 },
  { position: crossingAt(5, 5), people: 60, elderly: 30 },
  { position: beyondRiver, people: 40, elderly: 8 },
];
const corners = { kind: 'points', points: [{ position: crossingAt(0, 0), name: '西南角' }] };
const nodes = { kind: 'nodes' };
/** Three minutes: some 200 m. */
const question = {
  region: 'small',
  category: 'health',
  minutes: 3,
  kind: 'cover-most',
  sites: 1,
  candidates: nodes,
};
const records = emptyRecords(undefined, () => now);
let town: RegionEngine;
let app: App;

beforeAll(async () => {
  town = await smallTown();
  records.population.put('small', populationOf(homes));
  app = await appOver([town], { records });
});
afterAll(() => app.close());

const post = (payload: object, headers = planner, over = app) =>
  over.inject({ method: 'POST', url: path, payload, headers });
const look = (id: string, headers = planner, over = app, query = '') =>
  over.inject({ url: `${path}/${id}${query}`, headers });

/** Asks, and waits until the run has ended. */
async function answered(payload: object): Promise<SitingRunBody> {
  const asked = await post(payload);
  if (asked.statusCode !== 202) expect.fail(asked.body);
  const { id } = asked.json<SitingRunBody>();
  expect(asked.headers.location).toBe(`${path}/${id}`);
  await expect
    .poll(async () => (await look(id)).json<SitingRunBody>().state, { timeout: 20_000 })
    .not.toMatch(/queued|running/);
  const run = await look(id);
  expect([run.statusCode, run.headers['cache-control']]).toEqual([200, 'no-store']);
  expectValid(SitingRunSchema, run.json());
  return run.json();
}

describe('a question', () => {
  test('is answered by a run: where, how many more, and that nothing is better', async () => {
    const run = await answered(question);
    expect(run).toMatchObject({ state: 'done', place: null, question, refusal: null });
    const listed = await answered({ ...question, candidates: corners });
    expect(listed.question).toEqual({ ...question, candidates: { kind: 'points' } });
    expect(run.answer).toMatchObject({
      unit: 'people',
      // Who lives beyond the river has the clinic beside them.
      before: 40,
      value: 140,
      bound: 140,
      gapPercent: 0,
      proven: true,
      existing: 1,
      people: 200,
      covered: { before: 40, after: 140, of: 200 },
      chosen: [{ gain: 100, value: 140, cost: 1, capacity: null, load: null }],
    });
  });

  test('of a group, of a table of places, of money', async () => {
    const csv = `经度,纬度,名称,费用\n${crossingAt(0, 0).join()},西南角,5\n${crossingAt(5, 5).join()},东北角,3\n`;
    const { answer } = await answered({
      ...question,
      group: 'elderly',
      sites: undefined,
      budget: 6,
      candidates: { kind: 'table', csv },
    });
    expect(answer).toMatchObject({
      before: 8,
      value: 38,
      cost: 3,
      candidates: 2,
      chosen: [{ name: '东北角', item: 2, gain: 30 }],
    });
  });

  test('with capacities assigns people, and says how many come', async () => {
    const { answer } = await answered({
      ...question,
      sites: 1,
      capacities: { newSite: 45, unknownExisting: 10 },
      candidates: { kind: 'public-buildings' },
      category: 'library',
      minutes: 30,
    });
    // The clinic beyond the river is the one public building: 40 people live near it.
    expect(answer).toMatchObject({
      before: 0,
      value: 40,
      chosen: [{ name: '对岸卫生站', facility: 'n503', capacity: 45, load: 40 }],
    });
  });

  test('of the fewest for all, the mean, the worst off', async () => {
    const points = [crossingAt(0, 0), crossingAt(3, 3), crossingAt(5, 5)];
    const candidates = { kind: 'points', points: points.map((position) => ({ position })) };
    const all = { ...question, sites: undefined, candidates };
    expect((await answered({ ...all, kind: 'cover-all' })).answer).toMatchObject({
      unit: 'sites',
      value: 2,
      proven: true,
      covered: { after: 200 },
    });
    const mean = await answered({ ...question, kind: 'least-mean', sites: 2, candidates });
    expect(mean.answer).toMatchObject({ unit: 'seconds', reachMinutes: 6, proven: true });
    expect(mean.answer!.value).toBeLessThan(mean.answer!.before!);
    const worst = await answered({ ...question, kind: 'least-worst', sites: 1, candidates });
    // From the middle both corners are as far: 4 × 120 m to the one, 6 × 120 m to the other.
    expect(worst.answer!.chosen[0]!.item).toBe(2);
  });
});

describe('a question that has no answer', () => {
  test('because somebody is near nothing says who, in both languages', async () => {
    const all = { ...question, kind: 'cover-all', sites: undefined, candidates: corners };
    const run = await answered(all);
    expect(run).toMatchObject({ state: 'refused', answer: null });
    expect(run.refusal).toMatchObject({
      problem: { code: 'out-of-reach', status: 422 },
      outOfReach: { people: 60, points: 1, places: [{ people: 60 }] },
    });
    expect(run.refusal!.problem.detail).toMatch(/有 60 人（1 个人口点，113\.505/);
    const english = (await look(run.id, planner, app, '?lang=en')).json<SitingRunBody>();
    expect(english.refusal!.problem.detail).toMatch(/^Not everybody can be covered: 60 people/);
    const left = await answered({ ...all, leaveOut: true });
    expect(left.answer).toMatchObject({ value: 1, outOfReach: { people: 60 } });
  });

  test.each<[string, object, string, RegExp]>([
    [
      'more sites than candidates',
      { sites: 2, candidates: corners },
      'more-sites-than-candidates',
      /2 处.*1 个/,
    ],
    [
      'a budget below every cost',
      {
        sites: undefined,
        budget: 2,
        candidates: { kind: 'points', points: [{ position: crossingAt(0, 0), cost: 3 }] },
      },
      'budget-below-every-cost',
      /预算 2 .*（3）/,
    ],
    ['no public building', { candidates: { kind: 'public-buildings' } }, 'no-candidates', /public/],
    ['a group that nobody counted', { group: 'children' }, 'group-not-known', /children/],
    ['an area where nobody lives', { area: '440402' }, 'nobody-counts', /440402/],
    [
      'a place beyond the region',
      { candidates: { kind: 'points', points: [{ position: [100, 20] }] } },
      'candidate-outside',
      /第 1 个候选地点 100, 20 .*小镇/,
    ],
    [
      'too few sites for two banks of a river without a bridge',
      { kind: 'least-worst', sites: 1, keepExisting: false },
      'too-few-sites',
      /1 处不够.*2 处/,
    ],
  ])('%s', async (_, more, code, words) => {
    const run = await answered({ ...question, ...more });
    expect([run.state, run.refusal?.problem.code]).toEqual(['refused', code]);
    expect(run.refusal!.problem.detail).toMatch(words);
  });
});

describe('a question that cannot be right is refused at once', () => {
  const points = (more: object) => ({
    candidates: { kind: 'points', points: [{ position: [113.5, 22.3], ...more }] },
  });
  const table = (csv: string) => ({ candidates: { kind: 'table', csv } });
  const ring = (...polygon: number[][]) => ({
    candidates: { kind: 'parcels', parcels: [{ polygon: [polygon] }] },
  });
  test.each<[string, object, number, string, RegExp]>([
    ['an unknown region', { region: 'nowhere' }, 404, 'unknown-region', /nowhere/],
    ['an unknown category', { category: 'casino' }, 400, 'unknown-category', /casino/],
    ['an unknown area', { area: 'x' }, 400 + 4, 'unknown-area', /x/],
    ['no sites', { sites: 0 }, 400, 'invalid-field', /sites.*0/],
    ['half a site', { sites: 1.5 }, 400, 'invalid-field', /sites.*1\.5/],
    ['a budget of 0', { sites: undefined, budget: 0 }, 400, 'invalid-field', /budget.*0/],
    ['neither sites nor budget', { sites: undefined }, 400, 'one-of-sites-and-budget', /\{\}/],
    ['both', { budget: 5 }, 400, 'one-of-sites-and-budget', /"sites":1,"budget":5/],
    ['a number for all', { kind: 'cover-all' }, 400, 'no-sites-for-all', /sites.*1/],
    [
      'a budget for the worst off',
      { kind: 'least-worst', sites: undefined, budget: 9 },
      400,
      'only-sites',
      /9/,
    ],
    ['61 minutes', { minutes: 61 }, 400, 'invalid-field', /minutes.*61/],
    ['a time that is none', { at: 'noon' }, 400, 'invalid-time', /noon/],
    ['a negative cost', points({ cost: -5 }), 400, 'invalid-field', /cost.*-5/],
    ['an absurd cost', points({ cost: 1e13 }), 400, 'invalid-field', /cost/],
    ['a field that nobody knows', points({ price: 5 }), 400, 'unknown-field', /price/],
    [
      'junctions 10 m apart',
      { candidates: { kind: 'nodes', everyMeters: 10 } },
      400,
      'invalid-field',
      /10/,
    ],
    ['a capacity of 0', { capacities: { newSite: 0 } }, 400, 'invalid-field', /newSite.*0/],
    [
      'capacities of the worst off',
      { kind: 'least-worst', capacities: { newSite: 5 } },
      400,
      'capacities-only-for-most',
      /least-worst/,
    ],
    [
      'capacities with weights',
      { capacities: { newSite: 5 }, weights: { elderly: 2 } },
      400,
      'capacities-and-weights',
      /elderly/,
    ],
    [
      'a group with weights',
      { group: 'elderly', weights: { elderly: 2 } },
      400,
      'group-and-weights',
      /elderly/,
    ],
    ['weights below 1', { weights: { elderly: 0.5 } }, 400, 'invalid-field', /elderly.*0\.5/],
    [
      'a table without positions',
      table('name,cost\nx,1\n'),
      400,
      'candidate-columns',
      /name, cost/,
    ],
    [
      'a table with a wrong line',
      table('lon,lat,cost\n113.5,22.3,1\n113.5,22.3,-1\n'),
      400,
      'candidate-line',
      /第 3 行.*cost.*-1/,
    ],
    ['a table whose latitude is empty', table('lon,lat\n113.5,\n'), 400, 'candidate-line', /lat/],
    ['a table without lines', table('lon,lat\n'), 400 + 22, 'no-candidates', /table/],
    ['an empty table', table(''), 400, 'unreadable-table', /空/],
    [
      'a parcel of two corners',
      ring([113.5, 22.3], [113.6, 22.3]),
      400,
      'invalid-parcel',
      /第 1 个/,
    ],
    [
      'a parcel on one line',
      ring([113.5, 22.3], [113.6, 22.4], [113.7, 22.5]),
      400,
      'invalid-parcel',
      /第 1 个/,
    ],
  ])('%s', async (_, more, status, code, words) => {
    const answer = await post({ ...question, ...more });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().detail).toMatch(words);
  });

  test('a region whose people are not known', async () => {
    const bare = await appOver([town], { records: emptyRecords() });
    const answer = await post(question, planner, bare);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'population-missing']);
    await bare.close();
  });

  test('but not the ends of what is allowed', async () => {
    for (const more of [
      { minutes: 1 },
      { minutes: 60 },
      points({ cost: 0 }),
      points({ cost: 1e12 }),
      { candidates: { kind: 'nodes', everyMeters: 50 } },
      { weights: { elderly: 1 } },
      { area: '44' },
      ring([113.5, 22.3], [113.501, 22.3], [113.501, 22.301]),
    ])
      expect((await answered({ ...question, ...more })).state).toMatch(/done|refused/);
  });
});

describe('a run', () => {
  /** Threads that never end by themselves. */
  const endless: StartSolving = (_made, _question, _seconds, progress) => {
    progress({ step: 'swap', value: 12, bound: 20 });
    let end!: () => void;
    const done = new Promise<{ ok: false; reason: 'cancelled' }>((resolve) => {
      end = () => resolve({ ok: false, reason: 'cancelled' });
    });
    return { done, stop: async () => end() };
  };
  let held: App;
  let laterMs = 0;
  beforeAll(async () => {
    const siting = new SitingRuns({
      now: () => new Date(now.getTime() + laterMs),
      keptMs: 3_600_000,
      start: endless,
    });
    held = await appOver([town], { records, siting });
  });
  afterAll(() => held.close());
  const cancel = (id: string, headers = planner) =>
    held.inject({ method: 'DELETE', url: `${path}/${id}`, headers });

  test('tells how far it is, waits its turn, and is cancelled', async () => {
    const first = (await post(question, planner, held)).json<SitingRunBody>();
    const second = (await post(question, planner, held)).json<SitingRunBody>();
    expect([second.state, second.place]).toEqual(['queued', 1]);
    await expect
      .poll(async () => (await look(first.id, planner, held)).json().progress)
      .toEqual({ step: 'swap', value: 12, bound: 20 });
    const others = acting([{ role: 'planner', area: '44' }], 'another');
    for (const answer of [await look(first.id, others, held), await cancel(first.id, others)])
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'unknown-siting']);
    const gone = await cancel(first.id);
    expectValid(SitingRunSchema, gone.json());
    expect(gone.json()).toMatchObject({
      state: 'cancelled',
      answer: null,
      refusal: { problem: { code: 'siting-cancelled' } },
    });
    expect((await cancel(first.id)).json().state).toBe('cancelled');
    await cancel(second.id);
  });

  test('is one of three of an asker, and of a queue that may be full', async () => {
    const ids: string[] = [];
    for (const who of ['a', 'b', 'c']) {
      const headers = acting([{ role: 'planner', area: '44' }], who);
      for (let i = 0; i < 3; i++) {
        const answer = await post(question, headers, held);
        expect(answer.statusCode).toBe(202);
        ids.push(`${who} ${answer.json().id}`);
      }
      const more = await post(question, headers, held);
      expect([more.statusCode, more.json().code]).toEqual([429, 'too-many-sitings']);
    }
    const full = await post(question, acting([{ role: 'planner', area: '44' }], 'd'), held);
    expect([full.statusCode, full.json().code]).toEqual([503, 'siting-queue-full']);
    for (const one of ids) {
      const [who, id] = one.split(' ') as [string, string];
      await cancel(id, acting([{ role: 'planner', area: '44' }], who));
    }
  });

  test('is kept for an hour, then said to be forgotten; after a restart it is lost', async () => {
    const { id } = (await post(question, planner, held)).json<SitingRunBody>();
    await cancel(id);
    laterMs = 3_600_000;
    expect((await look(id, planner, held)).statusCode).toBe(200);
    laterMs++;
    const forgotten = await look(id, planner, held);
    expect([forgotten.statusCode, forgotten.json().code]).toEqual([410, 'siting-forgotten']);
    const lost = await look(id);
    expect([lost.statusCode, lost.json().code]).toEqual([410, 'siting-lost']);
    const unknown = await look('none');
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'unknown-siting']);
  });
});
