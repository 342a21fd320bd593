import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Account } from '../../../server/contract/account.ts';
import type { AreaDetail } from '../../../server/contract/community.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import type { Language, Messages } from '../../i18n/translator.ts';
import { createSend } from '../../lib/send.ts';
import type { PageFacts } from '../../lib/categories.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Toast } from '../ui/toast.tsx';
import { makePage, Page } from '../words.ts';
import { AreaBar } from './area-bar.tsx';
import { OfficeContext, type Office } from './office.ts';
import { OfficeTabs } from './office-tabs.tsx';
import { useOfficeFragment } from './use-office-fragment.ts';

interface Props {
  readonly lang: Language;
  readonly messages: Messages;
  readonly facts: PageFacts;
}

const officeRoles = new Set(['office', 'administrator']);

/** The day's work of a community, street or district office. */
export default function OfficePage({ lang, messages, facts }: Props) {
  const page = useMemo(() => makePage(lang, messages, facts), []);
  const { t } = page.words;
  const send = useMemo(
    () =>
      createSend(
        lang,
        (...question) => fetch(...question),
        () => navigator.onLine,
      ),
    [],
  );
  const { view, change } = useOfficeFragment();
  const [account, setAccount] = useState<Account | null>(null);
  const [regions, setRegions] = useState<readonly RegionAnswer[]>([]);
  const [area, setArea] = useState<AreaDetail | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const fail: Office['fail'] = ({ failure }) => failureWords(failure, page.words).text;

  useEffect(() => {
    void send<Account>('GET', '/account').then((answer) =>
      answer.ok ? setAccount(answer.value) : setProblem(fail(answer)),
    );
    void send<{ regions: RegionAnswer[] }>('GET', '/regions').then(
      (answer) => answer.ok && setRegions(answer.value.regions),
    );
  }, []);

  const roots = [
    ...new Set(
      (account?.roles ?? []).filter(({ role }) => officeRoles.has(role)).map((role) => role.area),
    ),
  ];
  const code = view.area ?? roots[0] ?? null;
  useEffect(() => {
    if (!code || roots.length === 0) return undefined;
    let stale = false;
    void send<AreaDetail>('GET', `/areas/${encodeURIComponent(code)}`).then((answer) => {
      if (stale) return;
      setProblem(answer.ok ? null : fail(answer));
      if (answer.ok) setArea(answer.value);
    });
    return () => {
      stale = true;
    };
  }, [code, roots.length]);

  const accountHref = lang === 'en' ? '/en/account/' : '/account/';
  return (
    <Page.Provider value={page}>
      <main class="office-page needs-script" id="result" tabIndex={-1}>
        <h1>{t('office.title')}</h1>
        {problem && (
          <p class="office-problem" role="alert">
            {problem}
          </p>
        )}
        {!account && !problem && <Skeleton lines={4} />}
        {account && (!account.signedIn || account.needsTwoFactorSetup) && (
          <EmptyState title={t('office.sign-in-first')} text={t('office.sign-in-why')}>
            <p>
              <a class="button" href={`${accountHref}#back=office`}>
                {t('office.to-sign-in')}
              </a>
            </p>
          </EmptyState>
        )}
        {account?.signedIn && !account.needsTwoFactorSetup && roots.length === 0 && (
          <EmptyState title={t('office.no-role')} text={t('office.no-role-why')} />
        )}
        {account && roots.length > 0 && area && (
          <OfficeContext.Provider value={{ send, account, area, regions, say: setSaid, fail }}>
            <AreaBar roots={roots} onChoose={(next) => change({ area: next })} />
            <OfficeTabs
              key={area.code}
              chosen={view.tab}
              onChoose={(tab) => change({ area: area.code, tab })}
            />
          </OfficeContext.Provider>
        )}
        <Toast text={said} closeLabel={t('office.close')} onClose={() => setSaid(null)} />
      </main>
    </Page.Provider>
  );
}
