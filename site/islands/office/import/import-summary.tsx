import { useState } from 'preact/hooks';
import type { FacilityImportResult } from '../../../../server/contract/facility-import.ts';
import { saveFile } from '../../../lib/save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePage } from '../../words.ts';
import type { TableImport } from './use-table-import.ts';

interface Props {
  readonly table: TableImport;
  readonly result: FacilityImportResult;
  readonly onWritten: () => void;
}

/** How many lines there are of each kind, and writing them, which asks once more. */
export function ImportSummary({ table, result, onWritten }: Props) {
  const { t, plural } = usePage().words;
  const [asks, setAsks] = useState(false);
  const { counts } = result;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const writes = counts.new + counts.changed;
  const take = async () => {
    const csv = await table.lines();
    if (csv) saveFile(t('office.import-lines-name'), csv);
  };
  return (
    <div class="import-summary">
      <p role="status">
        <strong>{plural('office.import-all-lines', all)}</strong>{' '}
        {t('office.import-counts', { ...counts })}
      </p>
      {counts.error > 0 && (
        <p class="office-problem">{plural('office.import-has-errors', counts.error)}</p>
      )}
      {counts.error === 0 && writes === 0 && <p>{t('office.import-nothing-new')}</p>}
      <p class="office-actions">
        {counts.error === 0 && writes > 0 && (
          <Button disabled={!table.isCurrent} onClick={() => setAsks(true)}>
            {plural('office.import-write', writes)}
          </Button>
        )}
        <Button look="quiet" onClick={() => void take()}>
          {t('office.import-take-lines')}
        </Button>
      </p>
      {asks && (
        <Dialog
          title={plural('office.import-write', writes)}
          closeLabel={t('office.close')}
          onClose={() => setAsks(false)}
        >
          <div class="import-confirm">
            <p>
              {t('office.import-confirm', {
                name: table.choices?.file.name ?? '',
                new: counts.new,
                changed: counts.changed,
              })}
            </p>
            {counts.duplicate > 0 && (
              <p>{plural('office.import-confirm-left', counts.duplicate)}</p>
            )}
            {result.kept > 0 && <p>{plural('office.import-confirm-kept', result.kept)}</p>}
            <p class="quiet">{t('office.import-confirm-undo')}</p>
            <p class="office-actions">
              <Button
                onClick={() => {
                  setAsks(false);
                  void table.write().then(onWritten);
                }}
              >
                {t('office.import-write-now')}
              </Button>
              <Button look="quiet" onClick={() => setAsks(false)}>
                {t('office.import-cancel')}
              </Button>
            </p>
          </div>
        </Dialog>
      )}
    </div>
  );
}
