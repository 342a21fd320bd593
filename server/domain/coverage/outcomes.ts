/** Covered, gap or unknown for every person, by the rule of the circle (`circle.ts`, `register/gap-rule.ts`). */
import { noStreet, type People } from './people.ts';

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

/** Numbers of `outcomes`; whatever is above `gapNumber` is unknown. */
const coveredNumber = 0;
const gapNumber = 1;

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
 * @param borderSeconds to the nodes at which streets leave the data, person by person
 * @param inDoubt 1 where the register may lack a facility within the person's limit
 */
export function outcomesOf(
  { count, edge, limitSeconds }: People,
  seconds: Float64Array,
  borderSeconds: Float64Array,
  inDoubt: Uint8Array,
): Outcomes {
  const outcome = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const limit = limitSeconds[i]!;
    outcome[i] =
      edge[i] === noStreet
        ? outcomes.indexOf('no-street')
        : seconds[i]! <= limit
          ? coveredNumber
          : inDoubt[i]
            ? outcomes.indexOf('incomplete-register')
            : borderSeconds[i]! <= limit
              ? outcomes.indexOf('data-border')
              : gapNumber;
  }
  return { seconds, outcome };
}

export interface Tally {
  /** Null where no population is known: nothing is said of nobody. */
  people: number | null;
  covered: number;
  gap: number;
  unknown: number;
}

/** People by state. `which` picks persons by their number: those of a community, of towns, of villages. */
export function tally(
  { outcome }: Pick<Outcomes, 'outcome'>,
  weights: ArrayLike<number>,
  which: (person: number) => boolean = () => true,
): Tally {
  let covered = 0,
    gap = 0,
    unknown = 0;
  for (let i = 0; i < outcome.length; i++) {
    if (!which(i)) continue;
    if (outcome[i] === coveredNumber) covered += weights[i]!;
    else if (outcome[i] === gapNumber) gap += weights[i]!;
    else unknown += weights[i]!;
  }
  const people = covered + gap + unknown;
  return { people: people > 0 ? people : null, covered, gap, unknown };
}

/**
 * The state of a group as one word: a gap if anybody is known to be left out, else unknown if it is for anybody or there is no
 * population, else covered.
 */
export function stateOfTally({ people, gap, unknown }: Tally): State {
  if (people === null) return 'unknown';
  return gap > 0 ? 'gap' : unknown > 0 ? 'unknown' : 'covered';
}
