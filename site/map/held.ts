import type L from 'leaflet';
import { calmly } from './framing.ts';
import { toLatLng } from './order.ts';
import type { Position } from '../lib/view-state.ts';

const gapPixels = 18;
const edgePixels = 12;

/**
 * Keeps an element of the map pane beside a place while the map moves; above it, or below where there is no
 * room. The custom properties `--held-x` and `--held-y` are pixels from the pane's corner; what to do with them is the
 * style's choice. Returns the way to stop.
 */
export function holdAt(map: L.Map, element: HTMLElement, position: Position): () => void {
  const place = () => {
    const size = map.getSize();
    const { offsetWidth: width, offsetHeight: height } = element;
    const at = map.latLngToContainerPoint(toLatLng(position));
    const within = (value: number, most: number) =>
      Math.max(edgePixels, Math.min(value, most - edgePixels));
    const above = at.y - gapPixels - height;
    const top = above < edgePixels ? at.y + gapPixels : above;
    element.style.setProperty('--held-x', `${within(at.x - width / 2, size.x - width)}px`);
    element.style.setProperty('--held-y', `${within(top, size.y - height)}px`);
  };
  const resized = new ResizeObserver(place);
  resized.observe(element);
  map.on('move zoomend resize', place);
  map.panInside(toLatLng(position), { padding: [40, 40], animate: !calmly() });
  place();
  return () => {
    resized.disconnect();
    map.off('move zoomend resize', place);
  };
}
