/** An upload of facilities, and the imports that were written, as the API tells them. */
import {
  mostListedRows,
  type FacilityImportAnswer,
  type FacilityImportResult,
} from '../contract/facility-import.ts';
import { countVerdicts } from '../domain/register/count-verdicts.ts';
import { facilityFields } from '../domain/register/facility-fields.ts';
import type { Said } from '../domain/register/facility-table.ts';
import type { FacilityImport } from '../store/app/facility-imports.ts';
import type { Records } from '../store/app/records.ts';
import { fieldWord } from '../texts/facility-fields.ts';
import { suspicionSentence } from '../texts/facility-imports.ts';
import type { Language } from '../texts/problems.ts';
import { tableSentence, type TableKey } from '../texts/tables.ts';
import { linesOf } from './facility-import-lines.ts';
import type { ImportPlan, ReadUpload } from './facility-import-plan.ts';
import type { LineWords } from './facility-import-words.ts';
import { shown } from './query.ts';

const mostLeftOut = 20;

export const tableSaid = (language: Language, { key, quoted }: Said): string =>
  tableSentence(language, key as TableKey, quoted);

/** @param importId once it is written */
export function resultOf(
  read: ReadUpload,
  plan: ImportPlan,
  words: LineWords,
  language: Language,
  importId: string | null,
): FacilityImportResult {
  const { table, isRemembered } = read;
  const { verdicts, suspicion } = plan;
  const counts = countVerdicts(verdicts);
  counts.error += table.faulty.length;
  const added = verdicts.filter((one) => one.verdict === 'new');
  const said = (all: readonly Said[]) => all.map((one) => tableSaid(language, one));
  return {
    applied: importId !== null,
    id: importId,
    plan: plan.fingerprint,
    lineIs: table.lineIs,
    headers: table.headers.map((name, column) => ({
      name: shown(name),
      sample: table.samples[column] ?? '',
    })),
    fields: facilityFields.map((code) => ({
      code,
      name: fieldWord(language, code),
      column: table.columns[code] ?? null,
    })),
    columnProblems: said(table.columnProblems),
    isRemembered,
    crsHint: table.crsHint,
    suspicion: suspicion && {
      crs: suspicion.suspected,
      says: suspicionSentence(language, suspicion),
    },
    notes: said(table.notes),
    leftOut: {
      count: table.leftOut.length,
      says: said(table.leftOut.slice(0, mostLeftOut)),
    },
    counts,
    kept: added.filter(({ kept }) => kept !== undefined).length,
    placed: added.filter(({ isPlaced }) => isPlaced).length,
    lines: linesOf(read, plan, words, mostListedRows),
  };
}

export function importAnswer(
  { id, fileName, area, region, crs, counts, at, undoneAt }: FacilityImport,
  { divisions }: Pick<Records, 'divisions'>,
): FacilityImportAnswer {
  const areaName = divisions.byCode(area)?.name ?? null;
  return { id, fileName, area, areaName, region, crs, counts, at, undoneAt };
}
