import type { ReportState } from '../../../server/contract/report.ts';
import { ReportLines } from '../report/report-entry.tsx';
import { useAccount } from './account-context.ts';
import { Card, Shown } from './card.tsx';
import { DeviceReportList } from './device-reports.tsx';
import { useLoaded } from './use-loaded.ts';

/** What one has reported about places while signed in, and from this browser while not; and what became of it. */
export function OwnReportList() {
  const { words } = useAccount();
  const { t } = words;
  const reports = useLoaded<{ reports: ReportState[] }>('/account/reports');
  return (
    <Card id="own-reports" title={t('account.reports.title')}>
      <Shown
        from={reports}
        show={({ reports: all }) => (
          <>
            {all.length === 0 ? (
              <p class="quiet">{t('account.reports.none')}</p>
            ) : (
              <ul class="entries">
                {all.map((state) => (
                  <li key={state.id} class="entry entry-tall">
                    <h3>{state.facilityName}</h3>
                    <ReportLines state={state} words={words} />
                  </li>
                ))}
              </ul>
            )}
            <DeviceReportList besides={all.map(({ id }) => id)} />
          </>
        )}
      />
    </Card>
  );
}

/** The same for somebody who is not signed in. */
export function DeviceReports() {
  const { t } = useAccount().words;
  return (
    <div class="account-narrow account-below">
      <Card id="own-reports" title={t('account.reports.title')}>
        <DeviceReportList besides={[]} />
      </Card>
    </div>
  );
}
