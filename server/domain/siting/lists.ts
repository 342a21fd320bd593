import type { SitingWorld } from './world.ts';

/** For each point the new candidates that would serve it better than what stands, by CSR, candidates ascending. */
export interface Lists {
  starts: Int32Array;
  candidates: Int32Array;
  /** By how much better than `standing`, for one person: always above 0. */
  units: Float64Array;
  /** What existing sites give one person at each point; 0 if nothing. */
  standing: Float64Array;
}

/**
 * Reads the pairs as units of use: `unitOf(seconds)` must not rise with seconds, and 0 is no use.
 * Existing sites vanish into `standing`: as the best site counts, max(standing, u) = standing + max(0, u − standing).
 */
export function listsOf(world: SitingWorld, unitOf: (seconds: number) => number): Lists {
  const { pairs, existing = [], candidates } = world;
  const points = world.weights.length;
  const stands = new Uint8Array(candidates);
  for (const candidate of existing) stands[candidate] = 1;

  const units = Float64Array.from(pairs.seconds, unitOf);
  const standing = new Float64Array(points);
  for (let pair = 0; pair < units.length; pair++) {
    const point = pairs.points[pair] as number;
    if (stands[pairs.candidates[pair] as number] && units[pair]! > standing[point]!) {
      standing[point] = units[pair]!;
    }
  }

  const starts = new Int32Array(points + 1);
  const listed = new Int32Array(units.length);
  const better = new Float64Array(units.length);
  let end = 0;
  let current = 0;
  // Sorted by candidate first and then, keeping that order, by point: twins of a pair lie side by side.
  const byCandidate = orderBy(pairs.candidates, candidates, null);
  for (const pair of orderBy(pairs.points, points, byCandidate)) {
    const point = pairs.points[pair] as number;
    while (current < point) starts[++current] = end;
    const candidate = pairs.candidates[pair] as number;
    const unit = units[pair]! - standing[point]!;
    if (stands[candidate] || !(unit > 0)) continue;
    if (end > starts[point]! && listed[end - 1] === candidate) {
      better[end - 1] = Math.max(better[end - 1]!, unit);
    } else {
      listed[end] = candidate;
      better[end++] = unit;
    }
  }
  while (current < points) starts[++current] = end;
  return { starts, candidates: listed.slice(0, end), units: better.slice(0, end), standing };
}

/** A stable counting sort: the numbers of `keys`, or those of `order`, by ascending key. */
function orderBy(keys: ArrayLike<number>, end: number, order: Int32Array | null): Int32Array {
  const next = new Int32Array(end + 1);
  for (let i = 0; i < keys.length; i++) next[(keys[i] as number) + 1]!++;
  for (let key = 0; key < end; key++) next[key + 1]! += next[key]!;
  const sorted = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const i = order ? order[at]! : at;
    sorted[next[keys[i] as number]!++] = i;
  }
  return sorted;
}
