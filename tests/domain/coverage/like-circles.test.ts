/**
 * Coverage is what counting single circles gives. Verdicts are compared as they are, without tolerance; seconds, which are summed up
 * from the other end, within a millionth of a second.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profiles } from '../../../server/contract/profile.ts';
import type { Category } from '../../../server/domain/categories.ts';
import { circleAt } from '../../../server/domain/circle.ts';
import { Coverage, coverageOf } from '../../../server/domain/coverage/coverage.ts';
import { outcomes } from '../../../server/domain/coverage/outcomes.ts';
import { accessPointOf } from '../../../server/domain/coverage/people.ts';
import { reachedFacilities } from '../../../server/domain/reached-facilities.ts';
import type { RegionEngine } from '../../../server/domain/region-engine.ts';
import { layGround } from '../../../server/domain/register/ground.ts';
import { withRegister } from '../../../server/domain/register/with-register.ts';
import { position, type Position } from '../../../server/geo/position.ts';
import type { AccessPoint } from '../../../server/network/network.ts';
import type { Profile } from '../../../server/network/profiles.ts';
import { day, peopleOf } from '../../fixtures/coverage-of.ts';
import { at, draw, testCategories } from '../../fixtures/drawn-world.ts';
import {
  categories,
  everyCategory,
  realTown,
  retold,
  sampleTown,
  seeded,
  seededOrigins,
} from '../../fixtures/http-world.ts';
import { randomWorld } from '../../fixtures/random-world.ts';

/** Nine in ten near junctions that one can walk to, the others anywhere. */
function seededPoints(engine: RegionEngine, count: number): Position[] {
  const [west, south, east, north] = engine.region.info.bounds;
  const random = seeded(6);
  const near = seededOrigins(engine, count * 0.9, 6);
  const anywhere = Array.from({ length: count * 0.1 }, () =>
    position(west + random() * (east - west), south + random() * (north - south)),
  );
  return [...near, ...anywhere];
}

/** Seconds to every facility of each category by one search from one place, ascending. */
function singleSeconds(engine: RegionEngine, from: AccessPoint, profile: Profile) {
  const { reach, region } = engine;
  reach.start(engine.travel(profile), from, 1e5);
  reach.expand(1e5);
  const found = new Map<string, number[]>();
  for (const { facility, seconds } of reachedFacilities(
    reach,
    engine.access(profile),
    Infinity,
  ).values()) {
    if (seconds === Infinity) continue;
    for (const code of region.facilities[facility]!.categories) {
      const own = found.get(code);
      if (own) own.push(seconds);
      else found.set(code, [seconds]);
    }
  }
  for (const own of found.values()) own.sort((a, b) => a - b);
  return found;
}

/** Compares every point and category, and returns how often each outcome came up. */
function compare(
  engine: RegionEngine,
  points: readonly Position[],
  asked: readonly Category[],
  profile: Profile = 'walk',
  minutes?: number,
): Record<string, number> {
  const people = peopleOf(
    engine,
    points.map((point) => ({ position: point, people: 1 })),
    profile,
    minutes,
  );
  expect(people.count).toBe(points.length);
  const codes = asked.map(({ code }) => code);
  const found = coverageOf(engine, people, codes, day);
  const single = new Coverage(engine, people, { day, at: null });
  const choice = new Map(
    codes.map((code) => [code, [1, 2, 3].map((nth) => single.seconds(code, nth))]),
  );
  const seen: Record<string, number> = {};
  const date = new Date(`${day}T04:00:00Z`);
  for (const [i, here] of points.entries()) {
    const moment = { text: '', date };
    const question = { position: here, profile, at: moment, streets: false };
    const result = circleAt(
      engine,
      minutes === undefined ? question : { ...question, minutes },
      asked,
    );
    const outcomeOf = (code: string) => outcomes[found.get(code)!.outcome[i]!]!;
    for (const code of codes) seen[outcomeOf(code)] = (seen[outcomeOf(code)] ?? 0) + 1;
    if (!result.ok) {
      for (const code of codes) expect(outcomeOf(code)).toBe('no-street');
      continue;
    }
    const { circle } = result;
    expect(circle.limitMinutes * 60).toBe(people.limitSeconds[i]);
    for (const { code, state, because } of circle.categories) {
      expect([code, outcomeOf(code)]).toEqual([code, because ?? state]);
      const listed = circle.facilities.some((facility) => facility.categories.includes(code));
      expect([code, outcomeOf(code) === 'covered']).toEqual([code, listed]);
    }
    const one = singleSeconds(engine, accessPointOf(people, i)!, profile);
    for (const code of codes) {
      const columns = choice.get(code)!.map((column) => column[i]!);
      [found.get(code)!.seconds[i]!, ...columns].forEach((all, nth) => {
        const alone = one.get(code)?.[Math.max(0, nth - 1)] ?? Infinity;
        if (alone < Infinity) expect(Math.abs(all - alone)).toBeLessThan(1e-6);
        else expect(all).toBe(Infinity);
      });
    }
  }
  return seen;
}

test('on 300 seeded points of the sample, its register complete', async () => {
  const engine = await sampleTown();
  const seen = compare(engine, seededPoints(engine, 300), categories);
  expect(seen.covered).toBeGreaterThan(500);
  expect(seen.gap).toBeGreaterThan(100);
  expect(seen['no-street']).toBeGreaterThan(0);
});

test('on the same points where every third community has not signed', async () => {
  const sample = retold(await sampleTown(), { complete: [] });
  const { network, communities } = sample.region;
  const until = new Map(
    communities.flatMap(({ code }, i) => (code === null || i % 3 === 0 ? [] : [[code, day]])),
  );
  const completeness = {
    ground: layGround(network, communities),
    signed: new Map(everyCategory.map((code) => [code, until])),
  };
  const engine = sample.over(withRegister(sample.region, [], completeness, day));
  const seen = compare(engine, seededPoints(engine, 300), categories, 'walk', 5);
  expect(seen['incomplete-register']).toBeGreaterThan(100);
  expect(seen.gap).toBeGreaterThan(100);
});

test('on 300 seeded points of a real town, on foot and by bicycle', async (context) => {
  const engine = retold(await realTown('neubrandenburg', context), { complete: everyCategory });
  const points = seededPoints(engine, 300);
  const seen = compare(engine, points, categories);
  expect(seen.covered).toBeGreaterThan(500);
  expect(seen.gap).toBeGreaterThan(500);
  expect(seen['data-border']).toBeGreaterThan(0);
  const byBike = compare(engine, points, categories, 'bike', 5);
  expect(byBike.covered).toBeGreaterThan(500);
});

test('on any small world, for every profile', async () => {
  const seen: Record<string, number> = {};
  const home = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }));
  await fc.assert(
    fc.asyncProperty(
      randomWorld,
      fc.array(home, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...profiles),
      fc.constantFrom(2, 5, 12),
      async (world, homes, profile, minutes) => {
        const { engine } = await draw(
          { ...world, bounds: [-100, -100, 1000, 1000] },
          { complete: ['grocery'] },
        );
        const points = homes.map(([x, y]) => at(x, y));
        const found = compare(engine, points, testCategories, profile, minutes);
        for (const [outcome, count] of Object.entries(found))
          seen[outcome] = (seen[outcome] ?? 0) + count;
      },
    ),
    { numRuns: 120 },
  );
  expect(seen.covered).toBeGreaterThan(20);
  expect(seen.gap).toBeGreaterThan(20);
});
