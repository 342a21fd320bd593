import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { Circle } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Route } from '../../server/contract/route.ts';
import type { Translator } from '../i18n/translator.ts';
import type { GroundLayer } from '../lib/deployment-schema.ts';
import type { PlaceMark } from '../lib/place-marks.ts';
import { asPosition, type Position } from '../lib/view-state.ts';
import { addBands } from './bands.ts';
import { addBaseMap, type BaseMap } from './base-map.ts';
import { addControls, attributionHtml } from './controls.ts';
import { addCrossHair } from './cross-hair.ts';
import { clearOfControls } from './framing.ts';
import { holdAt } from './held.ts';
import { fromLatLng, toLatLng } from './order.ts';
import { addPin, type PinEvents } from './pin.ts';
import { addPlaces } from './places.ts';
import { addReachedStreets } from './reached-streets.ts';
import { addRouteLine } from './route-line.ts';
import { addGroundChoice } from './ground-choice.ts';
import { addSecondPlace } from './second-place.ts';
import { addSpots, type Spots } from './spots.ts';

/** What was pointed at: a place of the map, and the facility that stands there, if one does. */
export interface AskedPoint {
  readonly position: Position;
  readonly facility: string | null;
}

export interface MapEvents extends PinEvents {
  /** The second pin was dragged or moved by key. */
  readonly onMoveSecond: (position: Position) => void;
  readonly onAsk: (point: AskedPoint) => void;
  readonly onLocate: () => void;
}

export interface MapView {
  setRegion(region: RegionAnswer): void;
  placePin(position: Position): void;
  showCircle(circle: Circle, marks: readonly PlaceMark[]): void;
  /** The second place of a comparison with its circle, each as far as it is there. */
  showSecond(position: Position | null, circle: Circle | null): void;
  /** Moves the view so that the whole circle can be seen. */
  frame(): void;
  showRoute(route: Route | null): void;
  choose(facility: string | null): void;
  readonly spots: Spots;
  /** Keeps an element beside a place (`held.ts`). Returns the way to stop. */
  hold(element: HTMLElement, position: Position): () => void;
  focus(): void;
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
    doubleClickZoom: false, // a click already asks about the place
    zoomSnap: 0.5,
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
  const reached = addReachedStreets(map);
  map.createPane('route');
  const routeLine = addRouteLine(map);
  const spots = addSpots(map);
  const places = addPlaces(map, words, (mark) => askAt(toLatLng(mark.position), mark));
  const pin = addPin(map, words, events);
  const second = addSecondPlace(map, words, events.onMoveSecond);
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
    askAt(latlng, places.near(containerPoint, touched ? pointerPixels.touch : pointerPixels.mouse));
  });
  addCrossHair(map, (middle) =>
    askAt(map.containerPointToLatLng(middle), places.near(middle, pointerPixels.touch)),
  );
  function askAt(at: L.LatLngExpression, place: PlaceMark | null): void {
    const position = place?.position ?? fromLatLng(L.latLng(at));
    events.onAsk({ position, facility: place?.id ?? null });
  }
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
      reached.show(circle.streets, circle.limitMinutes);
      places.show(marks);
      const { snapped, offStreetMeters } = circle.origin;
      pin.tie(offStreetMeters > offStreetShownMeters ? asPosition(snapped) : null);
    },
    showSecond: second.show,
    frame() {
      const bounds = L.latLngBounds([]).extend(bands.bounds()).extend(second.bounds());
      if (bounds.isValid())
        map.fitBounds(bounds, { ...clearOfControls(map), maxZoom: 17, animate: false });
    },
    showRoute: routeLine.show,
    choose: places.choose,
    spots,
    hold: (element, position) => holdAt(map, element, position),
    focus: () => container.focus({ preventScroll: true }),
    destroy() {
      watcher.disconnect();
      base?.remove();
      map.remove();
    },
  };
}
