import type { ReportState } from '../../../server/contract/report.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from './account-context.ts';
import { Card, Shown } from './card.tsx';
import { useLoaded } from './use-loaded.ts';

/** What one has reported about places, and what became of it. */
export function OwnReportList() {
  const { words } = useAccount();
  const { t } = words;
  const reports = useLoaded<{ reports: ReportState[] }>('/account/reports');
  return (
    <Card id="own-reports" title={t('account.reports.title')}>
      <Shown
        from={reports}
        show={({ reports: all }) =>
          all.length === 0 ? (
            <p class="quiet">{t('account.reports.none')}</p>
          ) : (
            <ul class="entries">
              {all.map(({ id, facilityName, kind, at, state, answer, decidedAt }) => (
                <li key={id} class="entry entry-tall">
                  <h3>
                    {facilityName}
                    <span class="badge">{t(`account.reports.state.${state}`)}</span>
                  </h3>
                  <p>
                    {t(`account.reports.kind.${kind}`)}{' '}
                    <span class="quiet">{momentWords(at, words)}</span>
                  </p>
                  {answer && <p>{t('account.reports.answer', { answer })}</p>}
                  {decidedAt && (
                    <p class="quiet">
                      {t('account.reports.decided', { moment: momentWords(decidedAt, words) })}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      />
    </Card>
  );
}
