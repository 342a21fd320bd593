import L from 'leaflet';
import type { Route } from '../../server/contract/route.ts';
import { calmly, clearOfControls } from './framing.ts';
import { lineToLatLngs } from './order.ts';

export interface RouteLine {
  show(route: Route | null): void;
}

/** The way to a facility: a line with an edge that reads on any band, and a ring at its end. */
export function addRouteLine(map: L.Map): RouteLine {
  const common = { pane: 'route', interactive: false, smoothFactor: 0.5 };
  const edge = L.polyline([], { ...common, className: 'route-edge' }).addTo(map);
  const line = L.polyline([], { ...common, className: 'route-line' }).addTo(map);
  const goal = L.circleMarker([0, 0], { ...common, radius: 9, className: 'route-goal' });

  return {
    show(route) {
      const latLngs = route ? lineToLatLngs(route.geometry.coordinates) : [];
      edge.setLatLngs(latLngs);
      line.setLatLngs(latLngs);
      const last = latLngs[latLngs.length - 1];
      if (!last) {
        goal.remove();
        return;
      }
      goal.setLatLng(last).addTo(map);
      const maxZoom = Math.max(16, map.getZoom());
      map.fitBounds(line.getBounds(), { ...clearOfControls(map), maxZoom, animate: !calmly() });
    },
  };
}
