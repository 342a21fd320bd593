/**
 * Competition for capacity: the two-step floating catchment area (Luo & Wang 2003; with a decay Dai 2010).
 *
 * Step 1, for each facility j: Rⱼ = capacityⱼ / Σ peopleₖ · w(secondsₖⱼ) over the people of its catchment.
 * Step 2, for each person i: accessᵢ = Σ Rⱼ · w(secondsᵢⱼ) over the facilities within reach.
 * Hence Σ accessᵢ · peopleᵢ = Σ capacityⱼ of the facilities whose catchment has people: nothing is lost, nothing is made.
 */
import type { Visit } from './catchments.ts';

/**
 * What a facility at some seconds is worth, 1 at the door.
 * - `binary`: the same up to the limit and with it
 * - `gaussian`: (e^(−½ (t/limit)²) − e^(−½)) / (1 − e^(−½)), 0 at the limit (Dai 2010)
 */
export type Decay = 'binary' | 'gaussian';

const atLimit = Math.exp(-0.5);

export function decayWeight(decay: Decay, seconds: number, limitSeconds: number): number {
  if (seconds > limitSeconds) return 0;
  if (decay === 'binary') return 1;
  const share = seconds / limitSeconds;
  return (Math.exp(-0.5 * share * share) - atLimit) / (1 - atLimit);
}

export interface TwoStep {
  readonly decay: Decay;
  /** Capacity per head, person by person, from the facilities whose capacity is known. */
  readonly knownAccess: Float64Array;
  /** How many facilities of unknown capacity each person has within reach. */
  readonly unknownWithin: Uint32Array;
  /** Facilities of known capacity that nobody reaches: their capacity is in nobody's access. */
  readonly unreached: readonly number[];
}

/**
 * @param visits pairs within the limit, each once (`catchments.ts`)
 * @param people weights, person by person
 * @param capacity of each facility by its number; null where unknown, as is that of a facility left out
 * @param limitSeconds of each person: what a facility is worth to somebody is measured by their own limit
 */
export function twoStep(
  visits: readonly Visit[],
  people: ArrayLike<number>,
  capacity: ReadonlyMap<number, number | null>,
  decay: Decay,
  limitSeconds: ArrayLike<number>,
): TwoStep {
  for (let i = 0; i < people.length; i++)
    if (!(limitSeconds[i]! > 0))
      throw new Error(`limitSeconds of person ${i} is ${limitSeconds[i]}, expected more than 0`);
  for (const [facility, value] of capacity)
    if (value !== null && !(Number.isFinite(value) && value >= 0))
      throw new Error(`capacity of facility ${facility} is ${value}, expected 0 or more`);
  const demand = new Map<number, number>();
  for (const { person, facility, seconds } of visits) {
    const weight = people[person]! * decayWeight(decay, seconds, limitSeconds[person]!);
    demand.set(facility, (demand.get(facility) ?? 0) + weight);
  }
  const knownAccess = new Float64Array(people.length);
  const unknownWithin = new Uint32Array(people.length);
  for (const { person, facility, seconds } of visits) {
    const weight = decayWeight(decay, seconds, limitSeconds[person]!);
    const own = capacity.get(facility) ?? null;
    const heads = demand.get(facility)!;
    if (own === null) {
      if (weight > 0) unknownWithin[person]!++;
    } else if (heads > 0) knownAccess[person]! += (own / heads) * weight;
  }
  const unreached = [...capacity.keys()].filter(
    (facility) => capacity.get(facility) !== null && !(demand.get(facility)! > 0),
  );
  return { decay, knownAccess, unknownWithin, unreached };
}

/** Capacity per head; null where a facility of unknown capacity is within reach: unknown is unknown, not 0. */
export function accessOf({ knownAccess, unknownWithin }: TwoStep, person: number): number | null {
  return unknownWithin[person]! > 0 ? null : knownAccess[person]!;
}
