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

export function sentencesOf(
  verdicts: readonly RowVerdict[],
  kind: 'error' | 'duplicate',
  lineIs: FacilityTable['lineIs'],
): string[] {
  return verdicts.flatMap((verdict) =>
    (verdict.verdict === 'error' || verdict.verdict === 'duplicate') && verdict.verdict === kind
      ? [verdictSentence('en', verdict, lineIs)]
      : [],
  );
}

export function suspicionSentences(suspicion: DatumSuspicion): string[] {
  return [
    suspicionSentence('zh-CN', suspicion),
    `${suspicionSentence('en', suspicion)} Try --crs ${suspicion.suspected}.`,
  ];
}

/** The first twenty, and how many more there are. */
export function firstOf(sentences: readonly string[]): string[] {
  const more = sentences.length - mostShown;
  return [
    ...sentences.slice(0, mostShown).map((sentence) => `  ${sentence}`),
    ...(more > 0 ? [`  … and ${more} more.`] : []),
  ];
}
