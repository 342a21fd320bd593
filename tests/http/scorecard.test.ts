import { beforeAll, describe, expect, test } from 'vitest';
import {
  AreaScorecardSchema,
  CommunityScorecardSchema,
  type AreaScorecard,
  type CommunityScorecard,
} from '../../server/contract/scorecard.ts';
import { ToDoSchema } from '../../server/contract/register.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { App } from '../../server/http/app.ts';
import { officeOf } from '../fixtures/acting.ts';
import { dividedRecords, type Divided } from '../fixtures/divided.ts';
import { appOver, circle, expectValid, get, problem, sampleTown } from '../fixtures/http-world.ts';

let sample: RegionEngine;
let world: Divided;
let app: App;
const inTown = '449901100001';

beforeAll(async () => {
  sample = await sampleTown();
  world = dividedRecords();
  world.records.divisions.addFromRegion(sample.region.info, sample.region.communities);
  app = await appOver([sample], { records: world.records });
}, 60_000);

let version = 0;
async function office(code: string, change: object) {
  const { version: current } = await get<{ version: number }>(app, `/api/v1/communities/${code}`);
  const response = await app.inject({
    method: 'PATCH',
    url: `/api/v1/communities/${code}`,
    payload: { version: current, ...change },
    headers: officeOf('44'),
  });
  if (response.statusCode !== 200) expect.fail(response.body);
  return ++version;
}
const card = (code: string) => get<CommunityScorecard>(app, `/api/v1/scorecard/${code}`);
const areaCard = (code: string) => get<AreaScorecard>(app, `/api/v1/scorecard/${code}`);
const rowOf = (found: CommunityScorecard, code: string) =>
  found.rows.find((row) => row.code === code)!;

describe('a community', () => {
  test('without figures and office says so in every row, and no zero stands for it', async () => {
    const found = await card('440103001101');
    expectValid(CommunityScorecardSchema, found);
    expect(found.rows.map(({ state }) => state).every((state) => state === 'no-data')).toBe(true);
    expect(found.rows.every(({ value }) => value === null)).toBe(true);
    expect(rowOf(found, 'six-in-one').why).toEqual({
      code: 'office-position-missing',
      zh: '没有办公地点的位置，无法计算。',
      en: 'The office has no position to reckon from.',
    });
  });

  test('has from its office the same seconds as the circle from there', async () => {
    const { position } = sample.region.info.start;
    await office(inTown, { office: { position } });
    const found = await card(inTown);
    expectValid(CommunityScorecardSchema, found);
    const { categories } = await circle(app, position, { kind: 'urban' });
    for (const code of [
      'service-station',
      'culture-sport',
      'health',
      'family',
      'safety',
      'green',
    ]) {
      const row = rowOf(found, `six-in-one-${code}`);
      const there = categories.find((one) => one.code === code)!;
      expect([code, row.state]).toEqual([code, there.state === 'covered' ? 'met' : 'not-met']);
      expect(row.nearestMinutes).toBe(Math.ceil(there.nearestSeconds! / 6) / 10);
      expect(row.facility).toEqual({ id: there.nearestFacility, name: there.nearestName });
    }
    expect(rowOf(found, 'six-in-one')).toMatchObject({ value: 6, state: 'met' });
  });

  test('outside every region cannot be told', async () => {
    await office('440103001101', { office: { position: [113.24, 23.1] } });
    const row = rowOf(await card('440103001101'), 'six-in-one');
    expect([row.state, row.why.code]).toEqual(['no-data', 'outside-every-region']);
  });

  test('an edit of its office is in the next answer', async () => {
    const figures = { households: 300, indoorSquareMeters: 60, outdoorSquareMeters: 89.99 };
    await office(inTown, { figures });
    const found = await card(inTown);
    expect(rowOf(found, 'indoor-area')).toMatchObject({
      value: 20,
      unit: 'square-meter-per-100-households',
      norms: [{ code: 'service-room-area', value: 20, bound: 'min' }],
      clause: '三(四)1',
      state: 'met',
    });
    expect(rowOf(found, 'outdoor-area')).toMatchObject({ value: 29.99, state: 'not-met' });
  });
});

describe('an area', () => {
  test('counts its communities; the invented ones only among themselves', async () => {
    const province = await areaCard('44');
    expectValid(AreaScorecardSchema, province);
    expect(province.communities).toBe(26_842);
    for (const { code, met, notMet, noData } of province.rows.filter(
      (row) => row.code === 'committee',
    ))
      expect([code, met + notMet + noData]).toEqual([code, 26_842]);
    const invented = await areaCard('4499');
    expect([invented.invented, invented.communities]).toEqual([true, 17]);
    const indoor = invented.rows.find(({ code }) => code === 'indoor-area')!;
    expect([indoor.met, indoor.notMet, indoor.noData]).toEqual([1, 0, 16]);
  });

  test('says which circles are not yet computed, and has them a moment later', async () => {
    const code = '449901100002';
    await office(code, { office: { position: [...sample.region.info.start.position] } });
    const six = (found: AreaScorecard) => found.rows.find((row) => row.code === 'six-in-one')!;
    const first = await areaCard('449901100');
    // The other community's former result stands in while its circle is looked at again.
    expect(first.notComputed).toBe(2);
    expect(six(first)).toMatchObject({ met: 1, notMet: 0, noData: 16, notComputed: 2 });
    await expect
      .poll(async () => (await areaCard('449901100')).notComputed, { timeout: 5000 })
      .toBe(0);
    expect(six(await areaCard('449901100'))).toMatchObject({ met: 2, noData: 15 });
  });

  test('a street has its hall; a city outside the delta is not judged by property management', async () => {
    const change = (squareMeters: number) =>
      app.inject({
        method: 'PATCH',
        url: '/api/v1/street-halls/440103001',
        payload: { version: 0, squareMeters },
        headers: officeOf('44'),
      });
    await change(300);
    const street = await areaCard('440103001');
    expectValid(AreaScorecardSchema, street);
    expect(street.own).toMatchObject([{ code: 'hall-street', value: 300, state: 'met' }]);
    const district = await areaCard('440103');
    expect(district.rows.find(({ code }) => code === 'hall-street')).toMatchObject({
      met: 1,
      notMet: 0,
    });
    const averages = async (code: string) =>
      (await areaCard(code)).averages.map((row) => row.code).includes('property-management-share');
    expect([await averages('4401'), await averages('4402')]).toEqual([true, false]);
  });

  test('a published notice or an office’s details make a community site', async () => {
    const { averages } = await areaCard('440103001');
    // Its only community has given its office's position above.
    expect(averages.find(({ code }) => code === 'community-sites')).toMatchObject({
      value: 100,
      state: 'met',
      counted: 1,
    });
  });
});

test('as a table, in both languages, at both levels', async () => {
  for (const [code, language, word] of [
    [inTown, 'zh-CN', '达到'],
    [inTown, 'en', 'met'],
    ['4499', 'zh-CN', '其中待计算'],
    ['4499', 'en', 'Of these not yet computed'],
  ] as const) {
    const { body, headers } = await app.inject(
      `/api/v1/scorecard/${code}?format=csv&lang=${language}`,
    );
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(body.startsWith('\ufeff')).toBe(true);
    expect(body).toContain(word);
  }
});

test('what is not there is refused', async () => {
  expect((await problem(app, '/api/v1/scorecard/45')).code).toBe('unknown-area');
  expect((await problem(app, '/api/v1/scorecard/44?format=pdf')).code).toBe('invalid-field');
});

describe('the to-do list of an office', () => {
  interface ToDo {
    norms: {
      total: number;
      failing: number;
      withoutFigure: number;
      first: { code: string; rows: { code: string; value: number }[]; withoutFigure: number }[];
    };
    notices: { total: number; first: { id: string; state: string }[] };
  }
  const toDo = async (code: string) => {
    const response = await app.inject({
      url: `/api/v1/to-do?area=${code}`,
      headers: officeOf(code.slice(0, 6)),
    });
    const found = response.json<ToDo>();
    expectValid(ToDoSchema, found);
    return found;
  };

  test('names what fails first, then what lacks figures', async () => {
    const [failing, lacking] = ['440303001001', '440303001002'];
    // 25 m² for 200 households are 12.5 for each hundred, and one worker for 300 households is enough.
    await office(failing, {
      figures: { households: 200, indoorSquareMeters: 25, fullTimeWorkers: 1 },
    });
    const { norms } = await toDo('440303001');
    expect([norms.total, norms.failing]).toEqual([1, 1]);
    expect(norms.first[0]).toMatchObject({
      code: failing,
      rows: [{ code: 'indoor-area', value: 12.5 }],
    });
    expect(norms.first[1]).toMatchObject({ code: lacking, rows: [] });
    expect(norms.first[1]!.withoutFigure).toBeGreaterThan(8);
    expect((await toDo('440303002')).norms.failing).toBe(0);
  });

  test('counts as failing what the card of each community says is not met', async () => {
    const { position } = sample.region.info.start;
    await office(inTown, {
      office: { position },
      figures: { households: 900, committeeMembers: 2 },
    });
    const response = await app.inject({
      url: '/api/v1/to-do?area=449901',
      headers: officeOf('449901'),
    });
    const { norms } = response.json<ToDo>();
    const { rows } = await card(inTown);
    const failing = rows.filter(({ state, code }) => state === 'not-met' && code !== 'six-in-one');
    expect(norms.first.find(({ code }) => code === inTown)?.rows).toEqual(failing);
  });

  test('has notices that wait: drafts, later ones, what ends within a fortnight or ended within a month', async () => {
    const { notices } = world.records;
    const add = (expiresAt: string | null, publishAt?: string) => {
      const added = notices.add('office', {
        kind: 'notice',
        area: '440303003',
        title: { zh: '通知', en: null },
        body: { zh: '内容', en: null },
        guide: null,
        expiresAt,
      });
      if (!added.ok) throw new Error(added.reason);
      const { id } = added.notice;
      if (publishAt !== undefined) notices.publish('office', id, 1, publishAt);
      return id;
    };
    const early = '2026-01-01T00:00:00.000Z';
    const draft = add(null);
    const later = add(null, '2026-03-05T02:00:00.000Z');
    const soon = add('2026-03-18T02:00:00.000Z', early);
    add('2026-03-18T02:00:00.001Z', early);
    const ended = add('2026-02-02T02:00:00.001Z', early);
    add('2026-02-02T02:00:00.000Z', early);
    add(null, early);
    const found = (await toDo('440303003')).notices;
    expect(found.total).toBe(4);
    expect(Object.fromEntries(found.first.map(({ id, state }) => [id, state]))).toEqual({
      [draft]: 'draft',
      [later]: 'scheduled',
      [soon]: 'expiring',
      [ended]: 'expired',
    });
  });
});
