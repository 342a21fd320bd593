import type { Lists } from './lists.ts';

/**
 * Σ over groups of the best that a chosen site saves for it: monotone and submodular in the choice. Both
 * maximal coverage (a site saves a group's people) and p-median (people × seconds under `beyondSeconds`) are this.
 */
export interface Savings {
  candidates: number;
  groups: number;
  /** By candidate, CSR. */
  starts: Int32Array;
  groupOf: Int32Array;
  saved: Float64Array;
  costs: Float64Array;
  budget: number;
}

type ListsAlone = Omit<Lists, 'standing'>;

/** Points that read the same list merged to groups; `groupOfPoint` is −1 where no candidate helps or nobody lives. */
export interface Merged {
  starts: Int32Array;
  candidates: Int32Array;
  units: Float64Array;
  weights: Float64Array;
  groupOfPoint: Int32Array;
}

/** Exact: two points are one group only if candidates and units are the same. Linear, by hashing. */
export function mergeLists(lists: ListsAlone, weights: ArrayLike<number>): Merged {
  const groupOfPoint = new Int32Array(weights.length).fill(-1);
  const first: number[] = [];
  const people: number[] = [];
  const sameHash = new Map<number, number[]>();
  for (let point = 0; point < weights.length; point++) {
    const weight = weights[point] as number;
    if (!(weight > 0) || lists.starts[point] === lists.starts[point + 1]) continue;
    const hash = hashOf(lists, point);
    let groups = sameHash.get(hash);
    if (!groups) sameHash.set(hash, (groups = []));
    let group = groups.find((known) => sameList(lists, first[known]!, point));
    if (group === undefined) {
      group = first.push(point) - 1;
      people.push(0);
      groups.push(group);
    }
    groupOfPoint[point] = group;
    people[group]! += weight;
  }
  return { ...packed(lists, first), weights: Float64Array.from(people), groupOfPoint };
}

/** Without candidates that are not `useful`: groups that differed by those alone become one. */
export function restricted(merged: Merged, useful: Uint8Array): Merged {
  const starts = new Int32Array(merged.starts.length);
  const kept: number[] = [];
  for (let group = 0; group < merged.weights.length; group++) {
    for (let at = merged.starts[group]!; at < merged.starts[group + 1]!; at++) {
      if (useful[merged.candidates[at]!]) kept.push(at);
    }
    starts[group + 1] = kept.length;
  }
  const candidates = Int32Array.from(kept, (at) => merged.candidates[at]!);
  const units = Float64Array.from(kept, (at) => merged.units[at]!);
  return mergeLists({ starts, candidates, units }, merged.weights);
}

/** Groups by candidate instead of candidates by group. Linear. */
export function savingsOf(
  merged: Merged,
  { costs, budget }: { costs: Float64Array; budget: number },
): Savings {
  const candidates = costs.length;
  const entries = merged.candidates.length;
  const starts = new Int32Array(candidates + 1);
  for (const candidate of merged.candidates) starts[candidate + 1]!++;
  for (let candidate = 0; candidate < candidates; candidate++) {
    starts[candidate + 1]! += starts[candidate]!;
  }
  const next = starts.slice();
  const groupOf = new Int32Array(entries);
  const saved = new Float64Array(entries);
  for (let group = 0; group < merged.weights.length; group++) {
    for (let at = merged.starts[group]!; at < merged.starts[group + 1]!; at++) {
      const slot = next[merged.candidates[at]!]!++;
      groupOf[slot] = group;
      saved[slot] = merged.units[at]! * merged.weights[group]!;
    }
  }
  return { candidates, groups: merged.weights.length, starts, groupOf, saved, costs, budget };
}

function packed({ starts, candidates, units }: ListsAlone, points: readonly number[]) {
  const packedStarts = new Int32Array(points.length + 1);
  points.forEach((point, group) => {
    packedStarts[group + 1] = packedStarts[group]! + starts[point + 1]! - starts[point]!;
  });
  const packedCandidates = new Int32Array(packedStarts.at(-1)!);
  const packedUnits = new Float64Array(packedStarts.at(-1)!);
  points.forEach((point, group) => {
    const from = starts[point]!;
    packedCandidates.set(candidates.subarray(from, starts[point + 1]), packedStarts[group]);
    packedUnits.set(units.subarray(from, starts[point + 1]), packedStarts[group]);
  });
  return { starts: packedStarts, candidates: packedCandidates, units: packedUnits };
}

/** FNV-1a over candidates; units are left to the comparison. */
function hashOf({ starts, candidates }: ListsAlone, point: number): number {
  let hash = 0x811c9dc5;
  for (let at = starts[point]!; at < starts[point + 1]!; at++) {
    hash = Math.imul(hash ^ candidates[at]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}

function sameList({ starts, candidates, units }: ListsAlone, a: number, b: number): boolean {
  const length = starts[a + 1]! - starts[a]!;
  if (length !== starts[b + 1]! - starts[b]!) return false;
  for (let i = 0; i < length; i++) {
    const [atA, atB] = [starts[a]! + i, starts[b]! + i];
    if (candidates[atA] !== candidates[atB] || units[atA] !== units[atB]) return false;
  }
  return true;
}
