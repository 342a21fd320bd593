import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestSingle, greedy, totalOf } from '../../../server/domain/siting/greedy.ts';
import { findSites } from '../../../server/domain/siting/find-sites.ts';
import { listsOf } from '../../../server/domain/siting/lists.ts';
import { mergeLists, savingsOf } from '../../../server/domain/siting/savings.ts';
import type { SitingQuestion, SitingWorld } from '../../../server/domain/siting/world.ts';
import { loadHighsSolver } from '../../../server/solve/highs-solver.ts';
import { everyChoice, figures, nearest, smallWorlds } from './worlds.ts';

const solver = await loadHighsSolver();
const limit = 6;
const beyond = 10;

interface Case {
  question: SitingQuestion;
  most: boolean;
  may: (world: SitingWorld, chosen: readonly number[]) => boolean;
  value: (world: SitingWorld, chosen: readonly number[]) => number;
}

const covered: Case['value'] = (world, chosen) => figures.covered(world, chosen, limit);
const mean: Case['value'] = (world, chosen) => figures.mean(world, chosen, beyond);
const allWithin =
  (seconds: number): Case['may'] =>
  (world, chosen) =>
    nearest(world, chosen).every((time, point) => time <= seconds || world.weights[point] === 0);
const atMost =
  (sites: number): Case['may'] =>
  (_, chosen) =>
    chosen.length <= sites;
const within =
  (budget: number): Case['may'] =>
  (world, chosen) =>
    figures.cost(world, chosen) <= budget;

const cases: [string, Case][] = [
  ...[1, 2, 3].flatMap((sites): [string, Case][] => [
    [
      `most people covered by ${sites}`,
      {
        question: { kind: 'cover-most', limitSeconds: limit, sites },
        most: true,
        may: atMost(sites),
        value: covered,
      },
    ],
    [
      `least mean with ${sites}`,
      {
        question: { kind: 'least-mean', beyondSeconds: beyond, sites },
        most: false,
        may: atMost(sites),
        value: mean,
      },
    ],
    [
      `least worst with ${sites}`,
      {
        question: { kind: 'least-worst', sites },
        most: false,
        may: (world, chosen) => chosen.length <= sites && allWithin(Infinity)(world, chosen),
        value: figures.worst,
      },
    ],
  ]),
  [
    'most people covered for a budget of 6',
    {
      question: { kind: 'cover-most', limitSeconds: limit, budget: 6 },
      most: true,
      may: within(6),
      value: covered,
    },
  ],
  [
    'least mean for a budget of 6',
    {
      question: { kind: 'least-mean', beyondSeconds: beyond, budget: 6 },
      most: false,
      may: within(6),
      value: mean,
    },
  ],
  [
    'all covered at least cost',
    {
      question: { kind: 'cover-all', limitSeconds: limit },
      most: false,
      may: allWithin(limit),
      value: figures.cost,
    },
  ],
];

/** The best value of all choices that may be made; null if there is none. */
function bestByTrying(world: SitingWorld, { most, may, value }: Case): number | null {
  const values = everyChoice(world)
    .filter((chosen) => may(world, chosen))
    .map((chosen) => value(world, chosen))
    .filter(Number.isFinite);
  return values.length === 0 ? null : most ? Math.max(...values) : Math.min(...values);
}

/** `answered` counts the worlds that had an answer, so that a law over refusals alone is seen. */
function compare(one: Case, exact: boolean): { answered: number; refused: number } {
  const seen = { answered: 0, refused: 0 };
  fc.assert(
    fc.property(smallWorlds, (world) => {
      const answer = findSites(world, one.question, exact ? { solver } : {});
      const best = bestByTrying(world, one);
      if (!answer.ok) {
        seen.refused++;
        expect(answer.reason).toBeOneOf([
          'out-of-reach',
          'too-few-sites',
          'not-found',
          'more-sites-than-candidates',
          'budget-below-every-cost',
        ]);
        if (answer.reason === 'out-of-reach' || answer.reason === 'too-few-sites') {
          expect(best).toBeNull();
        }
        if (answer.reason === 'not-found') expect(exact).toBe(false);
        return;
      }
      seen.answered++;
      const chosen = answer.chosen.map(({ candidate }) => candidate);
      expect(one.may(world, chosen)).toBe(true);
      expect(new Set([...chosen, ...(world.existing ?? [])]).size).toBe(
        chosen.length + (world.existing?.length ?? 0),
      );
      expect(answer.value).toBeCloseTo(one.value(world, chosen), 6);
      const [low, high] = one.most ? [answer.value, answer.bound] : [answer.bound, answer.value];
      expect(low).toBeLessThanOrEqual(best! + 1e-5);
      expect(high).toBeGreaterThanOrEqual(best! - 1e-5);
      if (answer.proven || exact) expect(answer.value).toBeCloseTo(best!, 4);
      if (exact) expect(answer).toMatchObject({ proven: true, gapPercent: 0 });
    }),
    { numRuns: exact ? 120 : 250 },
  );
  return seen;
}

describe('compared with trying every choice', () => {
  it.each(cases)('%s: the bound holds without a solver', (_, one) => {
    expect(compare(one, false).answered).toBeGreaterThan(20);
  });

  it.each(cases)('%s: the best is found and proven with one', (_, one) => {
    expect(compare(one, true).answered).toBeGreaterThan(10);
  });
});

describe('greedy alone', () => {
  it.each([1, 2, 3])('with %i sites gets 1 − 1/e of the best saving', (sites) => {
    fc.assert(
      fc.property(smallWorlds, (world) => {
        const costs = new Float64Array(world.candidates).fill(1);
        const lists = listsOf(world, (seconds) => Math.max(0, beyond - seconds));
        const savings = savingsOf(mergeLists(lists, world.weights), { costs, budget: sites });
        const best = Math.max(
          ...everyChoice(world)
            .filter((chosen) => chosen.length <= sites)
            .map((chosen) => totalOf(savings, chosen)),
        );
        const got = totalOf(savings, greedy(savings));
        expect(got).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best - 1e-9);
        if (sites === 1) expect(got).toBeCloseTo(best, 9);
        expect(totalOf(savings, bestSingle(savings))).toBeLessThanOrEqual(best + 1e-9);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the order of sites', () => {
  it('starts with what helps most, and the gains add up', () => {
    fc.assert(
      fc.property(smallWorlds, (world) => {
        const answer = findSites(world, { kind: 'cover-most', limitSeconds: limit, sites: 3 });
        if (!answer.ok) return;
        const gains = answer.chosen.map(({ gain }) => gain);
        expect(gains).toEqual([...gains].sort((a, b) => b - a));
        expect(answer.before! + gains.reduce((sum, gain) => sum + gain, 0)).toBeCloseTo(
          answer.value,
          6,
        );
      }),
    );
  });
});
