import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listsOf } from '../../../server/domain/siting/lists.ts';
import { reducedCover } from '../../../server/domain/siting/reduced-cover.ts';
import { mergeLists, type Merged } from '../../../server/domain/siting/savings.ts';
import { smallWorlds, worldOf } from './worlds.ts';

const x = null;
const mergedOf = (world: ReturnType<typeof worldOf>, limit = 1) =>
  mergeLists(
    listsOf(world, (seconds) => (seconds <= limit ? 1 : 0)),
    world.weights,
  );
const rows = ({ starts, candidates, weights }: Merged) =>
  Array.from(weights, (_, group) =>
    Array.from(candidates.subarray(starts[group], starts[group + 1])),
  );

describe('a cover of all', () => {
  it('needs no group whose candidates hold all of another one', () => {
    const merged = mergedOf(
      worldOf([
        [1, x, 1],
        [1, 1, 1],
        [x, 1, x],
      ]),
    );
    // The second is served whenever the first is. Then the third candidate is like the first, and goes.
    expect(rows(reducedCover(merged, Float64Array.of(1, 1, 1)))).toEqual([[0], [1]]);
  });

  it('needs no candidate that a no dearer one replaces, but keeps the cheaper', () => {
    const merged = mergedOf(
      worldOf([
        [1, 1],
        [x, 1],
      ]),
    );
    expect(rows(reducedCover(merged, Float64Array.of(1, 1)))).toEqual([[1]]);
    const chain = mergedOf(worldOf([[1, 1, 1]]));
    expect(rows(reducedCover(chain, Float64Array.of(3, 2, 2)))).toEqual([[1]]);
  });

  it('costs as much as before, and covers of the rest cover all', () => {
    let smaller = 0;
    fc.assert(
      fc.property(smallWorlds, (world) => {
        const costs = Float64Array.from(world.costs!);
        const merged = mergedOf(world, 6);
        const reduced = reducedCover(merged, costs);
        if (reduced.candidates.length < merged.candidates.length) smaller++;
        const [all, rest] = [rows(merged), rows(reduced)];
        let [best, bestOfRest] = [Infinity, Infinity];
        for (let bits = 0; bits < 2 ** world.candidates; bits++) {
          const covers = (groups: number[][]) =>
            groups.every((group) => group.some((candidate) => bits & (1 << candidate)));
          const cost = costs.reduce((sum, one, at) => (bits & (1 << at) ? sum + one : sum), 0);
          if (covers(all)) best = Math.min(best, cost);
          if (!covers(rest)) continue;
          bestOfRest = Math.min(bestOfRest, cost);
          expect(covers(all)).toBe(true);
        }
        expect(bestOfRest).toBe(best);
      }),
      { numRuns: 300 },
    );
    expect(smaller).toBeGreaterThan(100);
  });
});
