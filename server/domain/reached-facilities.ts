/** Seconds to every facility that a search came to. */
import type { Reach } from '../network/reach.ts';
import type { AccessIndex } from './access-index.ts';

export interface ReachedEntry {
  facility: number;
  seconds: number;
  /** Entry of the access index behind the seconds. */
  entry: number;
}

/**
 * Quickest access of every facility within `limitSeconds`, in no order. Exact where the search is final up to the limit.
 * Cost: entries at the edges of the nodes touched.
 */
export function reachedFacilities(
  reach: Reach,
  index: AccessIndex,
  limitSeconds: number,
): Map<number, ReachedEntry> {
  const { network, touched, touchedCount, travel } = reach;
  const found = new Map<number, ReachedEntry>();
  const edgeAt = (edge: number) => {
    for (
      let entry = index.edgeFirst[edge]!, end = index.edgeFirst[edge + 1]!;
      entry < end;
      entry++
    ) {
      const off = index.offStreetMeters[entry]! * travel.offStreetSecondsPerMeter;
      const seconds = reach.secondsOnEdge(edge, index.alongMeters[entry]!) + off;
      if (seconds > limitSeconds) continue;
      const facility = index.facility[entry]!;
      const best = found.get(facility);
      if (!best) found.set(facility, { facility, seconds, entry });
      else if (seconds < best.seconds) {
        best.seconds = seconds;
        best.entry = entry;
      }
    }
  };
  edgeAt(reach.origin.edge);
  for (let i = 0; i < touchedCount; i++) {
    const node = touched[i]!;
    if (!index.atNode[node] || reach.seconds[node]! > limitSeconds) continue;
    for (
      let slot = network.adjacentFirst[node]!, end = network.adjacentFirst[node + 1]!;
      slot < end;
      slot++
    ) {
      edgeAt(network.adjacentEdge[slot]! >> 1);
    }
  }
  return found;
}

/** Edge of an entry, by binary search in the index. */
export function edgeOfEntry(index: AccessIndex, entry: number): number {
  let low = 0,
    high = index.edgeFirst.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (index.edgeFirst[middle]! <= entry) low = middle;
    else high = middle;
  }
  return low;
}
