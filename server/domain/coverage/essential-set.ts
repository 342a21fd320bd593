/** The essential set: how many of the categories that a place of its kind should have lie inside, by person and by community (达标率). */
import type { Category } from '../categories.ts';
import { outcomes, type Outcomes, type State } from './outcomes.ts';
import type { People } from './people.ts';

/** Categories of each person's set by state, person by person. */
export interface EssentialCounts {
  readonly covered: Uint8Array;
  readonly gap: Uint8Array;
  readonly unknown: Uint8Array;
}

export interface EssentialCount {
  covered: number;
  gap: number;
  unknown: number;
}

const coveredNumber = outcomes.indexOf('covered');
const gapNumber = outcomes.indexOf('gap');

/** Essential in a town or in a village, as the person's kind is. Throws where a category has not been counted. */
export function essentialCounts(
  { count, rural }: People,
  byCategory: ReadonlyMap<string, Pick<Outcomes, 'outcome'>>,
  categories: readonly Pick<Category, 'code' | 'essential'>[],
): EssentialCounts {
  const counts = {
    covered: new Uint8Array(count),
    gap: new Uint8Array(count),
    unknown: new Uint8Array(count),
  };
  for (const { code, essential } of categories) {
    if (!essential.urban && !essential.rural) continue;
    const found = byCategory.get(code);
    if (!found) throw new Error(`category "${code}" has not been counted`);
    for (let i = 0; i < count; i++) {
      if (!(rural[i] ? essential.rural : essential.urban)) continue;
      const outcome = found.outcome[i];
      const state =
        outcome === coveredNumber ? 'covered' : outcome === gapNumber ? 'gap' : 'unknown';
      counts[state][i]!++;
    }
  }
  return counts;
}

/** A circle is complete if all of its set is inside, and not if one category is missing for certain. */
export function completeness({ gap, unknown }: EssentialCount): State {
  return gap > 0 ? 'gap' : unknown > 0 ? 'unknown' : 'covered';
}

/** Completeness of every circle, as numbers of `outcomes`: what is unknown stands as an incomplete register. */
export function completenessOf({ covered, gap, unknown }: EssentialCounts): Uint8Array {
  const unknownNumber = outcomes.indexOf('incomplete-register');
  return Uint8Array.from(covered, (_, i) =>
    gap[i]! > 0 ? gapNumber : unknown[i]! > 0 ? unknownNumber : coveredNumber,
  );
}

/** People by how many categories of their set are inside for certain: index 0 for none. `which` picks persons by their number. */
export function peopleByInside(
  { covered }: EssentialCounts,
  weights: ArrayLike<number>,
  which: (person: number) => boolean = () => true,
): number[] {
  const people: number[] = [];
  for (let i = 0; i < covered.length; i++) {
    if (!which(i)) continue;
    while (people.length <= covered[i]!) people.push(0);
    people[covered[i]!]! += weights[i]!;
  }
  return people;
}
