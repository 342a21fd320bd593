import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { makeTranslator, type Language, type Messages } from '../i18n/translator.ts';
import type { PageFacts } from '../lib/categories.ts';
import { isInside } from '../lib/inside.ts';
import type { Position } from '../lib/view-state.ts';
import { AboutData } from './about-data.tsx';
import { Choices } from './choices.tsx';
import { InsideList } from './inside-list.tsx';
import { LiveStatus } from './live-status.tsx';
import { MapPane } from './map-pane.tsx';
import { ShortfallList } from './shortfall-list.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { KeyboardHelp, MapOff, WhyCard } from './parts-for-later.ts';
import { RouteCard } from './route-card.tsx';
import { SampleBanner } from './sample-banner.tsx';
import { useAsking } from './use-asking.ts';
import { useCalm } from './use-calm.ts';
import { useCirclePage } from './use-circle-page.ts';
import { useHelpKey } from './use-help-key.ts';
import { useMapOn } from './use-map-on.ts';
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
  const { view, circle, why, busy, notice, region } = model;
  const [pointed, setPointed] = useState<string | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const choose = (facility: string) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    model.change({ facility, to: undefined });
  };
  const close = () => model.change({ facility: undefined, to: undefined });
  const target = view.facility ?? (view.to && String(view.to));
  useGoBackTo(opener, target);
  const asking = useAsking(model, () => (opener.current = document.querySelector('.map')));
  const [mapOn, setMapOn] = useMapOn();
  const hidden = useRef(false);
  const showMap = () => {
    setMapOn(true);
    document.getElementById('result')?.focus({ preventScroll: true });
  };
  const hideMap = () => {
    hidden.current = true;
    asking.close();
    setMapOn(false);
  };
  const [help, setHelp] = useState(false);
  useHelpKey(() => setHelp(true));
  const steppedFrom = useRef<Position | null>(null);
  const onStep = (from: Position) => (steppedFrom.current ??= from);
  const inside = isInside(circle, view.facility);
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
      <main
        class={`circle-page needs-script${target ? ' has-route' : ''}${mapOn === false ? ' without-map' : ''}`}
      >
        {mapOn === null ? (
          // Not known before the browser has been asked: nothing of a map is loaded for those who want none.
          <div class="map-pane" />
        ) : !mapOn ? (
          <MapOff model={model} takesFocus={hidden.current} onShowMap={showMap} onStep={onStep} />
        ) : (
          <MapPane
            model={model}
            pointed={pointed ?? view.facility ?? null}
            asking={asking}
            onStep={onStep}
            onHide={hideMap}
            onHelp={() => setHelp(true)}
          />
        )}
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
          {target && !(view.facility && inside) && (
            <WhyCard model={model} asking={asking} hasMap={mapOn !== false} onClose={close} />
          )}
          {view.facility && inside && (
            <RouteCard
              facility={view.facility}
              circle={circle}
              route={why?.route ?? null}
              failed={model.whyFailed}
              onClose={close}
            />
          )}
          <div class="result" hidden={target !== undefined}>
            <VerdictCard circle={circle} busy={busy} view={view} onChange={model.change} />
            <Choices model={model} />
            {lists}
            <AboutData region={region} />
          </div>
        </section>
        <LiveStatus circle={circle} busy={busy} steppedFrom={steppedFrom} />
        {help && <KeyboardHelp onClose={() => setHelp(false)} />}
      </main>
    </Page.Provider>
  );
}

/** Closing a route leads back to what opened it. */
function useGoBackTo(opener: { current: HTMLElement | null }, target: string | undefined): void {
  const before = useRef(target);
  useEffect(() => {
    if (before.current && !target && opener.current?.isConnected) opener.current.focus();
    before.current = target;
  }, [target]);
}
