import type { Savings } from './savings.ts';

/** Takes out, the largest of `dearness` first, sites all of whose groups another chosen site serves as well. */
export function withoutSuperfluous(
  savings: Savings,
  chosen: readonly number[],
  dearness: Float64Array,
): number[] {
  const times = timesServed(savings, chosen);
  const kept = new Set(chosen);
  for (const candidate of [...chosen].sort((a, b) => dearness[b]! - dearness[a]!)) {
    const groups = groupsOf(savings, candidate);
    if (!groups.every((group) => times[group]! > 1)) continue;
    kept.delete(candidate);
    for (const group of groups) times[group]!--;
  }
  return [...kept];
}

export function timesServed(savings: Savings, chosen: readonly number[]): Int32Array {
  const times = new Int32Array(savings.groups);
  for (const candidate of chosen) {
    for (const group of groupsOf(savings, candidate)) times[group]!++;
  }
  return times;
}

export function groupsOf({ starts, groupOf }: Savings, candidate: number): Int32Array {
  return groupOf.subarray(starts[candidate], starts[candidate + 1]);
}
