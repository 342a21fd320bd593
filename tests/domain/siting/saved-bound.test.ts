import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf, totalOf } from '../../../server/domain/siting/greedy.ts';
import { listsOf } from '../../../server/domain/siting/lists.ts';
import { boundOfSaved } from '../../../server/domain/siting/saved-bound.ts';
import { mergeLists, restricted, savingsOf } from '../../../server/domain/siting/savings.ts';
import { everyChoice, smallWorlds } from './worlds.ts';

/** Worlds with every choice that the budget pays for, and one of them, mostly a poor one, to begin with. */
const begun = fc
  .tuple(smallWorlds, fc.integer({ min: 1, max: 8 }), fc.nat())
  .map(([world, budget, pick]) => {
    const lists = listsOf(world, (seconds) => Math.max(0, 10 - seconds));
    const merged = mergeLists(lists, world.weights);
    const savings = savingsOf(merged, { costs: Float64Array.from(world.costs!), budget });
    const choices = everyChoice(world).filter((chosen) => costOf(savings, chosen) <= budget);
    return { merged, savings, choices, chosen: choices[pick % choices.length]! };
  });

describe('the bound of what sites save', () => {
  it('is above every affordable choice, from wherever it starts', () => {
    fc.assert(
      fc.property(begun, ({ savings, choices, chosen }) => {
        const { bound } = boundOfSaved(savings, chosen, 0);
        for (const choice of choices) {
          expect(bound).toBeGreaterThanOrEqual(totalOf(savings, choice) - 1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out no site of a better choice, yet leaves out some', () => {
    let left = 0;
    fc.assert(
      fc.property(begun, ({ merged, savings, choices, chosen }) => {
        const { useful } = boundOfSaved(savings, chosen, 0);
        left += useful.filter((one) => one === 0).length;
        const better = choices.filter(
          (choice) => totalOf(savings, choice) > totalOf(savings, chosen) + 1e-9,
        );
        for (const choice of better) {
          expect(choice.every((candidate) => useful[candidate] === 1)).toBe(true);
        }
        // What is left of the lists saves the same for choices that are left.
        const smaller = savingsOf(restricted(merged, useful), savings);
        expect(smaller.groups).toBeLessThanOrEqual(savings.groups);
        for (const choice of [...better, chosen]) {
          expect(totalOf(smaller, choice)).toBeCloseTo(totalOf(savings, choice), 9);
        }
      }),
      { numRuns: 300 },
    );
    // How many depends on the worlds that chance made; none at all would mean that the rule does nothing.
    expect(left).toBeGreaterThan(0);
  });
});
