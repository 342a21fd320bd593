/**
 * Two streets along a river, 100 m apart, joined 1,400 m to the east; a metre takes a second and the limit is 15 minutes. A shop on the southern
 * bank at its west end. South: 10 people 100 m from the shop. North: 20 across the river from them, 30 at the far end, 1,600 m away.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { CompareSchema, type Compare } from '../../../server/contract/compare.ts';
import type { Circle } from '../../../server/contract/circle.ts';
import type { Coverage } from '../../../server/contract/coverage.ts';
import type { Change } from '../../../server/contract/scenario.ts';
import type { App } from '../../../server/http/app.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { acting } from '../../fixtures/acting.ts';
import { addPath, addShop, moveTo, openGate } from '../../fixtures/changed-world.ts';
import { populationOf } from '../../fixtures/coverage-of.ts';
import { at, draw, type DrawnWorld } from '../../fixtures/drawn-world.ts';
import { emptyRecords } from '../../fixtures/empty-records.ts';
import { appOver, expectValid } from '../../fixtures/http-world.ts';

const world: DrawnWorld = {
  nodes: {
    a: [0, 0],
    b: [1400, 0],
    c: [1400, 100],
    d: [0, 100],
    shop: [0, 0, { shop: 'convenience' }],
  },
  ways: [
    ['a b', { highway: 'residential' }],
    ['b c', { highway: 'residential' }],
    ['c d', { highway: 'residential' }],
  ],
  bounds: [-1000, -1000, 3000, 1000],
};
const population = populationOf([
  { position: at(100, 0), people: 10, elderly: 4 },
  { position: at(100, 100), people: 20, elderly: 5 },
  { position: at(1300, 100), people: 30, elderly: 0 },
]);
const bridge = addPath('footbridge', [100, 10], [100, 90]);
const planner = acting([{ role: 'planner', area: '44' }], 'planner');

let app: App;
let records: Records;

beforeAll(async () => {
  records = emptyRecords();
  const { engine } = await draw(world, { complete: ['grocery'] });
  records.population.put('drawn', population);
  app = await appOver([engine], { records });
});

async function compare(changes: readonly Change[], more: object = {}, headers: object = planner) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/scenarios/compare',
    headers: { 'accept-language': 'en', ...headers },
    payload: { region: 'drawn', category: 'grocery', minutes: 15, changes, ...more },
  });
  return { status: answer.statusCode, body: answer.json<Compare & Record<string, unknown>>() };
}

describe('a footbridge', () => {
  test('brings the shop to the people across the river, and to nobody else', async () => {
    const { body } = await compare([bridge]);
    expectValid(CompareSchema, body);
    // 100 m along, 100 m over the bridge; from the far end 1,200 m back to it: 1,400 s.
    expect(body.total).toMatchObject({
      before: { covered: 10, gap: 50 },
      after: { covered: 30, gap: 30 },
      gained: 20,
      lost: 0,
    });
    expect(body.cells).toEqual([
      {
        position: [...at(100, 100)],
        people: 20,
        before: 'gap',
        after: 'covered',
        beforeMinutes: expect.closeTo(46.7, 1),
        afterMinutes: expect.closeTo(3.4, 1),
      },
    ]);
    expect(body.groups!.find(({ group }) => group === 'elderly')).toMatchObject({
      before: { covered: 4 },
      after: { covered: 9 },
      gained: 5,
    });
    expect(body.effects).toMatchObject([
      { change: 0, kind: 'add-path', path: 'footbridge', meters: 100, joins: [{}, {}] },
    ]);
    expect(body.equity!.after.worstTenthMinutes).toBeLessThan(
      body.equity!.before.worstTenthMinutes!,
    );
  });

  test('helps nobody by bicycle', async () => {
    const { body } = await compare([bridge], { profile: 'bike', minutes: 5 });
    expect([body.total.gained, body.total.lost, body.cellsChanged]).toEqual([0, 0, 0]);
  });

  test('counts the same in brief, without groups and cells', async () => {
    const [whole, brief] = [await compare([bridge]), await compare([bridge], { brief: true })];
    expectValid(CompareSchema, brief.body);
    expect(brief.body.total).toEqual(whole.body.total);
    expect(Object.keys(brief.body)).not.toContain('cells');
    expect(Object.keys(brief.body)).not.toContain('groups');
  });
});

test('a shop that moves to the far end wins those there and loses the others', async () => {
  const shop = (await compare([], {})).body;
  expect([shop.total.gained, shop.total.lost]).toEqual([0, 0]);
  const { body } = await compare([moveTo('n5', [1300, 100])]);
  // From the west, 1,300 m along and 200 m around: too far; from across the river 1,200 m.
  expect([body.total.gained, body.total.lost]).toEqual([30, 10]);
  const more = await compare([addShop('new-1', [1300, 100])]);
  expect([more.body.total.gained, more.body.total.lost]).toEqual([30, 0]);
});

describe('refused is', () => {
  test('a bridge that joins nothing, in words, with its place in the list', async () => {
    const { status, body } = await compare([bridge, addPath('footbridge', [100, 100], [100, 600])]);
    expect([status, body.code, body.suggestion]).toEqual([
      422,
      'change-path-joins-nothing',
      { change: 1 },
    ]);
    expect(body.detail).toMatch(/^Change 2: there is no street to walk on within 300 m/);
  });

  test('a gate that is none, and a scenario of nobody', async () => {
    expect((await compare([openGate([0, 0])])).body.code).toBe('change-no-closed-gate-near');
    const { body } = await compare([], { changes: undefined, scenario: 'none' });
    expect(body.code).toBe('unknown-scenario');
  });

  test('whoever sends changes and may keep none', async () => {
    expect((await compare([bridge], {}, {})).body.code).toBe('not-signed-in');
    const resident = acting([], 'li');
    expect((await compare([bridge], {}, resident)).body.code).toBe('not-allowed');
  });
});

describe('a kept scenario', () => {
  const token = () => {
    const made = records.scenarios.add('planner', {
      region: 'drawn',
      name: '桥',
      changes: [bridge],
    });
    if (!made.ok) throw new Error(made.reason);
    return records.scenarios.share('planner', made.scenario.id)!;
  };
  const get = async <T>(url: string) => (await app.inject({ url })).json<T>();

  test('is followed by the circle, and named in it', async () => {
    const [lng, lat] = at(100, 100);
    const path = `/api/v1/circle?lng=${lng}&lat=${lat}&minutes=15`;
    const today = await get<Circle>(path),
      then = await get<Circle>(`${path}&scenario=${token()}`);
    expect([today.facilities.length, today.scenario]).toEqual([0, undefined]);
    expect(then.facilities.map(({ seconds }) => Math.round(seconds))).toEqual([200]);
    expect(then.scenario).toMatchObject({ name: '桥' });
  });

  test('is followed by coverage, whose tiles are others than today’s', async () => {
    const path = '/api/v1/coverage?region=drawn&category=grocery&minutes=15';
    const shared = token();
    const today = await get<Coverage>(path),
      then = await get<Coverage>(`${path}&scenario=${shared}`);
    expect([today.total.covered, then.total.covered]).toEqual([10, 30]);
    expect(then.scenario).toMatchObject({ name: '桥' });
    expect(then.tiles!.key).not.toBe(today.tiles!.key);
    expect(then.tiles!.path).toContain(`?scenario=${shared}`);
    const tile = then
      .tiles!.path.replace('{z}', '14')
      .replace('{x}', '13334')
      .replace('{y}', '7113');
    const known = await app.inject({ url: tile });
    expect([200, 204]).toContain(known.statusCode);
    expect(known.headers['cache-control']).toContain('private');
    const without = await app.inject({ url: tile.split('?')[0]! });
    expect(without.json<{ code: string }>().code).toBe('tile-key-gone');
  });
});
