import L from 'leaflet';
import type { Circle } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Language } from '../i18n/translator.ts';
import type { Position } from '../lib/view-state.ts';
import { addBands } from './bands.ts';
import { toLatLng } from './order.ts';
import { framePicture } from './picture-frame.ts';

export interface Picture {
  readonly region: RegionAnswer;
  readonly lang: Language;
  readonly circle: Circle;
  readonly dots: readonly { readonly position: Position; readonly group: number }[];
}

const dotPixels = 9;

const pinShape =
  '<svg viewBox="0 0 40 52" width="72" height="94" aria-hidden="true">' +
  '<path class="pin-body" d="M20 2C10.6 2 3.5 9.2 3.5 18.2 3.5 30 20 48.5 20 48.5S36.5 30 36.5 18.2C36.5 9.2 29.4 2 20 2z"/>' +
  '<circle class="pin-eye" cx="20" cy="18.5" r="6.5"/></svg>';

/** The whole circle, to be printed. `onDrawn` is called once. Returns the way to remove it. */
export function drawMapPicture(
  container: HTMLElement,
  { circle, dots, ...ground }: Picture,
  onDrawn: () => void,
): () => void {
  const origin = toLatLng([circle.origin.position[0]!, circle.origin.position[1]!]);
  return framePicture(
    container,
    ground,
    (map) => {
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
      return () => bands.bounds();
    },
    onDrawn,
  );
}
