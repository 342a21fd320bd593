import L from 'leaflet';
import { calmly, clearOfControls } from './framing.ts';
import { toLatLng } from './order.ts';
import type { Position } from '../lib/view-state.ts';

export interface Spots {
  /** Rings what stands in the way and brings it into view; nothing for an empty list. */
  point(positions: readonly Position[]): void;
  /** Marks the place that is asked about. */
  ask(position: Position | null): void;
}

/** Marks for the moment: the place asked about, and what stands in the way. */
export function addSpots(map: L.Map): Spots {
  const common = { pane: 'route', interactive: false };
  const rings = L.layerGroup().addTo(map);
  const asked = L.circleMarker([0, 0], { ...common, radius: 8, className: 'asked-spot' });

  return {
    point(positions) {
      rings.clearLayers();
      if (positions.length === 0) return;
      for (const position of positions)
        for (const [radius, className] of [
          [17, 'obstacle-ring'],
          [5, 'obstacle-dot'],
        ] as const)
          rings.addLayer(L.circleMarker(toLatLng(position), { ...common, radius, className }));
      const bounds = L.latLngBounds(positions.map(toLatLng));
      map.fitBounds(bounds.pad(0.2), { ...clearOfControls(map), maxZoom: 17, animate: !calmly() });
    },
    ask(position) {
      if (position) asked.setLatLng(toLatLng(position)).addTo(map);
      else asked.remove();
    },
  };
}
