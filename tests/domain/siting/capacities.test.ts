import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSites } from '../../../server/domain/siting/find-sites.ts';
import type { SitingQuestion, SitingWorld } from '../../../server/domain/siting/world.ts';
import { loadHighsSolver } from '../../../server/solve/highs-solver.ts';
import { everyChoice, figures, smallWorlds, worldOf } from './worlds.ts';

const solver = await loadHighsSolver();
const limit = 6;
const x = null;

type LimitedWorld = SitingWorld & { capacities: readonly number[] };

/** Capacities few enough to matter; now and then a site that takes all, and one that takes nobody. */
const limitedWorlds: fc.Arbitrary<LimitedWorld> = smallWorlds.chain((world) =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 0, max: 14 }) },
        { weight: 1, arbitrary: fc.constant(Infinity) },
      ),
      { minLength: world.candidates, maxLength: world.candidates },
    )
    .map((capacities) => ({ ...world, capacities })),
);

/**
 * Whom open sites serve, by the least cut instead of a flow (Ford and Fulkerson 1956): for some of the sites all of their capacity, for
 * the others everybody who is near one of them.
 */
function served(world: LimitedWorld, chosen: readonly number[]): number {
  const open = [...new Set([...(world.existing ?? []), ...chosen])];
  let least = Infinity;
  for (let full = 0; full < 2 ** open.length; full++) {
    const cut = open.filter((_, place) => full & (1 << place));
    const rest = new Set(open.filter((site) => !cut.includes(site)));
    const near = new Set<number>();
    for (let pair = 0; pair < world.pairs.points.length; pair++) {
      if (world.pairs.seconds[pair]! <= limit && rest.has(world.pairs.candidates[pair]!)) {
        near.add(world.pairs.points[pair]!);
      }
    }
    const people = [...near].reduce((sum, point) => sum + world.weights[point]!, 0);
    least = Math.min(
      least,
      cut.reduce((sum, site) => sum + world.capacities[site]!, people),
    );
  }
  return least;
}

const questions: [
  string,
  SitingQuestion,
  (world: SitingWorld, chosen: readonly number[]) => boolean,
][] = [
  ...[1, 2, 3].map((sites): (typeof questions)[number] => [
    `${sites} sites`,
    { kind: 'cover-most', limitSeconds: limit, sites },
    (_, chosen) => chosen.length <= sites,
  ]),
  [
    'a budget of 6',
    { kind: 'cover-most', limitSeconds: limit, budget: 6 },
    (world, chosen) => figures.cost(world, chosen) <= 6,
  ],
];

describe.each(questions)(
  'sites of limited capacity, %s, compared with trying every choice',
  (_, question, may) => {
    it.each([
      ['without a solver the bound holds', false],
      ['with one the best is found and proven', true],
    ])('%s', (_name, exact) => {
      let answered = 0;
      fc.assert(
        fc.property(limitedWorlds, (world) => {
          const answer = findSites(world, question, exact ? { solver } : {});
          if (!answer.ok) {
            expect(answer.reason).toBeOneOf([
              'more-sites-than-candidates',
              'budget-below-every-cost',
            ]);
            return;
          }
          answered++;
          const chosen = answer.chosen.map(({ candidate }) => candidate);
          const best = Math.max(
            ...everyChoice(world)
              .filter((choice) => may(world, choice))
              .map((choice) => served(world, choice)),
          );
          expect(may(world, chosen)).toBe(true);
          expect(answer.value).toBeCloseTo(served(world, chosen), 6);
          expect(answer.before).toBeCloseTo(served(world, []), 6);
          expect(answer.value).toBeLessThanOrEqual(best + 1e-5);
          expect(answer.bound).toBeGreaterThanOrEqual(best - 1e-5);
          if (answer.proven || exact) expect(answer.value).toBeCloseTo(best, 4);
          if (exact) expect(answer).toMatchObject({ proven: true, gapPercent: 0 });
          const gains = answer.chosen.reduce((sum, { gain }) => sum + gain, answer.before!);
          expect(gains).toBeCloseTo(answer.value, 6);
          const open = new Set([...chosen, ...(world.existing ?? [])]);
          answer.loads!.forEach((load, site) => {
            expect(load).toBeLessThanOrEqual(open.has(site) ? world.capacities[site]! + 1e-6 : 0);
          });
        }),
        { numRuns: exact ? 80 : 250 },
      );
      expect(answered).toBeGreaterThan(20);
    });
  },
);

describe('a street of three homes with 10 people each', () => {
  /** left is near the first and second home, right near the second and third, middle near all. */
  const street = worldOf(
    [
      [1, x, 1],
      [1, 1, 1],
      [x, 1, 1],
    ],
    { weights: [10, 10, 10] },
  );
  const one: SitingQuestion = { kind: 'cover-most', limitSeconds: limit, sites: 1 };
  const asked = (capacities: number[], more: Partial<SitingWorld> = {}, sites = 1) =>
    findSites({ ...street, ...more, capacities }, { ...one, sites }, { solver });

  it('the middle serves all if it can, and only 12 if it holds 12: then the left with 20 is better', () => {
    expect(asked([20, 20, 30])).toMatchObject({ value: 30, chosen: [{ candidate: 2 }] });
    expect(asked([20, 15, 12])).toMatchObject({
      value: 20,
      chosen: [{ candidate: 0 }],
      proven: true,
    });
  });

  it('whoever was served on the left moves to the right, so that the left can take the first home', () => {
    // Standing on the right with 20; a left with 10 takes the first home alone, and all are served.
    expect(asked([10, 20, 0], { existing: [1] })).toMatchObject({
      before: 20,
      value: 30,
      chosen: [{ candidate: 0, gain: 10 }],
    });
    // A right with 15 and a left with 15 serve 30 only because the second home is split between them.
    const split = asked([15, 15, 0], {}, 2);
    expect(split).toMatchObject({ value: 30, proven: true });
    expect(split.ok && [...split.loads!]).toEqual([15, 15, 0]);
  });

  it('a standing site that takes all leaves nothing to gain there', () => {
    expect(asked([Infinity, 5, 30], { existing: [0] })).toMatchObject({ before: 20, value: 30 });
    expect(asked([Infinity, 5, 3], { existing: [0] })).toMatchObject({ value: 25 });
  });

  it('without limits it is what it was without capacities', () => {
    const free = asked([Infinity, Infinity, Infinity]);
    const plain = findSites(street, one, { solver });
    expect(free).toMatchObject({ ...plain });
  });

  it('is cancelled whenever it is stopped, and says so', () => {
    let polls = 0;
    const capacities = [7, 8, 9];
    const question = { ...one, sites: 2 };
    findSites({ ...street, capacities }, question, { solver, stopped: () => (polls++, false) });
    expect(polls).toBeGreaterThan(5);
    for (const last of [0, 1, 3, polls - 1]) {
      let asked_ = 0;
      const run = { solver, stopped: () => asked_++ >= last };
      expect(findSites({ ...street, capacities }, question, run)).toEqual({
        ok: false,
        reason: 'cancelled',
      });
    }
  });
});

describe('capacities that cannot be right are refused', () => {
  const world = worldOf([[1, 1]]);
  const most: SitingQuestion = { kind: 'cover-most', limitSeconds: limit, sites: 1 };
  it.each<[string, number[], SitingQuestion, object]>([
    ['below 0', [1, -1], most, { reason: 'bad-capacity', candidate: 1, capacity: -1 }],
    ['no number', [NaN, 1], most, { reason: 'bad-capacity', candidate: 0 }],
    ['too few', [1], most, { reason: 'lengths-differ' }],
    [
      'asked for a cover of all',
      [1, 1],
      { kind: 'cover-all', limitSeconds: 5 },
      { reason: 'capacities-not-asked' },
    ],
    [
      'asked for the worst off',
      [1, 1],
      { kind: 'least-worst', sites: 1 },
      { reason: 'capacities-not-asked' },
    ],
  ])('%s', (_, capacities, question, refusal) => {
    expect(findSites({ ...world, capacities }, question)).toMatchObject({ ok: false, ...refusal });
  });

  it('but 0 is one', () => {
    expect(findSites({ ...world, capacities: [0, 0] }, most)).toMatchObject({
      value: 0,
      chosen: [],
    });
  });
});
