import type { AreaScorecard, CommunityScorecard } from '../../../server/contract/scorecard.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePage } from '../words.ts';
import { useLoaded, useOffice } from './office.ts';

type Row = CommunityScorecard['rows'][number];

/** What the plan asks for, and whether it is met: what fails comes first. */
export function Scorecard() {
  const { words } = usePage();
  const { t } = words;
  const { area } = useOffice();
  const card = useLoaded<CommunityScorecard | AreaScorecard>(`/scorecard/${area.code}`);
  if (card.problem)
    return (
      <p class="office-problem" role="alert">
        {card.problem}
      </p>
    );
  if (!card.value) return <Skeleton lines={6} />;
  const csv = `/api/v1/scorecard/${area.code}?format=csv&lang=${words.lang}`;
  return (
    <section>
      <h2>{t('office.tab-scorecard')}</h2>
      <p class="quiet">{t('office.scorecard-lead')}</p>
      <p>
        <a href={csv} download>
          {t('office.as-csv')}
        </a>
      </p>
      {card.value.level === 'community' ? (
        <CommunityRows rows={(card.value as CommunityScorecard).rows} />
      ) : (
        <AreaRows card={card.value as AreaScorecard} />
      )}
    </section>
  );
}

const order = { 'not-met': 0, 'no-data': 1, met: 2, 'not-judged': 3 };

function CommunityRows({ rows }: { readonly rows: readonly Row[] }) {
  const { words } = usePage();
  const sorted = rows.toSorted((a, b) => order[a.state] - order[b.state]);
  return <RowTable rows={sorted} caption={words.t('office.scorecard-rows')} />;
}

function RowTable({ rows, caption }: { readonly rows: readonly Row[]; readonly caption: string }) {
  const { words } = usePage();
  const { t, lang } = words;
  const name = (row: { zh: string; en: string }) => (lang === 'en' ? row.en : row.zh);
  return (
    <div class="table-box" tabIndex={0} role="region" aria-label={caption}>
      <table class="office-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('office.col-item')}</th>
            <th scope="col">{t('office.col-value')}</th>
            <th scope="col">{t('office.col-norm')}</th>
            <th scope="col">{t('office.col-state')}</th>
            <th scope="col">{t('office.col-clause')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} class={`is-${row.state}`}>
              <th scope="row">{name(row)}</th>
              <td>{row.value === null ? '—' : row.value}</td>
              <td>{row.norms.map(({ bound, value }) => `${signs[bound]} ${value}`).join(' · ')}</td>
              <td>
                <span class={`state state-${row.state}`}>{t(`office.state-${row.state}`)}</span>
                {name(row.why) && <span class="quiet"> {name(row.why)}</span>}
              </td>
              <td class="quiet">{row.clause ?? t('office.assumption')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const signs = { min: '≥', above: '>', max: '≤' };

function AreaRows({ card }: { readonly card: AreaScorecard }) {
  const { words } = usePage();
  const { t, lang } = words;
  const name = (row: { zh: string; en: string }) => (lang === 'en' ? row.en : row.zh);
  if (card.communities === 0) return <EmptyState title={t('office.no-communities')} />;
  return (
    <>
      <p>
        {t('office.roll-up', { communities: card.communities, figures: card.withFigures })}
        {card.notComputed > 0 && ` ${t('office.not-computed', { count: card.notComputed })}`}
      </p>
      {card.own.length > 0 && <RowTable rows={card.own} caption={t('office.own-rows')} />}
      <div class="table-box" tabIndex={0} role="region" aria-label={t('office.roll-up-rows')}>
        <table class="office-table">
          <caption class="visually-hidden">{t('office.roll-up-rows')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('office.col-item')}</th>
              <th scope="col">{t('office.state-met')}</th>
              <th scope="col">{t('office.state-not-met')}</th>
              <th scope="col">{t('office.state-no-data')}</th>
              <th scope="col">{t('office.col-clause')}</th>
            </tr>
          </thead>
          <tbody>
            {card.rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">{name(row)}</th>
                <td>{row.met}</td>
                <td>{row.notMet}</td>
                <td>{row.noData}</td>
                <td class="quiet">{row.clause ?? t('office.assumption')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {card.averages.length > 0 && (
        <>
          <h3>{t('office.averages')}</h3>
          <ul class="office-list">
            {card.averages.map((row) => (
              <li key={row.code}>
                <strong>{name(row)}</strong>{' '}
                <span class={`state state-${row.state}`}>{t(`office.state-${row.state}`)}</span>{' '}
                {row.value === null ? '—' : row.value}{' '}
                {row.norms.map(({ bound, value }) => `(${signs[bound]} ${value})`).join(' ')}{' '}
                <span class="quiet">
                  {t('office.average-from', { counted: row.counted, missing: row.missing })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
