import type { FacilityImportAnswer } from '../../../../server/contract/facility-import.ts';
import { momentWords } from '../../../lib/moment-words.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePage } from '../../words.ts';
import { useOffice, type Loaded } from '../office.ts';
import { UndoImport } from './undo-import.tsx';

interface Props {
  readonly list: Loaded<{ imports: FacilityImportAnswer[] }>;
}

/** Tables that were written, the newest first. */
export function FormerImports({ list }: Props) {
  const { words } = usePage();
  const { t } = words;
  const { regions } = useOffice();
  const imports = list.value?.imports;
  return (
    <div class="former-imports">
      <h3>{t('office.import-former')}</h3>
      {list.problem && (
        <p class="office-problem" role="alert">
          {list.problem}
        </p>
      )}
      {!imports && !list.problem && <Skeleton lines={2} />}
      {imports?.length === 0 && <p class="quiet">{t('office.import-no-former')}</p>}
      <ul class="office-list">
        {imports?.map((one) => (
          <li key={one.id} class="office-entry">
            <h4>{one.fileName}</h4>
            <p class="quiet">
              {[
                momentWords(one.at, words),
                one.areaName ?? one.area,
                regions.find(({ id }) => id === one.region)?.name ?? one.region,
                t('office.import-former-counts', {
                  new: one.counts['new'] ?? 0,
                  changed: one.counts['changed'] ?? 0,
                }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p class="office-actions">
              {one.undoneAt ? (
                <span class="state state-no-data">
                  {t('office.import-was-undone', { at: momentWords(one.undoneAt, words) })}
                </span>
              ) : (
                <UndoImport of={one} onDone={list.reload} />
              )}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
