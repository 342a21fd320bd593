/** The network as it would be if something that is closed were open: for telling what a detour is owed to. */
import { edgeFlag, streetClassOf } from './flags.ts';
import type { Network } from './network.ts';
import type { AccessClass } from './profiles.ts';
import { waitSeconds, type Travel } from './travel.ts';

/**
 * - `closed`: gates and ways that are closed to the public. Walls and fences across a way stay shut: nobody could open them.
 * - `on-foot`: whatever can be walked, for those with wheels.
 */
export type Opening = 'closed' | 'on-foot';

/** A gate, or a way, that is closed to the public though one could walk through. */
export function isClosed(flags: number): boolean {
  if (flags & edgeFlag.gate) return (flags & (edgeFlag.noDoor | edgeFlag.foot)) === 0;
  return (flags & edgeFlag.closed) !== 0;
}

function opens(flags: number, accessClass: AccessClass, opening: Opening): boolean {
  if (opening === 'on-foot') return (flags & edgeFlag.foot) !== 0;
  if (!isClosed(flags)) return false;
  if (flags & edgeFlag.gate || accessClass === 'foot') return true;
  if (flags & edgeFlag.steps) return false;
  return accessClass === 'pram' || streetClassOf(flags) !== 'path';
}

/** The same profile at the same pace, let through where `opening` says. Cost: one pass over half-edges. */
export function openedTravel(network: Network, travel: Travel, opening: Opening): Travel {
  const slotSeconds = travel.slotSeconds.slice();
  for (let slot = 0; slot < slotSeconds.length; slot++) {
    if (slotSeconds[slot] !== Infinity) continue;
    const edge = network.adjacentEdge[slot]! >> 1;
    const flags = network.edgeFlags[edge]!;
    if (!opens(flags, travel.accessClass, opening)) continue;
    slotSeconds[slot] =
      waitSeconds(travel, flags, false) +
      waitSeconds(travel, flags, true) +
      network.edgeLengthMeters[edge]! * travel.secondsPerMeter[edge]!;
  }
  return { ...travel, slotSeconds };
}

/** The way back: seconds from everywhere to one place. On foot both directions are the same. */
export function reversedTravel(network: Network, travel: Travel): Travel {
  if (travel.forward === travel.backward) return travel;
  const slotSeconds = new Float32Array(travel.slotSeconds.length);
  const forwardSlot = new Uint32Array(network.edgeCount);
  const backwardSlot = new Uint32Array(network.edgeCount);
  network.adjacentEdge.forEach((halfEdge, slot) => {
    (halfEdge & 1 ? backwardSlot : forwardSlot)[halfEdge >> 1] = slot;
  });
  for (let edge = 0; edge < network.edgeCount; edge++) {
    slotSeconds[forwardSlot[edge]!] = travel.slotSeconds[backwardSlot[edge]!]!;
    slotSeconds[backwardSlot[edge]!] = travel.slotSeconds[forwardSlot[edge]!]!;
  }
  return { ...travel, forward: travel.backward, backward: travel.forward, slotSeconds };
}
