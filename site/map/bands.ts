import L from 'leaflet';
import type { Circle } from '../../server/contract/circle.ts';
import { polygonsToLatLngs } from './order.ts';

export interface Bands {
  show(circle: Circle): void;
  bounds(): L.LatLngBounds;
}

/**
 * The three nested areas of a circle. Filled below the streets, outlined above them; the widest is drawn
 * first, so every band shows its own colour. Shapes are updated in place: a drag brings twenty a second.
 */
export function addBands(map: L.Map): Bands {
  map.createPane('bands');
  map.createPane('band-lines');
  const fills = L.svg({ pane: 'bands', padding: 0.6 });
  const lines = L.svg({ pane: 'band-lines', padding: 0.6 });
  const shapes = [3, 2, 1].map((band) => {
    const common = { interactive: false, noClip: true, smoothFactor: 0.5 };
    const fill = L.polygon([], {
      ...common,
      renderer: fills,
      pane: 'bands',
      stroke: false,
      className: `band band-${band}`,
    });
    const line = L.polygon([], {
      ...common,
      renderer: lines,
      pane: 'band-lines',
      fill: false,
      className: `band-line band-line-${band}`,
    });
    return { band, fill: fill.addTo(map), line: line.addTo(map) };
  });

  return {
    show({ contours }) {
      for (const { band, fill, line } of shapes) {
        const feature = contours.features[band - 1];
        const latLngs = feature ? polygonsToLatLngs(feature.geometry.coordinates) : [];
        fill.setLatLngs(latLngs);
        line.setLatLngs(latLngs);
      }
    },
    bounds: () => shapes[0]!.fill.getBounds(),
  };
}
