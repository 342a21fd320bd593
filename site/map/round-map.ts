import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Position } from '../lib/view-state.ts';
import { addBaseMap } from './base-map.ts';
import { attributionHtml } from './controls.ts';
import { lineToLatLngs, toLatLng } from './order.ts';

export interface Round {
  readonly base: Position;
  readonly stops: readonly { readonly number: number; readonly position: Position }[];
  readonly lines: readonly (readonly Position[])[];
}

export interface RoundMap {
  show(round: Round): void;
  destroy(): void;
}

const markPixels = 30;
const farthestZoom = 17;

/** A day's round: the base, the homes by their numbers, the ways between them. Nothing on it can be changed. */
export function createRoundMap(
  container: HTMLElement,
  region: RegionAnswer,
  words: Translator,
): RoundMap {
  const { t, lang } = words;
  const map = L.map(container, {
    minZoom: 8,
    maxZoom: 19,
    zoomControl: false,
    scrollWheelZoom: false,
  });
  L.control.zoom({ zoomInTitle: t('map.zoom-in'), zoomOutTitle: t('map.zoom-out') }).addTo(map);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(attributionHtml(region.attribution));
  map.setView(toLatLng(region.start.position as [number, number]), 15, { animate: false });
  const base = addBaseMap(map, region, lang, null);
  const group = L.layerGroup().addTo(map);
  let seen = '';
  const watcher = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  watcher.observe(container);

  const mark = (at: Position, className: string, text: string) =>
    L.marker(toLatLng(at), {
      icon: L.divIcon({ className, html: text, iconSize: [markPixels, markPixels] }),
      keyboard: false,
      interactive: false,
    });

  return {
    show({ base: home, stops, lines }) {
      group.clearLayers();
      for (const className of ['route-edge', 'route-line'])
        for (const line of lines)
          L.polyline(lineToLatLngs(line), {
            className,
            interactive: false,
            smoothFactor: 0.5,
          }).addTo(group);
      mark(home, 'round-base', '').addTo(group);
      // Homes that are visited twice show both numbers.
      const at = new Map<string, number[]>();
      for (const { number, position } of stops)
        at.set(position.join(), [...(at.get(position.join()) ?? []), number]);
      for (const [place, numbers] of at) {
        const [lng, lat] = place.split(',').map(Number);
        mark([lng!, lat!], 'round-mark', numbers.join('·')).addTo(group);
      }
      const points = [home, ...stops.map(({ position }) => position)];
      // What the reader has moved to stays, unless there are other places.
      if (seen === String(points)) return;
      seen = String(points);
      const bounds = L.latLngBounds(points.map(toLatLng));
      map.fitBounds(bounds, { padding: [40, 40], maxZoom: farthestZoom, animate: false });
    },
    destroy() {
      watcher.disconnect();
      base.remove();
      map.remove();
    },
  };
}
