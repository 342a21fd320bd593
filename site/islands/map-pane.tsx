import { useEffect, useRef, useState } from 'preact/hooks';
import { marksOf } from '../lib/place-marks.ts';
import { asPosition, type Position } from '../lib/view-state.ts';
import type { MapView } from '../map/map-view.ts';
import type { Compare } from './use-compare.ts';
import { MapLegend } from './map-legend.tsx';
import { PointCard } from './parts-for-later.ts';
import type { Asking } from './use-asking.ts';
import type { CirclePageModel } from './use-circle-page.ts';
import { usePage } from './words.ts';

interface Props {
  readonly model: CirclePageModel;
  readonly compare: Compare;
  /** The facility to mark: the open one, or the one that the list points at. */
  readonly pointed: string | null;
  readonly asking: Asking;
  /** The pin is about to be moved by a key from here. */
  readonly onStep: (from: Position) => void;
  readonly onHide: () => void;
  readonly onHelp: () => void;
}

export function MapPane({ model, compare, pointed, asking, onStep, onHide, onHelp }: Props) {
  const { words, facts, nameOf, layers } = usePage();
  const { t } = words;
  const { circle, origin, region, why, framing } = model;
  const route = why?.route ?? null;
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapView | null>(null);
  const [failed, setFailed] = useState(false);
  const events = useRef({ model, compare, asking, onStep });
  events.current = { model, compare, asking, onStep };

  useEffect(() => {
    let view: MapView | undefined;
    let gone = false;
    // Loaded apart from the panel: words come first, and nothing of Leaflet runs on the server.
    import('../map/map-view.ts').then(
      ({ createMapView }) => {
        if (gone || !container.current) return;
        view = createMapView(container.current, words, layers, {
          onMove: (position) => events.current.compare.moveFirst(position),
          onStep: (from) => events.current.onStep(from),
          onMoveSecond: (position) => events.current.compare.choose(position),
          onAsk: (point) => {
            const { compare: comparing, asking: card } = events.current;
            // While the second place is being chosen a press chooses it; otherwise it asks.
            if (comparing.choosing) comparing.choose(point.position);
            else card.ask(point);
          },
          onLocate: () => events.current.model.locateMe(),
        });
        setMap(view);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      view?.destroy();
    };
  }, []);

  useEffect(() => {
    if (!map || !region) return;
    map.setRegion(region);
    if (circle) map.frame();
  }, [map, region?.id, region?.version]);
  useEffect(() => {
    if (origin && Math.abs(origin[1]) <= 90) map?.placePin(origin);
  }, [map, region?.id, origin?.[0], origin?.[1]]);
  useEffect(() => {
    if (!map || !circle) return;
    map.showCircle(circle, marksOf(circle, facts, nameOf, words));
  }, [map, region?.id, circle]);
  useEffect(
    () => map?.showSecond(compare.position ?? null, compare.circle),
    [map, region?.id, compare.position, compare.circle],
  );
  useEffect(() => map?.frame(), [map, framing, compare.framing]);
  useEffect(() => map?.showRoute(route), [map, route]);
  useEffect(() => map?.spots.point(asking.spots), [map, asking.spots]);
  // Where no way leads there is no line whose end would show the place.
  const goal = route
    ? undefined
    : (model.view.to ?? (why?.facility && asPosition(why.facility.position)));
  useEffect(() => {
    if (!asking.point) map?.spots.ask(goal ?? null);
  }, [map, asking.point, String(goal)]);
  useEffect(() => map?.choose(pointed), [map, pointed, circle]);

  return (
    <div class="map-pane">
      <div
        class="map"
        ref={container}
        role="region"
        aria-label={t('map.label')}
        aria-description={t('map.description')}
      />
      {!map && <p class="map-waiting">{failed ? t('map.failed') : t('map.loading')}</p>}
      {map && circle && (
        <MapLegend model={model} circle={circle} onHideMap={onHide} onHelp={onHelp} />
      )}
      {map && asking.point && <PointCard model={model} asking={asking} map={map} />}
    </div>
  );
}
