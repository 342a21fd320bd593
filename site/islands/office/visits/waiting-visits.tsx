import type { ProviderAnswer } from '../../../../server/contract/provider.ts';
import type { ToDoAnswer } from '../../../../server/contract/register.ts';
import { momentWords } from '../../../lib/moment-words.ts';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';

export interface WaitingProviders {
  readonly providers: readonly ProviderAnswer[];
  readonly total: number;
}

interface Props {
  readonly toDo: ToDoAnswer;
  readonly providers: WaitingProviders | null;
}

const mostShown = 5;

/** What visits leave to do: complaints and call-backs, what is overdue on top, and providers to be vetted. Each leads to its part. */
export function WaitingVisits({ toDo, providers }: Props) {
  const { words } = usePage();
  const { t, lang } = words;
  const { area } = useOffice();
  const { complaints, followUps } = toDo;
  const due = ({ dueAt, overdue }: { dueAt: string | null; overdue: boolean }) =>
    dueAt &&
    t(overdue ? 'office.visits.overdue-since' : 'office.visits.due-by', {
      moment: momentWords(dueAt, words),
    });
  const to = (part: string, more = '') => `#area=${area.code}&tab=${part}${more}`;
  return (
    <>
      {complaints.total > 0 && (
        <>
          <h3>
            <a href={to('complaints')}>
              {t('office.visits.to-do-complaints', {
                count: complaints.total,
                overdue: complaints.overdue,
              })}
            </a>
          </h3>
          <ul class="office-list">
            {complaints.first.slice(0, mostShown).map((one) => (
              <li key={one.id} class={one.overdue ? 'office-overdue' : undefined}>
                <a href={to('complaints', `&complaint=${one.id}`)}>
                  {t(`office.visits.about-${(one.about ?? 'other') as 'other'}`)} ·{' '}
                  {one.providerName}
                </a>{' '}
                <span class="quiet">{due(one)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {followUps.total > 0 && (
        <>
          <h3>
            <a href={to('call-backs')}>
              {t('office.visits.to-do-call-backs', {
                count: followUps.total,
                overdue: followUps.overdue,
              })}
            </a>
          </h3>
          <ul class="office-list">
            {followUps.first.slice(0, mostShown).map((one) => (
              <li key={one.booking} class={one.overdue ? 'office-overdue' : undefined}>
                {lang === 'en' ? one.service.en : one.service.zh} · {one.providerName}{' '}
                <span class="quiet">{due(one)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {providers && providers.total > 0 && (
        <>
          <h3>
            <a href={to('providers')}>
              {t('office.visits.to-do-providers', { count: providers.total })}
            </a>
          </h3>
          <ul class="office-list">
            {providers.providers.slice(0, mostShown).map(({ id, name, createdAt }) => (
              <li key={id}>
                {name} <span class="quiet">{momentWords(createdAt, words)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
