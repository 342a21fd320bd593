/** Complete circles: the essential set for everybody at once. */
import type { EssentialCoverage } from '../../contract/coverage.ts';
import type { Coverage } from '../../domain/coverage/coverage.ts';
import {
  completenessOf,
  essentialCounts,
  peopleByInside,
} from '../../domain/coverage/essential-set.ts';
import { tally, type Outcomes } from '../../domain/coverage/outcomes.ts';
import type { PlanningWorld } from '../world.ts';
import { toldPeople, toldShare } from './told-figures.ts';

export interface Essential {
  /** Completeness of every circle; it has no minutes of its own. */
  outcomes: Outcomes;
  told: EssentialCoverage;
}

export function essentialOf({ categories }: PlanningWorld, coverage: Coverage): Essential {
  const { people } = coverage;
  const set = categories.filter(({ essential }) => essential.urban || essential.rural);
  const found = new Map(set.map(({ code }) => [code, coverage.outcomes(code)]));
  const counts = essentialCounts(people, found, set);
  const outcome = completenessOf(counts);
  const weights = people.weights.people;
  const whole = tally({ outcome }, weights);
  return {
    outcomes: { outcome, seconds: new Float64Array(people.count).fill(NaN) },
    told: {
      completeShare: whole.people === null ? null : toldShare(whole.covered / whole.people),
      byInside: peopleByInside(counts, weights).map((number, inside) => ({
        categories: inside,
        people: toldPeople(number),
      })),
      categories: set
        .map(({ code, essential }) => {
          const belongs = (i: number) => (people.rural[i] ? essential.rural : essential.urban);
          const own = tally(found.get(code)!, weights, belongs);
          return {
            code,
            ...essential,
            people: own.people === null ? null : toldPeople(own.people),
            covered: toldPeople(own.covered),
            gap: toldPeople(own.gap),
            unknown: toldPeople(own.unknown),
          };
        })
        .sort((a, b) => b.gap - a.gap || b.unknown - a.unknown),
    },
  };
}
