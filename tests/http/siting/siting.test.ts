/** Where new sites help most, over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SitingRunBody } from '../../../server/contract/siting.ts';
import { corners, planner, question, SitingService } from '../../fixtures/siting-service.ts';
import { crossingAt } from '../../fixtures/small-town.ts';

let service: SitingService;
beforeAll(async () => {
  service = await SitingService.open();
});
afterAll(() => service.app.close());
const answered = (asked: object) => service.answered(asked);

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

describe('a scenario', () => {
  const closed = [{ kind: 'close-facility', facility: 'n503' }];

  test('is what sites are looked for in, whether it is kept or sent', async () => {
    const sent = await answered({ ...question, changes: closed });
    expect(sent.answer).toMatchObject({ before: 0, value: 100, existing: 0 });
    expect(sent.question).toEqual(question);
    const kept = await service.app.inject({
      method: 'POST',
      url: '/api/v1/scenarios',
      headers: planner,
      payload: { region: 'small', name: '没有卫生站', changes: closed },
    });
    const { id } = kept.json<{ id: string }>();
    const run = await answered({ ...question, scenario: id });
    expect(run.answer).toMatchObject({ before: 0, value: 100, existing: 0 });
    expect(run.question).toMatchObject({ scenario: id });
  });

  test.each<[string, object, number, string]>([
    ['unknown', { scenario: 'none' }, 404, 'unknown-scenario'],
    ['both kept and sent', { scenario: 'none', changes: closed }, 400, 'one-of-two'],
    ['with a change of no kind', { changes: [{ kind: 'fly' }] }, 400, 'invalid-field'],
  ])('%s is refused', async (_, more, status, code) => {
    const answer = await service.post({ ...question, ...more });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test('that cannot be is refused by its run', async () => {
    const changes = [{ kind: 'close-facility', facility: 'n999' }];
    const run = await answered({ ...question, changes });
    expect([run.state, run.refusal?.problem.code]).toEqual(['refused', 'change-unknown-facility']);
    expect(run.refusal!.problem.detail).toMatch(/n999/);
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
    const english = (await service.look(run.id, planner, '?lang=en')).json<SitingRunBody>();
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
