/** Choice: how far people have to the second and third facility of a category, not only to the first. */
import { fewFrom, type NearestFew } from './k-nearest.ts';
import { accessPointOf, type People } from './people.ts';

/**
 * Seconds to the nearest facility, to the second and so on, `count` columns of one value per person: Infinity where there are fewer, NaN
 * where no street is near. The first column is that of `coverageOf`.
 */
export function choiceOf(few: NearestFew, people: People): Float64Array[] {
  const columns = Array.from({ length: few.count }, () => new Float64Array(people.count));
  for (let i = 0; i < people.count; i++) {
    const access = accessPointOf(people, i);
    const found = access ? fewFrom(few, access) : null;
    for (const [nth, column] of columns.entries())
      column[i] = found ? (found[nth]?.seconds ?? Infinity) : NaN;
  }
  return columns;
}
