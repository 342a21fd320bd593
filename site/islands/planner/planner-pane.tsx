import { useEffect, useRef, useState } from 'preact/hooks';
import type { Position } from '../../lib/view-state.ts';
import type { PlannerMap } from '../../map/planner-map.ts';
import { HoverLine } from './hover-line.tsx';
import { MapKey } from './map-key.tsx';
import { usePlanner } from './planner-tools.ts';
import { SpotCard } from './spot-card.tsx';
import { usePainted } from './use-painted.ts';

interface Props {
  readonly onMap: (map: PlannerMap | null) => void;
}

/** The map with its key, what lies under the pointer, and the card about the place that was asked about. */
export function PlannerPane({ onMap }: Props) {
  const { words, view, change, region, map } = usePlanner();
  const { t } = words;
  const container = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const [trouble, setTrouble] = useState(false);
  const [under, setUnder] = useState<Position | null>(null);
  const ask = useRef((_: Position) => {});
  ask.current = (position) => change({ spot: position });
  useEffect(() => {
    let own: PlannerMap | undefined;
    let gone = false;
    // Fetched apart from the panel: words come first, and nothing of Leaflet runs on the server.
    import('../../map/planner-map.ts').then(
      ({ createPlannerMap }) => {
        if (gone || !container.current) return;
        own = createPlannerMap(container.current, words, {
          onHover: setUnder,
          onAsk: (position) => ask.current(position),
          onTrouble: () => setTrouble(true),
        });
        onMap(own);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      onMap(null);
      own?.destroy();
    };
  }, []);
  useEffect(() => map?.setRegion(region), [map, region.id, region.version]);
  useEffect(() => map?.markSpot(view.spot ?? null), [map, view.spot?.join()]);
  usePainted();
  return (
    <div class="map-pane planner-pane">
      <div
        class="map"
        ref={container}
        role="region"
        aria-label={t('planner.map')}
        aria-description={t('planner.map-keys')}
      />
      {!map && <p class="map-waiting">{failed ? t('map.failed') : t('map.loading')}</p>}
      {map && <MapKey trouble={trouble} />}
      {map && under && !view.spot && <HoverLine position={under} />}
      {view.spot && <SpotCard position={view.spot} />}
    </div>
  );
}
