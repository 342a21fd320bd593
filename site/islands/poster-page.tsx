import { useMemo, useState } from 'preact/hooks';
import type { Language, Messages } from '../i18n/translator.ts';
import type { PageFacts } from '../lib/categories.ts';
import { formatFragment } from '../lib/fragment.ts';
import { shareLink } from '../lib/share-link.ts';
import { PosterSheet } from './poster-sheet.tsx';
import { SheetFrame } from './sheet-frame.tsx';
import { Button } from './ui/button.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { Field, describedBy } from './ui/field.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import { useKept } from './use-kept.ts';
import { usePoster } from './use-poster.ts';
import { makePage, Page } from './words.ts';

interface Props {
  readonly lang: Language;
  /** The words of that language only. */
  readonly messages: Messages;
  readonly facts: PageFacts;
}

const longestOffice = 60;

/** A poster for a notice board: a few choices, then the sheet as it will be printed. */
export default function PosterPage({ lang, messages, facts }: Props) {
  const page = useMemo(() => makePage(lang, messages, facts), []);
  const { t } = page.words;
  const { view, community, ready, problem, retry } = usePoster(page.words);
  const [office, setOffice] = useKept('jinlin-poster-office');
  const [showMissing, setShowMissing] = useState(true);
  const [drawn, setDrawn] = useState(false);
  const home = lang === 'en' ? '/en/' : '/';
  const itsPage = community && `${home}community/${community}/`;
  const fragment = formatFragment(view);

  return (
    <Page.Provider value={page}>
      <main class="poster-page needs-script" id="result" tabIndex={-1}>
        <div class="poster-tools">
          <p>
            <a class="poster-back" href={itsPage ?? `${home}${fragment && `#${fragment}`}`}>
              {t(itsPage ? 'poster.back-community' : 'poster.back')}
            </a>
          </p>
          <h1>{t('poster.title')}</h1>
          <p>{t('poster.lead')}</p>
          <Field id="office" label={t('poster.office')} hint={t('poster.office-hint')}>
            <input
              id="office"
              maxLength={longestOffice}
              autoComplete="organization"
              aria-describedby={describedBy('office', { hint: true })}
              value={office}
              onInput={(event) => setOffice(event.currentTarget.value)}
            />
          </Field>
          <label class="tick">
            <input
              type="checkbox"
              checked={showMissing}
              onChange={(event) => setShowMissing(event.currentTarget.checked)}
            />
            <span>{t('poster.show-missing')}</span>
          </label>
          <div class="print-tools" aria-busy={!drawn && !problem}>
            <Button disabled={!drawn || !ready} onClick={() => print()}>
              {t('sheet.print')}
            </Button>
            <p role="status">{!drawn && !problem && t('sheet.drawing')}</p>
          </div>
        </div>
        {problem && (
          <div role="alert">
            <EmptyState title={t('poster.failed')} text={problem}>
              <Button onClick={retry}>{t('failure.retry')}</Button>
            </EmptyState>
          </div>
        )}
        {!ready && !problem && <Skeleton lines={6} />}
        {ready && (
          <SheetFrame label={t('poster.preview')}>
            <PosterSheet
              {...ready}
              link={
                itsPage
                  ? location.origin + itsPage
                  : shareLink(location.origin, home, view, ready.origin)
              }
              community={community}
              office={office}
              showMissing={showMissing}
              onDrawn={() => setDrawn(true)}
            />
          </SheetFrame>
        )}
      </main>
    </Page.Provider>
  );
}
