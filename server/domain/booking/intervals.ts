/** Sets of half-open intervals as sorted lists. Every list given must be sorted, without overlaps; so is every result. */
import type { Interval } from './model.ts';

/** Any intervals as such a list; those that touch become one, empty ones vanish. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals
    .filter(({ startMs, endMs }) => startMs < endMs)
    .sort((a, b) => a.startMs - b.startMs);
  const result: Interval[] = [];
  for (const { startMs, endMs } of sorted) {
    const last = result.at(-1);
    if (last && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else result.push({ startMs, endMs });
  }
  return result;
}

/** What is in `from` and not in `taken`. */
export function without(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  let t = 0;
  for (const { startMs, endMs } of from) {
    while (t < taken.length && taken[t]!.endMs <= startMs) t++;
    let begin = startMs;
    // What is taken may reach into the next interval of `from`, so `t` itself stays.
    for (let i = t; i < taken.length && taken[i]!.startMs < endMs; i++) {
      if (taken[i]!.startMs > begin) result.push({ startMs: begin, endMs: taken[i]!.startMs });
      begin = Math.max(begin, taken[i]!.endMs);
    }
    if (begin < endMs) result.push({ startMs: begin, endMs });
  }
  return result;
}

/** The part before a moment. */
export function before(from: readonly Interval[], momentMs: number): Interval[] {
  return from
    .filter(({ startMs }) => startMs < momentMs)
    .map(({ startMs, endMs }) => ({ startMs, endMs: Math.min(endMs, momentMs) }));
}
