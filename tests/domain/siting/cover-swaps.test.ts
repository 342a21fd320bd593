import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverSwaps } from '../../../server/domain/siting/cover-swaps.ts';
import { listsOf } from '../../../server/domain/siting/lists.ts';
import { mergeLists, savingsOf } from '../../../server/domain/siting/savings.ts';
import { timesServed } from '../../../server/domain/siting/superfluous.ts';
import { everyChoice, smallWorlds, worldOf } from './worlds.ts';

const rulesOf = (world: ReturnType<typeof worldOf>) => {
  const lists = listsOf({ ...world, existing: [] }, (seconds) => (seconds <= 6 ? 1 : 0));
  const merged = mergeLists(lists, world.weights);
  const costs = new Float64Array(world.candidates).fill(1);
  return { merged, savings: savingsOf(merged, { costs, budget: Infinity }) };
};
const go = { least: 0, stopped: undefined };

describe('swaps in a cover', () => {
  it('leave three sites, none of which can be spared, for the two that are enough', () => {
    const x = null;
    const { merged, savings } = rulesOf(
      worldOf([
        [1, x, 1, x, x],
        [1, x, x, 1, x],
        [x, 1, x, 1, x],
        [x, 1, x, x, 1],
      ]),
    );
    const two = coverSwaps(savings, merged, [2, 3, 4], { ...go, least: 2 });
    expect([...two].sort()).toEqual([0, 1]);
  });

  it('end in a cover of all, of no more sites, and for small worlds of the fewest there are', () => {
    let better = 0;
    fc.assert(
      fc.property(smallWorlds, (world) => {
        const { merged, savings } = rulesOf(world);
        const covers = (chosen: readonly number[]) =>
          timesServed(savings, chosen).every((times) => times > 0);
        const every = everyChoice({ ...world, existing: [] });
        const least = Math.min(...every.filter(covers).map(({ length }) => length));
        const all = Array.from({ length: world.candidates }, (_, candidate) => candidate);
        const found = coverSwaps(savings, merged, all, { ...go, least });
        expect(covers(found)).toBe(true);
        expect(found.length).toBe(least);
        expect(new Set(found).size).toBe(found.length);
        if (found.length < all.length) better++;
        expect(coverSwaps(savings, merged, all, { ...go, least })).toEqual(found);
      }),
      { numRuns: 100 },
    );
    expect(better).toBeGreaterThan(50);
  });

  it('end without more when they are stopped, or when nothing fewer exists', () => {
    const { merged, savings } = rulesOf(
      worldOf([
        [1, null],
        [null, 1],
      ]),
    );
    let polls = 0;
    const stopped = () => ++polls > 2;
    expect(coverSwaps(savings, merged, [0, 1], { least: 1, stopped })).toEqual([0, 1]);
    expect(polls).toBe(3);
    expect(coverSwaps(savings, merged, [0, 1], { least: 2, stopped: undefined })).toEqual([0, 1]);
    expect(coverSwaps(savings, merged, [0, 1], { least: 1, stopped: undefined })).toEqual([0, 1]);
  });
});
