import L from 'leaflet';
import type { ReachedFacility } from '../../server/contract/circle.ts';
import { toLatLng } from './order.ts';
import type { Position } from '../lib/view-state.ts';

export interface PlaceMark {
  readonly id: string;
  readonly position: Position;
  /** Name and minutes, for the tooltip. */
  readonly text: string;
  /** Index of the category group: its colour. */
  readonly group: number;
  readonly openNow: ReachedFacility['openNow'];
}

export interface Places {
  show(marks: readonly PlaceMark[]): void;
  /** Marks one place, or none. */
  choose(id: string | null): void;
  /** The place drawn within some pixels of a point of the container. */
  near(point: L.Point, pixels: number): string | null;
}

/** Facilities as dots. Those that stay from one circle to the next keep their dot. */
export function addPlaces(map: L.Map, onChoose: (id: string) => void): Places {
  map.createPane('places');
  const renderer = L.svg({ pane: 'places', padding: 0.6 });
  const dots = new Map<string, { dot: L.CircleMarker; mark: PlaceMark }>();
  let chosen: string | null = null;
  const dotPixels = () => Math.min(6.5, Math.max(3.5, map.getZoom() - 9.5));
  map.on('zoomend', () => [...dots.keys()].forEach(dress));

  function dress(id: string): void {
    const entry = dots.get(id);
    const element = entry?.dot.getElement();
    if (!entry || !element) return;
    element.setAttribute('class', `place place-${entry.mark.group % 4} leaflet-interactive`);
    element.classList.toggle('is-closed', entry.mark.openNow === false);
    element.classList.toggle('is-chosen', id === chosen);
    entry.dot.setRadius(id === chosen ? 10 : dotPixels());
    if (id === chosen) entry.dot.bringToFront();
  }

  return {
    show(marks) {
      const staying = new Set(marks.map(({ id }) => id));
      for (const [id, { dot }] of dots) {
        if (staying.has(id)) continue;
        dot.remove();
        dots.delete(id);
      }
      for (const mark of marks) {
        const known = dots.get(mark.id);
        if (known) {
          known.mark = mark;
          continue;
        }
        const dot = L.circleMarker(toLatLng(mark.position), {
          renderer,
          pane: 'places',
          radius: dotPixels(),
        });
        dot.on('click', (event) => {
          L.DomEvent.stopPropagation(event);
          onChoose(mark.id);
        });
        dot.bindTooltip(() => textNode(dots.get(mark.id)?.mark.text ?? ''), {
          direction: 'top',
          offset: [0, -8],
        });
        dots.set(mark.id, { dot: dot.addTo(map), mark });
      }
      for (const id of dots.keys()) dress(id);
    },
    choose(id) {
      const before = chosen;
      chosen = id;
      if (before) dress(before);
      if (id) dress(id);
    },
    near(point, pixels) {
      let best: string | null = null;
      let bestPixels = pixels;
      for (const [id, { dot }] of dots) {
        const distance = map.latLngToContainerPoint(dot.getLatLng()).distanceTo(point);
        if (distance <= bestPixels) [best, bestPixels] = [id, distance];
      }
      return best;
    },
  };
}

function textNode(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
