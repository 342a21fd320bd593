/** Which records stand for one place twice, over a small world drawn along one meridian. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NormEntry } from '../../../server/domain/norms.ts';
import {
  isBetter,
  isOtherPair,
  likelyPairs,
  pairKey,
  type LikelyPair,
  type PairRow,
} from '../../../server/domain/register/likely-pairs.ts';
import { readRegisterNorms } from '../../../server/domain/register/register-norms.ts';
import type { Facility } from '../../../server/domain/region.ts';
import { metersPerDegreeLat } from '../../../server/geo/distance.ts';

const { norms: entries } = JSON.parse(
  readFileSync(new URL('../../../data/norms.json', import.meta.url), 'utf8'),
) as { norms: NormEntry[] };
const norms = readRegisterNorms(entries);
const today = '2026-03-04';
const north = (meters: number): [number, number] => [113.5, 22.3 + meters / metersPerDegreeLat];

function row(id: string, name: string, meters: number, more: Partial<PairRow> = {}): PairRow {
  const [lng, lat] = north(meters);
  const nothing = { closedOn: null, mergedInto: null, externalId: null, importId: null };
  return { id, name, categories: ['market'], lng, lat, ...nothing, ...more };
}

function element(id: string, name: string | null, meters: number, category = 'market'): Facility {
  const at = north(meters);
  return { id, name, categories: [category], position: at, entrances: [at] };
}

const pairs = (rows: PairRow[], osm: Facility[] = []): LikelyPair[] =>
  [...likelyPairs(rows, osm, norms, today)].flatMap((found) => found.pairs);
const named = (found: LikelyPair[]) =>
  [...new Set(found.map(({ kind, facility, other }) => `${kind} ${facility} ${other}`))].toSorted();

describe('a row and an element', () => {
  it('are a pair within the norms’ distance, by names that are alike in one category', () => {
    const rows = [row('f1', '唐家市场', 0)];
    const found = pairs(rows, [element('n1', '唐家市场东门', 199), element('n2', '唐家市场', 201)]);
    expect(found).toMatchObject([
      {
        kind: 'osm-duplicate',
        facility: 'f1',
        other: 'n1',
        facts: {
          facility: { record: 'f1', name: '唐家市场' },
          other: { record: 'n1', name: '唐家市场东门' },
          element: { name: '唐家市场东门', categories: ['market'], openingHours: null },
        },
      },
    ]);
    expect(found[0]!.facts.distanceMeters).toBeCloseTo(199, 3);
  });

  it('of two categories are one only by nearly the same name', () => {
    const rows = [row('f1', '唐家市场', 0)];
    const osm = [
      element('n1', '唐家市场', 5, 'grocery'),
      element('n2', '唐家市场东门', 5, 'dining'),
    ];
    expect(named(pairs(rows, osm))).toEqual(['osm-duplicate f1 n1']);
  });

  it('are none where the element has no name', () => {
    expect(pairs([row('f1', '唐家市场', 0)], [element('n1', null, 0)])).toEqual([]);
    expect(pairs([row('f1', '', 0)], [element('n1', '', 0)])).toEqual([]);
  });

  it('are a pair though the row is closed: it would hide the element', () => {
    const rows = [row('f1', '唐家市场', 0, { closedOn: '2026-03-01' })];
    expect(named(pairs(rows, [element('n1', '唐家市场', 10)]))).toEqual(['osm-duplicate f1 n1']);
  });
});

describe('two rows', () => {
  it('are one pair, whichever finds the other', () => {
    const found = pairs([row('f2', '唐家市场', 0), row('f1', '唐家市场东门', 100)]);
    expect(found).toHaveLength(2);
    expect(named(found)).toEqual(['row-duplicate f1 f2']);
    expect(found[0]!.facts.facility).toMatchObject({ record: 'f1', name: '唐家市场东门' });
  });

  it.each([
    ['2026-03-04', []],
    ['2026-03-05', ['row-duplicate f1 f2']],
  ])('of which one closes on %s: %j', (closedOn, expected) => {
    const rows = [row('f1', '唐家市场', 0), row('f2', '唐家市场', 0, { closedOn })];
    expect(named(pairs(rows))).toEqual(expected);
  });

  it.each([
    ['the same table and numbers of their own', 'i1', 'i1', '2', []],
    ['the same table and one number', 'i1', 'i1', '1', ['row-duplicate f1 f2']],
    ['the same table without a number', 'i1', 'i1', null, ['row-duplicate f1 f2']],
    ['two tables', 'i1', 'i2', '2', ['row-duplicate f1 f2']],
  ])('of %s: %j', (_what, importId, otherImport, externalId, expected) => {
    const rows = [
      row('f1', '唐家市场', 0, { importId, externalId: '1' }),
      row('f2', '唐家市场', 50, { importId: otherImport, externalId }),
    ];
    expect(named(pairs(rows))).toEqual(expected);
  });
});

describe('a merged row', () => {
  const rows = [
    row('f1', '唐家湾农贸批发中心', 0),
    row('f2', '唐家市场', 20, { mergedInto: 'f1' }),
  ];

  it('lends its name to the row that speaks for it', () => {
    const found = pairs(rows, [element('n1', '唐家市场', 30)]);
    expect(named(found)).toEqual(['osm-duplicate f1 n1']);
    expect(found[0]!.facts.facility).toMatchObject({ record: 'f2', name: '唐家市场' });
    expect(named(pairs([...rows, row('f3', '唐家市场', 30)]))).toEqual(['row-duplicate f1 f3']);
  });

  it('is no pair with the row that it was merged into, nor anything where that row is missing or leads back', () => {
    expect(pairs([row('f1', '唐家市场', 0), { ...rows[1]!, lat: 22.3 }])).toEqual([]);
    expect(pairs([rows[1]!], [element('n1', '唐家市场', 30)])).toEqual([]);
    const circle = [row('f1', '唐家市场', 0, { mergedInto: 'f2' }), rows[1]!];
    expect(pairs(circle, [element('n1', '唐家市场', 30)])).toEqual([]);
  });
});

describe('a pair that was judged', () => {
  const pairAt = (meters: number, name = '唐家市场') =>
    pairs([row('f1', '唐家市场', 0)], [element('n1', name, meters)])[0]!;

  it('is another one when one of the two is renamed, or has moved farther than ten metres', () => {
    const before = pairAt(50).facts;
    expect(isOtherPair(before, pairAt(59.9).facts, norms)).toBe(false);
    expect(isOtherPair(before, pairAt(60.1).facts, norms)).toBe(true);
    expect(isOtherPair(before, pairAt(50, '唐家 市场').facts, norms)).toBe(true);
    expect(isOtherPair(before, { ...before, facility: before.other }, norms)).toBe(true);
  });

  it('is known by the rows that stand for themselves rather than by merged ones', () => {
    const own = pairAt(50);
    const byMerged = { ...own, facts: { ...own.facts, nameLikeness: 1 } };
    byMerged.facts.facility = { ...byMerged.facts.facility, record: 'f9' };
    const lessAlike = { ...own, facts: { ...own.facts, nameLikeness: 0.7 } };
    expect(isBetter(lessAlike, byMerged)).toBe(true);
    expect(isBetter(byMerged, lessAlike)).toBe(false);
    expect(isBetter(own, lessAlike)).toBe(true);
    expect(isBetter(own, own)).toBe(false);
  });

  it('has one key', () => {
    expect(pairKey('n1', 'f1')).toBe(pairKey('f1', 'n1'));
    expect(pairKey('f1', 'f2')).not.toBe(pairKey('f1', 'f3'));
  });
});
