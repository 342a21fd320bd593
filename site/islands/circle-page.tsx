import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language, Messages } from '../i18n/translator.ts';
import type { PageFacts } from '../lib/categories.ts';
import type { GroundLayer } from '../lib/deployment-schema.ts';
import type { Position } from '../lib/view-state.ts';
import { AsOfLine } from './as-of-line.tsx';
import { AskedTime } from './asked-time.ts';
import { askedWhere, elderShowsActions, elderShowsMap } from './elder/elder-step.ts';
import { ActionRow } from './action-row.tsx';
import { LiveStatus } from './live-status.tsx';
import { MapPane } from './map-pane.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { ElderOffice, ElderPanel, KeyboardHelp, MapOff } from './parts-for-later.ts';
import { ResultPanel } from './result-panel.tsx';
import { SearchBox } from './search/search-box.tsx';
import { searchSteps } from './search/search-steps.ts';
import { SavedPlaces } from './saved-places.tsx';
import { SampleBanner } from './sample-banner.tsx';
import { TargetCard } from './target-card.tsx';
import { useAsking } from './use-asking.ts';
import { useCirclePage } from './use-circle-page.ts';
import { useCompare } from './use-compare.ts';
import { useElder } from './use-elder.ts';
import { useHelpKey } from './use-help-key.ts';
import { useMapOn } from './use-map-on.ts';
import { makePage, Page } from './words.ts';

interface Props {
  readonly lang: Language;
  /** The words of that language only. */
  readonly messages: Messages;
  readonly facts: PageFacts;
  /** Maps that the deployment adds to choose from. */
  readonly layers: readonly GroundLayer[];
}

export default function CirclePage({ lang, messages, facts, layers }: Props) {
  const page = useMemo(() => makePage(lang, messages, facts, layers), []);
  const { t } = page.words;
  const own = useCirclePage(page.words);
  const compare = useCompare(own, page.words);
  // While the second place is being chosen, whatever leads to a place sets that one.
  const model = compare.choosing
    ? {
        ...own,
        move: compare.choose,
        goTo: compare.choose,
        locateMe: () => own.locateMe(compare.choose),
      }
    : own;
  const { view, circle, busy, notice, region } = model;
  const elder = useElder();
  const [pointed, setPointed] = useState<string | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const choose = (facility: string) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    model.change({ facility, to: undefined });
  };
  const asked = useMemo(
    () => ({ localTime: circle?.localTime ?? '2000-01-01T00:00', isNow: view.at === undefined }),
    [circle?.localTime, view.at === undefined],
  );
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
  const openSaved = (position: Position) => {
    model.goTo(position, null);
    if (elder) model.change({ step: 'result' });
  };
  const looks = [
    'circle-page needs-script',
    target && 'has-route',
    mapOn === false && 'without-map',
    elder && !elderShowsMap(model) && 'words-only',
  ];

  return (
    <Page.Provider value={page}>
      <AskedTime.Provider value={asked}>
        <main class={looks.filter(Boolean).join(' ')}>
          {mapOn === null ? (
            // Not known before the browser has been asked: nothing of a map is loaded for those who want none.
            <div class="map-pane" />
          ) : !mapOn ? (
            <MapOff model={model} takesFocus={hidden.current} onShowMap={showMap} onStep={onStep} />
          ) : (
            <MapPane
              model={model}
              compare={compare}
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
            {!target && (!elder || askedWhere(model)) && (
              <SearchBox {...searchSteps(model, choose)} />
            )}
            {region?.invented && <SampleBanner />}
            {model.asOf && circle && <AsOfLine asOf={model.asOf} />}
            {notice && <NoticeBar notice={notice} onDismiss={model.dismiss} />}
            {target && (
              <TargetCard
                model={model}
                asking={asking}
                hasMap={mapOn !== false}
                onClose={() => model.change({ facility: undefined, to: undefined })}
              />
            )}
            {elder && !target && askedWhere(model) && (
              <SavedPlaces origin={undefined} suggestion="" onOpen={openSaved} />
            )}
            {elder && !target && (
              <>
                <ElderPanel model={model} onChoose={choose} onPoint={setPointed} />
                {elderShowsActions(model) && <ActionRow model={model} compare={compare} />}
              </>
            )}
            {elder && circle?.origin.community && (view.position || !askedWhere(model)) && (
              <ElderOffice community={circle.origin.community} />
            )}
            {!elder && (
              <ResultPanel
                model={model}
                compare={compare}
                hidden={target !== undefined}
                onChoose={choose}
                onPoint={setPointed}
                onOpenSaved={openSaved}
              />
            )}
          </section>
          <LiveStatus circle={circle} busy={busy} steppedFrom={steppedFrom} />
          {help && <KeyboardHelp onClose={() => setHelp(false)} />}
        </main>
      </AskedTime.Provider>
    </Page.Provider>
  );
}

/** Closing a route leads back to what opened it. */
function useGoBackTo(opener: { current: HTMLElement | null }, target: string | undefined): void {
  const before = useRef(target);
  useLayoutEffect(() => {
    if (before.current && !target && opener.current?.isConnected) opener.current.focus();
    before.current = target;
  }, [target]);
}
