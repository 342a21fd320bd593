import type { NormEntry } from '../norms.ts';

export interface CompletenessNorms {
  /** Validity where no day is given. */
  usualDays: number;
  mostDays: number;
}

/** Throws on a norm that is missing, in another unit, or no whole number of days above 0. */
export function readCompletenessNorms(entries: readonly NormEntry[]): CompletenessNorms {
  const days = (code: string) => {
    const entry = entries.find((candidate) => candidate.code === code);
    if (!entry) throw new Error(`norm "${code}" is missing`);
    if (entry.unit !== 'day')
      throw new Error(`norm "${code}" is in "${entry.unit}", expected "day"`);
    if (!Number.isInteger(entry.value) || entry.value < 1)
      throw new Error(`norm "${code}" is ${entry.value}, expected a whole number above 0`);
    return entry.value;
  };
  return {
    usualDays: days('completeness-validity'),
    mostDays: days('completeness-validity-max'),
  };
}
