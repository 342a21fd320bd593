import type { Merged } from './savings.ts';

const ROUNDS = 6;

/**
 * A smaller problem with the same best covers of every group:
 * - a group is left out if all candidates of another one are among its own: whoever serves that one serves it too;
 * - a candidate is left out if another one, no dearer, serves all that it serves.
 * Each may allow more of the other, so they take turns (Toregas and ReVelle 1973 reduce location covers like this). Every cover of the
 * rest is a cover of all. Candidates keep their numbers; those left out have no groups. Cost: for each group a look at the groups of
 * its rarest candidate, and the same for candidates.
 */
export function reducedCover(merged: Merged, costs: Float64Array): Merged {
  let rows = rowsOf(merged);
  let left = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    rows = withoutSupersets(rows, costs.length);
    const useless = dominated(rows, costs);
    const next = rows.reduce((sum, row) => sum + row.length, 0);
    if (useless.size === 0 || next === left) break;
    left = next;
    rows = rows.map((row) => row.filter((candidate) => !useless.has(candidate)));
  }
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, group) => (starts[group + 1] = starts[group]! + row.length));
  const candidates = Int32Array.from(rows.flat());
  return {
    starts,
    candidates,
    units: new Float64Array(candidates.length).fill(1),
    weights: new Float64Array(rows.length).fill(1),
    // Groups of the smaller problem stand for others as well: no point belongs to one alone.
    groupOfPoint: new Int32Array(0),
  };
}

function rowsOf({ starts, candidates, weights }: Merged): number[][] {
  return Array.from(weights, (_, group) => [
    ...candidates.subarray(starts[group], starts[group + 1]),
  ]);
}

/** Of equal rows the first one stays. */
function withoutSupersets(rows: readonly number[][], candidates: number): number[][] {
  const order = [...rows.keys()].sort((a, b) => rows[a]!.length - rows[b]!.length || a - b);
  const rowsWith: number[][] = Array.from({ length: candidates }, () => []);
  for (const row of order) for (const candidate of rows[row]!) rowsWith[candidate]!.push(row);
  const sets = rows.map((row) => new Set(row));
  const isOut = new Uint8Array(rows.length);
  for (const row of order) {
    if (isOut[row]) continue;
    const own = rows[row]!;
    const [rarest] = own.toSorted((a, b) => rowsWith[a]!.length - rowsWith[b]!.length);
    if (rarest === undefined) continue;
    for (const other of rowsWith[rarest]!) {
      if (other === row || isOut[other] || rows[other]!.length < own.length) continue;
      if (own.every((candidate) => sets[other]!.has(candidate))) isOut[other] = 1;
    }
  }
  return rows.filter((_, row) => !isOut[row]);
}

/** Candidates that another one replaces; of two that are alike the later one. */
function dominated(rows: readonly number[][], costs: Float64Array): Set<number> {
  const served: number[][] = Array.from(costs, () => []);
  rows.forEach((row, group) => {
    for (const candidate of row) served[candidate]!.push(group);
  });
  const sets = served.map((groups) => new Set(groups));
  const out = new Set<number>();
  for (const [candidate, groups] of served.entries()) {
    const [rarest] = groups.toSorted((a, b) => rows[a]!.length - rows[b]!.length);
    if (rarest === undefined) continue;
    for (const other of rows[rarest]!) {
      if (other === candidate || out.has(other) || costs[other]! > costs[candidate]!) continue;
      const isLarger = served[other]!.length > groups.length || costs[other]! < costs[candidate]!;
      if (served[other]!.length < groups.length || (!isLarger && other > candidate)) continue;
      if (!groups.every((group) => sets[other]!.has(group))) continue;
      out.add(candidate);
      break;
    }
  }
  return out;
}
