/** What can be wrong with a weight or a place, and with a whole file. Sentences are made of these by whoever shows them. */
import type { PopulationGroup } from '../../domain/coverage/population.ts';
import type { FileRefusal } from '../tables/problems.ts';

/** Where in its file a point stands: a line of a table, or a cell of a raster; all from 1. */
export type PointPlace = { line: number } | { row: number; column: number };

export type PointFaultReason =
  | 'no-number'
  | 'negative'
  | 'absurd'
  | 'part-above-whole'
  | 'no-degrees'
  | 'no-code'
  | 'code-twice';

export interface PointFault {
  at: PointPlace;
  reason: PointFaultReason;
  field: PopulationGroup | 'lng' | 'lat' | 'code';
  /** As it stands in the file. */
  value: string;
  /** For `absurd`: the most that there can be; for `part-above-whole`: the whole; for `code-twice`: the first line. */
  limit?: number;
}

/** The whole file cannot be taken. */
export type PopulationRefusal =
  | { reason: 'table'; refusal: FileRefusal }
  | { reason: 'column-missing'; field: 'people' | 'place'; headers: readonly string[] }
  | { reason: 'column-twice'; headers: readonly [string, string] }
  | { reason: 'raster'; why: RasterRefusal; quoted: string }
  | { reason: 'faults'; count: number; first: readonly PointFault[] }
  | { reason: 'outside'; inside: number; outside: number; swapped: boolean }
  | { reason: 'nobody' }
  /** What only a table of points leaves open. */
  | { reason: 'option-not-used'; option: string }
  | { reason: 'too-many-points'; most: number }
  | { reason: 'points-twice'; share: number };

export type RasterRefusal =
  | 'unreadable'
  | 'projected'
  | 'no-crs'
  | 'other-datum'
  | 'rotated'
  | 'several-bands'
  | 'no-numbers'
  | 'block-too-large'
  | 'too-many-cells';

/** Faults that are kept to be shown; the others are counted. */
export const mostFaultsShown = 20;
