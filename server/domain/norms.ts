import type { TravelNorms } from '../network/travel.ts';

/** One entry of `data/norms.json`, as far as code reads it. */
export interface NormEntry {
  code: string;
  value: number;
  unit: string;
}

export interface Norms {
  urbanMinutes: number;
  ruralMinutes: number;
  travel: TravelNorms;
  snapLimitMeters: number;
  smallComponentMeters: number;
  offStreetMeters: number;
  densityRadiusMeters: number;
  /** Kilometres of walkable street per square kilometre: at or above → town, at or below → country. */
  urbanDensity: number;
  ruralDensity: number;
  namedPlaceRadiusMeters: number;
}

/** Norms that may be zero: waits, and a limit that switches itself off. All others divide or bound something. */
const mayBeZero = new Set([
  'wait-signalled-crossing',
  'wait-ferry',
  'small-component',
  'density-rural',
]);

/** The value of one norm. Throws on a norm that is missing, in another unit, or no usable number. */
export function normValue(entries: readonly NormEntry[], code: string, unit: string): number {
  const entry = entries.find((candidate) => candidate.code === code);
  if (!entry) throw new Error(`norm "${code}" is missing`);
  if (entry.unit !== unit)
    throw new Error(`norm "${code}" is in "${entry.unit}", expected "${unit}"`);
  const least = mayBeZero.has(code) ? 'of 0 or more' : 'above 0';
  if (
    !Number.isFinite(entry.value) ||
    entry.value < 0 ||
    (entry.value === 0 && !mayBeZero.has(code))
  ) {
    throw new Error(`norm "${code}" is ${entry.value}, expected a number ${least}`);
  }
  return entry.value;
}

/** Reads the norms that the circle needs. Throws on a norm that is missing, in another unit, or no usable number. */
export function readNorms(entries: readonly NormEntry[]): Norms {
  const value = (code: string, unit: string) => normValue(entries, code, unit);
  const perHour = (code: string) => (value(code, 'kilometer-per-hour') * 1000) / 60;
  return {
    urbanMinutes: value('limit-urban', 'minute'),
    ruralMinutes: value('limit-rural', 'minute'),
    travel: {
      metersPerMinute: {
        walk: value('speed-walk', 'meter-per-minute'),
        elder: value('speed-elder', 'meter-per-minute'),
        pram: value('speed-pram', 'meter-per-minute'),
        bike: perHour('speed-bike'),
        ebike: perHour('speed-ebike'),
      },
      stepsSpeedFactor: value('steps-speed-factor', 'ratio'),
      signalWaitSeconds: value('wait-signalled-crossing', 'second'),
      ferryWaitSeconds: value('wait-ferry', 'second'),
      ferryMetersPerMinute: value('speed-ferry', 'meter-per-minute'),
    },
    snapLimitMeters: value('snap-limit', 'meter'),
    smallComponentMeters: value('small-component', 'meter'),
    offStreetMeters: value('off-street-limit', 'meter'),
    densityRadiusMeters: value('density-radius', 'meter'),
    urbanDensity: value('density-urban', 'kilometer-per-square-kilometer'),
    ruralDensity: value('density-rural', 'kilometer-per-square-kilometer'),
    namedPlaceRadiusMeters: value('named-place-radius', 'meter'),
  };
}
