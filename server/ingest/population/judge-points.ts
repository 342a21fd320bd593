/** Points that were read, held against the region and against each other: how fine they are, or why they are refused. */
import { mostPeopleOfPoint, type PopulationNorms } from '../../domain/coverage/population-norms.ts';
import type { PopulationColumns } from '../../domain/coverage/population.ts';
import type { PopulationRefusal } from './faults.ts';
import { grainOf } from './grain.ts';
import { mostPoints, type PointGatherer } from './point-gatherer.ts';

export type JudgedPoints =
  | { ok: true; columns: PopulationColumns; grainMeters: number | null }
  | { ok: false; refusal: PopulationRefusal };

/** Half of all points and more on each other's place is a table that was put together twice. */
const mostTwice = 0.5;

/** @param grainMeters as somebody said it, else it is measured */
export function judgePoints(
  points: PointGatherer,
  norms: PopulationNorms,
  grainMeters: number | null,
): JudgedPoints {
  const refuse = (refusal: PopulationRefusal) => ({ ok: false, refusal }) as const;
  const faults = () => refuse({ reason: 'faults', count: points.faultCount, first: points.faults });
  if (points.faultCount > 0) return faults();
  const { inside, outside, swapped } = points;
  if (outside.points > inside)
    return refuse({
      reason: 'outside',
      inside,
      outside: outside.points,
      swapped: swapped > inside + outside.points - swapped,
    });
  if (points.isFull) return refuse({ reason: 'too-many-points', most: mostPoints });
  const columns = points.columns();
  if (columns.people.length === 0) return refuse({ reason: 'nobody' });
  const grain = grainOf(columns.lng, columns.lat);
  if (grain.twice > mostTwice && columns.people.length > 2)
    return refuse({ reason: 'points-twice', share: grain.twice });
  const meters = grainMeters ?? grain.meters;
  points.judgeDensity(mostPeopleOfPoint(norms, meters));
  return points.faultCount > 0 ? faults() : { ok: true, columns, grainMeters: meters };
}
