/** What a table would do to a register, line by line, over a small world drawn along one meridian. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NormEntry } from '../../../server/domain/norms.ts';
import { importArea } from '../../../server/domain/register/import-area.ts';
import type {
  ImportDraft,
  RegisterRow,
  RowVerdict,
} from '../../../server/domain/register/import-verdict.ts';
import {
  planImport,
  type ImportWorld,
  type KeptLines,
} from '../../../server/domain/register/plan-import.ts';
import { readRegisterNorms } from '../../../server/domain/register/register-norms.ts';
import type { Facility } from '../../../server/domain/region.ts';
import { metersPerDegreeLat } from '../../../server/geo/distance.ts';
import { facilityValues } from '../../fixtures/facility-values.ts';

const { norms: entries } = JSON.parse(
  readFileSync(new URL('../../../data/norms.json', import.meta.url), 'utf8'),
) as { norms: NormEntry[] };
const norms = readRegisterNorms(entries);
const today = '2026-03-04';
const tangjia = '440402001001';
const neighbour = '440402001002';

const north = (meters: number): [number, number] => [113.5, 22.3 + meters / metersPerDegreeLat];

function row(
  id: string,
  name: string,
  meters: number,
  more: Partial<RegisterRow> = {},
): RegisterRow {
  return {
    ...facilityValues(name, north(meters)),
    id,
    osmId: null,
    externalId: null,
    status: 'open',
    closedOn: null,
    mergedInto: null,
    ...more,
  };
}

let line = 1;
function draft(name: string, meters: number | null, more: Partial<ImportDraft> = {}): ImportDraft {
  const position = meters === null ? null : north(meters);
  return { line: ++line, name, categories: ['market'], position, ...more };
}

function osmMarket(id: string, name: string, meters: number): Facility {
  return { id, name, categories: ['market'], position: north(meters), entrances: [north(meters)] };
}

type Given = { rows?: RegisterRow[]; osm?: Facility[] } & Pick<ImportWorld, 'isOwn'>;

function plan(
  drafts: ImportDraft[],
  { rows = [], osm = [], isOwn }: Given,
  keep: KeptLines = new Set(),
) {
  const world: ImportWorld = {
    rows,
    osm,
    communityNamed: ({ communityCode }) =>
      communityCode === '999999999999'
        ? { ok: false, reasonKey: 'community-code-unknown', value: communityCode }
        : { ok: true, code: communityCode ?? null },
    // 唐家 ends at 2,000 m, its neighbour at 4,000 m; beyond them nobody knows.
    communityAt: ([, lat]) =>
      lat < north(2000)[1] ? tangjia : lat < north(4000)[1] ? neighbour : null,
    middleOf: (code) => (code === tangjia ? north(1500) : null),
    ...(isOwn && { isOwn }),
  };
  return planImport(drafts, world, norms, { today, keep });
}

describe('a line is the row', () => {
  it('of its number, wherever it has moved, if the name agrees', () => {
    const rows = [row('f1', '唐家市场', 0, { externalId: '7' })];
    const [verdict] = plan([draft('唐家市场', 900, { externalId: '7' })], { rows });
    expect(verdict).toMatchObject({
      verdict: 'changed',
      id: 'f1',
      fields: ['lng', 'lat', 'community'],
      values: { community: tangjia },
    });
  });

  it('of its number under another name, where it stands in the same place', () => {
    const rows = [row('f1', '唐家市场', 0, { externalId: '7' })];
    const [verdict] = plan([draft('百佳菜场', 10, { externalId: '7' })], { rows });
    expect(verdict).toMatchObject({ verdict: 'changed', id: 'f1' });
  });

  it('not of a number that another office gave to another place', () => {
    const rows = [row('f1', '唐家市场', 0, { externalId: '7' })];
    const [verdict] = plan([draft('百佳菜场', 900, { externalId: '7' })], { rows });
    expect(verdict).toMatchObject({ verdict: 'new' });
  });

  it('of nearly its name within 200 m, and gives it a number', () => {
    const rows = [row('f1', '唐家市场', 0)];
    const near = draft('唐家市场', 199, { externalId: '7' });
    expect(plan([near], { rows })[0]).toMatchObject({
      verdict: 'changed',
      id: 'f1',
      fields: ['externalId', 'lng', 'lat', 'community'],
    });
    expect(plan([draft('唐家市场', 201)], { rows })[0]).toMatchObject({ verdict: 'new' });
  });

  it('and says who runs it', () => {
    const rows = [row('f1', '唐家市场', 0, { community: tangjia, operator: '供销社' })];
    const said = (operator: string) => plan([draft('唐家市场', 0, { operator })], { rows })[0];
    expect(said('供销社')).toMatchObject({ verdict: 'same' });
    expect(said('物业公司')).toMatchObject({
      verdict: 'changed',
      values: { operator: '物业公司' },
    });
    expect(plan([draft('新市场', 0, { operator: '供销社' })], {})[0]).toMatchObject({
      verdict: 'new',
      values: { operator: '供销社' },
    });
  });

  it('and is the same where it says nothing otherwise, or nothing at all', () => {
    const rows = [
      row('f1', '唐家市场', 0, { phone: '0756-1234567', categories: ['market', 'food'] }),
    ];
    const same = draft('唐家市场', 0.5, { categories: ['food', 'market'] });
    expect(plan([same], { rows })).toEqual([{ line: same.line, verdict: 'same', id: 'f1' }]);
  });

  it('each row once: numbers are settled before names', () => {
    const rows = [row('f1', '唐家市场', 0, { externalId: '7' })];
    const [first, second] = plan(
      [draft('唐家市场', 0), draft('唐家市场', 0, { externalId: '7' })],
      { rows },
    );
    expect(second).toMatchObject({ verdict: 'same', id: 'f1' });
    expect(first).toMatchObject({ verdict: 'duplicate', of: { kind: 'row', id: 'f1' } });
  });
});

describe('a status', () => {
  it('closes on the day of the import, and a closing keeps its own day', () => {
    const rows = [row('f1', '甲市场', 0), row('f2', '乙超市', 0, closedOn('2025-01-01'))];
    const [open, closed] = plan(
      [draft('甲市场', 0, { status: 'closed' }), draft('乙超市', 0, { status: 'closed' })],
      { rows },
    );
    expect(open).toMatchObject({ values: { status: 'closed', closedOn: today } });
    expect(closed).toMatchObject({ verdict: 'same' });
  });

  it('reopens, and leaves a closed row closed where nothing is said', () => {
    const rows = [row('f1', '甲市场', 0, closedOn('2025-01-01'))];
    expect(plan([draft('甲市场', 0, { status: 'open' })], { rows })[0]).toMatchObject({
      values: { status: 'open', closedOn: null },
    });
    expect(plan([draft('甲市场', 0)], { rows })[0]).toMatchObject({ verdict: 'same' });
  });

  const closedOn = (day: string) => ({ status: 'closed' as const, closedOn: day });
});

describe('a duplicate', () => {
  it('is like a row without surely being it', () => {
    const rows = [row('f1', '唐家农贸市场', 0)];
    // 唐家 and 市场 are in both, of three and five pairs: 4/8, contained 2/3 × 0.85, both below 0.6.
    const [unlike, alike] = plan([draft('唐家市场', 5), draft('唐家农贸大市场', 5)], { rows });
    expect(unlike).toMatchObject({ verdict: 'new' });
    // 唐家 家农 农贸 市场 of 5 and 6: 8/11 is above 0.6 and below 0.9.
    expect(alike).toMatchObject({ verdict: 'duplicate', of: { kind: 'row', id: 'f1' } });
    expect(alike?.verdict === 'duplicate' && alike.distanceMeters).toBeCloseTo(5, 1);
  });

  it('is an earlier line of the table, unless both bear numbers', () => {
    const bare = [draft('公厕', 0), draft('公厕', 50)];
    expect(plan(bare, {})).toMatchObject([
      { verdict: 'new' },
      { verdict: 'duplicate', of: { kind: 'line', otherLine: bare[0]!.line } },
    ]);
    const numbered = bare.map((one, i) => ({ ...one, externalId: String(i) }));
    expect(plan(numbered, {})).toMatchObject([{ verdict: 'new' }, { verdict: 'new' }]);
  });

  it('is what was merged into another row', () => {
    const rows = [row('f1', '甲市场', 0, { mergedInto: 'f2' }), row('f2', '乙超市', 5)];
    for (const keep of [new Set<number>(), 'all'] as const)
      expect(plan([draft('甲市场', 0)], { rows }, keep)[0]).toMatchObject({
        verdict: 'duplicate',
        of: { kind: 'merged', id: 'f2', name: '乙超市' },
      });
  });

  it('is written as new where that is asked for, of all or of one line, and still says what it is like', () => {
    const rows = [row('f1', '唐家农贸市场', 0)];
    const twins = [draft('唐家农贸大市场', 5), draft('唐家农贸新市场', 5, { externalId: '2' })];
    const like = { verdict: 'new', kept: { of: { kind: 'row', id: 'f1' } } };
    expect(plan(twins, { rows }, 'all')).toMatchObject([like, like]);
    expect(plan(twins, { rows }, new Set([twins[1]!.line]))).toMatchObject([
      { verdict: 'duplicate' },
      like,
    ]);
    expect(plan([draft('别的', 900)], { rows }, 'all')[0]).not.toHaveProperty('kept');
  });
});

describe('a place that OpenStreetMap knows', () => {
  it('is spoken for by the new row where the name says so, once', () => {
    const osm = [osmMarket('n1', '唐家市场', 0)];
    const drafts = [draft('唐家市场', 30, { externalId: '1' })];
    drafts.push(draft('唐家市场', 60, { externalId: '2' }));
    expect(plan(drafts, { osm })).toMatchObject([
      { verdict: 'new', osm: { id: 'n1' } },
      { verdict: 'new', osm: null },
    ]);
  });

  it('is a duplicate where it is only alike, and nothing where a row already speaks for it', () => {
    const osm = [osmMarket('n1', '唐家农贸市场', 0)];
    expect(plan([draft('唐家农贸大市场', 5)], { osm })[0]).toMatchObject({
      verdict: 'duplicate',
      of: { kind: 'osm', id: 'n1' },
    });
    const rows = [row('f1', '别处', 5000, { osmId: 'n1' })];
    expect(plan([draft('唐家农贸大市场', 5)], { rows, osm })[0]).toMatchObject({ verdict: 'new' });
  });
});

describe('a line without position', () => {
  it('stands in the middle of its community, whose middle moves no row', () => {
    const rows = [row('f1', '甲市场', 0, { externalId: '7', community: tangjia })];
    const drafts = [
      draft('乙超市', null, { communityCode: tangjia }),
      draft('甲市场', null, { communityCode: tangjia, externalId: '7' }),
    ];
    expect(plan(drafts, { rows })).toMatchObject([
      { verdict: 'new', isPlaced: true, values: { lat: north(1500)[1], community: tangjia } },
      { verdict: 'same', id: 'f1' },
    ]);
  });

  it('is refused where nobody knows the middle, and so is a community that does not exist', () => {
    const drafts = [
      draft('乙超市', null, { communityCode: '440402001002' }),
      draft('乙超市', 0, { communityCode: '999999999999' }),
    ];
    expect(plan(drafts, {})).toMatchObject([
      { verdict: 'error', reasonKey: 'position-unplaced', value: '440402001002' },
      { verdict: 'error', reasonKey: 'community-code-unknown', value: '999999999999' },
    ]);
  });
});

describe('a caller of one community', () => {
  const isOwn = (community: string | null) => community === tangjia;
  const fault = (reasonKey: string, value: string) => ({ verdict: 'error', reasonKey, value });

  it('writes what lies in it, by its place or by its code', () => {
    const coded = draft('乙超市', 4500, { communityCode: tangjia });
    expect(plan([draft('甲市场', 0), coded], { isOwn })).toMatchObject([
      { verdict: 'new', values: { community: tangjia } },
      { verdict: 'new', values: { community: tangjia } },
    ]);
  });

  it('writes nothing beyond it, and nothing that lies nowhere', () => {
    const drafts = [
      draft('甲市场', 3000),
      draft('乙超市', 0, { communityCode: neighbour }),
      draft('丙公园', null, { communityCode: neighbour }),
      draft('丁药店', 4500),
    ];
    expect(plan(drafts, { isOwn })).toMatchObject([
      fault('outside-your-area', neighbour),
      fault('outside-your-area', neighbour),
      fault('outside-your-area', neighbour),
      fault('in-no-community', '丁药店'),
    ]);
  });

  it('learns nothing of a row beyond it from a line that is the same', () => {
    const rows = [row('f1', '甲市场', 3000, { community: neighbour, externalId: '7' })];
    expect(plan([draft('甲市场', 3000, { externalId: '7' })], { rows, isOwn })).toMatchObject([
      fault('outside-your-area', neighbour),
    ]);
  });

  it('takes no row of others, neither by number nor by name: its line is like that row', () => {
    for (const community of [neighbour, null]) {
      const rows = [row('f1', '甲市场', 1990, { community, externalId: '7' })];
      for (const more of [{}, { externalId: '7' }])
        expect(plan([draft('甲市场', 1980, more)], { rows, isOwn })).toMatchObject([
          { verdict: 'duplicate', of: { kind: 'row', id: 'f1' } },
        ]);
    }
  });

  it('does not see what others have closed or merged', () => {
    const closed = { community: neighbour, status: 'closed' as const, closedOn: '2025-01-01' };
    const merged = { community: neighbour, mergedInto: 'f9' };
    for (const more of [closed, merged])
      expect(
        plan([draft('甲市场', 1980)], { rows: [row('f1', '甲市场', 1990, more)], isOwn }),
      ).toMatchObject([{ verdict: 'new' }]);
  });

  it('moves its own row within it, and not over to the neighbour', () => {
    const rows = [row('f1', '甲市场', 0, { community: tangjia, externalId: '7' })];
    const moved = (meters: number) =>
      plan([draft('甲市场', meters, { externalId: '7' })], { rows, isOwn })[0];
    expect(moved(1999)).toMatchObject({ verdict: 'changed', id: 'f1' });
    expect(moved(2001)).toMatchObject(fault('outside-your-area', neighbour));
  });

  it('speaks for places of OpenStreetMap on its own ground and on nobody’s', () => {
    const adopts = (meters: number) =>
      plan([draft('甲市场', meters - 10, { communityCode: tangjia })], {
        osm: [osmMarket('n1', '甲市场', meters)],
        isOwn,
      })[0];
    expect(adopts(1000)).toMatchObject({ verdict: 'new', osm: { id: 'n1' } });
    expect(adopts(4500)).toMatchObject({ verdict: 'new', osm: { id: 'n1' } });
    expect(adopts(3000)).toMatchObject({ verdict: 'duplicate', of: { kind: 'osm', id: 'n1' } });
  });
});

describe('the area of an import', () => {
  const added = (community: string | null): RowVerdict => ({
    line: ++line,
    verdict: 'new',
    values: { name: '甲', categories: ['market'], lng: 113.5, lat: 22.3, community },
    osm: null,
    isPlaced: false,
  });

  it('is the smallest that holds all that is written', () => {
    expect(importArea([added(tangjia)], [])).toBe(tangjia);
    expect(importArea([added(tangjia), added(neighbour)], [])).toBe('440402001');
    expect(importArea([added(tangjia), added('440403001001')], [])).toBe('4404');
    expect(importArea([added(tangjia), added('440103001101')], [])).toBe('44');
    expect(importArea([added(tangjia), added(null)], [])).toBe('44');
    expect(importArea([], [])).toBe('44');
  });

  it('holds where a row was before, and where it is after', () => {
    const rows = [{ id: 'f1', community: '440403001001' }];
    const changed = (values: { community?: string; phone?: string }): RowVerdict => ({
      line: 2,
      verdict: 'changed',
      id: 'f1',
      fields: [],
      values,
    });
    expect(importArea([changed({ phone: '1' })], rows)).toBe('440403001001');
    expect(importArea([changed({ community: tangjia })], rows)).toBe('4404');
  });
});
