import { useState } from 'preact/hooks';
import type { FacilityImportResult } from '../../../../server/contract/facility-import.ts';
import { usePage } from '../../words.ts';
import type { Columns } from './use-table-import.ts';

interface Props {
  readonly result: FacilityImportResult;
  readonly onChange: (columns: Columns) => void;
}

/** Which column of the table is what; open at first where it could not be told. */
export function ImportColumns({ result, onChange }: Props) {
  const { t } = usePage().words;
  const { fields, headers, columnProblems, isRemembered } = result;
  const found = fields.filter(({ column }) => column !== null);
  const [open, setOpen] = useState(columnProblems.length > 0);
  const choose = (code: string, value: string) =>
    onChange(
      Object.fromEntries(
        fields.map((field) => [
          field.code,
          field.code !== code ? field.column : value === '' ? null : Number(value),
        ]),
      ),
    );
  return (
    <details
      class="import-more"
      open={open || columnProblems.length > 0}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {t('office.import-columns', { found: found.length, all: headers.length })}
        {isRemembered && <span class="quiet"> {t('office.import-columns-remembered')}</span>}
      </summary>
      {columnProblems.length > 0 && (
        <ul class="office-problem" role="alert">
          {columnProblems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <p class="quiet">{t('office.import-columns-lead')}</p>
      <div class="office-fields import-columns">
        {fields.map(({ code, name, column }) => {
          const sample = column === null ? '' : (headers[column]?.sample ?? '');
          const id = `import-column-${code}`;
          return (
            <div key={code} class="field">
              <label class="field-label" for={id}>
                {name}
              </label>
              <select
                id={id}
                value={column ?? ''}
                aria-describedby={`${id}-sample`}
                onChange={(event) => choose(code, event.currentTarget.value)}
              >
                <option value="">{t('office.import-no-column')}</option>
                {headers.map((header, number) => (
                  <option key={number} value={number}>
                    {header.name || t('office.import-column-number', { number: number + 1 })}
                  </option>
                ))}
              </select>
              <p class="quiet import-sample" id={`${id}-sample`}>
                {sample && t('office.import-sample', { value: sample })}
              </p>
            </div>
          );
        })}
      </div>
    </details>
  );
}
