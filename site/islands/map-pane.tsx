import { useEffect, useRef, useState } from 'preact/hooks';
import { facilityName } from '../lib/facility-words.ts';
import { facilitiesInside, groupIndex } from '../lib/inside.ts';
import { byWords } from '../lib/verdict.ts';
import { asPosition } from '../lib/view-state.ts';
import type { MapView } from '../map/map-view.ts';
import type { CirclePageModel } from './use-circle-page.ts';
import { usePage } from './words.ts';

interface Props {
  readonly model: CirclePageModel;
  /** The facility to mark: the open one, or the one that the list points at. */
  readonly pointed: string | null;
  readonly onChoose: (facility: string) => void;
}

export function MapPane({ model, pointed, onChoose }: Props) {
  const { words, facts, nameOf, layers } = usePage();
  const { t } = words;
  const { circle, origin, region, route, framing } = model;
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapView | null>(null);
  const [failed, setFailed] = useState(false);
  const events = useRef({ move: model.move, onChoose, locateMe: model.locateMe });
  events.current = { move: model.move, onChoose, locateMe: model.locateMe };

  useEffect(() => {
    let view: MapView | undefined;
    let gone = false;
    // Loaded apart from the panel: words come first, and nothing of Leaflet runs on the server.
    import('../map/map-view.ts').then(
      ({ createMapView }) => {
        if (gone || !container.current) return;
        view = createMapView(container.current, words, layers, {
          onMove: (position) => events.current.move(position),
          onChoose: (facility) => events.current.onChoose(facility),
          onLocate: () => events.current.locateMe(),
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
    const marks = facilitiesInside(circle).map((facility) => ({
      id: facility.id,
      position: asPosition(facility.position),
      text: `${facilityName(facility, nameOf, words)} · ${words.minutes(facility.seconds)}`,
      group: groupIndex(facility, facts),
      openNow: facility.openNow,
    }));
    map.showCircle(circle, marks);
  }, [map, region?.id, circle]);
  useEffect(() => map?.frame(), [map, framing]);
  useEffect(() => map?.showRoute(route), [map, route]);
  useEffect(() => map?.choose(pointed), [map, pointed, circle]);

  return (
    <div class="map-pane">
      <div class="map" ref={container} role="region" aria-label={t('map.label')} />
      {!map && <p class="map-waiting">{failed ? t('map.failed') : t('map.loading')}</p>}
      {map && circle && (
        <div class="legend">
          <span class="legend-title">{t('map.legend', { by: byWords(circle, words) })}</span>
          <ul>
            {circle.contours.features.map(({ properties }, index) => (
              <li key={index}>
                <span class={`swatch swatch-${index + 1}`} aria-hidden="true" />
                {t('map.legend-band', { count: properties.minutes })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
