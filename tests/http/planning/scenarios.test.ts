/** Scenarios as planners keep, share, copy and carry them; and what others may see of them. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ScenarioAnswer, ScenarioFile } from '../../../server/contract/scenario.ts';
import {
  ScenarioFileSchema,
  ScenarioSchema,
  ScenariosSchema,
} from '../../../server/contract/scenario.ts';
import { mostScenarioBytes, mostScenarios } from '../../../server/domain/scenario/limits.ts';
import type { App } from '../../../server/http/app.ts';
import type { AppDatabase } from '../../../server/store/app/database.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { acting } from '../../fixtures/acting.ts';
import { draw } from '../../fixtures/drawn-world.ts';
import { addPath, addShop, closeStreet } from '../../fixtures/changed-world.ts';
import { emptyDatabase, emptyRecords } from '../../fixtures/empty-records.ts';
import { rowsOf } from '../../fixtures/fill-tables.ts';
import { appOver, expectValid } from '../../fixtures/http-world.ts';

const planner = acting([{ role: 'planner', area: '440402' }], 'planner');
const other = acting([{ role: 'office', area: '440303' }], 'other');
const changes = [addShop('new-shop', [900, 0]), addPath('path', [0, 0], [0, 100])];
const content = { region: 'drawn', name: '河上加桥', changes };

let app: App;
let records: Records;
let database: AppDatabase;

beforeEach(async () => {
  database = emptyDatabase();
  records = emptyRecords(database);
  const { engine } = await draw({
    nodes: { a: [0, 0], b: [1000, 0], c: [0, 100], d: [1000, 100] },
    ways: [
      ['a b', { highway: 'residential' }],
      ['c d', { highway: 'residential' }],
    ],
    bounds: [-500, -500, 1500, 600],
  });
  app = await appOver([engine], { records });
});

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
async function ask(method: Method, path: string, payload?: object, headers: object = planner) {
  const answer = await app.inject({
    method,
    url: `/api/v1/scenarios${path}`,
    headers: { 'accept-language': 'en', ...headers },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

async function kept(more: object = {}): Promise<ScenarioAnswer> {
  const { status, body } = await ask('POST', '', { ...content, ...more });
  expect(status).toBe(201);
  expectValid(ScenarioSchema, body);
  return body as unknown as ScenarioAnswer;
}

describe('a scenario', () => {
  test('is kept, listed, changed by the version that was looked at, and deleted', async () => {
    const { id } = await kept();
    const list = await ask('GET', '');
    expectValid(ScenariosSchema, list.body);
    expect(list.body).toMatchObject({ scenarios: [{ id, name: '河上加桥', changeCount: 2 }] });
    const renamed = await ask('PATCH', `/${id}`, { version: 1, name: '第二版' });
    expect(renamed.body).toMatchObject({ name: '第二版', version: 2, changes });
    const late = await ask('PATCH', `/${id}`, { version: 1, changes: [] });
    expect([late.status, late.body.code, late.body.suggestion]).toEqual([
      409,
      'changed-meanwhile',
      { version: 2 },
    ]);
    expect((await ask('DELETE', `/${id}`)).status).toBe(200);
    expect((await ask('GET', `/${id}`)).body.code).toBe('unknown-scenario');
  });

  test('is its owner’s alone: for others it is not there', async () => {
    const { id } = await kept();
    for (const [method, path, body] of [
      ['GET', `/${id}`],
      ['GET', `/${id}/file`],
      ['PATCH', `/${id}`, { version: 1, name: 'x' }],
      ['DELETE', `/${id}`],
      ['POST', `/${id}/share`],
      ['DELETE', `/${id}/share`],
      ['POST', '/copy', { scenario: id }],
      ['POST', '/open', { scenario: id }],
    ] as const) {
      const answer = await ask(method, path, body, other);
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'unknown-scenario']);
    }
    expect((await ask('GET', '', undefined, other)).body).toEqual({ scenarios: [] });
  });

  test('is read by its token by anybody, until it is shared anew or no longer', async () => {
    const { id } = await kept();
    const share = async () => (await ask('POST', `/${id}/share`)).body.token as string;
    const open = (token: string) => ask('POST', '/open', { scenario: token }, {});
    const first = await share();
    expect((await open(first)).body).toMatchObject({ isOwn: false, isShared: true, changes });
    const second = await share();
    expect((await open(first)).status).toBe(404);
    expect((await open(second)).status).toBe(200);
    // A token reads; it opens no step of the owner's.
    for (const method of ['GET', 'DELETE'] as const)
      expect((await ask(method, `/${second}`, undefined, other)).status).toBe(404);
    expect((await ask('DELETE', `/${id}/share`)).status).toBe(200);
    expect((await open(second)).status).toBe(404);
    expect(JSON.stringify(rowsOf(database.raw))).not.toContain(second);
  });

  test('is copied by whoever can read it, and the copy is theirs', async () => {
    const { id } = await kept();
    const token = (await ask('POST', `/${id}/share`)).body.token as string;
    const copy = await ask('POST', '/copy', { scenario: token, name: '我的' }, other);
    expect(copy.body).toMatchObject({
      name: '我的',
      version: 1,
      isOwn: true,
      isShared: false,
      changes,
    });
    expect(copy.body.id).not.toBe(id);
  });

  test('goes out as GeoJSON and comes back the same', async () => {
    const all = [...changes, closeStreet([500, 0]), { kind: 'close-facility', facility: 'n1' }];
    const { id } = await kept({ changes: all });
    const file = await ask('GET', `/${id}/file`);
    expectValid(ScenarioFileSchema, file.body);
    const { features } = file.body as unknown as ScenarioFile;
    expect(features.map(({ geometry }) => geometry?.type ?? null)).toEqual([
      'Point',
      'LineString',
      'Point',
      null,
    ]);
    const back = await ask('POST', '/file', file.body, other);
    expect(back.status).toBe(201);
    expect(back.body).toMatchObject({ region: 'drawn', name: content.name, changes: all });
  });

  test('is refused with the feature that is no change', async () => {
    const file = {
      type: 'FeatureCollection',
      jinlin: { format: 'scenario', version: 1, region: 'drawn', name: 'x' },
      features: [{ type: 'Feature', geometry: null, properties: { kind: 'fly' } }],
    };
    const { status, body } = await ask('POST', '/file', file);
    expect([status, body.code]).toEqual([400, 'feature-unlike-change']);
    expect(body.detail).toContain('Feature 1 ');
  });

  test('is bounded: how many one person keeps, and how large one is', async () => {
    for (let i = 1; i < mostScenarios; i++) records.scenarios.add('planner', { ...content });
    await kept();
    expect((await ask('POST', '', content)).body.code).toBe('too-many-scenarios');
    expect((await ask('POST', '', content, other)).status).toBe(201);
    const line = (points: number) => ({
      ...addPath('path', [0, 0], [0, 100]),
      line: Array.from({ length: points }, (_, i): [number, number] => [
        113.000001 + i * 1e-7,
        23.0000001,
      ]),
    });
    const sized = (lines: number) => Array.from({ length: lines }, () => line(100));
    const lines = Math.floor(mostScenarioBytes / (JSON.stringify(line(100)).length + 1));
    expect((await ask('POST', '', { ...content, changes: sized(lines) }, other)).status).toBe(201);
    const large = await ask('POST', '', { ...content, changes: sized(lines + 1) }, other);
    expect([large.status, large.body.code]).toEqual([413, 'scenario-too-large']);
  });

  test('ends with its owner, and is in what they take away', async () => {
    await kept();
    const own = records.ownData.take('planner').scenarios!;
    expect(own).toMatchObject([{ name: '河上加桥', isShared: false }]);
    expect(JSON.stringify(own)).not.toContain('shareHash');
    records.erasure.erase('planner');
    expect(records.scenarios.of('planner')).toEqual([]);
  });

  test('touches nothing of the register, whatever is done with it', async () => {
    const register = () => {
      const { facility, facility_version, completeness, proposal, community } = rowsOf(
        database.raw,
      );
      return JSON.stringify({ facility, facility_version, completeness, proposal, community });
    };
    const before = register();
    const { id } = await kept();
    await ask('POST', '/compare', { region: 'drawn', scenario: id, category: 'grocery' });
    await ask('POST', '/copy', { scenario: id });
    await ask('DELETE', `/${id}`);
    expect(register()).toBe(before);
    const log = records.audit.page({ areas: ['44'] }, 1, 10).entries;
    expect(log.map(({ action }) => action)).toEqual([
      'scenario:remove',
      'scenario:copy',
      'scenario:add',
    ]);
    expect(JSON.stringify(log)).not.toContain('河上加桥');
  });
});
