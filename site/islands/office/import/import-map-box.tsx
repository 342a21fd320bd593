import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ImportedLine } from '../../../../server/contract/facility-import.ts';
import type { ImportMark } from '../../../lib/import-marks.ts';
import type { ImportMap } from '../../../map/import-map.ts';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';

interface Props {
  readonly lines: readonly ImportedLine[];
  readonly chosen: number | null;
  /** Another file or region is brought into view. */
  readonly file: File;
  readonly region: string;
  readonly onChoose: (line: number) => void;
}

/** The lines where they would stand. */
export function ImportMapBox({ lines, chosen, file, region: id, onChoose }: Props) {
  const { words } = usePage();
  const { t } = words;
  const { regions } = useOffice();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<ImportMap | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  /** What the view was fitted to. */
  const fitted = useRef<File | null>(null);
  const region = regions.find((one) => one.id === id);
  const marks = useMemo(
    () =>
      lines.flatMap((line): ImportMark[] =>
        line.position
          ? [
              {
                line: line.line,
                verdict: line.verdict,
                position: [line.position[0]!, line.position[1]!],
                text: t('office.import-mark', {
                  line: String(line.line),
                  name: line.name || t('office.no-name'),
                  verdict: t(`office.import-verdict-${line.verdict}`),
                }),
              },
            ]
          : [],
      ),
    [lines],
  );
  const latest = useRef({ marks, chosen });
  latest.current = { marks, chosen };
  const show = () => {
    map.current?.show(latest.current.marks, fitted.current !== file);
    if (map.current) fitted.current = file;
  };
  useEffect(() => {
    if (!region || !box.current) return undefined;
    let gone = false;
    void import('../../../map/import-map.ts').then(({ createImportMap }) => {
      if (gone || !box.current) return;
      map.current = createImportMap(box.current, region, words, (line) => choose.current(line));
      fitted.current = null;
      show();
      map.current.choose(latest.current.chosen);
    });
    return () => {
      gone = true;
      map.current?.destroy();
      map.current = null;
    };
  }, [region?.id]);
  useEffect(show, [marks, file]);
  useEffect(() => map.current?.choose(chosen), [chosen]);
  return (
    <div class="import-map">
      <div class="map" ref={box} role="region" aria-label={t('office.import-map')} />
    </div>
  );
}
