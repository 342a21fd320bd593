import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { Position } from '../lib/view-state.ts';
import { addBaseMap } from './base-map.ts';
import { attributionHtml } from './controls.ts';
import { fromLatLng, toLatLng } from './order.ts';
import { addPin, startLook } from './pin.ts';

export interface PlaceMap {
  /** The pin, if there is a position, and the other places around it. */
  show(
    position: Position | null,
    others: readonly { readonly position: Position; readonly name: string }[],
  ): void;
  destroy(): void;
}

/** A small map on which one place is pointed out: by a press, by dragging the pin, or by its arrow keys. @param label what the pin is called */
export function createPlaceMap(
  container: HTMLElement,
  region: RegionAnswer,
  words: Translator,
  onMove: (position: Position) => void,
  { center, label }: { readonly center?: Position; readonly label?: MessageKey } = {},
): PlaceMap {
  const map = L.map(container, { minZoom: 10, maxZoom: 19, doubleClickZoom: false });
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(attributionHtml(region.attribution));
  const [lng, lat] = region.start.position as [number, number];
  map.setView(toLatLng(center ?? [lng, lat]), center ? 17 : 15, { animate: false });
  const base = addBaseMap(map, region, words.lang, null);
  map.createPane('route'); // the pin's tie to its street is drawn there
  const pin = addPin(
    map,
    words,
    {
      onMove: (position, settled) => settled && onMove(position),
      onStep: () => undefined,
    },
    { ...startLook, ...(label && { label }) },
  );
  pin.remove();
  const around = L.layerGroup().addTo(map);
  // Around a place that was asked for nothing moves at the first press.
  let seen = center !== undefined;
  map.on('click', ({ latlng }) => onMove(fromLatLng(latlng)));
  const watcher = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  watcher.observe(container);
  return {
    show(position, others) {
      around.clearLayers();
      for (const { position: at, name } of others)
        L.circleMarker(toLatLng(at), { radius: 6, className: 'place-other' })
          .bindTooltip(name)
          .addTo(around);
      if (!position) return pin.remove();
      pin.place(position);
      const at = toLatLng(position);
      if (!seen || !map.getBounds().contains(at)) map.setView(at, 17, { animate: false });
      seen = true;
    },
    destroy() {
      watcher.disconnect();
      base.remove();
      map.remove();
    },
  };
}
