/** The quickest way to a place, edge by edge, told in steps. */
import { edgeFlag } from './flags.ts';
import type { AccessPoint, Network } from './network.ts';
import { piece } from './reached-streets.ts';
import { fromOrigin, type Reach } from './reach.ts';
import { pointOnEdge } from './snap.ts';
import { tidySteps, type RouteStep, type StepNote } from './route-steps.ts';
import { waitSeconds } from './travel.ts';

/** A part of one edge, from one distance along it to another; backwards when `from` is larger. */
export interface Leg {
  edge: number;
  fromMeters: number;
  toMeters: number;
  seconds: number;
}

export interface Route {
  target: AccessPoint;
  meters: number;
  seconds: number;
  line: number[][];
  steps: RouteStep[];
}

/** Seconds to an access point, its off-street metres walked at the end. */
export function secondsTo(reach: Reach, target: AccessPoint): number {
  return (
    reach.secondsOnEdge(target.edge, target.alongMeters) +
    target.offStreetMeters * reach.travel.offStreetSecondsPerMeter
  );
}

/** The target soonest reached, or null when none is reached at all. */
export function soonest(
  reach: Reach,
  targets: readonly AccessPoint[],
): { target: AccessPoint; seconds: number } | null {
  let best: { target: AccessPoint; seconds: number } | null = null;
  for (const target of targets) {
    const seconds = secondsTo(reach, target);
    if (seconds < (best?.seconds ?? Infinity)) best = { target, seconds };
  }
  return best;
}

/**
 * Quickest way to one of the targets. Expands the search in doubling steps, and stops once the best time lies
 * within what is final. Null when no target can be reached within the search's own maximum.
 */
export function routeTo(reach: Reach, targets: readonly AccessPoint[]): Route | null {
  for (let until = 900; ; until *= 2) {
    reach.expand(until);
    const best = soonest(reach, targets);
    if (best && (best.seconds <= reach.untilSeconds || reach.exhausted))
      return tell(reach, best.target, best.seconds);
    if (reach.exhausted || reach.untilSeconds >= reach.maxSeconds) return null;
  }
}

/** Legs from the origin to the target, in order. */
export function legsTo(reach: Reach, target: AccessPoint): Leg[] {
  const { network, travel, seconds, origin } = reach;
  const arrive = reach.secondsOnEdge(target.edge, target.alongMeters);
  const pace = travel.secondsPerMeter[target.edge]!;
  if (target.edge === origin.edge && reach.secondsAlongOrigin(target.alongMeters) <= arrive) {
    return [
      {
        edge: target.edge,
        fromMeters: origin.alongMeters,
        toMeters: target.alongMeters,
        seconds: Math.abs(target.alongMeters - origin.alongMeters) * pace,
      },
    ];
  }
  const flags = network.edgeFlags[target.edge]!;
  const length = network.edgeLengthMeters[target.edge]!;
  const from = network.edgeFrom[target.edge]!,
    to = network.edgeTo[target.edge]!;
  const ahead =
    flags & travel.forward
      ? seconds[from]! + waitSeconds(travel, flags, false) + target.alongMeters * pace
      : Infinity;
  const viaFrom = ahead <= arrive;
  const legs: Leg[] = [
    {
      edge: target.edge,
      fromMeters: viaFrom ? 0 : length,
      toMeters: target.alongMeters,
      seconds: arrive - seconds[viaFrom ? from : to]!,
    },
  ];
  for (let node = viaFrom ? from : to; ;) {
    const slot = reach.slotTo[node]!;
    if (slot === fromOrigin) {
      legs.push(originLeg(reach, node));
      break;
    }
    const edge = network.adjacentEdge[slot]! >> 1;
    const against = network.adjacentEdge[slot]! & 1;
    const whole = network.edgeLengthMeters[edge]!;
    legs.push({
      edge,
      fromMeters: against ? whole : 0,
      toMeters: against ? 0 : whole,
      seconds: travel.slotSeconds[slot]!,
    });
    node = reach.cameFrom[node]!;
  }
  return legs.reverse();
}

/** From the origin along its own edge to one of that edge's ends. */
function originLeg(reach: Reach, node: number): Leg {
  const { network, origin } = reach;
  return {
    edge: origin.edge,
    fromMeters: origin.alongMeters,
    toMeters: reach.leavesBackward(node) ? 0 : network.edgeLengthMeters[origin.edge]!,
    seconds: reach.seconds[node]! - reach.originSeconds,
  };
}

export function noteOf(network: Network, edge: number): StepNote | null {
  const flags = network.edgeFlags[edge]!;
  if (flags & edgeFlag.ferry) return 'ferry';
  if (flags & edgeFlag.gate) return flags & edgeFlag.noDoor ? null : 'gate';
  if (flags & edgeFlag.steps) return 'steps';
  if (flags & (edgeFlag.crossing | edgeFlag.signalAtFrom | edgeFlag.signalAtTo)) return 'crossing';
  if (flags & edgeFlag.bridge) return 'bridge';
  return flags & edgeFlag.tunnel ? 'tunnel' : null;
}

function tell(reach: Reach, target: AccessPoint, seconds: number): Route {
  const { network } = reach;
  const legs = legsTo(reach, target);
  const line: number[][] = [[...pointOnEdge(network, reach.origin.edge, reach.origin.alongMeters)]];
  const steps: RouteStep[] = [];
  const offStreet = (meters: number) => {
    if (meters >= 0.5)
      steps.push({
        street: null,
        meters,
        seconds: meters * reach.travel.offStreetSecondsPerMeter,
        note: 'off-street',
      });
  };
  offStreet(reach.origin.offStreetMeters);
  let meters = 0;
  let gateBefore = false;
  for (const leg of legs) {
    const length = Math.abs(leg.toMeters - leg.fromMeters);
    meters += length;
    const street = network.names[network.edgeName[leg.edge]!] || null;
    const note = noteOf(network, leg.edge);
    const last = steps[steps.length - 1];
    const isGate = note === 'gate';
    // A gate is two edges, one on either side of its node: told once.
    if (isGate && gateBefore) {
      gateBefore = false;
      continue;
    }
    gateBefore = isGate;
    if (last && last.street === street && last.note === note && !isGate) {
      last.meters += length;
      last.seconds += leg.seconds;
      // A place right at a signal has no length on its edge, but the wait.
    } else if (isGate || length > 0 || leg.seconds > 0.05)
      steps.push({ street, meters: length, seconds: leg.seconds, note });
    if (length > 0)
      for (const point of piece(network, leg.edge, leg.fromMeters, leg.toMeters).slice(1))
        line.push(point);
  }
  offStreet(target.offStreetMeters);
  return {
    target,
    meters: meters + reach.origin.offStreetMeters + target.offStreetMeters,
    seconds,
    line,
    steps: tidySteps(steps),
  };
}
