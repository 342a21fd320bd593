import { describe, expect, test } from 'vitest';
import { coverageOf } from '../../../server/domain/coverage/coverage.ts';
import {
  completeness,
  completenessOf,
  essentialCounts,
  peopleByInside,
  type EssentialCounts,
} from '../../../server/domain/coverage/essential-set.ts';
import { tally } from '../../../server/domain/coverage/outcomes.ts';
import type { People } from '../../../server/domain/coverage/people.ts';
import { day, peopleOf } from '../../fixtures/coverage-of.ts';
import { at, draw, testCategories, type DrawnWorld } from '../../fixtures/drawn-world.ts';

/**
 * 3,000 m of street, a metre a second, limit 15 min: a shop at 0 m, a clinic at 500 m, a market at 1,200 m and no park. A town's set is
 * shop, market, park and clinic; a village's has no market; nobody's has the library.
 */
const world: DrawnWorld = {
  nodes: {
    west: [0, 0],
    east: [3000, 0],
    shop: [0, 0, { shop: 'convenience' }],
    clinic: [500, 0, { amenity: 'clinic' }],
    market: [1200, 0, { amenity: 'marketplace' }],
  },
  ways: [['west east', { highway: 'residential' }]],
  bounds: [-500, -500, 3500, 500],
};
const codes = testCategories.map(({ code }) => code);

async function counted(complete: string[], kind: 'urban' | 'rural') {
  const densities =
    kind === 'urban'
      ? { urbanDensity: 0.001, ruralDensity: 0.0005 }
      : { urbanDensity: 1000, ruralDensity: 999 };
  const { engine } = await draw(world, { complete, norms: densities });
  // 100 m: shop and clinic; 800 m: all three; 2,900 m: nothing.
  const points = [100, 800, 2900].map((x, i) => ({ position: at(x, 0), people: 10 * (i + 1) }));
  const people = peopleOf(engine, points, 'walk', 15);
  const found = coverageOf(engine, people, codes, day);
  return { people, counts: essentialCounts(people, found, testCategories) };
}

const rows = ({ covered, gap, unknown }: EssentialCounts) =>
  [...covered].map((_, i) => ({ covered: covered[i]!, gap: gap[i]!, unknown: unknown[i]! }));
const summed = (people: People, counts: EssentialCounts) =>
  tally({ outcome: completenessOf(counts) }, people.weights.people);

describe('of the essential set', () => {
  test('a town’s person counts the town’s categories', async () => {
    const { people, counts } = await counted(codes, 'urban');
    expect(rows(counts)).toEqual([
      { covered: 2, gap: 2, unknown: 0 },
      { covered: 3, gap: 1, unknown: 0 },
      { covered: 0, gap: 4, unknown: 0 },
    ]);
    expect(summed(people, counts)).toEqual({ people: 60, covered: 0, gap: 60, unknown: 0 });
    expect(peopleByInside(counts, people.weights.people)).toEqual([30, 0, 10, 20]);
    expect(peopleByInside(counts, people.weights.people, (i) => i === 1)).toEqual([0, 0, 0, 20]);
  });

  test('a village’s person counts the village’s', async () => {
    const { counts } = await counted(codes, 'rural');
    expect(rows(counts).map(({ covered, gap }) => [covered, gap])).toEqual([
      [2, 1],
      [2, 1],
      [0, 3],
    ]);
  });

  test('what may be missing from the register is unknown, what is there is there', async () => {
    const { people, counts } = await counted(['grocery', 'health', 'market'], 'rural');
    expect(rows(counts)).toEqual([
      { covered: 2, gap: 0, unknown: 1 },
      { covered: 2, gap: 0, unknown: 1 },
      { covered: 0, gap: 2, unknown: 1 },
    ]);
    expect(summed(people, counts)).toEqual({ people: 60, covered: 0, gap: 30, unknown: 30 });
  });

  test('a category that was not counted is a fault', async () => {
    const { people } = await counted(codes, 'urban');
    expect(() => essentialCounts(people, new Map(), testCategories)).toThrow(
      'category "grocery" has not been counted',
    );
  });

  test.each([
    [{ covered: 4, gap: 0, unknown: 0 }, 'covered'],
    [{ covered: 3, gap: 0, unknown: 1 }, 'unknown'],
    [{ covered: 2, gap: 1, unknown: 1 }, 'gap'],
  ] as const)('%o is %s', (count, state) => {
    expect(completeness(count)).toBe(state);
  });
});
