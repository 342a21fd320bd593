import { MaxHeap } from './max-heap.ts';
import type { Savings } from './savings.ts';

/** The best that the chosen sites save for each group. */
export function bestOf(savings: Savings, chosen: readonly number[]): Float64Array {
  const best = new Float64Array(savings.groups);
  for (const candidate of chosen) take(savings, candidate, best);
  return best;
}

export function totalOf(savings: Savings, chosen: readonly number[]): number {
  return bestOf(savings, chosen).reduce((sum, saved) => sum + saved, 0);
}

export function costOf({ costs }: Savings, chosen: readonly number[]): number {
  return chosen.reduce((sum, candidate) => sum + costs[candidate]!, 0);
}

/**
 * Takes again and again the candidate that adds most for its cost, of `among`, while money lasts and something is added.
 * Lazy: a gain only falls as sites are added (submodular), so an old gain is an upper bound, and a candidate whose
 * fresh gain still tops the heap needs no comparison with the others. With equal costs the total is at least
 * 1 − 1/e of the best (Nemhauser, Wolsey and Fisher 1978).
 */
export function greedy(
  savings: Savings,
  stopped?: () => boolean,
  among: Iterable<number> = range(savings.candidates),
): number[] {
  const best = new Float64Array(savings.groups);
  const heap = new MaxHeap();
  for (const candidate of among) {
    const rate = rateOf(savings, candidate, gainOf(savings, candidate, best));
    if (rate > 0) heap.push(candidate, rate);
  }
  const chosen: number[] = [];
  let left = savings.budget;
  while (heap.size > 0) {
    if (stopped?.()) break;
    const candidate = heap.pop();
    if (savings.costs[candidate]! > left) continue;
    const rate = rateOf(savings, candidate, gainOf(savings, candidate, best));
    if (!(rate > 0)) continue;
    if (rate < heap.topKey) {
      heap.push(candidate, rate);
      continue;
    }
    chosen.push(candidate);
    left -= savings.costs[candidate]!;
    take(savings, candidate, best);
  }
  return chosen;
}

/** The one affordable candidate that saves most: where costs differ, greed alone may miss it by any factor. */
export function bestSingle(savings: Savings): number[] {
  const none = new Float64Array(savings.groups);
  let most = 0;
  let single: number[] = [];
  for (const candidate of range(savings.candidates)) {
    if (savings.costs[candidate]! > savings.budget) continue;
    const gain = gainOf(savings, candidate, none);
    if (gain > most) [most, single] = [gain, [candidate]];
  }
  return single;
}

export function gainOf(savings: Savings, candidate: number, best: Float64Array): number {
  const { starts, groupOf, saved } = savings;
  let gain = 0;
  for (let at = starts[candidate]!; at < starts[candidate + 1]!; at++) {
    const more = saved[at]! - best[groupOf[at]!]!;
    if (more > 0) gain += more;
  }
  return gain;
}

export function take(savings: Savings, candidate: number, best: Float64Array): void {
  const { starts, groupOf, saved } = savings;
  for (let at = starts[candidate]!; at < starts[candidate + 1]!; at++) {
    const group = groupOf[at]!;
    if (saved[at]! > best[group]!) best[group] = saved[at]!;
  }
}

function rateOf({ costs }: Savings, candidate: number, gain: number): number {
  return costs[candidate]! > 0 ? gain / costs[candidate]! : gain > 0 ? Infinity : 0;
}

export function* range(end: number): Generator<number> {
  for (let i = 0; i < end; i++) yield i;
}
