/** Covered, gap or unknown for every person, by the rule of the circle (`circle.ts`, `register/gap-rule.ts`). */
import { secondsFrom, type Nearest } from './nearest.ts';
import type { People, Person } from './people.ts';
import type { RegisterDoubt } from './register-doubt.ts';

/** Covered and gap, then why it is unknown. */
export const outcomes = [
  'covered',
  'gap',
  'incomplete-register',
  'data-border',
  'no-street',
] as const;
export type Outcome = (typeof outcomes)[number];
export type State = 'covered' | 'gap' | 'unknown';

export function stateOf(outcome: Outcome): State {
  return outcome === 'covered' || outcome === 'gap' ? outcome : 'unknown';
}

export interface Outcomes {
  /**
   * Seconds to the nearest facility, person by person; Infinity where there is none, NaN where no street is near. Where the state is
   * unknown, a nearer one may exist that the data does not have.
   */
  readonly seconds: Float64Array;
  /** Number in `outcomes`, person by person. */
  readonly outcome: Uint8Array;
}

/**
 * @param nearest null for a category without a single facility
 * @param border to the nodes at which streets leave the data
 */
export function outcomesOf(
  { persons }: People,
  nearest: Nearest | null,
  border: Nearest,
  doubt: RegisterDoubt,
): Outcomes {
  const seconds = new Float64Array(persons.length);
  const outcome = new Uint8Array(persons.length);
  for (const [i, person] of persons.entries()) {
    const { access } = person;
    const own = access ? (nearest ? secondsFrom(nearest, access) : Infinity) : NaN;
    seconds[i] = own;
    outcome[i] = outcomes.indexOf(outcomeOf(person, own, border, doubt));
  }
  return { seconds, outcome };
}

function outcomeOf(
  person: Person,
  seconds: number,
  border: Nearest,
  doubt: RegisterDoubt,
): Outcome {
  if (!person.access) return 'no-street';
  if (seconds <= person.limitSeconds) return 'covered';
  if (doubt(person)) return 'incomplete-register';
  return secondsFrom(border, person.access) <= person.limitSeconds ? 'data-border' : 'gap';
}

export interface Tally {
  /** Null where no population is known: nothing is said of nobody. */
  people: number | null;
  covered: number;
  gap: number;
  unknown: number;
}

/** People by state. `which` picks persons: those of a community, of towns, of villages. */
export function tally(
  { persons }: People,
  { outcome }: Outcomes,
  weights: ArrayLike<number>,
  which: (person: Person) => boolean = () => true,
): Tally {
  const sums = { covered: 0, gap: 0, unknown: 0 };
  for (const [i, person] of persons.entries())
    if (which(person)) sums[stateOf(outcomes[outcome[i]!]!)] += weights[i]!;
  const people = sums.covered + sums.gap + sums.unknown;
  return { people: people > 0 ? people : null, ...sums };
}

/**
 * The state of a group as one word: a gap if anybody is known to be left out, else unknown if it is for anybody or there is no
 * population, else covered.
 */
export function stateOfTally({ people, gap, unknown }: Tally): State {
  if (people === null) return 'unknown';
  return gap > 0 ? 'gap' : unknown > 0 ? 'unknown' : 'covered';
}
