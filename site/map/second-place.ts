import L from 'leaflet';
import type { Circle } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Position } from '../lib/view-state.ts';
import { polygonsToLatLngs } from './order.ts';
import { addPin, type PinLook } from './pin.ts';

export interface SecondPlace {
  show(position: Position | null, circle: Circle | null): void;
  bounds(): L.LatLngBounds;
}

/** A square flag with its letter: told from the first pin by shape and letter, not by colour alone. */
const flag: PinLook = {
  className: 'pin pin-second',
  svg:
    '<svg viewBox="0 0 40 52" width="40" height="52" aria-hidden="true"><ellipse class="pin-shadow" cx="20" cy="49" rx="9" ry="3"/>' +
    '<path class="pin-body" d="M4 2.5h32v32H25.5L20 48.5 14.5 34.5H4z"/>' +
    '<text class="pin-letter" x="20" y="25.5" text-anchor="middle">B</text></svg>',
  label: 'map.pin-second',
  help: 'map.pin-second-help',
};

/** The second place of a comparison: a pin of its own and the outline of its circle, over the bands of the first. */
export function addSecondPlace(
  map: L.Map,
  words: Translator,
  onMove: (position: Position) => void,
): SecondPlace {
  const common = { interactive: false, noClip: true, smoothFactor: 0.5, fill: false };
  const renderer = L.svg({ pane: 'band-lines', padding: 0.6 });
  const lines = ['second-edge', 'second-line'].map((className) =>
    L.polygon([], { ...common, renderer, pane: 'band-lines', className }).addTo(map),
  );
  const pin = addPin(map, words, { onMove, onStep: () => {} }, flag);
  return {
    show(position, circle) {
      map.getContainer().classList.toggle('has-second', position !== null);
      const widest = circle?.contours.features.at(-1);
      for (const line of lines)
        line.setLatLngs(widest ? polygonsToLatLngs(widest.geometry.coordinates) : []);
      if (position) pin.place(position);
      else pin.remove();
    },
    bounds: () => lines[0]!.getBounds(),
  };
}
