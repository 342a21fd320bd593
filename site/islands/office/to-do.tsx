import { useState } from 'preact/hooks';
import type { ProposalAnswer, ToDoAnswer } from '../../../server/contract/register.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePage } from '../words.ts';
import { useLoaded, useOffice } from './office.ts';
import { FailingNorms } from './failing-norms.tsx';
import { UnverifiedFacilities } from './unverified-facilities.tsx';
import { WaitingDuplicates } from './waiting-duplicates.tsx';
import { WaitingNotices } from './waiting-notices.tsx';
import { ProposalChanges } from './proposal-changes.tsx';
import { ReportCard } from './report-card.tsx';
import { WaitingVisits, type WaitingProviders } from './visits/waiting-visits.tsx';

/** What waits for the office, what residents say first. */
export function ToDo() {
  const { words, nameOf } = usePage();
  const { t } = words;
  const { area, send, say, fail } = useOffice();
  const list = useLoaded<ToDoAnswer>(`/to-do?area=${area.code}`);
  const vetting = useLoaded<WaitingProviders>(
    `/office/providers?area=${area.code}&state=submitted`,
  );
  const [problem, setProblem] = useState<string | null>(null);
  async function decide(proposal: ProposalAnswer, decision: 'accepted' | 'refused'): Promise<void> {
    const answer = await send('POST', `/proposals/${proposal.id}/decision`, {
      decision,
      version: proposal.facility.version,
    });
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    say(t('office.decided'));
    list.reload();
  }
  const { value } = list;
  return (
    <section>
      <h2>{t('office.tab-to-do')}</h2>
      {(problem ?? list.problem) && (
        <p class="office-problem" role="alert">
          {problem ?? list.problem}
        </p>
      )}
      {!value && !list.problem && <Skeleton lines={5} />}
      {value &&
        vetting.value &&
        vetting.value.total +
          value.complaints.total +
          value.followUps.total +
          value.reports.total +
          value.proposals.total +
          value.duplicates.total +
          value.unverified.total +
          value.expiring.total +
          value.norms.total +
          value.norms.withoutFigure +
          value.notices.total ===
          0 && <EmptyState title={t('office.nothing-to-do')} />}
      {value && <WaitingVisits toDo={value} providers={vetting.value} />}
      {value && value.reports.total > 0 && (
        <>
          <h3>{t('office.reports', { count: value.reports.total })}</h3>
          <ul class="office-list">
            {value.reports.first.map((report) => (
              <ReportCard key={report.id} report={report} onDone={list.reload} />
            ))}
          </ul>
        </>
      )}
      {value && value.proposals.total > 0 && (
        <>
          <h3>{t('office.proposals', { count: value.proposals.total })}</h3>
          <ul class="office-list">
            {value.proposals.first.map((proposal) => (
              <li key={proposal.id} class="office-entry">
                <h4>{proposal.facility.name ?? t('office.no-name')}</h4>
                <p>{t(`office.proposal-${proposal.kind}`)}</p>
                <ProposalChanges changes={proposal.changes} />
                <p class="office-actions">
                  <Button onClick={() => void decide(proposal, 'accepted')}>
                    {t('office.accept')}
                  </Button>
                  <Button look="quiet" onClick={() => void decide(proposal, 'refused')}>
                    {t('office.refuse')}
                  </Button>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {value && <WaitingDuplicates duplicates={value.duplicates} onDone={list.reload} />}
      {value && value.expiring.total > 0 && (
        <>
          <h3>{t('office.expiring', { count: value.expiring.total })}</h3>
          <ul class="office-list">
            {value.expiring.first.map(({ community, communityName, category, expiresOn }) => (
              <li key={`${community} ${category}`}>
                <a href={`#area=${community}&tab=completeness`}>{nameOf(category)}</a> ·{' '}
                {communityName ?? community} · {words.date(expiresOn)}
              </li>
            ))}
          </ul>
        </>
      )}
      {value && <WaitingNotices notices={value.notices} />}
      {value && <FailingNorms norms={value.norms} />}
      {value && <UnverifiedFacilities unverified={value.unverified} onDone={list.reload} />}
    </section>
  );
}
