/**
 * Seconds to the nearest goal from every node: one search from all goals at once, against the direction of travel.
 *
 * Why it equals single circles: a circle's seconds to a facility are the sum over off-street metres, the part of the first edge, whole
 * half-edges, the part of the last edge and off-street metres. The search adds the same terms from the other end, so the sums differ by
 * rounding alone (tested within a millionth of a second).
 */
import type { AccessPoint, Network } from '../../network/network.ts';
import { waitSeconds, type Travel } from '../../network/travel.ts';
import { BucketQueue } from './bucket-queue.ts';
import type { Goal, Goals } from './goals.ts';
import { noStreet, type People } from './people.ts';

export interface Nearest {
  readonly network: Network;
  /** The profile looking back from its goals. */
  readonly back: Travel;
  readonly goals: Goals;
  /** By node; Infinity where no way leads to any goal. */
  readonly seconds: Float64Array;
}

/**
 * @param back the profile looking back (`reversedTravel`): people go to the goal
 * @param queue scratch, to be used again for the next search
 * Cost: every half-edge once or little more.
 */
export function nearestTo(
  network: Network,
  back: Travel,
  goals: Goals,
  queue = new BucketQueue(),
): Nearest {
  const seconds = new Float64Array(network.nodeCount).fill(Infinity);
  const expandedAt = new Float64Array(network.nodeCount).fill(Infinity);
  const improve = (node: number, value: number) => {
    if (value >= seconds[node]!) return;
    seconds[node] = value;
    queue.push(node, value);
  };
  for (const node of goals.nodes) improve(node, 0);
  for (const there of goals.onEdge.values())
    for (const goal of there) eachEnd(network, back, goal, improve);
  const { adjacentFirst, adjacentNode } = network;
  const { slotSeconds } = back;
  for (let node = queue.pop(); node !== -1; node = queue.pop()) {
    const here = seconds[node]!;
    // A node waits once for every improvement; only its best value is expanded, once.
    if (here >= expandedAt[node]!) continue;
    expandedAt[node] = here;
    for (let slot = adjacentFirst[node]!, end = adjacentFirst[node + 1]!; slot < end; slot++) {
      const there = here + slotSeconds[slot]!;
      const next = adjacentNode[slot]!;
      if (there < seconds[next]!) {
        seconds[next] = there;
        queue.push(next, there);
      }
    }
  }
  return { network, back, goals, seconds };
}

/** Seconds from a place to its nearest goal, off-street metres on both sides included; Infinity where none can be reached. */
export function secondsFrom(nearest: Nearest, place: AccessPoint): number {
  return secondsAt(nearest, place.edge, place.alongMeters, place.offStreetMeters);
}

/** The same of a place that comes in columns: nothing is made on the way. */
export function secondsAt(
  { network, back, goals, seconds }: Nearest,
  edge: number,
  alongMeters: number,
  offStreetMeters: number,
): number {
  const flags = network.edgeFlags[edge]!;
  const pace = back.secondsPerMeter[edge]!;
  const offStreet = offStreetMeters * back.offStreetSecondsPerMeter;
  let best = Infinity;
  // Looking back, people leave for an end that the search came from.
  if (flags & back.forward)
    best =
      seconds[network.edgeFrom[edge]!]! +
      (offStreet + waitSeconds(back, flags, false) + alongMeters * pace);
  if (flags & back.backward) {
    const ahead = network.edgeLengthMeters[edge]! - alongMeters;
    best = Math.min(
      best,
      seconds[network.edgeTo[edge]!]! + (offStreet + waitSeconds(back, flags, true) + ahead * pace),
    );
  }
  const there = goals.onEdge.get(edge);
  if (there)
    for (const goal of there)
      best = Math.min(
        best,
        secondsAlong(network, back, { edge, alongMeters, offStreetMeters }, goal),
      );
  return best;
}

/** Person by person; NaN where no street is near. Null for a category without a single facility: Infinity. */
export function secondsOfPeople(nearest: Nearest | null, people: People): Float64Array {
  const { count, edge, alongMeters, offStreetMeters } = people;
  const found = new Float64Array(count);
  for (let i = 0; i < count; i++)
    found[i] =
      edge[i] === noStreet
        ? NaN
        : nearest
          ? secondsAt(nearest, edge[i]!, alongMeters[i]!, offStreetMeters[i]!)
          : Infinity;
  return found;
}

/**
 * The ends of its edge between which and a place one may travel, with the seconds, off-street ones included.
 * @param arriving looking back, from the ends to the place; otherwise from the place to the ends
 */
export function eachEnd(
  network: Network,
  back: Travel,
  { edge, alongMeters, offStreetMeters }: AccessPoint,
  visit: (node: number, seconds: number) => void,
  arriving = false,
): void {
  const flags = network.edgeFlags[edge]!;
  const pace = back.secondsPerMeter[edge]!;
  const offStreet = offStreetMeters * back.offStreetSecondsPerMeter;
  if (flags & (arriving ? back.forward : back.backward))
    visit(
      network.edgeFrom[edge]!,
      offStreet + waitSeconds(back, flags, false) + alongMeters * pace,
    );
  if (flags & (arriving ? back.backward : back.forward)) {
    const ahead = network.edgeLengthMeters[edge]! - alongMeters;
    visit(network.edgeTo[edge]!, offStreet + waitSeconds(back, flags, true) + ahead * pace);
  }
}

/** Seconds straight along the edge that place and goal share; Infinity against a one-way street. */
export function secondsAlong(
  network: Network,
  back: Travel,
  place: AccessPoint,
  goal: Goal,
): number {
  const meters = place.alongMeters - goal.alongMeters;
  const flags = network.edgeFlags[goal.edge]!;
  if (meters !== 0 && (flags & (meters > 0 ? back.forward : back.backward)) === 0) return Infinity;
  return (
    (place.offStreetMeters + goal.offStreetMeters) * back.offStreetSecondsPerMeter +
    Math.abs(meters) * back.secondsPerMeter[goal.edge]!
  );
}
