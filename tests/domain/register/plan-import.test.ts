/** What a table would do to a register, line by line, over a small world drawn along one meridian. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NormEntry } from '../../../server/domain/norms.ts';
import type { ImportDraft, RegisterRow } from '../../../server/domain/register/import-verdict.ts';
import { planImport, type ImportWorld } from '../../../server/domain/register/plan-import.ts';
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

function plan(
  drafts: ImportDraft[],
  { rows = [], osm = [] }: { rows?: RegisterRow[]; osm?: Facility[] },
  keepDuplicates = false,
) {
  const world: ImportWorld = {
    rows,
    osm,
    communityNamed: ({ communityCode }) =>
      communityCode === '999999999999'
        ? { ok: false, reasonKey: 'community-code-unknown', value: communityCode }
        : { ok: true, code: communityCode ?? null },
    communityAt: () => tangjia,
    middleOf: (code) => (code === tangjia ? north(5000) : null),
  };
  return planImport(drafts, world, norms, { today, keepDuplicates });
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
    expect(plan([draft('甲市场', 0)], { rows })[0]).toMatchObject({
      verdict: 'duplicate',
      of: { kind: 'row', id: 'f2' },
    });
  });

  it('is written as new where that is asked for', () => {
    const rows = [row('f1', '唐家农贸市场', 0)];
    expect(plan([draft('唐家农贸大市场', 5)], { rows }, true)[0]).toMatchObject({ verdict: 'new' });
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
      { verdict: 'new', isPlaced: true, values: { lat: north(5000)[1], community: tangjia } },
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
