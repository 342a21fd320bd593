import type {
  FacilityImportResult,
  ImportedLine,
} from '../../../../server/contract/facility-import.ts';
import { usePage } from '../../words.ts';
import type { TableImport } from './use-table-import.ts';
import { VerdictMark } from './verdict-mark.tsx';

interface Props {
  readonly lines: readonly ImportedLine[];
  readonly lineIs: FacilityImportResult['lineIs'];
  readonly chosen: number | null;
  readonly table: TableImport;
  readonly onChoose: (line: number) => void;
}

/** On a narrow screen each line is laid out as a card; the roles keep it a table for who hears it. */
export function LineTable({ lines, lineIs, chosen, table, onChoose }: Props) {
  const { t } = usePage().words;
  return (
    <table class="line-table" role="table">
      <caption class="visually-hidden">{t('office.import-lines')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t(lineIs === 'feature' ? 'office.import-feature' : 'office.import-line')}
          </th>
          <th role="columnheader" scope="col">
            {t('office.import-verdict')}
          </th>
          <th role="columnheader" scope="col">
            {t('office.import-name')}
          </th>
          <th role="columnheader" scope="col">
            {t('office.import-why')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map((line) => (
          <tr
            key={line.line}
            role="row"
            data-line={line.line}
            class={line.line === chosen ? 'is-chosen' : ''}
            aria-current={line.line === chosen ? 'true' : undefined}
          >
            <td role="cell" class="line-number">
              {line.line}
            </td>
            <td role="cell" class="line-verdict">
              <VerdictMark verdict={line.verdict} />
              <span>{t(`office.import-verdict-${line.verdict}`)}</span>
            </td>
            <th role="rowheader" scope="row">
              {line.position ? (
                <button
                  type="button"
                  class="text-button"
                  title={t('office.import-on-map')}
                  onClick={() => onChoose(line.line)}
                >
                  {line.name || t('office.no-name')}
                </button>
              ) : (
                line.name || t('office.no-name')
              )}
            </th>
            <td role="cell">
              {line.says}
              {line.canKeep && <Keep line={line} table={table} lines={lines} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Keep({ line, table }: { readonly line: ImportedLine } & Pick<Props, 'table' | 'lines'>) {
  const { t } = usePage().words;
  const keep = table.choices!.keep;
  const isKept = keep === 'all' || keep.has(line.line);
  const toggle = () => {
    // Of “all”, one fewer is all others by name.
    const next = new Set(
      keep === 'all'
        ? table.looked!.result.lines.flatMap((one) => (one.canKeep ? [one.line] : []))
        : keep,
    );
    if (!next.delete(line.line)) next.add(line.line);
    table.keep(next);
  };
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={isKept}
        disabled={table.busy === 'writing'}
        aria-label={t('office.import-keep-line', {
          line: String(line.line),
          name: line.name,
        })}
        onChange={toggle}
      />
      <span>{t('office.import-keep')}</span>
    </label>
  );
}
