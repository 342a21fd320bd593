import type { RowVerdict } from './import-verdict.ts';

export type ImportCounts = Record<RowVerdict['verdict'], number>;

export function countVerdicts(verdicts: readonly RowVerdict[]): ImportCounts {
  const counts: ImportCounts = { new: 0, changed: 0, same: 0, duplicate: 0, error: 0 };
  for (const { verdict } of verdicts) counts[verdict]++;
  return counts;
}
