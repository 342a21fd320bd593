import type {
  AreaScorecard,
  AverageRow,
  CommunityScorecard,
  ScorecardRow,
} from '../../../server/contract/scorecard.ts';
import { boundWords, valueWords } from '../../lib/norm-words.ts';
import { usePage } from '../words.ts';

/** How the place stands by the norms of the plan: the scorecard, in short. */
export function NormList({ card }: { readonly card: CommunityScorecard | AreaScorecard | null }) {
  const { words } = usePage();
  const { t, lang } = words;
  const field = lang === 'en' ? 'en' : 'zh';
  if (!card)
    return (
      <section>
        <h3>{t('checkup.norms')}</h3>
        <p>{t('checkup.norms-none')}</p>
      </section>
    );
  const rows: readonly (ScorecardRow | AverageRow)[] =
    'averages' in card ? [...card.own, ...card.averages] : card.rows;
  const count = (state: ScorecardRow['state']) => rows.filter((row) => row.state === state).length;
  return (
    <section>
      <h3>{t('checkup.norms')}</h3>
      {'averages' in card ? (
        <>
          <p>
            {t('pages.norms.lead', { communities: card.communities, figures: card.withFigures })}
            {card.notComputed > 0 && ` ${t('pages.norms.open', { count: card.notComputed })}`}
          </p>
          <ul class="checkup-norms">
            {card.rows.map((row) => (
              <li key={row.code}>
                <strong>{row[field]}</strong>{' '}
                <span>
                  {t('pages.norms.counts', {
                    met: row.met,
                    missed: row.notMet,
                    unknown: row.noData,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {t('pages.six.summary', {
            met: count('met'),
            missed: count('not-met'),
            unknown: count('no-data'),
          })}
        </p>
      )}
      <ul class="checkup-norms">
        {rows.map((row) => (
          <Norm row={row} field={field} key={row.code} />
        ))}
      </ul>
    </section>
  );
}

function Norm({
  row,
  field,
}: {
  readonly row: ScorecardRow | AverageRow;
  readonly field: 'zh' | 'en';
}) {
  const { words } = usePage();
  const { t } = words;
  const norm = boundWords(row.norms, row.unit, words);
  return (
    <li>
      <strong>{row[field]}</strong>{' '}
      <span class={`checkup-norm-${row.state}`}>{t(`pages.six.${row.state}`)}</span>{' '}
      <span class="quiet">
        {[
          row.value === null
            ? t('pages.norms.asked', { norm })
            : t('pages.norms.value', { value: valueWords(row.value, row.unit, words), norm }),
          row.clause === null
            ? t('pages.norms.assumption')
            : t('pages.norms.clause', { clause: row.clause }),
        ].join(' · ')}
      </span>
    </li>
  );
}
