import type {
  AreaScorecard,
  AverageRow,
  CommunityScorecard,
  RowState,
  ScorecardRow,
} from '../../../server/contract/scorecard.ts';
import type { Translator } from '../../i18n/translator.ts';
import { boundWords, valueWords } from '../norm-words.ts';

type Card = CommunityScorecard | AreaScorecard;

export interface ScorecardLine {
  readonly key: string;
  readonly name: string;
  /** Null where communities are counted instead. */
  readonly state: RowState | null;
  readonly said: string;
}

const isCommunity = (card: Card): card is CommunityScorecard => card.level === 'community';

export function scorecardSummary(card: Card, { t }: Translator): string {
  if (!isCommunity(card))
    return t('planner.scorecard-area', {
      communities: card.communities,
      figures: card.withFigures,
    });
  const count = (state: RowState) => card.rows.filter((row) => row.state === state).length;
  return t('planner.scorecard-community', {
    met: count('met'),
    missed: count('not-met'),
    unknown: count('no-data'),
  });
}

const order: Record<RowState, number> = { 'not-met': 0, 'no-data': 1, met: 2, 'not-judged': 3 };

/** Every norm in one line: what fails first, then what is not known. */
export function scorecardLines(card: Card, words: Translator): ScorecardLine[] {
  const { t, lang } = words;
  const field = lang === 'en' ? 'en' : 'zh';
  const judged = (row: ScorecardRow | AverageRow): ScorecardLine => {
    const norm = boundWords(row.norms, row.unit, words);
    const value =
      row.value === null
        ? t('planner.norm-asked', { norm })
        : t('planner.norm-value', { value: valueWords(row.value, row.unit, words), norm });
    const why = row.why.code ? row.why[field] : null;
    return {
      key: row.code,
      name: row[field],
      state: row.state,
      said: [value, why].filter(Boolean).join(t('planner.pause')),
    };
  };
  const sorted = (rows: readonly (ScorecardRow | AverageRow)[]) =>
    rows.toSorted((a, b) => order[a.state] - order[b.state]).map(judged);
  if (isCommunity(card)) return sorted(card.rows);
  return [
    ...sorted([...card.own, ...card.averages]),
    ...card.rows.map((row) => ({
      key: `rolled-${row.code}`,
      name: row[field],
      state: null,
      said: t('planner.norm-counts', {
        met: row.met,
        missed: row.notMet,
        unknown: row.noData,
      }),
    })),
  ];
}
