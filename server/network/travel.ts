/** A network seen by one profile: seconds for every half-edge, from lengths, flags and norms. */
import { edgeFlag } from './flags.ts';
import type { Network } from './network.ts';
import {
  accessClassOf,
  backwardMask,
  forwardMask,
  type AccessClass,
  type Profile,
} from './profiles.ts';

/** Speeds and waits, from `data/norms.json` or a deployment's own. */
export interface TravelNorms {
  metersPerMinute: Record<Profile, number>;
  stepsSpeedFactor: number;
  signalWaitSeconds: number;
  ferryWaitSeconds: number;
  ferryMetersPerMinute: number;
}

export interface Travel {
  profile: Profile;
  accessClass: AccessClass;
  /** Off-street seconds per metre: on foot; a bicycle is pushed there. */
  offStreetSecondsPerMeter: number;
  /** By edge, for partial edges. */
  secondsPerMeter: Float64Array;
  /** Half of a wait, laid on an edge's ends where its flags say so. */
  halfSignalSeconds: number;
  halfFerrySeconds: number;
  /** By adjacency slot; Infinity where the profile may not go. */
  slotSeconds: Float32Array;
  forward: number;
  backward: number;
}

/** Cost: one pass over edges and half-edges. */
export function travelBy(network: Network, profile: Profile, norms: TravelNorms): Travel {
  const accessClass = accessClassOf(profile);
  const own = 60 / norms.metersPerMinute[profile];
  const onFoot = accessClass === 'bike' ? 60 / norms.metersPerMinute.walk : own;
  const secondsPerMeter = new Float64Array(network.edgeCount);
  for (let e = 0; e < network.edgeCount; e++) {
    const flags = network.edgeFlags[e]!;
    const length = network.edgeLengthMeters[e]!;
    let pace = own;
    if (flags & edgeFlag.ferry) {
      const seconds = network.edgeFerrySeconds[e]!;
      pace = seconds > 0 && length > 0 ? seconds / length : 60 / norms.ferryMetersPerMinute;
    } else if (flags & edgeFlag.steps) pace = own / norms.stepsSpeedFactor;
    else if (accessClass === 'bike' && flags & edgeFlag.bikePushed) pace = onFoot;
    secondsPerMeter[e] = pace;
  }
  const travel: Travel = {
    profile,
    accessClass,
    offStreetSecondsPerMeter: onFoot,
    secondsPerMeter,
    halfSignalSeconds: norms.signalWaitSeconds / 2,
    halfFerrySeconds: norms.ferryWaitSeconds / 2,
    slotSeconds: new Float32Array(network.adjacentEdge.length),
    forward: forwardMask[accessClass],
    backward: backwardMask[accessClass],
  };
  for (let slot = 0; slot < network.adjacentEdge.length; slot++) {
    const edge = network.adjacentEdge[slot]! >> 1;
    const against = network.adjacentEdge[slot]! & 1;
    const flags = network.edgeFlags[edge]!;
    travel.slotSeconds[slot] =
      flags & (against ? travel.backward : travel.forward)
        ? waitSeconds(travel, flags, false) +
          waitSeconds(travel, flags, true) +
          network.edgeLengthMeters[edge]! * secondsPerMeter[edge]!
        : Infinity;
  }
  return travel;
}

/** Seconds of waiting that lie on one end of an edge. Half of each wait lies on either side of it. */
export function waitSeconds(travel: Travel, flags: number, atTo: boolean): number {
  let seconds = flags & edgeFlag.ferry ? travel.halfFerrySeconds : 0;
  if (flags & (atTo ? edgeFlag.signalAtTo : edgeFlag.signalAtFrom))
    seconds += travel.halfSignalSeconds;
  return seconds;
}
