import { useMemo, useRef, useState } from 'preact/hooks';
import type {
  FacilityImportResult,
  ImportVerdict,
} from '../../../../server/contract/facility-import.ts';
import { verdicts } from '../../../lib/import-marks.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { ImportMapBox } from './import-map-box.tsx';
import { LineTable } from './line-table.tsx';
import type { TableImport } from './use-table-import.ts';
import { VerdictMark } from './verdict-mark.tsx';

interface Props {
  readonly table: TableImport;
  readonly result: FacilityImportResult;
}

const linesAtOnce = 50;
/** As `office-import.css` has it. */
const besideMap = '(min-width: 1100px)';

/** Every line with its verdict, beside the map: what is pressed in one is shown in the other. */
export function ImportLines({ table, result }: Props) {
  const { t, plural } = usePage().words;
  const [hidden, setHidden] = useState<ReadonlySet<ImportVerdict>>(new Set());
  const [most, setMost] = useState(linesAtOnce);
  const [chosen, setChosen] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const { lines, counts, kept } = result;
  const shown = useMemo(() => lines.filter(({ verdict }) => !hidden.has(verdict)), [lines, hidden]);
  const countOf = (verdict: ImportVerdict) =>
    verdict === 'duplicate'
      ? counts.duplicate + kept
      : verdict === 'new'
        ? counts.new - kept
        : counts[verdict];
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const toggle = (verdict: ImportVerdict) => {
    const next = new Set(hidden);
    if (!next.delete(verdict)) next.add(verdict);
    setHidden(next);
    setMost(linesAtOnce);
  };
  /** Draws the row if it is not drawn yet, and hands it on. */
  function withRow(line: number, then: (row: HTMLElement) => void): void {
    const index = shown.findIndex((one) => one.line === line);
    setMost(Math.max(most, Math.ceil((index + 1) / linesAtOnce) * linesAtOnce));
    requestAnimationFrame(() => {
      const row = box.current?.querySelector<HTMLElement>(`[data-line="${line}"]`);
      if (row) then(row);
    });
  }
  const goToRow = (line: number) =>
    withRow(line, (row) => {
      row.scrollIntoView({ block: 'center' });
      row.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    });
  function chooseOnMap(line: number): void {
    setChosen(line);
    withRow(line, (row) => {
      // Beside the map the row comes to it; below, the map would go away.
      if (matchMedia(besideMap).matches) row.scrollIntoView({ block: 'nearest' });
    });
  }
  const onMap = lines.find(({ line }) => line === chosen);
  const duplicates = lines.filter(({ canKeep }) => canKeep);
  return (
    <div class="import-lines" ref={box}>
      <fieldset class="import-legend">
        <legend>{t('office.import-show')}</legend>
        {verdicts.map((verdict) => (
          <label key={verdict} class="tick">
            <input
              type="checkbox"
              checked={!hidden.has(verdict)}
              onChange={() => toggle(verdict)}
            />
            <VerdictMark verdict={verdict} />
            <span>
              {t(`office.import-verdict-${verdict}`)} {countOf(verdict)}
            </span>
          </label>
        ))}
      </fieldset>
      {duplicates.length > 1 && (
        <p class="office-actions">
          <Button
            look="quiet"
            disabled={table.busy === 'writing'}
            onClick={() => table.keep('all')}
          >
            {t('office.import-keep-all')}
          </Button>
          <Button
            look="quiet"
            disabled={table.busy === 'writing'}
            onClick={() => table.keep(new Set())}
          >
            {t('office.import-keep-none')}
          </Button>
        </p>
      )}
      <div class="import-place">
        <ImportMapBox
          lines={shown}
          chosen={chosen}
          file={table.choices!.file}
          region={table.choices!.region}
          onChoose={chooseOnMap}
        />
        <div class="import-chosen" role="status">
          {onMap && (
            <>
              <p>
                <VerdictMark verdict={onMap.verdict} />{' '}
                {t('office.import-mark', {
                  line: String(onMap.line),
                  name: onMap.name || t('office.no-name'),
                  verdict: t(`office.import-verdict-${onMap.verdict}`),
                })}
              </p>
              {onMap.says && <p class="quiet">{onMap.says}</p>}
              <Button look="text" onClick={() => goToRow(onMap.line)}>
                {t('office.import-to-row')}
              </Button>
            </>
          )}
        </div>
      </div>
      <div class="import-rows">
        {lines.length < all && (
          <p class="quiet">{t('office.import-first-lines', { shown: lines.length, all })}</p>
        )}
        {shown.length === 0 ? (
          <p class="quiet">{t('office.import-none-shown')}</p>
        ) : (
          <LineTable
            lines={shown.slice(0, most)}
            lineIs={result.lineIs}
            chosen={chosen}
            table={table}
            onChoose={(line) => {
              setChosen(line);
              box.current?.querySelector('.import-map')?.scrollIntoView({ block: 'nearest' });
            }}
          />
        )}
        {shown.length > most && (
          <p class="office-actions">
            <Button look="quiet" onClick={() => setMost(most + linesAtOnce)}>
              {plural('office.import-more-lines', shown.length - most)}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}
