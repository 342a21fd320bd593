import { describe, expect, it } from 'vitest';
import { findSites } from '../../../server/domain/siting/find-sites.ts';
import { listsOf } from '../../../server/domain/siting/lists.ts';
import { mergeLists } from '../../../server/domain/siting/savings.ts';
import { loadHighsSolver } from '../../../server/solve/highs-solver.ts';
import { worldOf } from './worlds.ts';

const solver = await loadHighsSolver();

/** Homes and candidates at the same places of one road, in minutes: 0 · 2 · 4 · 10 · 12, with people beside. */
const places = [0, 2, 4, 10, 12];
const minutes = places.map((home) => places.map((site) => Math.abs(home - site) * 60));
const road = worldOf(minutes, { weights: [10, 20, 10, 5, 30] });

/**
 * Greedy's trap: the middle site covers four of six, but left and right together cover all.
 *   left: a b c · middle: b c d e · right: d e f
 */
const x = null;
const trap = worldOf([
  [1, x, x],
  [1, 1, x],
  [1, 1, x],
  [x, 1, 1],
  [x, 1, 1],
  [x, x, 1],
]);

describe('a road of five places', () => {
  it('one site that covers most within 2 minutes stands at place 1: 10 + 20 + 10 people', () => {
    expect(findSites(road, { kind: 'cover-most', limitSeconds: 120, sites: 1 })).toEqual({
      ok: true,
      chosen: [{ candidate: 1, gain: 40 }],
      value: 40,
      before: 0,
      bound: 40,
      gapPercent: 0,
      proven: true,
    });
  });

  it('with place 1 standing the next goes to the other end, and 40 were covered before', () => {
    const answer = findSites(
      { ...road, existing: [1] },
      { kind: 'cover-most', limitSeconds: 120, sites: 1 },
    );
    expect(answer).toMatchObject({ before: 40, value: 75, chosen: [{ gain: 35 }], proven: true });
  });

  it('two sites cover all within 2 minutes, one cannot do it', () => {
    expect(findSites(road, { kind: 'cover-all', limitSeconds: 120 })).toMatchObject({
      value: 2,
      bound: 2,
      before: null,
      proven: true,
    });
  });

  it('nothing is needed where what stands covers all', () => {
    expect(
      findSites({ ...road, existing: [1, 3] }, { kind: 'cover-all', limitSeconds: 120 }),
    ).toMatchObject({ value: 0, before: 0, chosen: [], proven: true });
  });

  it('two sites leave a mean of (10·120 + 10·120 + 5·120) / 75 = 40 seconds', () => {
    const answer = findSites(
      road,
      { kind: 'least-mean', beyondSeconds: 900, sites: 2 },
      { solver },
    );
    expect(answer).toMatchObject({ before: 900, proven: true });
    expect(answer.ok && answer.value).toBeCloseTo(40, 9);
    expect(answer.ok && answer.chosen.map(({ candidate }) => candidate).sort()).toEqual([1, 4]);
  });

  it.each([
    // One site: at place 2 the farthest are 8 minutes away, at place 1 10, at place 3 10.
    [1, 480],
    [2, 120],
    [3, 120],
    [4, 120],
    [5, 0],
  ])('%i sites leave the worst off %i seconds', (sites, seconds) => {
    expect(findSites(road, { kind: 'least-worst', sites }, { solver })).toMatchObject({
      value: seconds,
      bound: seconds,
      proven: true,
      before: null,
    });
  });

  it('costs decide where sites are paid for: the dear middle is passed over', () => {
    const priced = { ...road, costs: [1, 9, 1, 1, 1] };
    // 10 + 20 at place 0 or 2 and 5 + 30 at place 3 or 4; both ends of the near three cost 2.
    expect(
      findSites(priced, { kind: 'cover-most', limitSeconds: 120, budget: 3 }, { solver }),
    ).toMatchObject({ value: 75, proven: true });
    expect(
      findSites(priced, { kind: 'cover-most', limitSeconds: 120, budget: 2 }, { solver }),
    ).toMatchObject({ value: 65, proven: true });
  });
});

describe("greedy's trap", () => {
  it('is left by swaps: two sites cover all six', () => {
    expect(findSites(trap, { kind: 'cover-most', limitSeconds: 1, sites: 2 })).toMatchObject({
      value: 6,
      proven: true,
    });
  });

  it('does not make the cover of all larger than two', () => {
    expect(findSites(trap, { kind: 'cover-all', limitSeconds: 1 }, { solver })).toMatchObject({
      value: 2,
      proven: true,
    });
  });
});

describe('points that read the same list', () => {
  it('are one group with the people of all; others, and nobody, are not', () => {
    const world = worldOf(
      [
        [1, 2, x],
        [2, 1, x],
        [1, x, 1],
        [9, 1, x],
        [1, 1, x],
      ],
      { weights: [3, 4, 5, 6, 0] },
    );
    const lists = listsOf(world, (seconds) => (seconds <= 2 ? 1 : 0));
    const { weights, groupOfPoint } = mergeLists(lists, world.weights);
    expect([...groupOfPoint]).toEqual([0, 0, 1, 2, -1]);
    expect([...weights]).toEqual([7, 5, 6]);
  });

  it('are apart where minutes differ and minutes matter', () => {
    const world = worldOf([
      [1, 2],
      [2, 1],
      [1, 2],
    ]);
    const lists = listsOf(world, (seconds) => 10 - seconds);
    expect([...mergeLists(lists, world.weights).groupOfPoint]).toEqual([0, 1, 0]);
  });

  it('of a pair named twice the shorter counts', () => {
    const twice = {
      weights: [1],
      candidates: 1,
      pairs: { points: [0, 0, 0], candidates: [0, 0, 0], seconds: [7, 3, 5] },
    };
    expect(findSites(twice, { kind: 'least-worst', sites: 1 })).toMatchObject({ value: 3 });
    expect(findSites(twice, { kind: 'cover-most', limitSeconds: 3, sites: 1 })).toMatchObject({
      value: 1,
    });
  });
});
