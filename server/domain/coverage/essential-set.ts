/** The essential set: how many of the categories that a place of its kind should have lie inside, by person and by community (达标率). */
import type { Category } from '../categories.ts';
import { outcomes, stateOf, type Outcomes, type State } from './outcomes.ts';
import type { People, Person } from './people.ts';

export interface EssentialCount {
  covered: number;
  gap: number;
  unknown: number;
}

/** Essential in a town or in a village, as the person's kind is. Throws where a category has not been counted. */
export function essentialCounts(
  { persons }: People,
  byCategory: ReadonlyMap<string, Outcomes>,
  categories: readonly Pick<Category, 'code' | 'essential'>[],
): EssentialCount[] {
  const essentialIn = (kind: Person['kind']) =>
    categories
      .filter(({ essential }) => essential[kind])
      .map(({ code }) => {
        const found = byCategory.get(code);
        if (!found) throw new Error(`category "${code}" has not been counted`);
        return found;
      });
  const of = { urban: essentialIn('urban'), rural: essentialIn('rural') };
  return persons.map(({ kind }, i) => {
    const count = { covered: 0, gap: 0, unknown: 0 };
    for (const { outcome } of of[kind]) count[stateOf(outcomes[outcome[i]!]!)]++;
    return count;
  });
}

/** A circle is complete if all of its set is inside, and not if one category is missing for certain. */
export function completeness({ gap, unknown }: EssentialCount): State {
  return gap > 0 ? 'gap' : unknown > 0 ? 'unknown' : 'covered';
}

export interface EssentialSummary {
  /** Null where no population is known. */
  people: number | null;
  /** People by completeness of their circle. */
  complete: number;
  incomplete: number;
  unknown: number;
  /** People by how many categories of their set are inside for certain: index 0 for none. */
  byCovered: number[];
}

/** `which` picks persons, say those of one community. */
export function essentialSummary(
  { persons }: People,
  counts: readonly EssentialCount[],
  weights: ArrayLike<number>,
  which: (person: Person) => boolean = () => true,
): EssentialSummary {
  const sums = { covered: 0, gap: 0, unknown: 0 };
  const byCovered: number[] = [];
  for (const [i, person] of persons.entries()) {
    if (!which(person)) continue;
    const count = counts[i]!;
    sums[completeness(count)] += weights[i]!;
    while (byCovered.length <= count.covered) byCovered.push(0);
    byCovered[count.covered]! += weights[i]!;
  }
  const people = sums.covered + sums.gap + sums.unknown;
  return {
    people: people > 0 ? people : null,
    complete: sums.covered,
    incomplete: sums.gap,
    unknown: sums.unknown,
    byCovered,
  };
}
