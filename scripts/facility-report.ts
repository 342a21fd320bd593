/** What an import of facilities says to whoever runs it. */
import type { FacilityTable, LineFault, Said } from '../server/domain/register/facility-table.ts';
import type { DatumSuspicion } from '../server/domain/register/datum-suspicion.ts';
import type { RowVerdict } from '../server/domain/register/import-verdict.ts';
import { suspicionSentence, verdictSentence } from '../server/texts/facility-imports.ts';
import { tableSentence, type TableKey } from '../server/texts/tables.ts';

export const mostShown = 20;

export function saidSentence({ key, quoted }: Said | LineFault): string {
  return tableSentence('en', key as TableKey, quoted);
}

/** Sentences, of which the first are at hand. */
export interface Told {
  count: number;
  first: string[];
}

export function toldOf(
  verdicts: readonly RowVerdict[],
  kind: 'error' | 'duplicate',
  lineIs: FacilityTable['lineIs'],
): Told {
  const told: Told = { count: 0, first: [] };
  for (const verdict of verdicts) {
    if (verdict.verdict !== 'error' && verdict.verdict !== 'duplicate') continue;
    if (verdict.verdict !== kind || ++told.count > mostShown) continue;
    told.first.push(verdictSentence('en', verdict, lineIs));
  }
  return told;
}

export function toldFaults(faults: readonly LineFault[], count: number): Told {
  return { count, first: faults.slice(0, mostShown).map((fault) => saidSentence(fault)) };
}

export function together(a: Told, b: Told): Told {
  return { count: a.count + b.count, first: [...a.first, ...b.first].slice(0, mostShown) };
}

export function suspicionSentences(suspicion: DatumSuspicion): string[] {
  return [
    suspicionSentence('zh-CN', suspicion),
    `${suspicionSentence('en', suspicion)} Try --crs ${suspicion.suspected}.`,
  ];
}

/** The first twenty, and how many more there are. */
export function firstOf({ count, first }: Told): string[] {
  const more = count - first.length;
  return [
    ...first.map((sentence) => `  ${sentence}`),
    ...(more > 0 ? [`  … and ${more} more.`] : []),
  ];
}
