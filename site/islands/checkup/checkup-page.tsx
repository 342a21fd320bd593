import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Profile } from '../../../server/contract/profile.ts';
import type { Language, Messages } from '../../i18n/translator.ts';
import type { PageFacts } from '../../lib/categories.ts';
import { profileName } from '../../lib/checkup/profile-name.ts';
import { reportApi } from '../../lib/checkup/report-api.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { createSend } from '../../lib/send.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { makePage, Page } from '../words.ts';
import { ChooseArea } from './choose-area.tsx';
import { ReportView } from './report-view.tsx';
import { useReport } from './use-report.ts';

interface Props {
  readonly lang: Language;
  /** The words of that language only. */
  readonly messages: Messages;
  readonly facts: PageFacts;
}

const profiles: readonly Profile[] = ['walk', 'elder', 'pram', 'bike', 'ebike'];

/** A place is chosen, or the link says it; its report stands below, as it will be printed. */
export default function CheckupPage({ lang, messages, facts }: Props) {
  const page = useMemo(() => makePage(lang, messages, facts), []);
  const api = useMemo(
    () =>
      reportApi(
        createSend(
          lang,
          (...request) => fetch(...request),
          () => navigator.onLine,
        ),
      ),
    [],
  );
  const { words } = page;
  const { t } = words;
  const { view, loaded, failure, retry, show } = useReport(api);
  const heading = useRef<HTMLHeadingElement>(null);
  /** The page has stood before: a report that comes now was chosen on it. */
  const hasStood = useRef(false);
  const report = loaded?.report;
  useEffect(() => {
    if (view && !view.area) hasStood.current = true;
  }, [view]);
  useEffect(() => {
    if (!report) return;
    document.title = `${t('checkup.title-of', { name: report.name })} · ${t('site.name')}`;
    // Whoever chose a place reads on there: its link has gone, and the focus with it. Who only travels otherwise stays where they are.
    if (hasStood.current && document.activeElement === document.body) heading.current?.focus();
    hasStood.current = true;
  }, [report]);
  const isLoading = Boolean(view?.area) && !loaded && !failure;

  return (
    <Page.Provider value={page}>
      <main class="checkup-page needs-script" id="result" tabIndex={-1} aria-busy={isLoading}>
        <div class="checkup-head">
          <h1>{t('checkup.title')}</h1>
          <p>{t('checkup.lead')}</p>
        </div>
        <div class="checkup-choose">
          {view && (
            <details open={!view.area} key={view.area ?? ''}>
              <summary>{t(view.area ? 'checkup.another' : 'checkup.choose')}</summary>
              <ChooseArea api={api} view={view} />
            </details>
          )}
          {view?.area && (
            <div class="field checkup-profile">
              <label class="field-label" for="checkup-profile">
                {t('checkup.profile')}
              </label>
              <select
                id="checkup-profile"
                value={view.profile}
                onChange={(event) =>
                  show({ ...view, profile: event.currentTarget.value as Profile })
                }
              >
                {profiles.map((one) => (
                  <option value={one} key={one}>
                    {profileName(one, t)}
                  </option>
                ))}
              </select>
            </div>
          )}
        </div>
        <p class="checkup-status" role="status">
          {isLoading && t('checkup.loading')}
          {report && (
            <span class="visually-hidden">{t('checkup.loaded', { name: report.name })}</span>
          )}
        </p>
        {isLoading && <Skeleton lines={6} />}
        {failure && (
          <div role="alert">
            <EmptyState title={t('checkup.failed')} text={failureWords(failure, words).text}>
              <Button onClick={retry}>{t('failure.retry')}</Button>
            </EmptyState>
          </div>
        )}
        {loaded && <ReportView loaded={loaded} heading={heading} />}
      </main>
    </Page.Provider>
  );
}
