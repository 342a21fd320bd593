/** The population points whose state is another one then. */
import { mostCells, type Compare } from '../../contract/compare.ts';
import type { Outcomes, State } from '../../domain/coverage/outcomes.ts';
import type { People } from '../../domain/coverage/people.ts';
import type { Side } from './compare.ts';
import { minutesWithin, toldPeople } from './told-figures.ts';

/** Those with the most people first. */
export function cellsOf(
  { count, lng, lat, weights }: People,
  before: Side,
  after: Side,
): Pick<Compare, 'cells' | 'cellsChanged'> {
  const changed: number[] = [];
  for (let i = 0; i < count; i++)
    if (stateAt(before.outcomes, i) !== stateAt(after.outcomes, i)) changed.push(i);
  changed.sort((a, b) => weights.people[b]! - weights.people[a]! || a - b);
  return {
    cellsChanged: changed.length,
    cells: changed.slice(0, mostCells).map((i) => ({
      position: [lng[i]!, lat[i]!],
      people: toldPeople(weights.people[i]!),
      before: stateAt(before.outcomes, i),
      after: stateAt(after.outcomes, i),
      beforeMinutes: minutesAt(before.outcomes, i),
      afterMinutes: minutesAt(after.outcomes, i),
    })),
  };
}

function stateAt({ outcome }: Outcomes, i: number): State {
  const number = outcome[i]!;
  return number === 0 ? 'covered' : number === 1 ? 'gap' : 'unknown';
}

function minutesAt({ seconds }: Outcomes, i: number): number | null {
  return minutesWithin(seconds[i]!);
}
