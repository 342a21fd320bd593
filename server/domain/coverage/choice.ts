/** Choice: how far people have to the second and third facility of a category, not only to the first. */
import type { RegionEngine } from '../region-engine.ts';
import { goalsByCategory, goalsOf } from './goals.ts';
import { fewFrom, nearestFew } from './k-nearest.ts';
import type { People } from './people.ts';

/**
 * Seconds to the nearest facility, to the second and so on, `count` columns of one value per person: Infinity where there are fewer, NaN
 * where no street is near. The first column is that of `coverageOf`.
 */
export function choiceOf(
  engine: RegionEngine,
  people: People,
  code: string,
  count: number,
  day: string,
): Float64Array[] {
  const back = engine.otherTravel(people.profile, 'reversed');
  const goals = goalsByCategory(engine, people.profile, day).get(code) ?? goalsOf([]);
  const few = nearestFew(engine.region.network, back, goals, count);
  const columns = Array.from({ length: count }, () => new Float64Array(people.persons.length));
  for (const [i, { access }] of people.persons.entries()) {
    const found = access ? fewFrom(few, access) : null;
    for (const [nth, column] of columns.entries())
      column[i] = found ? (found[nth]?.seconds ?? Infinity) : NaN;
  }
  return columns;
}
