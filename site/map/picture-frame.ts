import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Language } from '../i18n/translator.ts';
import { addBaseMap } from './base-map.ts';

/** A base map that never comes must not keep anybody from printing. */
const drawnAfterMilliseconds = 8000;

/**
 * A map to be printed: nothing to press. It is laid out twice as large as it is shown (`print.css` halves it), so that what is drawn
 * on canvas is sharp on paper. `onDrawn` is called once, when all tiles stand. Returns the way to remove it.
 * @param draw puts on it what it is about, and says what must be seen
 */
export function framePicture(
  container: HTMLElement,
  { region, lang }: { readonly region: RegionAnswer; readonly lang: Language },
  draw: (map: L.Map) => () => L.LatLngBounds,
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
  const seen = draw(map);
  L.control.scale({ position: 'bottomleft', imperial: false, maxWidth: 220 }).addTo(map);
  const frame = () => {
    map.invalidateSize({ pan: false });
    const bounds = seen();
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
