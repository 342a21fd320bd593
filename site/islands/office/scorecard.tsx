import type { AreaScorecard, CommunityScorecard } from '../../../server/contract/scorecard.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePage } from '../words.ts';
import { useLoaded, useOffice } from './office.ts';
import { RowName, RowTable } from './row-table.tsx';

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
        <CommunityRows card={card.value as CommunityScorecard} />
      ) : (
        <AreaRows card={card.value as AreaScorecard} />
      )}
    </section>
  );
}

const order = { 'not-met': 0, 'no-data': 1, met: 2, 'not-judged': 3 };

function CommunityRows({ card: { rows } }: { readonly card: CommunityScorecard }) {
  const { t } = usePage().words;
  const sorted = rows.toSorted((a, b) => order[a.state] - order[b.state]);
  return <RowTable rows={sorted} caption={t('office.scorecard-rows')} />;
}

/** How many communities meet each norm, and what is judged of the area itself; how much is missing is said with each. */
function AreaRows({ card }: { readonly card: AreaScorecard }) {
  const { words } = usePage();
  const { t } = words;
  if (card.communities === 0) return <EmptyState title={t('office.no-communities')} />;
  const numbers = new Intl.NumberFormat(words.lang);
  const averages = card.averages.map((row) => ({
    ...row,
    remark: t('office.average-from', { counted: row.counted, missing: row.missing }),
  }));
  return (
    <>
      <p>
        {t('office.roll-up', { communities: card.communities, figures: card.withFigures })}
        {card.notComputed > 0 && ` ${t('office.not-computed', { count: card.notComputed })}`}
      </p>
      {card.own.length > 0 && <RowTable rows={card.own} caption={t('office.own-rows')} />}
      <table class="office-table">
        <caption class="visually-hidden">{t('office.roll-up-rows')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('office.col-item')}</th>
            <th scope="col">{t('office.state-met')}</th>
            <th scope="col">{t('office.state-not-met')}</th>
            <th scope="col">{t('office.state-no-data')}</th>
          </tr>
        </thead>
        <tbody>
          {card.rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <RowName row={row} />
              </th>
              <td>{numbers.format(row.met)}</td>
              <td>{numbers.format(row.notMet)}</td>
              <td>{numbers.format(row.noData)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {averages.length > 0 && (
        <>
          <h3>{t('office.averages')}</h3>
          <RowTable rows={averages} caption={t('office.averages')} />
        </>
      )}
    </>
  );
}
