import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { makeTranslator, type Language, type Messages } from '../i18n/translator.ts';
import type { PageFacts } from '../lib/categories.ts';
import type { GroundLayer } from '../lib/deployment-schema.ts';
import { ActionRow } from './action-row.tsx';
import { AboutData } from './about-data.tsx';
import { AskedTime } from './asked-time.ts';
import { Choices } from './choices.tsx';
import { ElderPanel, elderShowsActions, elderShowsMap } from './elder/elder-panel.tsx';
import { InsideList } from './inside-list.tsx';
import { LiveStatus } from './live-status.tsx';
import { MapPane } from './map-pane.tsx';
import { ShortfallList } from './shortfall-list.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { RouteCard } from './route-card.tsx';
import { SampleBanner } from './sample-banner.tsx';
import { useCalm } from './use-calm.ts';
import { useElder } from './use-elder.ts';
import { useCirclePage } from './use-circle-page.ts';
import { useCompare } from './use-compare.ts';
import { VerdictCard } from './verdict-card.tsx';
import { Page } from './words.ts';

interface Props {
  readonly lang: Language;
  /** The words of that language only. */
  readonly messages: Messages;
  readonly facts: PageFacts;
  /** Maps that the deployment adds to choose from. */
  readonly layers: readonly GroundLayer[];
}

export default function CirclePage({ lang, messages, facts, layers }: Props) {
  const page = useMemo(() => {
    const names = new Map(facts.categories.map(({ code, name }) => [code, name]));
    return {
      words: makeTranslator(lang, messages),
      facts,
      layers,
      nameOf: (code: string) => names.get(code) ?? code,
    };
  }, []);
  const { t } = page.words;
  const own = useCirclePage(page.words);
  const compare = useCompare(own, page.words);
  // While the second place is being chosen, whatever leads to a place sets that one.
  const model = compare.choosing ? { ...own, move: compare.choose } : own;
  const { view, circle, route, busy, notice, region } = model;
  const elder = useElder();
  const [pointed, setPointed] = useState<string | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const choose = (facility: string) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    model.change({ facility });
  };
  const asked = useMemo(
    () => ({ localTime: circle?.localTime ?? '2000-01-01T00:00', isNow: view.at === undefined }),
    [circle?.localTime, view.at === undefined],
  );
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
      <AskedTime.Provider value={asked}>
        <main
          class={`circle-page needs-script${view.facility ? ' has-route' : ''}${elder && !elderShowsMap(model) ? ' words-only' : ''}`}
        >
          <MapPane
            model={model}
            compare={compare}
            pointed={pointed ?? view.facility ?? null}
            onChoose={(facility) => compare.chooseFacility(facility) || choose(facility)}
          />
          <section
            class="panel"
            id="result"
            tabIndex={-1}
            aria-label={t('panel.label')}
            aria-busy={busy}
          >
            <div class={`progress${busy ? ' is-busy' : ''}`} aria-hidden="true" />
            {region?.invented && <SampleBanner />}
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
            {elder && !view.facility && (
              <>
                <ElderPanel model={model} onChoose={choose} onPoint={setPointed} />
                {elderShowsActions(model) && <ActionRow model={model} compare={compare} />}
              </>
            )}
            {!elder && (
              <div class="result" hidden={view.facility !== undefined}>
                <VerdictCard circle={circle} busy={busy} view={view} onChange={model.change} />
                <ActionRow model={model} compare={compare} />
                <Choices model={model} />
                {lists}
                <AboutData region={region} />
              </div>
            )}
          </section>
          <LiveStatus circle={circle} busy={busy} />
        </main>
      </AskedTime.Provider>
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
