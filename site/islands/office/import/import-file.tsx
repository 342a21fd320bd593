import { useRef, useState } from 'preact/hooks';
import { firstRegion } from '../../../lib/regions.ts';
import { saveFile } from '../../../lib/save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Field, describedBy } from '../../ui/field.tsx';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';
import type { Crs, TableImport } from './use-table-import.ts';

const datums = ['wgs84', 'gcj02', 'bd09'] as const;

/** Which file, for which region, in which datum. */
export function ImportFile({ table }: { readonly table: TableImport }) {
  const { t } = usePage().words;
  const { regions } = useOffice();
  const input = useRef<HTMLInputElement>(null);
  const [region, setRegion] = useState<string | null>(null);
  const [crs, setCrs] = useState<Crs>('wgs84');
  const { choices, busy } = table;
  const inRegion = choices?.region ?? region ?? firstRegion(regions)?.id ?? '';
  const inCrs = choices?.crs ?? crs;
  const writing = busy === 'writing';
  const template = () =>
    saveFile(
      t('office.import-template-name'),
      // The mark lets Excel see that it is UTF-8.
      new Blob([`\ufeff${t('office.import-template-columns')}\r\n`], { type: 'text/csv' }),
    );
  return (
    <div class="import-choices">
      <div class="office-fields">
        <Field id="import-region" label={t('office.import-region')}>
          <select
            id="import-region"
            value={inRegion}
            disabled={writing}
            onChange={({ currentTarget: { value } }) => {
              setRegion(value);
              table.change({ region: value });
            }}
          >
            {regions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field id="import-crs" label={t('office.import-crs')}>
          <select
            id="import-crs"
            value={inCrs}
            disabled={writing}
            onChange={({ currentTarget: { value } }) => {
              setCrs(value as Crs);
              table.change({ crs: value as Crs });
            }}
          >
            {datums.map((code) => (
              <option key={code} value={code}>
                {t(`office.import-crs-${code}`)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <Field id="import-file" label={t('office.import-file')} hint={t('office.import-file-hint')}>
        <input
          id="import-file"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.geojson,.json,.geojsonl"
          ref={input}
          disabled={writing}
          aria-describedby={describedBy('import-file', { hint: true })}
          // The same name is chosen again when the file was put right: that is a change too.
          onClick={() => input.current && (input.current.value = '')}
          onChange={() => {
            const file = input.current?.files?.[0];
            if (file) void table.choose(file, inRegion, inCrs);
          }}
        />
      </Field>
      <p class="office-actions">
        {choices && (
          <strong class="import-name">{t('office.import-of', { name: choices.file.name })}</strong>
        )}
        <Button look="text" onClick={template}>
          {t('office.import-template')}
        </Button>
      </p>
    </div>
  );
}
