/** The tables of a report, as they leave for other programs: heads and cells in one language. */
import type { AreaReport, ReportMonth } from '../../../server/contract/area-report.ts';
import type { Translator } from '../../i18n/translator.ts';

export type Cell = string | number | null;

export interface Table {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const categoryColumns = [
  'code',
  'service',
  'set',
  'state',
  'people',
  'covered',
  'gap',
  'unknown',
  'unknown-register',
  'unknown-border',
  'unknown-street',
  'unreached',
  'mean',
  'p90',
  'facilities',
  'rank',
] as const;

export function categoryTable(report: AreaReport, words: Translator): Table {
  const { t, lang } = words;
  const rank = new Map(report.gaps.map(({ category }, i) => [category, i + 1]));
  return {
    name: t('checkup.table'),
    head: categoryColumns.map((column) => t(`checkup.column.${column}`)),
    rows: report.categories.map((row) => [
      row.code,
      lang === 'en' ? row.en : row.zh,
      t(row.inSet ? 'checkup.set.in' : 'checkup.set.out'),
      t(`checkup.state.${row.state}`),
      row.people,
      ...(row.people === null ? noPeople : peopleCells(row)),
      row.meanMinutes,
      row.p90Minutes,
      row.facilities,
      rank.get(row.code) ?? null,
    ]),
  };
}

/** Without people no number is a zero. */
const noPeople = [null, null, null, null, null, null, null];

const peopleCells = (row: AreaReport['categories'][number]) => [
  row.covered,
  row.gap,
  row.unknown,
  row.unknownBecause.register,
  row.unknownBecause.border,
  row.unknownBecause.street,
  row.unreached,
];

export function gapTable(
  report: AreaReport,
  words: Translator,
  nameOf: (code: string) => string,
): Table {
  const { t } = words;
  return {
    name: t('checkup.gaps'),
    head: (['rank', 'code', 'service', 'gap', 'mean-gap', 'unreached', 'where'] as const).map(
      (column) => t(`checkup.column.${column}`),
    ),
    rows: report.gaps.map((gap, i) => [
      i + 1,
      gap.category,
      nameOf(gap.category),
      gap.people,
      gap.meanMinutes,
      gap.unreached,
      gap.where.map(({ name, people }) => `${name} ${people}`).join('; '),
    ]),
  };
}

export function communityTable(
  report: AreaReport,
  words: Translator,
  nameOf: (code: string) => string,
): Table {
  const { t } = words;
  return {
    name: t('checkup.communities'),
    head: (
      ['code', 'community', 'state', 'people', 'complete', 'incomplete', 'open', 'missing'] as const
    ).map((column) => t(`checkup.column.${column}`)),
    rows: report.communities.map((one) => [
      one.code,
      one.name,
      t(`checkup.state.${one.state}`),
      one.people,
      ...(one.people === null ? [null, null, null] : [one.complete, one.incomplete, one.unknown]),
      words.row(one.missing.map(nameOf)),
    ]),
  };
}

/** A row for each month and category. */
export function historyTable(
  months: readonly ReportMonth[],
  words: Translator,
  nameOf: (code: string) => string,
): Table {
  const { t } = words;
  return {
    name: t('checkup.history'),
    head: (
      ['month', 'code', 'service', 'people', 'covered', 'gap', 'unknown', 'made-up'] as const
    ).map((column) => t(`checkup.column.${column}`)),
    rows: months.flatMap(({ month, people, invented, categories }) =>
      categories.map(({ code, covered, gap, unknown }) => [
        month,
        code,
        nameOf(code),
        people,
        ...(people === null ? [null, null, null] : [covered, gap, unknown]),
        invented ? t('checkup.made-up') : null,
      ]),
    ),
  };
}
