/** The lines of an upload and what would become of each: errors first, then duplicates, changes, news, and what stays. */
import type { ImportedLine } from '../contract/facility-import.ts';
import type { FaultyLine, LineFault } from '../domain/register/facility-table.ts';
import type { RegisterRow, RowVerdict } from '../domain/register/import-verdict.ts';
import { lineHeaders, verdictWord } from '../texts/facility-imports.ts';
import type { Language } from '../texts/problems.ts';
import { byteOrderMark, csvLines } from './csv.ts';
import type { ImportPlan, ReadUpload } from './facility-import-plan.ts';
import type { LineWords } from './facility-import-words.ts';

const order = { error: 0, duplicate: 1, changed: 2, new: 3, same: 4 };

type OneLine =
  | { line: number; rank: number; faulty: FaultyLine }
  | { line: number; rank: number; verdict: RowVerdict };

/** Sentences are made only for the lines that are asked for. @param most of them */
export function linesOf(
  { table }: ReadUpload,
  { verdicts, present }: ImportPlan,
  words: LineWords,
  most = Infinity,
): ImportedLine[] {
  const all: OneLine[] = [
    ...table.faulty.map((faulty) => ({ line: faulty.line, rank: order.error, faulty })),
    ...verdicts.map((verdict) => ({ line: verdict.line, rank: rankOf(verdict), verdict })),
  ];
  all.sort((a, b) => a.rank - b.rank || a.line - b.line);
  const draftOf = new Map(table.drafts.map((draft) => [draft.line, draft]));
  const rowOf = new Map(present.rows.map((row) => [row.id, row]));
  const leftOut = gathered(table.leftOut);
  return all.slice(0, most).map((one): ImportedLine => {
    if ('faulty' in one) {
      const { line, name, position, faults } = one.faulty;
      return {
        line,
        name: name ?? '',
        verdict: 'error',
        position: position && [...position],
        says: words.ofFaults(faults),
        canKeep: false,
        isKept: false,
      };
    }
    const { line, verdict } = one;
    const draft = draftOf.get(line)!;
    const row = 'id' in verdict ? rowOf.get(verdict.id) : undefined;
    const isKept = verdict.verdict === 'new' && verdict.kept !== undefined;
    return {
      line,
      name: draft.name,
      verdict: isKept ? 'duplicate' : verdict.verdict,
      position: placeOf(verdict, row) ?? (draft.position && [...draft.position]),
      says: words.joined([words.of(verdict, row), words.ofFaults(leftOut.get(line) ?? [])]),
      canKeep: isKept || (verdict.verdict === 'duplicate' && verdict.of.kind !== 'merged'),
      isKept,
    };
  });
}

/** All of them as a table to take away. */
export function* linesAsCsv(
  read: ReadUpload,
  plan: ImportPlan,
  words: LineWords,
  language: Language,
): Generator<string> {
  yield byteOrderMark + csvLines([lineHeaders(language)]);
  const lines = linesOf(read, plan, words);
  for (let i = 0; i < lines.length; i += linesAtOnce)
    yield csvLines(
      lines
        .slice(i, i + linesAtOnce)
        .map(({ line, name, verdict, isKept, says, position }) => [
          line,
          name,
          verdictWord(language, isKept ? 'new' : verdict),
          says,
          ...(position ?? ['', '']),
        ]),
    );
}

const linesAtOnce = 500;

/** A duplicate keeps its place in the list when it is chosen to be written. */
function rankOf(verdict: RowVerdict): number {
  return verdict.verdict === 'new' && verdict.kept ? order.duplicate : order[verdict.verdict];
}

/** Where it will stand; null where the table's own position says it. */
function placeOf(verdict: RowVerdict, row: RegisterRow | undefined): [number, number] | null {
  if (verdict.verdict === 'new') return [verdict.values.lng, verdict.values.lat];
  if (!row) return null;
  const { lng, lat } = { ...row, ...(verdict.verdict === 'changed' ? verdict.values : {}) };
  return [lng, lat];
}

function gathered(faults: readonly LineFault[]): Map<number, LineFault[]> {
  const byLine = new Map<number, LineFault[]>();
  for (const fault of faults) {
    const list = byLine.get(fault.line);
    if (list) list.push(fault);
    else byLine.set(fault.line, [fault]);
  }
  return byLine;
}
