/** Scorecards with their words, as JSON and as a table. */
import type {
  AreaScorecard,
  AverageRow,
  CommunityScorecard,
  RollUpRow,
  ScorecardRow,
} from '../contract/scorecard.ts';
import type { JudgedRow } from '../domain/scorecard/community-rows.ts';
import type { JudgedNorm } from '../domain/scorecard/criteria.ts';
import { clauseOf } from '../domain/scorecard/criteria.ts';
import type { JudgedHall } from '../domain/scorecard/hall.ts';
import type { RollUp } from '../domain/scorecard/roll-up.ts';
import type { Division, DivisionCounts } from '../store/app/divisions.ts';
import { reasonWords, rowNames } from '../texts/figures.ts';
import { unitWord } from '../../site/lib/norm-words.ts';
import { byteOrderMark, csvLines } from './csv.ts';
import { plainWords } from './plain/words.ts';

const normAnswer = ({ code, value, bound }: JudgedNorm) => ({ code, value, bound });
const whyAnswer = (code: JudgedRow['why']) => ({ code, ...reasonWords(code) });
const head = ({ code, name, invented }: Division) => ({ code, name, invented });

export function communityCardAnswer(
  area: Division,
  kind: 'urban' | 'rural',
  rows: readonly JudgedRow[],
): CommunityScorecard {
  return { ...head(area), level: 'community', kind, rows: rows.map(rowAnswer) };
}

function rowAnswer(row: JudgedRow): ScorecardRow {
  return {
    ...row,
    ...rowNames[row.code]!,
    norms: row.norms.map(normAnswer),
    why: whyAnswer(row.why),
  };
}

export function areaAnswer(
  area: Division,
  counts: DivisionCounts,
  { rows, averages, notComputed }: RollUp,
  hall: JudgedHall | null,
): AreaScorecard {
  return {
    ...head(area),
    level: area.level,
    communities: counts.communities,
    withFigures: counts.withFigures,
    notComputed,
    own: hall ? [rowAnswer({ ...hall, clause: clauseOf(hall.norms, {}) })] : [],
    rows: rows.map((row): RollUpRow => ({ ...row, ...rowNames[row.code]! })),
    averages: averages.map((row): AverageRow => ({
      ...row,
      ...rowNames[row.code]!,
      norms: row.norms.map(normAnswer),
      why: whyAnswer(row.why),
    })),
  };
}

const columns = {
  rows: {
    zh: ['编码', '指标', '数值', '单位', '要求', '条款', '结果', '说明'],
    en: ['Code', 'Item', 'Value', 'Unit', 'Norm', 'Clause', 'Result', 'Remark'],
  },
  counts: {
    zh: ['编码', '指标', '条款', '达到', '未达到', '无数据', '其中待计算'],
    en: ['Code', 'Item', 'Clause', 'Met', 'Not met', 'No data', 'Of these not yet computed'],
  },
};
const states = {
  met: { zh: '达到', en: 'met' },
  'not-met': { zh: '未达到', en: 'not met' },
  'no-data': { zh: '无数据', en: 'no data' },
  'not-judged': { zh: '不评判', en: 'not judged' },
};
const bounds = { min: '≥', above: '>', max: '≤' };
const counted = {
  zh: (row: AverageRow) => `${row.counted} 个有数据，${row.missing} 个无数据。`,
  en: (row: AverageRow) => `${row.counted} with data, ${row.missing} without.`,
};

type Row = readonly (string | number | null)[];

/** One table for a community; for an area its counts, and what is judged as an average. The head is the first row. */
export function scorecardTables(
  card: CommunityScorecard | AreaScorecard,
  language: 'zh' | 'en',
): Row[][] {
  const { words } = plainWords[language === 'en' ? 'en' : 'zh-CN'];
  const line = (row: ScorecardRow | AverageRow, remark: string): Row => [
    row.code,
    row[language],
    row.value,
    unitWord(row.unit, words),
    row.norms.map(({ bound, value }) => `${bounds[bound]}${value}`).join(', '),
    row.clause,
    states[row.state][language],
    remark,
  ];
  if (!('averages' in card))
    return [[columns.rows[language], ...card.rows.map((row) => line(row, row.why[language]))]];
  const counts = card.rows.map((row): Row => [
    row.code,
    row[language],
    row.clause,
    row.met,
    row.notMet,
    row.noData,
    row.notComputed,
  ]);
  const judged = [
    ...card.own.map((row) => line(row, row.why[language])),
    ...card.averages.map((row) => line(row, `${row.why[language]} ${counted[language](row)}`)),
  ];
  return [
    [columns.counts[language], ...counts],
    [columns.rows[language], ...judged],
  ];
}

/** The tables one after the other, an empty line between them. */
export function scorecardCsv(
  card: CommunityScorecard | AreaScorecard,
  language: 'zh' | 'en',
): string {
  return byteOrderMark + scorecardTables(card, language).map(csvLines).join('\r\n');
}
