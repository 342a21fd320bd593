import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FacilityImportAnswer } from '../../../../server/contract/facility-import.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { FormerImports } from './former-imports.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportFile } from './import-file.tsx';
import { ImportLines } from './import-lines.tsx';
import { ImportSummary } from './import-summary.tsx';
import { ImportWarnings } from './import-warnings.tsx';
import { UndoImport } from './undo-import.tsx';
import { useTableImport } from './use-table-import.ts';

/** An office's own table: chosen, looked through line by line, written whole, and taken back. */
export function TableImport() {
  const { t } = usePage().words;
  const { regions } = useOffice();
  const former = useLoaded<{ imports: FacilityImportAnswer[] }>('/facility-imports');
  const table = useTableImport();
  const { looked, problem, busy, written } = table;
  const [undone, setUndone] = useState<string | null>(null);
  const done = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone; what came of it is read next.
  useLayoutEffect(() => done.current?.focus(), [written]);
  const own = former.value?.imports.find(({ id }) => id === written?.id);
  return (
    <section class="table-import">
      <h2>{t('office.tab-import')}</h2>
      <p class="quiet">{t('office.import-lead')}</p>
      {written ? (
        <div class="import-written" role="status" tabIndex={-1} ref={done}>
          <p>
            <strong>
              {t('office.import-written', {
                name: table.choices?.file.name ?? '',
                new: written.counts.new,
                changed: written.counts.changed,
              })}
            </strong>
          </p>
          <p class="quiet">
            {undone === written.id
              ? t('office.import-undone-now')
              : t('office.import-written-next')}
          </p>
          <p class="office-actions">
            <Button onClick={table.close}>{t('office.import-another')}</Button>
            {own && !own.undoneAt && (
              <UndoImport
                of={own}
                onDone={() => {
                  setUndone(own.id);
                  former.reload();
                }}
              />
            )}
          </p>
        </div>
      ) : (
        <>
          {regions.length > 0 ? (
            <ImportFile table={table} />
          ) : (
            <p role="status">{t('office.import-no-region')}</p>
          )}
          {problem && (
            <p class="office-problem" role="alert">
              {problem}{' '}
              {table.choices && !busy && (
                <Button look="text" onClick={table.again}>
                  {t('office.import-again')}
                </Button>
              )}
            </p>
          )}
          <p role="status" class="import-busy">
            {busy && t(busy === 'reading' ? 'office.reading' : 'office.import-writing')}
          </p>
          {looked && table.choices && (
            <>
              <ImportWarnings table={table} result={looked.result} />
              <ImportColumns
                key={table.choices.file.name}
                result={looked.result}
                onChange={(columns) => table.change({ columns })}
              />
              {looked.result.columnProblems.length === 0 && (
                <>
                  <ImportSummary table={table} result={looked.result} onWritten={former.reload} />
                  <ImportLines table={table} result={looked.result} />
                </>
              )}
            </>
          )}
        </>
      )}
      <FormerImports list={former} />
    </section>
  );
}
