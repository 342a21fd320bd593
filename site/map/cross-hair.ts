import L from 'leaflet';

/**
 * The map by keyboard: Leaflet's own keys move and zoom it; Enter asks about its middle, which a cross shows
 * while the map has the focus of the keyboard (`map-marks.css`).
 */
export function addCrossHair(map: L.Map, onAsk: (middle: L.Point) => void): void {
  const container = map.getContainer();
  const cross = L.DomUtil.create('div', 'cross-hair', container);
  cross.setAttribute('aria-hidden', 'true');
  L.DomEvent.on(container, 'keydown', (event) => {
    const { key, target } = event as KeyboardEvent;
    if (key !== 'Enter' || target !== container) return;
    L.DomEvent.stop(event);
    onAsk(map.getSize().divideBy(2));
  });
}
