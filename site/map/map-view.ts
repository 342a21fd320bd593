import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { Circle } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Route } from '../../server/contract/route.ts';
import type { Translator } from '../i18n/translator.ts';
import type { GroundLayer } from '../lib/deployment-schema.ts';
import { asPosition, type Position } from '../lib/view-state.ts';
import { addBands } from './bands.ts';
import { addBaseMap, type BaseMap } from './base-map.ts';
import { addControls, attributionHtml } from './controls.ts';
import { clearOfControls } from './framing.ts';
import { fromLatLng, toLatLng } from './order.ts';
import { addPin } from './pin.ts';
import { addPlaces, type PlaceMark } from './places.ts';
import { addRouteLine } from './route-line.ts';
import { addGroundChoice } from './ground-choice.ts';

export interface MapEvents {
  /** The pin was dragged (not settled) or put somewhere (settled). */
  readonly onMove: (position: Position, settled: boolean) => void;
  readonly onChoose: (facility: string) => void;
  readonly onLocate: () => void;
}

export interface MapView {
  setRegion(region: RegionAnswer): void;
  placePin(position: Position): void;
  showCircle(circle: Circle, marks: readonly PlaceMark[]): void;
  /** Moves the view so that the whole circle can be seen. */
  frame(): void;
  showRoute(route: Route | null): void;
  choose(facility: string | null): void;
  destroy(): void;
}

const pointerPixels = { mouse: 8, touch: 18 };
const offStreetShownMeters = 5;

/** Builds the map in a container. `layers` are what the deployment adds to choose from as ground. It only draws and reports; what is shown is decided elsewhere. */
export function createMapView(
  container: HTMLElement,
  words: Translator,
  layers: readonly GroundLayer[],
  events: MapEvents,
): MapView {
  const map = L.map(container, {
    zoomControl: false,
    doubleClickZoom: false, // a click already moves the pin
    minZoom: 10,
    maxZoom: 19,
    center: [0, 0],
    zoom: 15,
  });
  map.attributionControl.setPrefix(false);
  addControls(map, words, events.onLocate);
  let ground = layers.find(({ asGround }) => asGround) ?? null;
  addGroundChoice(map, layers, words, ground, (chosen) => {
    ground = chosen;
    layGround();
  });
  const bands = addBands(map);
  map.createPane('route');
  const routeLine = addRouteLine(map);
  const places = addPlaces(map, events.onChoose);
  const pin = addPin(map, words, events.onMove);
  let base: BaseMap | undefined;
  let shown: RegionAnswer | undefined;
  let attribution = '';

  function layGround(): void {
    if (!shown) return;
    base?.remove();
    base = addBaseMap(map, shown, words.lang, ground);
  }

  map.on('click', ({ latlng, containerPoint, originalEvent }) => {
    const touched = (originalEvent as PointerEvent).pointerType === 'touch';
    const place = places.near(containerPoint, touched ? pointerPixels.touch : pointerPixels.mouse);
    if (place) events.onChoose(place);
    else events.onMove(fromLatLng(latlng), true);
  });
  const watcher = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  watcher.observe(container);

  return {
    setRegion(region) {
      shown = region;
      layGround();
      const [west, south, east, north] = region.bounds as [number, number, number, number];
      map.setMaxBounds(L.latLngBounds([south, west], [north, east]).pad(0.5));
      map.attributionControl.removeAttribution(attribution);
      attribution = attributionHtml(region.attribution);
      map.attributionControl.addAttribution(attribution);
      map.setView(toLatLng(asPosition(region.start.position)), 15, { animate: false });
    },
    placePin: pin.place,
    showCircle(circle, marks) {
      bands.show(circle);
      places.show(marks);
      const { snapped, offStreetMeters } = circle.origin;
      pin.tie(offStreetMeters > offStreetShownMeters ? asPosition(snapped) : null);
    },
    frame() {
      const bounds = bands.bounds();
      if (bounds.isValid())
        map.fitBounds(bounds, { ...clearOfControls, maxZoom: 17, animate: false });
    },
    showRoute: routeLine.show,
    choose: places.choose,
    destroy() {
      watcher.disconnect();
      base?.remove();
      map.remove();
    },
  };
}
