import { normValue, type NormEntry } from '../norms.ts';

/** The norms by which duplicates and wrong datums are suspected. */
export interface RegisterNorms {
  duplicateMeters: number;
  /** Likeness of names, 0 to 1, that is enough within a category. */
  duplicateName: number;
  /** … and across categories. */
  certainName: number;
  /** A pair that was judged to be two places is asked about again when one moves farther than this. */
  duplicateMovedMeters: number;
  datumFitMeters: number;
  /** Shares of 0 to 1. */
  datumFitShare: number;
  datumSuspectShare: number;
  datumWitnessShare: number;
  datumLeastPlaces: number;
}

/** Throws on a norm that is missing, in another unit, or no usable number. */
export function readRegisterNorms(entries: readonly NormEntry[]): RegisterNorms {
  return {
    duplicateMeters: normValue(entries, 'duplicate-distance', 'meter'),
    duplicateName: normValue(entries, 'duplicate-name', 'ratio'),
    certainName: normValue(entries, 'duplicate-name-certain', 'ratio'),
    duplicateMovedMeters: normValue(entries, 'duplicate-moved-distance', 'meter'),
    datumFitMeters: normValue(entries, 'datum-fit-distance', 'meter'),
    datumFitShare: normValue(entries, 'datum-fit-share', 'ratio'),
    datumSuspectShare: normValue(entries, 'datum-suspect-share', 'ratio'),
    datumWitnessShare: normValue(entries, 'datum-witness-share', 'ratio'),
    datumLeastPlaces: normValue(entries, 'datum-least-places', 'place'),
  };
}
