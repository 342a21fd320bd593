import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Translator } from '../i18n/translator.ts';
import type { AreaShape } from '../lib/planner/area-shapes.ts';
import type { TileMinutes } from '../lib/planner/minutes-tile.ts';
import type { Position } from '../lib/view-state.ts';
import { addAreaLayer, type AreaFill } from './area-layer.ts';
import { addBaseMap, type BaseMap } from './base-map.ts';
import { attributionHtml } from './controls.ts';
import { addCrossHair } from './cross-hair.ts';
import { calmly, clearOfControls } from './framing.ts';
import { addMinutesLayer, type MinutesTiles } from './minutes-layer.ts';
import { fromLatLng, toLatLng } from './order.ts';
import { addOverlay, type Overlay } from './overlay.ts';
import { addScale } from './scale.ts';

/** Nothing stands up from a place here, as a pin does. */
const roomPixels = 16;

export interface PlannerMapEvents {
  /** The pointer is over a place; null when it has left the map. Not while a button is held. */
  readonly onHover: (position: Position | null) => void;
  /** A place was pressed, or Enter asked about the middle. */
  readonly onAsk: (position: Position) => void;
  /** A part of the map could not be fetched. */
  readonly onTrouble: () => void;
}

/** The planners' map. It draws and reports; what is shown is decided elsewhere. */
export interface PlannerMap {
  setRegion(region: RegionAnswer): void;
  showMinutes(tiles: MinutesTiles | null): void;
  /** What the minutes on the map say at a place; null where they are not there (yet). */
  minutesAt(position: Position): TileMinutes | null;
  showAreas(shapes: readonly AreaShape[], fillOf: (code: string) => AreaFill): void;
  chooseArea(shape: AreaShape | null): void;
  markSpot(position: Position | null): void;
  /** Brings a box [west, south, east, north] into view; null: the whole region. */
  fit(box: readonly [number, number, number, number] | null): void;
  /** A layer of one's own, above streets and names. */
  overlay(): Overlay;
  /** Until it is stopped, presses and Enter go to `take` instead of asking about the place. The last one who asks gets them. */
  takePresses(take: (position: Position) => void): () => void;
  destroy(): void;
}

export function createPlannerMap(
  container: HTMLElement,
  words: Translator,
  events: PlannerMapEvents,
): PlannerMap {
  const { t, lang } = words;
  const map = L.map(container, {
    zoomControl: false,
    doubleClickZoom: false, // a click already asks about the place
    fadeAnimation: !calmly(),
    zoomSnap: 0.25,
    minZoom: 8,
    maxZoom: 19,
    center: [0, 0],
    zoom: 13,
  });
  map.attributionControl.setPrefix(false);
  L.control
    .zoom({ position: 'topright', zoomInTitle: t('map.zoom-in'), zoomOutTitle: t('map.zoom-out') })
    .addTo(map);
  addScale(map, words);
  const minutes = addMinutesLayer(map, events.onTrouble);
  const areas = addAreaLayer(map);
  const spot = L.circleMarker([0, 0], { radius: 8, className: 'asked-spot', interactive: false });
  const takers: ((position: Position) => void)[] = [];
  let base: BaseMap | undefined;
  let whole: L.LatLngBounds | undefined;
  let attribution = '';

  const press = (at: L.LatLng) => (takers.at(-1) ?? events.onAsk)(fromLatLng(at));
  map.on('click', ({ latlng }) => press(latlng));
  addCrossHair(map, (middle) => press(map.containerPointToLatLng(middle)));
  map.on('mousemove', ({ latlng, originalEvent }) => {
    if (originalEvent.buttons === 0) events.onHover(fromLatLng(latlng));
  });
  map.on('mouseout', () => events.onHover(null));
  const watcher = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  watcher.observe(container);

  return {
    setRegion(region) {
      base?.remove();
      base = addBaseMap(map, region, lang, null);
      const [west, south, east, north] = region.bounds as [number, number, number, number];
      whole = L.latLngBounds([south, west], [north, east]);
      // So wide that the whole region may stand beside the key.
      map.setMaxBounds(whole.pad(1));
      map.attributionControl.removeAttribution(attribution);
      attribution = attributionHtml(region.attribution);
      map.attributionControl.addAttribution(attribution);
      map.fitBounds(whole, { animate: false });
    },
    showMinutes: minutes.show,
    minutesAt: minutes.at,
    showAreas: areas.show,
    chooseArea: areas.choose,
    markSpot(position) {
      if (position) spot.setLatLng(toLatLng(position)).addTo(map);
      else spot.remove();
    },
    fit(box) {
      const bounds = box ? L.latLngBounds([box[1], box[0]], [box[3], box[2]]) : whole;
      if (bounds)
        map.fitBounds(bounds, {
          ...clearOfControls(map, roomPixels),
          maxZoom: 16,
          animate: !calmly(),
        });
    },
    overlay: () => addOverlay(map),
    takePresses(take) {
      takers.push(take);
      map.getContainer().classList.add('takes-presses');
      return () => {
        takers.splice(takers.lastIndexOf(take), 1);
        map.getContainer().classList.toggle('takes-presses', takers.length > 0);
      };
    },
    destroy() {
      watcher.disconnect();
      base?.remove();
      map.remove();
    },
  };
}
