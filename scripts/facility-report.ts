/** What an import of facilities says to whoever runs it. */
import type { DatumSuspicion } from '../server/domain/register/datum-suspicion.ts';
import type { RowVerdict } from '../server/domain/register/import-verdict.ts';
import type { RowProblem } from '../server/ingest/tables/row-reader.ts';
import type { TableRead } from '../server/ingest/tables/table.ts';
import { tableSentence } from '../server/texts/tables.ts';

export const mostShown = 20;

export function problemSentence(problem: RowProblem, lineIs: TableRead['lineIs']): string {
  const { reasonKey, line, column, value, suggestion = '' } = problem;
  return tableSentence('en', reasonKey, { line, column, value, suggestion, lineIs });
}

export function verdictSentence(verdict: RowVerdict): string | null {
  const { line } = verdict;
  if (verdict.verdict === 'error') {
    const { reasonKey, value } = verdict;
    if (reasonKey === 'community-code-unknown')
      return `Line ${line}: there is no community with the code "${value}".`;
    if (reasonKey === 'community-name-unknown')
      return `Line ${line}: there is no community called "${value}" in the region.`;
    if (reasonKey === 'community-ambiguous')
      return `Line ${line}: several communities are called "${value}"; please give its code.`;
    return `Line ${line} has no position, and the place of its community is not known: "${value}".`;
  }
  if (verdict.verdict !== 'duplicate') return null;
  const { name, of, distanceMeters } = verdict;
  const meters = Math.round(distanceMeters);
  const other =
    of.kind === 'line' ? `line ${of.otherLine}` : of.kind === 'osm' ? `OSM ${of.id}` : of.id;
  return `Line ${line}: "${name}" is a duplicate of "${of.name}" (${other}), ${meters} m away.`;
}

export function suspicionSentences({ suspected, rows, share }: DatumSuspicion): string[] {
  const name = suspected === 'gcj02' ? 'GCJ-02' : 'BD-09';
  const percent = Math.round(share * 100);
  return [
    `这些坐标像是 ${name}：${rows} 行（${percent}%）换算后才落在街道或社区里。`,
    `These coordinates look like ${name}: ${rows} rows (${percent} %) fit streets or communities only when converted. Try --crs ${suspected}.`,
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
