/** The people of a region as an import keeps them: points with weights, in columns, and where they come from. */
import type { PopulationMeta } from '../../contract/population.ts';

/** Everybody, and parts of them. */
export const populationGroups = ['people', 'elderly', 'children', 'nonRegistered'] as const;
export type PopulationGroup = (typeof populationGroups)[number];

/** All of one length; a part is null where the source does not say it of every point. */
export interface PopulationColumns {
  /** Degrees, WGS-84. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Above 0, at most `population-point-limit` of the norms; each part is at most its point's people. */
  readonly people: Float64Array;
  readonly elderly: Float64Array | null;
  readonly children: Float64Array | null;
  readonly nonRegistered: Float64Array | null;
}

export interface Population {
  readonly meta: PopulationMeta;
  /** Another one after every import: what was computed for one version holds for it alone. */
  readonly version: string;
  readonly columns: PopulationColumns;
}
