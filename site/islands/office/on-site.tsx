import { useState } from 'preact/hooks';
import type { OnSiteAnswer } from '../../../server/contract/on-site.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePage } from '../words.ts';
import { useLoaded, useOffice } from './office.ts';
import { OnSiteForm } from './on-site-form.tsx';

/** What comes to the community on its days: sessions on site, free clinics, market days. */
export function OnSite() {
  const { words } = usePage();
  const { t, lang } = words;
  const { area, send, say, fail } = useOffice();
  const [open, setOpen] = useState<OnSiteAnswer | 'new' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const list = useLoaded<{ sessions: OnSiteAnswer[] }>(`/on-site?area=${area.code}`);
  const said = (both: { zh: string; en: string }) => (lang === 'en' ? both.en : both.zh);
  async function withdraw({ id, version }: OnSiteAnswer): Promise<void> {
    const answer = await send('POST', `/on-site/${id}/withdraw`, { version });
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    say(t('office.withdrawn'));
    list.reload();
  }
  if (open)
    return (
      <OnSiteForm
        session={open === 'new' ? null : open}
        onDone={() => {
          setOpen(null);
          list.reload();
        }}
      />
    );
  return (
    <section>
      <h2>{t('office.tab-on-site')}</h2>
      <p class="quiet">{t('office.on-site-lead')}</p>
      <p class="office-actions">
        <Button onClick={() => setOpen('new')}>{t('office.new-on-site')}</Button>
      </p>
      {(problem ?? list.problem) && (
        <p class="office-problem" role="alert">
          {problem ?? list.problem}
        </p>
      )}
      {!list.value && !list.problem && <Skeleton lines={3} />}
      {list.value?.sessions.length === 0 && <EmptyState title={t('office.no-on-site')} />}
      <ul class="office-list">
        {list.value?.sessions.map((session) => (
          <li key={session.id} class="office-entry">
            <h3>{lang === 'en' ? (session.titleEn ?? session.title) : session.title}</h3>
            <p>
              {said(session.daysInWords)} · {session.opens}–{session.closes} · {session.place}
            </p>
            {session.next.length > 0 && (
              <p class="quiet">
                {t('office.next-days')}{' '}
                {session.next.map(({ words: day }) => said(day)).join(' · ')}
              </p>
            )}
            <p class="office-actions">
              <Button look="quiet" onClick={() => setOpen(session)}>
                {t('office.edit')}
              </Button>
              <Button look="quiet" onClick={() => void withdraw(session)}>
                {t('office.withdraw')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
