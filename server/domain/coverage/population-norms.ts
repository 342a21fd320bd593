/** What no figure about people can be: more than these is an error of the file. */
import { normValue, type NormEntry } from '../norms.ts';

export interface PopulationNorms {
  /** Most people of one point, whatever it stands for. */
  pointPeople: number;
  peoplePerSquareKilometer: number;
}

export function readPopulationNorms(entries: readonly NormEntry[]): PopulationNorms {
  return {
    pointPeople: normValue(entries, 'population-point-limit', 'person'),
    peoplePerSquareKilometer: normValue(
      entries,
      'population-density-limit',
      'person-per-square-kilometer',
    ),
  };
}

/** Points nearer than this to each other may be single houses, whose people stand above one another. */
const leastCellMeters = 100;

/** Most people that one point may have. @param grainMeters null where it is not known */
export function mostPeopleOfPoint(norms: PopulationNorms, grainMeters: number | null): number {
  if (grainMeters === null) return norms.pointPeople;
  const side = Math.max(grainMeters, leastCellMeters) / 1000;
  return Math.min(norms.pointPeople, norms.peoplePerSquareKilometer * side * side);
}
