/** What everybody of a region reaches, category by category, from which the reports of all its areas are read. */
import type { Category } from '../categories.ts';
import { coverageOf } from '../coverage/coverage.ts';
import { essentialCounts, type EssentialCount } from '../coverage/essential-set.ts';
import type { Outcomes } from '../coverage/outcomes.ts';
import { nowhere, weightsOf, type People } from '../coverage/people.ts';
import type { RegionEngine } from '../region-engine.ts';

export type ReportedCategory = Pick<Category, 'code' | 'essential'>;

export interface Measured {
  readonly people: People;
  readonly weights: Float64Array;
  readonly byCategory: ReadonlyMap<string, Outcomes>;
  /** Person by person: of the categories that a place of their kind should have. */
  readonly essential: readonly EssentialCount[];
  /** Persons by the number of their community; who is in none is in no report. */
  readonly membersOf: ReadonlyMap<number, readonly number[]>;
}

/**
 * @param day YYYY-MM-DD: decides which signatures hold and which facilities are closed for good
 * Cost: one coverage of all categories.
 */
export function measure(
  engine: RegionEngine,
  people: People,
  categories: readonly ReportedCategory[],
  day: string,
): Measured {
  const byCategory = coverageOf(
    engine,
    people,
    categories.map(({ code }) => code),
    day,
  );
  const membersOf = new Map<number, number[]>();
  people.persons.forEach(({ community }, number) => {
    if (community === nowhere) return;
    const members = membersOf.get(community);
    if (members) members.push(number);
    else membersOf.set(community, [number]);
  });
  return {
    people,
    weights: weightsOf(people, 'people')!,
    byCategory,
    essential: essentialCounts(people, byCategory, categories),
    membersOf,
  };
}
