/** How minutes spread over people: histogram and percentiles. */
import type { Coverage } from '../../contract/coverage.ts';
import { histogramOf } from '../../domain/coverage/percentiles.ts';
import { minutesWithin, toldPeople } from './told-figures.ts';

const mostMinutes = 60;
const shares = [0.5, 0.75, 0.9, 0.95];
/** Sums of weights are compared up to this part of the whole. */
const rounding = 1e-9;

/** @param order persons by their seconds (`order.ts`) */
export function minutesOf(
  seconds: Float64Array,
  weights: Float64Array,
  order: Uint32Array,
): Pick<Coverage, 'histogram' | 'percentiles' | 'unreached'> {
  const { people, never } = histogramOf(seconds, weights, 60);
  const histogram = people.slice(0, mostMinutes).map((count, minute) => ({
    fromMinutes: minute,
    toMinutes: (minute + 1) as number | null,
    people: toldPeople(count),
  }));
  if (people.length > mostMinutes)
    histogram.push({
      fromMinutes: mostMinutes,
      toMinutes: null,
      people: toldPeople(people.slice(mostMinutes).reduce((sum, count) => sum + count, 0)),
    });
  return {
    histogram,
    unreached: toldPeople(never),
    percentiles: percentilesOf(seconds, weights, order),
  };
}

/** As `percentile` of the rules, all shares in one pass over people that are in order already. */
function percentilesOf(seconds: Float64Array, weights: Float64Array, order: Uint32Array) {
  let total = 0;
  for (const i of order) total += weights[i]!;
  const found = new Map<number, number>();
  let sum = 0;
  for (const i of order) {
    if (weights[i] === 0) continue;
    sum += weights[i]!;
    for (const share of shares)
      if (!found.has(share) && sum >= total * (share - rounding)) found.set(share, seconds[i]!);
  }
  return shares.map((share) => ({ share, minutes: minutesWithin(found.get(share) ?? null) }));
}
