import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import Value from 'typebox/value';
import {
  mostSites as servedSites,
  mostTableLetters as servedLetters,
  SitingQuestionSchema,
  spacingMeters,
  type SitingAnswerBody,
} from '../../../server/contract/siting.ts';
import {
  boundLine,
  gainText,
  leftOverLines,
  progressLine,
  siteName,
  valueLines,
} from '../../../site/lib/planner/where/siting-words.ts';
import { sitesCsv, sitesGeoJson } from '../../../site/lib/planner/where/siting-files.ts';
import { siteChanges } from '../../../site/lib/planner/where/site-changes.ts';
import {
  emptyWhere,
  goals,
  inputs,
  mostSites,
  mostTableLetters,
  usualMeters,
  whereQuestion,
  type WhereForm,
} from '../../../site/lib/planner/where/where-form.ts';
import { emptyPlannerView } from '../../../site/lib/planner/planner-view.ts';
import { chinese, english } from '../words-of.ts';

const asked = (fields: Partial<WhereForm> = {}, view = emptyPlannerView) => {
  const answer = whereQuestion({ ...emptyWhere, ...fields }, view, 'linshui', chinese);
  return answer.ok ? answer.question : answer.problems.map(({ field }) => field);
};

describe('the question where', () => {
  it('has the bounds of the service', () => {
    expect([mostSites, mostTableLetters, usualMeters]).toEqual([
      servedSites,
      servedLetters,
      spacingMeters.usual,
    ]);
  });

  it('is at first three sites for most people, at any junction', () => {
    expect(asked()).toEqual({
      region: 'linshui',
      category: 'health',
      profile: 'walk',
      kind: 'cover-most',
      sites: 3,
      keepExisting: true,
      candidates: { kind: 'nodes', everyMeters: 150 },
    });
  });

  it('fits the contract for every goal and every kind of candidates', () => {
    const corners = [
      [112.9, 23.4],
      [112.91, 23.4],
      [112.91, 23.41],
    ] as const;
    for (const kind of goals)
      for (const more of [
        {},
        { candidates: 'public-buildings' as const },
        { candidates: 'table' as const, csv: 'lon,lat\n112.9,23.4', crs: 'gcj02' as const },
        { candidates: 'parcels' as const, parcels: [{ corners, cost: '3.5' }] },
        { by: 'budget' as const, budget: '12.5' },
        { newSite: '300', existing: '0', group: 'elderly' as const },
      ]) {
        const question = asked({ kind, ...more });
        expect([kind, more, Value.Check(SitingQuestionSchema, question)]).toEqual([
          kind,
          more,
          true,
        ]);
      }
  });

  it('asks how many only where that is not what is computed, and a budget only where one counts', () => {
    expect(asked({ kind: 'cover-all' })).not.toHaveProperty('sites');
    expect(asked({ kind: 'cover-all', by: 'budget', budget: '5' })).not.toHaveProperty('budget');
    expect(asked({ kind: 'least-worst', by: 'budget', budget: '5' })).toMatchObject({ sites: 3 });
    expect(asked({ by: 'budget', budget: '5' })).toMatchObject({ budget: 5 });
  });

  it.each([
    ['0', false],
    ['1', true],
    ['1000', true],
    ['1001', false],
    ['2.5', false],
    ['', false],
    ['three', false],
  ])('takes “%s” sites: %s', (sites, fits) => {
    expect(asked({ sites })).toEqual(
      fits ? expect.objectContaining({ sites: Number(sites) }) : [inputs.sites],
    );
  });

  it.each([
    ['49', false],
    ['50', true],
    ['5000', true],
    ['5001', false],
  ])('takes a spacing of %s m: %s', (meters, fits) => {
    expect(asked({ meters })).toEqual(
      fits
        ? expect.objectContaining({ candidates: { kind: 'nodes', everyMeters: Number(meters) } })
        : [inputs.meters],
    );
  });

  it('closes a parcel, and says when there is none', () => {
    const corners = [
      [112.9, 23.4],
      [112.91, 23.4],
    ] as const;
    expect(asked({ candidates: 'parcels', parcels: [{ corners, cost: '' }] })).toEqual([
      inputs.parcels,
    ]);
    const three = [...corners, [112.91, 23.41]] as const;
    expect(asked({ candidates: 'parcels', parcels: [{ corners: three, cost: '' }] })).toMatchObject(
      {
        candidates: {
          parcels: [
            {
              polygon: [
                [
                  [112.9, 23.4],
                  [112.91, 23.4],
                  [112.91, 23.41],
                  [112.9, 23.4],
                ],
              ],
            },
          ],
        },
      },
    );
  });

  it('wants a table, one kind of service, and numbers for what is limited', () => {
    expect(asked({ candidates: 'table' })).toEqual([inputs.table]);
    expect(asked({}, { ...emptyPlannerView, category: 'essential' })).toEqual([inputs.category]);
    expect(asked({ newSite: 'many' })).toEqual([inputs.newSite]);
    expect(asked({ newSite: '0' })).toEqual([inputs.newSite]);
    expect(asked({ newSite: '10', existing: '' })).toMatchObject({
      capacities: { newSite: 10, unknownExisting: null },
    });
  });
});

const site = (gain: number, fields = {}): SitingAnswerBody['chosen'][number] => ({
  position: [112.9, 23.4],
  gain,
  value: gain,
  cost: 1,
  name: null,
  facility: null,
  item: null,
  community: null,
  capacity: null,
  load: null,
  ...fields,
});
const answer = (fields: Partial<SitingAnswerBody> = {}): SitingAnswerBody => ({
  unit: 'people',
  chosen: [site(120), site(80)],
  value: 900,
  before: 700,
  bound: 900,
  gapPercent: 0,
  proven: true,
  cost: 2,
  covered: { before: 700, after: 900, of: 1000 },
  people: 1000,
  limits: { urbanMinutes: 15, ruralMinutes: 30 },
  reachMinutes: 30,
  points: 40,
  candidates: 50,
  existing: 2,
  noStreet: { people: 0, candidates: 0 },
  outOfReach: { people: 0, points: 0, communities: [], places: [] },
  seconds: 0.2,
  ...fields,
});
const most = { kind: 'cover-most' as const, category: 'health' };
const nameOf = () => '诊所';

describe('the answer in words', () => {
  it('always states its bound', () => {
    expect(boundLine(answer(), chinese)).toBe('这已是最好的答案，证明过了。');
    expect(boundLine(answer({ proven: false, gapPercent: 1.21 }), chinese)).toBe(
      '离最好的答案最多差 1.3%。',
    );
    expect(boundLine(answer({ proven: false, gapPercent: 0.001 }), english)).toBe(
      'Within 0.1% of the best possible.',
    );
    expect(boundLine(answer({ proven: false, gapPercent: null }), chinese)).toBe(
      '没有算出它离最好的答案差多少。',
    );
  });

  it('says before and after, for each goal', () => {
    expect(valueLines(answer(), most, nameOf, chinese)).toEqual([
      '再开 2 处诊所，开在这里帮到的人最多。',
      '城 15 分钟、村 30 分钟内够得到诊所的人：700 → 900，共 1,000 人。',
    ]);
    expect(
      valueLines(
        answer({ unit: 'seconds', before: 720, value: 540 }),
        { ...most, kind: 'least-mean' },
        nameOf,
        chinese,
      )[0],
    ).toBe('再开 2 处诊所，平均走 12.0 → 9.0 分钟。');
    expect(
      valueLines(
        answer({ unit: 'seconds', before: null, value: 540 }),
        { ...most, kind: 'least-worst' },
        nameOf,
        chinese,
      )[0],
    ).toBe('开 2 处诊所，最远的人走 9.0 分钟。');
    expect(
      valueLines(answer({ chosen: [] }), { ...most, kind: 'cover-all' }, nameOf, chinese)[0],
    ).toBe('不用再开：城 15 分钟、村 30 分钟内人人都够得到诊所。');
  });

  it('tells what each site adds, in people or in seconds', () => {
    expect(gainText(site(120), most, chinese)).toBe('+120 人');
    expect(gainText(site(31.4), { ...most, kind: 'least-mean' }, chinese)).toBe('平均少 31.4 秒');
  });

  it('names a site by its own name, its community, or its place', () => {
    const community = { code: null, name: '柳塘社区' };
    expect(siteName(site(1, { name: '老粮仓', community }), chinese)).toBe('老粮仓');
    expect(siteName(site(1, { community }), chinese)).toBe('在柳塘社区');
    expect(siteName(site(1), chinese)).toBe('112.9, 23.4');
  });

  it('says who cannot be covered by any choice, and nothing where nobody is', () => {
    expect(leftOverLines(answer(), chinese)).toEqual([]);
    expect(
      leftOverLines(
        answer({
          outOfReach: {
            people: 42,
            points: 3,
            places: [],
            communities: [
              { code: '1', name: '远村', people: 40 },
              { code: null, name: null, people: 2 },
            ],
          },
          noStreet: { people: 7, candidates: 1 },
        }),
        chinese,
      ),
    ).toEqual([
      '42 人怎么选都够不到：附近既没有现有的，也没有可开的地点。远村 40 人和不属于已知社区的地方 2 人。',
      '还有 7 人附近没有路，没有算。',
      '1 个地点附近没有路，没有用。',
    ]);
  });

  it('tells a run with the best so far and its bound, in the unit of the goal', () => {
    const progress = { step: 'exact' as const, value: 900, bound: 950 };
    expect(progressLine(progress, most, chinese)).toBe(
      '在找最好的答案，并证明：现在 900 人，最好不过 950 人。',
    );
    expect(
      progressLine({ ...progress, bound: null }, { ...most, kind: 'least-mean' }, chinese),
    ).toBe('在找最好的答案，并证明：现在 15.0 分钟。');
    expect(progressLine({ step: 'distances', value: null, bound: null }, most, chinese)).toBe(
      '在按真实街道量路',
    );
  });
});

describe('files of the answer', () => {
  it('hold every site in its order; what begins like a formula is text', () => {
    const rows: string[][] = parse(
      sitesCsv({ chosen: [site(120, { name: '=1+1', load: 90 }), site(80, { name: '甲,"乙"' })] }),
      { bom: true },
    );
    expect(rows).toEqual([
      ['number', 'lng', 'lat', 'name', 'community', 'gain', 'cost', 'people'],
      ['1', '112.9', '23.4', "'=1+1", '', '120', '1', '90'],
      ['2', '112.9', '23.4', '甲,"乙"', '', '80', '1', ''],
    ]);
  });

  it('are points in GeoJSON', () => {
    expect(JSON.parse(sitesGeoJson({ chosen: [site(120)] }))).toMatchObject({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [112.9, 23.4] },
          properties: { number: 1, gain: 120 },
        },
      ],
    });
  });
});

describe('sites in a scenario', () => {
  it('are planned facilities in their order, with a capacity where one counts', () => {
    expect(
      siteChanges(
        { chosen: [site(120, { capacity: 300.4 }), site(80)] },
        'health',
        (index) => `诊所 ${index + 1}`,
      ),
    ).toEqual([
      {
        kind: 'add-facility',
        id: 'new-1',
        categories: ['health'],
        name: '诊所 1',
        position: [112.9, 23.4],
        capacity: 300,
      },
      {
        kind: 'add-facility',
        id: 'new-2',
        categories: ['health'],
        name: '诊所 2',
        position: [112.9, 23.4],
      },
    ]);
  });

  it('are as many as a scenario holds', () => {
    const many = Array.from({ length: 101 }, () => site(1));
    expect(siteChanges({ chosen: many.slice(0, 100) }, 'health', String)).toHaveLength(100);
    expect(siteChanges({ chosen: many }, 'health', String)).toHaveLength(100);
  });
});
