import type { DuplicateAnswer } from '../../../server/contract/duplicate.ts';
import { usePage } from '../words.ts';
import { useLoaded, useOffice } from './office.ts';

/** Which of the facilities of a page may stand twice, and beside what: name of the other one by id. */
export function useDuplicateMarks(ids: readonly string[]) {
  const { area } = useOffice();
  const { value, reload } = useLoaded<{ duplicates: DuplicateAnswer[] }>(
    ids.length === 0 ? null : `/duplicates?area=${area.code}&open=1&of=${ids.join(',')}`,
  );
  const marks = new Map<string, string>();
  for (const { facility, other } of value?.duplicates ?? []) {
    marks.set(facility.id, other.name ?? other.id);
    marks.set(other.id, facility.name ?? facility.id);
  }
  return { marks, reload };
}

/** Stands beside a facility as long as nobody has said whether it is the same as another one. */
export function DuplicateMark({ other }: { readonly other: string | undefined }) {
  const { t } = usePage().words;
  if (other === undefined) return null;
  return (
    <p>
      <span class="state state-doubt">{t('office.may-be-twice', { name: other })}</span>
    </p>
  );
}
