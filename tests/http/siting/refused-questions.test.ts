/** What is refused before anything is computed, and the ends of what is not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyRecords } from '../../fixtures/empty-records.ts';
import { question, SitingService } from '../../fixtures/siting-service.ts';

let service: SitingService;
beforeAll(async () => {
  service = await SitingService.open();
});
afterAll(() => service.app.close());
const answered = (asked: object) => service.answered(asked);

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
    const answer = await service.post({ ...question, ...more });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().detail).toMatch(words);
  });

  test('a region whose people are not known', async () => {
    const bare = await SitingService.open({ records: emptyRecords() });
    const answer = await bare.post(question);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'population-missing']);
    await bare.app.close();
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
