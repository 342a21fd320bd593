import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { Circle } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Language } from '../i18n/translator.ts';
import type { Position } from '../lib/view-state.ts';
import { addBands } from './bands.ts';
import { addBaseMap } from './base-map.ts';
import { toLatLng } from './order.ts';

export interface Picture {
  readonly region: RegionAnswer;
  readonly lang: Language;
  readonly circle: Circle;
  readonly dots: readonly { readonly position: Position; readonly group: number }[];
}

const dotPixels = 9;
/** A base map that never comes must not keep anybody from printing. */
const drawnAfterMilliseconds = 8000;

const pinShape =
  '<svg viewBox="0 0 40 52" width="72" height="94" aria-hidden="true">' +
  '<path class="pin-body" d="M20 2C10.6 2 3.5 9.2 3.5 18.2 3.5 30 20 48.5 20 48.5S36.5 30 36.5 18.2C36.5 9.2 29.4 2 20 2z"/>' +
  '<circle class="pin-eye" cx="20" cy="18.5" r="6.5"/></svg>';

/**
 * A map to be printed: the whole circle, nothing to press. It is laid out twice as large as it is shown (`print.css`
 * halves it), so that what is drawn on canvas is sharp on paper. `onDrawn` is called once, when all tiles stand.
 * Returns the way to remove it.
 */
export function drawMapPicture(
  container: HTMLElement,
  { region, lang, circle, dots }: Picture,
  onDrawn: () => void,
): () => void {
  const map = L.map(container, {
    zoomControl: false,
    attributionControl: false,
    dragging: false,
    touchZoom: false,
    scrollWheelZoom: false,
    doubleClickZoom: false,
    boxZoom: false,
    keyboard: false,
    fadeAnimation: false,
    zoomSnap: 0.25,
    maxZoom: 19,
  });
  const origin = toLatLng([circle.origin.position[0]!, circle.origin.position[1]!]);
  map.setView(origin, 15, { animate: false });
  const bands = addBands(map);
  map.createPane('route');
  map.createPane('places');
  bands.show(circle);
  const renderer = L.svg({ pane: 'places', padding: 0.6 });
  for (const { position, group } of dots)
    L.circleMarker(toLatLng(position), {
      renderer,
      pane: 'places',
      radius: dotPixels,
      interactive: false,
      className: `place place-${group % 4}`,
    }).addTo(map);
  const icon = L.divIcon({
    className: 'pin pin-printed',
    html: pinShape,
    iconSize: [72, 94],
    iconAnchor: [36, 88],
  });
  L.marker(origin, { icon, interactive: false, keyboard: false }).addTo(map);
  L.control.scale({ position: 'bottomleft', imperial: false, maxWidth: 220 }).addTo(map);

  const frame = () => {
    map.invalidateSize({ pan: false });
    const bounds = bands.bounds();
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [24, 24], maxZoom: 18, animate: false });
  };
  frame();
  const base = addBaseMap(map, region, lang, null);
  let told = false;
  const tell = () => {
    if (told) return;
    told = true;
    clearTimeout(timer);
    onDrawn();
  };
  const timer = setTimeout(tell, drawnAfterMilliseconds);
  const waiting = new Set<L.Layer>();
  map.eachLayer((layer) => {
    if (layer instanceof L.GridLayer) waiting.add(layer);
  });
  if (waiting.size === 0) tell();
  for (const layer of waiting)
    layer.on('load', () => {
      waiting.delete(layer);
      if (waiting.size === 0) tell();
    });
  const watcher = new ResizeObserver(frame);
  watcher.observe(container);
  return () => {
    told = true;
    clearTimeout(timer);
    watcher.disconnect();
    base.remove();
    map.remove();
  };
}
