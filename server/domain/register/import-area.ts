import type { RegisterRow, RowVerdict } from './import-verdict.ts';

const wholeProvince = '44';
const levels = [12, 9, 6, 4];

/**
 * The smallest area that holds everything which an import writes, before and after: whoever has it may take the import back. The whole province
 * where something lies in no community, or nothing is written.
 */
export function importArea(
  verdicts: readonly RowVerdict[],
  rows: readonly Pick<RegisterRow, 'id' | 'community'>[],
): string {
  const communityOf = new Map(rows.map(({ id, community }) => [id, community]));
  const touched = new Set<string | null>();
  for (const one of verdicts)
    if (one.verdict === 'new') touched.add(one.values.community ?? null);
    else if (one.verdict === 'changed') {
      const before = communityOf.get(one.id) ?? null;
      touched.add(before).add(one.values.community === undefined ? before : one.values.community);
    }
  const [first = null] = touched;
  if (first === null) return wholeProvince;
  const length = levels.find((size) =>
    [...touched].every((code) => code?.slice(0, size) === first.slice(0, size)),
  );
  return length === undefined ? wholeProvince : first.slice(0, length);
}
