/** What everybody of a region reaches, category by category, from which the reports of all its areas are read. */
import type { Category } from '../categories.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { completenessOf, essentialCounts } from '../coverage/essential-set.ts';
import type { Outcomes } from '../coverage/outcomes.ts';
import { nowhere, type People } from '../coverage/people.ts';

export type ReportedCategory = Pick<Category, 'code' | 'essential'>;

export interface Measured {
  readonly people: People;
  readonly byCategory: ReadonlyMap<string, Outcomes>;
  /** Completeness of the circle of each person, as numbers of `outcomes`. */
  readonly complete: Uint8Array;
  /** Persons by the number of their community; who is in none is in no report. */
  readonly membersOf: ReadonlyMap<number, readonly number[]>;
}

/** Cost: the coverage of every category that is not known yet, and a pass over people for each. */
export function measure(coverage: Coverage, categories: readonly ReportedCategory[]): Measured {
  const { people } = coverage;
  const byCategory = new Map(categories.map(({ code }) => [code, coverage.outcomes(code)]));
  const membersOf = new Map<number, number[]>();
  people.community.forEach((community, number) => {
    if (community === nowhere) return;
    const members = membersOf.get(community);
    if (members) members.push(number);
    else membersOf.set(community, [number]);
  });
  return {
    people,
    byCategory,
    complete: completenessOf(essentialCounts(people, byCategory, categories)),
    membersOf,
  };
}
