import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Language } from '../i18n/translator.ts';
import type { Position } from '../lib/view-state.ts';
import { addBaseMap } from './base-map.ts';
import { attributionHtml } from './controls.ts';
import { toLatLng } from './order.ts';

const markPixels = 28;

/** A small map with numbered places, all of them in sight; nothing on it can be changed. Returns the way to remove it. */
export function drawPairMap(
  container: HTMLElement,
  region: RegionAnswer,
  lang: Language,
  places: readonly { readonly position: Position; readonly name: string }[],
): () => void {
  const map = L.map(container, { minZoom: 10, maxZoom: 19, scrollWheelZoom: false });
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(attributionHtml(region.attribution));
  const bounds = L.latLngBounds(places.map(({ position }) => toLatLng(position)));
  map.fitBounds(bounds, { padding: [48, 48], maxZoom: 18, animate: false });
  const base = addBaseMap(map, region, lang, null);
  places.forEach(({ position, name }, i) => {
    const icon = L.divIcon({
      className: `pair-mark pair-mark-${i + 1}`,
      html: String(i + 1),
      iconSize: [markPixels, markPixels],
    });
    L.marker(toLatLng(position), { icon, title: name, keyboard: false, interactive: false }).addTo(
      map,
    );
  });
  const watcher = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  watcher.observe(container);
  return () => {
    watcher.disconnect();
    base.remove();
    map.remove();
  };
}
