import L from 'leaflet';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { Position } from '../lib/view-state.ts';
import { fromLatLng, toLatLng } from './order.ts';

export interface Pin {
  place(position: Position): void;
  /** Takes it off the map; `place` puts it back. */
  remove(): void;
  /** A dashed line from the pin to where it meets the street. */
  tie(snapped: Position | null): void;
}

/** How a pin looks and what it is called. */
export interface PinLook {
  readonly className: string;
  readonly svg: string;
  readonly label: MessageKey;
  readonly help: MessageKey;
}

const stepMeters = 20;
const shiftFactor = 5;
const arrows: Record<string, readonly [east: number, north: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const shape =
  '<svg viewBox="0 0 40 52" width="40" height="52" aria-hidden="true"><ellipse class="pin-shadow" cx="20" cy="49" rx="9" ry="3"/>' +
  '<path class="pin-body" d="M20 2C10.6 2 3.5 9.2 3.5 18.2 3.5 30 20 48.5 20 48.5S36.5 30 36.5 18.2C36.5 9.2 29.4 2 20 2z"/>' +
  '<circle class="pin-eye" cx="20" cy="18.5" r="6.5"/><text class="pin-letter" x="20" y="24" text-anchor="middle">A</text></svg>';

export const startLook: PinLook = {
  className: 'pin',
  svg: shape,
  label: 'map.pin',
  help: 'map.pin-help',
};

export interface PinEvents {
  /** The pin is dragged (not settled) or was put somewhere (settled). */
  readonly onMove: (position: Position, settled: boolean) => void;
  /** A key is about to move it from here. */
  readonly onStep: (from: Position) => void;
}

/** The starting place: dragged, or moved with the arrow keys while it has the focus; Home puts it back. */
export function addPin(
  map: L.Map,
  words: Translator,
  { onMove, onStep }: PinEvents,
  look: PinLook = startLook,
): Pin {
  const icon = L.divIcon({
    className: look.className,
    html: look.svg,
    iconSize: [40, 52],
    iconAnchor: [20, 49],
  });
  const marker = L.marker(map.getCenter(), {
    icon,
    draggable: true,
    autoPan: true,
    zIndexOffset: 1000,
  });
  const tie = L.polyline([], { className: 'off-street', pane: 'route', interactive: false });
  let dragging = false;
  let added = false;
  /** Where it stood when it got the focus. */
  let before = marker.getLatLng();

  /** Moves of the pin itself that `place` has not brought back yet, oldest first. */
  let reported: string[] = [];
  function report(settled: boolean): void {
    const position = fromLatLng(marker.getLatLng());
    reported.push(position.join());
    onMove(position, settled);
  }

  /**
   * What is decided elsewhere comes back a moment later, when the pin may have moved on: put back to an
   * earlier place it would lose steps of a key held down. So its own moves are not done twice.
   */
  function isOwn(position: Position): boolean {
    const index = reported.lastIndexOf(position.join());
    reported = index < 0 ? [] : reported.slice(index + 1);
    return index >= 0;
  }

  marker.on('dragstart', () => (dragging = true));
  marker.on('drag', () => report(false));
  marker.on('dragend', () => {
    dragging = false;
    report(true);
  });

  function onKey(event: KeyboardEvent): void {
    const arrow = arrows[event.key];
    const back = event.key === 'Home';
    if ((!arrow && !back) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onStep(fromLatLng(marker.getLatLng()));
    if (arrow) step(arrow, event.shiftKey);
    else marker.setLatLng(before);
    map.panInside(marker.getLatLng(), { padding: [60, 60] });
    report(true);
  }

  function step(arrow: readonly [east: number, north: number], far: boolean): void {
    const meters = stepMeters * (far ? shiftFactor : 1);
    const here = marker.getLatLng();
    // toBounds() draws a square of that side around a point: half a side is the step.
    const square = here.toBounds(meters * 2);
    const east = (square.getEast() - square.getWest()) / 2;
    const north = (square.getNorth() - square.getSouth()) / 2;
    marker.setLatLng([here.lat + arrow[1] * north, here.lng + arrow[0] * east]);
  }

  function name(element: HTMLElement): void {
    element.setAttribute('role', 'application');
    element.setAttribute('aria-label', words.t(look.label));
    element.setAttribute('aria-description', words.t(look.help));
    element.title = words.t(look.help);
    element.addEventListener('keydown', onKey);
    element.addEventListener('focus', () => (before = marker.getLatLng()));
  }

  return {
    place(position) {
      if (isOwn(position) || dragging) return;
      marker.setLatLng(toLatLng(position));
      if (added) return;
      added = true;
      tie.addTo(map);
      name(marker.addTo(map).getElement()!);
    },
    remove() {
      marker.remove();
      tie.remove();
      added = false;
      reported = [];
    },
    tie(snapped) {
      tie.setLatLngs(snapped ? [marker.getLatLng(), toLatLng(snapped)] : []);
    },
  };
}
