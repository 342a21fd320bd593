import { useEffect, useRef, useState } from 'preact/hooks';
import type { FacilityImportResult } from '../../../../server/contract/facility-import.ts';
import type { Answer } from '../../../lib/api.ts';
import { LatestOnly } from '../../../lib/latest-only.ts';
import { linesText, mostLinesText } from '../../../lib/line-ranges.ts';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';

export type Crs = 'wgs84' | 'gcj02' | 'bd09';
/** Number of the column by field; null: in no column. */
export type Columns = Readonly<Record<string, number | null>>;

export interface Choices {
  readonly file: File;
  readonly region: string;
  readonly crs: Crs;
  /** Null until one is chosen by hand. */
  readonly columns: Columns | null;
  /** Duplicates that are written all the same. */
  readonly keep: ReadonlySet<number> | 'all';
}

interface Looked {
  readonly choices: Choices;
  readonly result: FacilityImportResult;
}

/** Ticks come in rows: the table is judged anew when the hand rests. */
const restMilliseconds = 500;

function pathOf(path: string, { region, crs, columns, keep }: Choices, more = {}): string {
  const query = new URLSearchParams({ region, crs, ...more });
  if (columns)
    query.set(
      'columns',
      Object.entries(columns)
        .map(([field, column]) => `${field}:${column ?? ''}`)
        .join(),
    );
  const kept = keep === 'all' ? keep : linesText(keep);
  if (kept) query.set('keep', kept);
  return `${path}?${query}`;
}

const path = '/facility-imports';

/**
 * A table and what was chosen for it, judged anew with every choice. The file is read into memory when it is chosen: it may be changed on the
 * disk meanwhile, and what was looked at is what will be written. A failure takes nothing away.
 */
export function useTableImport() {
  const { t } = usePage().words;
  const { send, fail } = useOffice();
  const [choices, setChoices] = useState<Choices | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<'reading' | 'writing' | null>(null);
  const [written, setWritten] = useState<FacilityImportResult | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>();
  /** What was asked last; answers about anything else come too late. */
  const latest = useRef<Choices | null>(null);
  const questions = useRef<LatestOnly<Choices, Answer<FacilityImportResult>>>();
  questions.current ??= new LatestOnly(
    (asked) => send.upload<FacilityImportResult>(pathOf(path, asked), asked.file),
    (answer, asked) => {
      if (asked !== latest.current) return;
      setBusy(null);
      if (answer.ok) setLooked({ choices: asked, result: answer.value });
      else setProblem(fail(answer));
    },
  );
  useEffect(() => () => clearTimeout(rest.current), []);

  function look(next: Choices): void {
    clearTimeout(rest.current);
    setProblem(null);
    setBusy('reading');
    latest.current = next;
    questions.current!.ask(next);
  }

  function change(fields: Partial<Choices>): void {
    if (!choices) return;
    const next = { ...choices, ...fields };
    setChoices(next);
    look(next);
  }

  return {
    choices,
    looked,
    problem,
    busy,
    written,
    /** The verdicts are those of what is chosen now. */
    isCurrent: looked !== null && looked.choices === choices && busy === null,

    async choose(file: File, region: string, crs: Crs): Promise<void> {
      setWritten(null);
      setProblem(null);
      let copy: File;
      try {
        copy = new File([await file.arrayBuffer()], file.name);
      } catch {
        return setProblem(t('office.import-file-gone', { name: file.name }));
      }
      const next: Choices = { file: copy, region, crs, columns: null, keep: new Set() };
      setLooked(null);
      setChoices(next);
      look(next);
    },
    change,
    again: () => choices && look(choices),

    keep(keep: Choices['keep']): void {
      if (!choices) return;
      if (keep !== 'all' && linesText(keep).length > mostLinesText)
        return setProblem(t('office.import-keep-too-many'));
      const next = { ...choices, keep };
      setChoices(next);
      clearTimeout(rest.current);
      rest.current = setTimeout(() => look(next), restMilliseconds);
    },

    async write(): Promise<void> {
      if (!looked || looked.choices !== choices) return;
      setBusy('writing');
      setProblem(null);
      const more = { apply: '1', plan: looked.result.plan };
      const answer = await send.upload<FacilityImportResult>(
        pathOf(path, choices, more),
        choices.file,
      );
      setBusy(null);
      if (answer.ok && answer.value.applied) return setWritten(answer.value);
      if (answer.ok) {
        setLooked({ choices, result: answer.value });
        return setProblem(t('office.import-not-written'));
      }
      const said = fail(answer);
      // What would be written is another thing by now: it is looked at anew, and the reason stays.
      const { failure } = answer;
      if (failure.kind === 'problem' && failure.problem.code === 'plan-changed') look(choices);
      setProblem(said);
    },

    /** The verdicts of all lines as a file. */
    async lines(): Promise<Blob | null> {
      if (!choices) return null;
      const answer = await send.uploadForFile(pathOf(`${path}/lines.csv`, choices), choices.file);
      if (!answer.ok) setProblem(fail(answer));
      return answer.ok ? answer.value : null;
    },

    /** Back to the choice of a file. */
    close(): void {
      clearTimeout(rest.current);
      latest.current = null;
      setBusy(null);
      setChoices(null);
      setLooked(null);
      setWritten(null);
      setProblem(null);
    },
  };
}

export type TableImport = ReturnType<typeof useTableImport>;
