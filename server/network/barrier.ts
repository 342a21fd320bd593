import { edgeFlag } from './flags.ts';

type Tags = Readonly<Record<string, string>>;

const closedValues = new Set(['no', 'private', 'military', 'emergency', 'permit']);
const gates = new Set([
  'gate',
  'lift_gate',
  'swing_gate',
  'sliding_gate',
  'wicket_gate',
  'hampshire_gate',
  'bump_gate',
  'sally_port',
  'turnstile',
  'full-height_turnstile',
  'kissing_gate',
]);
/** Walkers get over or through these; wheels do not. */
const notForWheels = new Set([
  'stile',
  'kissing_gate',
  'turnstile',
  'full-height_turnstile',
  'log',
  'rope',
]);
/** Things that nobody gets through unless tags say so. */
const walls = new Set([
  'wall',
  'fence',
  'hedge',
  'retaining_wall',
  'city_wall',
  'ditch',
  'guard_rail',
  'jersey_barrier',
  'debris',
]);

export interface Barrier {
  /** Who passes: bits `foot`, `pram`, `bikeForward | bikeBackward` of `edgeFlag`. */
  mask: number;
  gate: boolean;
}

const bothWays = edgeFlag.bikeForward | edgeFlag.bikeBackward;
export const everybody = edgeFlag.foot | edgeFlag.pram | bothWays;

function open(...values: (string | undefined)[]): boolean | undefined {
  const first = values.find((value) => value !== undefined);
  return first === undefined ? undefined : !closedValues.has(first);
}

/**
 * Who passes a barrier node. A gate is open on foot unless its access says no or private, or it is
 * locked; a wall is closed unless its access says yes. Null for a node that is no barrier.
 */
export function barrierAt(tags: Tags): Barrier | null {
  const kind = tags.barrier;
  const gate = gates.has(kind ?? '');
  const closedNode =
    kind === undefined && open(tags.foot, tags.access) === false && tags.highway !== undefined;
  if (kind === undefined && !closedNode) return null;
  if (kind === 'no' || kind === 'kerb' || kind === 'entrance') return null;
  const shut = walls.has(kind ?? '') || tags.locked === 'yes';
  let mask = 0;
  if (open(tags.foot, tags.access) ?? !shut) mask |= edgeFlag.foot;
  const wheels = !notForWheels.has(kind ?? '');
  const wheelchair = open(tags.wheelchair);
  if (mask !== 0 && (wheelchair ?? wheels)) mask |= edgeFlag.pram;
  if (open(tags.bicycle, tags.vehicle, tags.access) ?? (wheels && !shut)) mask |= bothWays;
  return { mask, gate };
}
