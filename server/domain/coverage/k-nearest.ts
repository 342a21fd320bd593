/**
 * Seconds to the nearest few facilities from every node, each facility once however many doors it has.
 *
 * Why a node need keep no more than `count` labels: if that many other facilities are nearer at a node, they are nearer at every node
 * that is reached through it as well. A label that is dropped has `count` better ones beside it, and those only improve.
 */
import type { AccessPoint, Network } from '../../network/network.ts';
import type { Travel } from '../../network/travel.ts';
import { BucketQueue } from './bucket-queue.ts';
import type { Goals } from './goals.ts';
import { eachEnd, secondsAlong } from './nearest.ts';

export interface FacilityAt {
  facility: number;
  seconds: number;
}

export interface NearestFew {
  readonly network: Network;
  readonly back: Travel;
  readonly goals: Goals;
  readonly count: number;
  /** By node × count, in no order; `none` where there are fewer. */
  readonly facility: Int32Array;
  readonly seconds: Float64Array;
}

const none = -1;

/** @param goals those on edges count; nodes have no facility. Cost: about `count` times one search. */
export function nearestFew(
  network: Network,
  back: Travel,
  goals: Goals,
  count: number,
  queue = new BucketQueue(),
): NearestFew {
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`count is ${count}, expected 1 or more`);
  const facility = new Int32Array(network.nodeCount * count).fill(none);
  const seconds = new Float64Array(network.nodeCount * count).fill(Infinity);
  // A label only ever falls, also when it passes from one facility to another, so one mark for each place is enough.
  const expandedAt = new Float64Array(network.nodeCount * count).fill(Infinity);
  const improve = (node: number, which: number, value: number) => {
    let worst = node * count;
    for (let label = node * count, end = label + count; label < end; label++) {
      if (facility[label] === which) {
        worst = label;
        break;
      }
      if (seconds[label]! > seconds[worst]!) worst = label;
    }
    if (value >= seconds[worst]!) return;
    facility[worst] = which;
    seconds[worst] = value;
    queue.push(worst, value);
  };
  for (const there of goals.onEdge.values())
    for (const goal of there)
      eachEnd(network, back, goal, (node, value) => improve(node, goal.facility, value));
  const { adjacentFirst, adjacentNode } = network;
  for (let label = queue.pop(); label !== -1; label = queue.pop()) {
    const here = seconds[label]!;
    if (here >= expandedAt[label]!) continue;
    expandedAt[label] = here;
    const node = Math.floor(label / count);
    const which = facility[label]!;
    for (let slot = adjacentFirst[node]!, end = adjacentFirst[node + 1]!; slot < end; slot++) {
      const there = here + back.slotSeconds[slot]!;
      if (there < Infinity) improve(adjacentNode[slot]!, which, there);
    }
  }
  return { network, back, goals, count, facility, seconds };
}

/** The nearest facilities from a place, nearest first, at most `count`; fewer where fewer can be reached. */
export function fewFrom(few: NearestFew, place: AccessPoint): FacilityAt[] {
  const { network, back, goals, count, facility, seconds } = few;
  const best = new Map<number, number>();
  const note = (which: number, value: number) => {
    if (value < (best.get(which) ?? Infinity)) best.set(which, value);
  };
  eachEnd(
    network,
    back,
    place,
    (node, toNode) => {
      for (let label = node * count, end = label + count; label < end; label++)
        if (facility[label] !== none) note(facility[label]!, seconds[label]! + toNode);
    },
    true,
  );
  for (const goal of goals.onEdge.get(place.edge) ?? [])
    note(goal.facility, secondsAlong(network, back, place, goal));
  return [...best]
    .map(([which, value]) => ({ facility: which, seconds: value }))
    .sort((a, b) => a.seconds - b.seconds || a.facility - b.facility)
    .slice(0, count);
}
