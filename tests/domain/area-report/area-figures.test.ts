import { describe, expect, test } from 'vitest';
import { areaFigures, type AreaFigures } from '../../../server/domain/area-report/area-figures.ts';
import { gapsOf } from '../../../server/domain/area-report/gaps.ts';
import { measure } from '../../../server/domain/area-report/measure.ts';
import { Coverage } from '../../../server/domain/coverage/coverage.ts';
import { keptOf, monthOf } from '../../../server/domain/area-report/month.ts';
import { signaturesIn } from '../../../server/domain/area-report/signatures.ts';
import { verdictOf } from '../../../server/domain/area-report/verdict.ts';
import type { Signed } from '../../../server/domain/register/with-register.ts';
import { day, peopleOf } from '../../fixtures/coverage-of.ts';
import { at, testCategories } from '../../fixtures/drawn-world.ts';
import {
  inhabitants,
  street,
  town,
  twoCommunities,
  village,
} from '../../fixtures/two-communities.ts';

const codes = testCategories.map(({ code }) => code);

async function reported(
  area: string,
  complete = codes,
  signed: Signed = new Map(),
  points = inhabitants,
): Promise<AreaFigures> {
  const engine = await twoCommunities(complete, signed);
  const measured = measure(
    new Coverage(engine, peopleOf(engine, points), { day, at: null }),
    testCategories,
  );
  return areaFigures(engine, measured, testCategories, area, day);
}

const states = ({ categories }: AreaFigures) =>
  Object.fromEntries(
    categories.map(({ code, covered, gap, unknown }) => [code, [covered, gap, unknown]]),
  );

describe('people of an area', () => {
  test('are counted by the limit of their own place, a second within and a second beyond', async () => {
    // The town has 900 s: the market is 901 s from 299 m and 899 s from 301 m. The village has 1,800 s: shop at 2,000 and 2,900 s, clinic at
    // 1,500 and 2,400, park at 1,300 and 2,200, market at 800 and 1,700.
    expect(states(await reported(town))).toEqual({
      grocery: [30, 0, 0],
      market: [20, 10, 0],
      green: [30, 0, 0],
      health: [30, 0, 0],
      library: [0, 30, 0],
    });
    expect(states(await reported(village))).toEqual({
      grocery: [0, 70, 0],
      market: [70, 0, 0],
      green: [30, 40, 0],
      health: [30, 40, 0],
      library: [0, 70, 0],
    });
  });

  test('of a street are those of its communities, and who lives in none is in no report', async () => {
    const beyond = [...inhabitants, { position: at(3450, 0), people: 1000 }];
    const whole = await reported(street, codes, new Map(), beyond);
    expect(whole.people).toBe(100);
    expect(states(whole)).toEqual({
      grocery: [30, 70, 0],
      market: [20, 10, 0],
      green: [60, 40, 0],
      health: [60, 40, 0],
      library: [0, 100, 0],
    });
    expect(whole.communities.map(({ code, people }) => [code, people])).toEqual([
      [town, 30],
      [village, 70],
    ]);
  });

  test('have the whole set or lack something of it: a village’s set has no market', async () => {
    // 20 in the town have shop, market, park and clinic; everybody in the village lacks the shop.
    expect(await reported(street)).toMatchObject({ complete: 20, incomplete: 80, unknown: 0 });
    expect(await reported(town)).toMatchObject({ complete: 20, incomplete: 10, unknown: 0 });
    expect(await reported(village)).toMatchObject({ complete: 0, incomplete: 70, unknown: 0 });
  });

  test('need minutes: the mean over who can reach one, the ninth of ten, and of those in the gap', async () => {
    const { categories } = await reported(street);
    const grocery = categories[0]!;
    // (10·299 + 20·301 + 30·2,000 + 40·2,900) / 100, and of the village alone (30·2,000 + 40·2,900) / 70.
    expect(grocery.meanSeconds).toBeCloseTo(1850.1, 1);
    expect(grocery.gapMeanSeconds).toBeCloseTo(2514.29, 1);
    expect(grocery.p90Seconds).toBeCloseTo(2900, 1);
    const library = categories[4]!;
    expect(library).toMatchObject({
      meanSeconds: null,
      gapMeanSeconds: null,
      gapUnreached: 100,
      p90Seconds: Infinity,
      unreached: 100,
    });
  });

  test('and facilities that stand in it are counted, whoever uses them', async () => {
    const facilities = async (area: string) =>
      (await reported(area)).categories.map((one) => one.facilities);
    expect(await facilities(town)).toEqual([1, 1, 1, 1, 0]);
    expect(await facilities(village)).toEqual([0, 0, 0, 0, 0]);
    expect(await facilities(street)).toEqual([1, 1, 1, 1, 0]);
  });
});

describe('what is not known', () => {
  test('is unknown and no gap, with its reason', async () => {
    const whole = await reported(street, ['grocery', 'market', 'health']);
    expect(states(whole)['green']).toEqual([60, 0, 40]);
    expect(whole.categories[2]!.unknownBecause).toEqual({ register: 40, border: 0, street: 0 });
    // Who has everything that is known to be asked of the register is not complete: 20 in the town have a park, so they are.
    expect(whole).toMatchObject({ complete: 20, incomplete: 80, unknown: 0 });
  });

  test('is who lives far from every street', async () => {
    const { categories } = await reported(street, codes, new Map(), [
      ...inhabitants,
      { position: at(200, 350), people: 5 },
    ]);
    expect(categories[0]).toMatchObject({ covered: 30, gap: 70, unknown: 5, unreached: 0 });
    expect(categories[0]!.unknownBecause).toEqual({ register: 0, border: 0, street: 5 });
  });

  test('is everything where there is no population: no people, and no zero that would be a gap', async () => {
    const engine = await twoCommunities(codes);
    const figures = areaFigures(engine, null, testCategories, street, day);
    expect(figures.people).toBeNull();
    expect(figures.categories.map(({ people }) => people)).toEqual([null, null, null, null, null]);
    expect(figures.categories[0]!.facilities).toBe(1);
    expect(figures.communities.map(({ people }) => people)).toEqual([null, null]);
    expect(verdictOf(figures)).toMatchObject({ state: 'unknown', people: null, gap: [] });
    expect(gapsOf(figures)).toEqual([]);
  });

  test('is everything where population is known but nobody lives there', async () => {
    const figures = await reported(village, codes, new Map(), inhabitants.slice(0, 2));
    expect(figures.people).toBeNull();
    expect(verdictOf(figures).state).toBe('unknown');
  });
});

describe('gaps', () => {
  test('come in order of the people who would be helped, what is essential first, with where they live', async () => {
    const gaps = gapsOf(await reported(street));
    expect(gaps.map(({ category, people }) => [category, people])).toEqual([
      ['grocery', 70],
      ['green', 40],
      ['health', 40],
      ['market', 10],
      ['library', 100],
    ]);
    expect(gaps.map(({ inSet }) => inSet)).toEqual([true, true, true, true, false]);
    const [grocery, , , , library] = gaps;
    expect(library!.where).toEqual([
      { code: village, name: '东村村委会', people: 70 },
      { code: town, name: '西街居委会', people: 30 },
    ]);
    expect(grocery!.where.map(({ code }) => code)).toEqual([village]);
  });

  test('of a community name no other place', async () => {
    expect(gapsOf(await reported(town)).map(({ category, where }) => [category, where])).toEqual([
      ['market', []],
      ['library', []],
    ]);
  });

  test('of what only towns need count the people of towns', async () => {
    // Someone in the village has 1,850 m to the market, 50 more than the limit, but a village’s set has none.
    const far = [...inhabitants, { position: at(3050, 0), people: 5 }];
    const whole = await reported(street, codes, new Map(), far);
    expect(states(whole)['market']).toEqual([20, 10, 0]);
    expect(gapsOf(whole).find(({ category }) => category === 'market')).toMatchObject({
      inSet: true,
      people: 10,
      where: [{ code: town, people: 10 }],
    });
    // In the village alone it is no part of the set, and everybody counts.
    const alone = await reported(village, codes, new Map(), far);
    expect(gapsOf(alone).at(-1)).toMatchObject({ category: 'market', inSet: false, people: 5 });
  });
});

describe('the verdict', () => {
  test('names what the town or the villages should have and somebody lacks, never a library', async () => {
    expect(verdictOf(await reported(street))).toEqual({
      state: 'gap',
      people: 100,
      complete: 20,
      incomplete: 80,
      unknown: 0,
      covered: [],
      gap: ['grocery', 'green', 'health', 'market'],
      unknownCategories: [],
    });
  });

  test('is covered when everybody has everything, which a village without market can be', async () => {
    const near = [{ position: at(1600, 0), people: 7 }];
    const figures = await reported(village, codes, new Map(), near);
    expect(verdictOf(figures)).toMatchObject({
      state: 'covered',
      complete: 7,
      covered: ['grocery', 'green', 'health'],
    });
  });

  test('is unknown when nobody lacks anything for certain and somebody’s state is open', async () => {
    const figures = await reported(village, [], new Map());
    expect(verdictOf(figures)).toMatchObject({
      state: 'unknown',
      unknown: 70,
      incomplete: 0,
      unknownCategories: ['grocery', 'green', 'health'],
    });
  });
});

describe('signatures', () => {
  const until = (last: string): Signed =>
    new Map([
      ['green', new Map([[town, last]])],
      [
        'health',
        new Map([
          [town, '2026-12-31'],
          [village, '2026-06-30'],
        ]),
      ],
    ]);

  test('are counted as long as they hold, the last day included', async () => {
    const engine = await twoCommunities(['market'], until(day));
    expect(signaturesIn(engine, street, ['green', 'health', 'market'], day)).toEqual([
      { category: 'green', wholeMap: false, signed: 1, until: day },
      { category: 'health', wholeMap: false, signed: 2, until: '2026-06-30' },
      { category: 'market', wholeMap: true, signed: 0, until: null },
    ]);
    expect(signaturesIn(engine, street, ['green'], '2026-03-05')[0]).toMatchObject({ signed: 0 });
  });

  test('make a gap out of what was unknown, for circles that touch signed ground alone', async () => {
    // The clinic is beyond the limit only for 40 people of the village, whose 1,800 s reach into the town.
    const both = await reported(village, [], until('2026-12-31'));
    expect(states(both)['health']).toEqual([30, 40, 0]);
    const one = await reported(
      village,
      [],
      new Map([['health', new Map([[village, '2026-12-31']])]]),
    );
    expect(states(one)['health']).toEqual([30, 0, 40]);
  });
});

test('a month keeps people by state, to a tenth', async () => {
  const third = inhabitants.map((point) => ({ ...point, people: point.people / 3 }));
  const kept = keptOf(await reported(street, codes, new Map(), third));
  expect(kept).toMatchObject({ people: 33.3, complete: 6.7, incomplete: 26.7, unknown: 0 });
  expect(kept.categories[1]).toEqual({ code: 'market', covered: 6.7, gap: 3.3, unknown: 0 });
  expect(monthOf(day)).toBe('2026-03');
});
