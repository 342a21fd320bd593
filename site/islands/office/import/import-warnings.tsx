import type { FacilityImportResult } from '../../../../server/contract/facility-import.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import type { TableImport } from './use-table-import.ts';

interface Props {
  readonly table: TableImport;
  readonly result: FacilityImportResult;
}

/** What should be looked at before the lines: a datum that does not fit, what the reader did, what was left out. */
export function ImportWarnings({ table, result }: Props) {
  const { t, plural } = usePage().words;
  const { suspicion, crsHint, notes, leftOut, placed } = result;
  const chosen = table.choices?.crs;
  const named = crsHint && crsHint !== chosen ? crsHint : null;
  const suspected = suspicion?.crs ?? named;
  return (
    <>
      {suspected && suspected !== chosen && (
        <div class="import-datum" role="alert">
          <p>
            {suspicion?.says ??
              t('office.import-crs-named', { crs: t(`office.import-crs-${suspected}`) })}
          </p>
          <p class="office-actions">
            <Button disabled={table.busy !== null} onClick={() => table.change({ crs: suspected })}>
              {t('office.import-use-crs', { crs: t(`office.import-crs-${suspected}`) })}
            </Button>
          </p>
        </div>
      )}
      {(notes.length > 0 || placed > 0) && (
        <ul class="import-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          {placed > 0 && <li>{plural('office.import-placed', placed)}</li>}
        </ul>
      )}
      {leftOut.count > 0 && (
        <details class="import-more">
          <summary>{plural('office.import-left-out', leftOut.count)}</summary>
          <ul class="import-notes">
            {leftOut.says.map((said) => (
              <li key={said}>{said}</li>
            ))}
            {leftOut.count > leftOut.says.length && <li>…</li>}
          </ul>
        </details>
      )}
    </>
  );
}
