import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  duplicateCandidates,
  FacilityIndex,
  type LikeFacility,
} from '../../../server/domain/register/likeness.ts';
import { comparable, nameLikeness } from '../../../server/domain/register/name-likeness.ts';
import { readRegisterNorms } from '../../../server/domain/register/register-norms.ts';
import type { NormEntry } from '../../../server/domain/norms.ts';
import { metersPerDegreeLat } from '../../../server/geo/distance.ts';

const { norms: entries } = JSON.parse(
  readFileSync(new URL('../../../data/norms.json', import.meta.url), 'utf8'),
) as { norms: NormEntry[] };
const norms = readRegisterNorms(entries);
const like = (a: string, b: string) => nameLikeness(comparable(a), comparable(b));

describe('likeness of names', () => {
  it.each([
    ['唐家市场', '唐家市场', 1],
    ['华润万家（唐家店）', '华润万家唐家店', 1],
    ['ＡＢＣ药房', 'abc 药房', 1],
    ['大参林连锁药店有限公司', '大参林连锁药店', 1],
    ['大参林药店分店', '大参林药店有限责任公司', 1],
    // Pairs 唐家 家市 市场 against 唐家 家超 超市: one of three in common.
    ['唐家市场', '唐家超市', 1 / 3],
    ['甲', '乙', 0],
    ['公园', '市场', 0],
    ['', '', 0],
    ['🏪', '🏪', 1],
    // 唐家湾镇卫生院 has six pairs, all in the longer name of eight: Dice 12/14 is above 0.85.
    ['唐家湾镇卫生院', '唐家湾镇卫生院药房', 12 / 14],
    // Four pairs in the longer name's thirteen: contained.
    ['唐家卫生院', '珠海市香洲区唐家湾唐家卫生院', 0.85],
    // Too short a name to count as contained: Dice is 2/(1+3).
    ['公园', '唐家公园', 0.5],
  ])('%s and %s: %d', (a, b, likeness) => expect(like(a, b)).toBeCloseTo(likeness, 9));

  it('is symmetric, at most 1, and 1 for a name itself', () => {
    const name = fc.string({
      unit: fc.constantFrom(...'唐家湾市场分店有限公司a𠮷'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(like(a, b)).toBe(like(b, a));
        expect(like(a, b)).toBeGreaterThanOrEqual(0);
        expect(like(a, b)).toBeLessThanOrEqual(1);
        if (comparable(a).core !== '') expect(like(a, a)).toBe(1);
      }),
    );
  });
});

const north = (meters: number): [number, number] => [113.5, 22.3 + meters / metersPerDegreeLat];
const facility = (name: string, meters: number, ...categories: string[]): LikeFacility => ({
  name,
  categories,
  position: north(meters),
});

describe('candidates for a duplicate', () => {
  const draft = facility('唐家市场', 0, 'market');
  const of = (...others: LikeFacility[]) =>
    duplicateCandidates(draft, new FacilityIndex(others), norms).map(({ other }) => other);

  it('are near and alike in a category, the likeliest first', () => {
    // 唐家大市场: two pairs of 3 and 4 in common, Dice 4/7 = 0.57; 唐家市场楼: 3 of 3 and 4, 6/7.
    expect(
      of(
        facility('唐家市场楼', 10, 'market'),
        facility('唐家市场', 150, 'market', 'dining'),
        facility('唐家大市场', 1, 'market'),
      ),
    ).toEqual([1, 0]);
  });
  it('of another category only if their names are nearly equal', () => {
    expect(
      of(facility('唐家市场楼', 10, 'dining'), facility('唐家（市场）', 10, 'dining')),
    ).toEqual([1]);
  });
  it('end at the norm’s distance', () => {
    expect(
      of(facility('唐家市场', 199.9, 'market'), facility('唐家市场', 200.1, 'market')),
    ).toEqual([0]);
    expect(of(facility('唐家市场', -199.9, 'market'))).toEqual([0]);
  });
  it('need a position on both sides', () => {
    expect(of({ ...draft, position: null })).toEqual([]);
    expect(
      duplicateCandidates({ ...draft, position: null }, new FacilityIndex([draft]), norms),
    ).toEqual([]);
    expect(of()).toEqual([]);
  });
  it('tell distance and likeness', () => {
    const [found] = duplicateCandidates(
      draft,
      new FacilityIndex([facility('唐家市场', 50, 'market')]),
      norms,
    );
    expect(found).toEqual({ other: 0, distanceMeters: expect.closeTo(50, 3), nameLikeness: 1 });
  });
  it('are what comparing with everything finds', () => {
    const some = fc.record({
      name: fc.string({ unit: fc.constantFrom(...'唐家市场'), minLength: 1, maxLength: 5 }),
      meters: fc.integer({ min: -400, max: 400 }),
      category: fc.constantFrom('market', 'dining'),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 30 }), some, (list, one) => {
        const make = ({
          name,
          meters,
          category,
        }: {
          name: string;
          meters: number;
          category: string;
        }) => facility(name, meters, category);
        const expected = list.filter(({ name, meters, category }) => {
          const likeness = like(name, one.name);
          return (
            Math.abs(meters - one.meters) < 200 &&
            likeness >= (category === one.category ? norms.duplicateName : norms.certainName)
          );
        });
        fc.pre(list.every(({ meters }) => Math.abs(meters - one.meters) !== 200));
        expect(
          duplicateCandidates(make(one), new FacilityIndex(list.map(make)), norms),
        ).toHaveLength(Math.min(10, expected.length));
      }),
    );
  });

  it('are found in a crowd at one spot, at a bounded cost', () => {
    const crowd = Array.from({ length: 20_000 }, (_, i) => facility(`摊位${i}号`, 0, 'market'));
    crowd.push(facility('唐家市场', 120, 'market'));
    const index = new FacilityIndex(crowd);
    for (let i = 0; i < 2000; i++) expect(index.candidates(draft, norms)[0]?.other).toBe(20_000);
  });
});
