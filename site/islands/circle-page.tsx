import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { makeTranslator, type Language, type Messages } from '../i18n/translator.ts';
import type { PageFacts } from '../lib/categories.ts';
import { AboutData } from './about-data.tsx';
import { AsOfLine } from './as-of-line.tsx';
import { Choices } from './choices.tsx';
import { InsideList } from './inside-list.tsx';
import { LiveStatus } from './live-status.tsx';
import { MapPane } from './map-pane.tsx';
import { ShortfallList } from './shortfall-list.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { RouteCard } from './route-card.tsx';
import { SampleBanner } from './sample-banner.tsx';
import { SavedPlaces } from './saved-places.tsx';
import { useCalm } from './use-calm.ts';
import { useCirclePage } from './use-circle-page.ts';
import { VerdictCard } from './verdict-card.tsx';
import { Page } from './words.ts';

interface Props {
  readonly lang: Language;
  /** The words of that language only. */
  readonly messages: Messages;
  readonly facts: PageFacts;
}

export default function CirclePage({ lang, messages, facts }: Props) {
  const page = useMemo(() => {
    const names = new Map(facts.categories.map(({ code, name }) => [code, name]));
    return {
      words: makeTranslator(lang, messages),
      facts,
      nameOf: (code: string) => names.get(code) ?? code,
    };
  }, []);
  const { t } = page.words;
  const model = useCirclePage(page.words);
  const { view, circle, route, busy, notice, region, asOf } = model;
  const [pointed, setPointed] = useState<string | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const choose = (facility: string) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    model.change({ facility });
  };
  const close = () => model.change({ facility: undefined });
  useGoBackTo(opener, view.facility);
  const listed = useCalm(circle, 300);
  const lists = useMemo(
    () =>
      listed && (
        <>
          <ShortfallList circle={listed} state="gap" onChoose={choose} />
          <ShortfallList circle={listed} state="unknown" onChoose={choose} />
          <InsideList circle={listed} onChoose={choose} onPoint={setPointed} />
        </>
      ),
    [listed],
  );

  return (
    <Page.Provider value={page}>
      <main class={`circle-page needs-script${view.facility ? ' has-route' : ''}`}>
        <MapPane model={model} pointed={pointed ?? view.facility ?? null} onChoose={choose} />
        <section
          class="panel"
          id="result"
          tabIndex={-1}
          aria-label={t('panel.label')}
          aria-busy={busy}
        >
          <div class={`progress${busy ? ' is-busy' : ''}`} aria-hidden="true" />
          {region?.invented && <SampleBanner />}
          {asOf && circle && <AsOfLine asOf={asOf} />}
          {notice && <NoticeBar notice={notice} onDismiss={model.dismiss} />}
          {view.facility && (
            <RouteCard
              facility={view.facility}
              circle={circle}
              route={route}
              failed={!busy && notice !== null}
              onClose={close}
            />
          )}
          <div class="result" hidden={view.facility !== undefined}>
            <VerdictCard circle={circle} busy={busy} view={view} onChange={model.change} />
            <SavedPlaces
              origin={model.origin}
              suggestion={circle?.origin.street ?? ''}
              onOpen={model.move}
            />
            <Choices model={model} />
            {lists}
            <AboutData region={region} />
          </div>
        </section>
        <LiveStatus circle={circle} busy={busy} />
      </main>
    </Page.Provider>
  );
}

/** Closing a route leads back to what opened it. */
function useGoBackTo(opener: { current: HTMLElement | null }, facility: string | undefined): void {
  const before = useRef(facility);
  useEffect(() => {
    if (before.current && !facility && opener.current?.isConnected) opener.current.focus();
    before.current = facility;
  }, [facility]);
}
