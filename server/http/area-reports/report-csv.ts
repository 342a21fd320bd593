/** The table of a report for other programs: one row for each category, with the area and what it is of in every row. */
import type { AreaReport } from '../../contract/area-report.ts';
import { profileName } from '../../../site/lib/checkup/profile-name.ts';
import { categoryTable } from '../../../site/lib/checkup/table-rows.ts';
import type { PlainWords } from '../plain/words.ts';
import { byteOrderMark, csvLines } from '../csv.ts';

export function reportCsv(report: AreaReport, { words }: PlainWords): string {
  const { t } = words;
  const { head, rows } = categoryTable(report, words);
  const { map, population } = report.sources;
  const own = [
    report.code,
    report.name,
    report.day,
    map.region,
    map.dataDate,
    population?.source ?? null,
    profileName(report.method.profile, t),
  ];
  const ownHead = (
    ['area', 'area-name', 'day', 'region', 'map-date', 'population', 'profile'] as const
  ).map((column) => t(`checkup.column.${column}`));
  return byteOrderMark + csvLines([[...ownHead, ...head], ...rows.map((row) => [...own, ...row])]);
}
