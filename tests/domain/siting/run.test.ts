import { describe, expect, it } from 'vitest';
import { findSites } from '../../../server/domain/siting/find-sites.ts';
import type {
  SitingProgress,
  SitingQuestion,
  SitingRun,
} from '../../../server/domain/siting/world.ts';
import { loadHighsSolver } from '../../../server/solve/highs-solver.ts';
import { fractional } from './fractional.ts';

const solver = await loadHighsSolver();
const world = fractional();
const questions: SitingQuestion[] = [
  { kind: 'cover-most', limitSeconds: 100, sites: 2 },
  { kind: 'least-mean', beyondSeconds: 200, sites: 2 },
  { kind: 'cover-all', limitSeconds: 100 },
  { kind: 'least-worst', sites: 2 },
];

describe.each(questions)('$kind', (question) => {
  it('says cancelled whenever it is stopped, and asks often', () => {
    let polls = 0;
    const whole = findSites(world, question, { solver, stopped: () => (polls++, false) });
    expect(whole.ok).toBe(true);
    expect(polls).toBeGreaterThan(5);
    for (const last of [0, 1, 2, Math.floor(polls / 2), polls - 1]) {
      let asked = 0;
      const answer = findSites(world, question, { solver, stopped: () => asked++ >= last });
      expect(answer, `stopped at ${last} of ${polls}`).toEqual({ ok: false, reason: 'cancelled' });
    }
  });

  it('tells of progress whose last figures are the answer', () => {
    const told: SitingProgress[] = [];
    const answer = findSites(world, question, { solver, progress: (one) => told.push(one) });
    expect(told.length).toBeGreaterThan(0);
    const values = told.flatMap(({ value }) => (value === undefined ? [] : [value]));
    expect(answer.ok && values.at(-1)).toBeCloseTo(answer.ok ? answer.value : NaN, 6);
  });

  it('has the same answer again', () => {
    expect(findSites(world, question, { solver })).toEqual(findSites(world, question, { solver }));
  });
});

describe('a world whose relaxation is better than any choice', () => {
  const cover: SitingQuestion = { kind: 'cover-all', limitSeconds: 100 };

  it('is proven by the solver, and without one keeps an honest gap', () => {
    expect(findSites(world, cover, { solver })).toMatchObject({ value: 4.5, proven: true });
    const alone = findSites(world, cover);
    expect(alone).toMatchObject({ ok: true, value: 4.5, proven: false });
    expect(alone.ok && alone.bound).toBeCloseTo(3.5, 3);
    expect(alone.ok && alone.gapPercent).toBeCloseTo(100 / 3.5, 1);
  });

  it.each<[string, SitingRun]>([
    ['no time is left', { solver, solverSeconds: 0 }],
    ['the program is too large', { solver: { ...solver, maxEntries: 3 } }],
    [
      'the solver fails',
      {
        solver: {
          maxEntries: 1e6,
          solve: () => ({ state: 'failed', values: null, bound: -Infinity, seconds: 0 }),
        },
      },
    ],
  ])('keeps its own answer and bound when %s', (_, run) => {
    expect(findSites(world, cover, run)).toEqual(findSites(world, cover));
  });
});
