import L from 'leaflet';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Language } from '../i18n/translator.ts';
import { mapClassOf } from '../lib/checkup/map-classes.ts';
import type { AreaShapes } from '../lib/checkup/report-api.ts';
import { polygonsToLatLngs } from './order.ts';
import { framePicture } from './picture-frame.ts';

export interface AreaPicture {
  readonly region: RegionAnswer;
  readonly lang: Language;
  readonly shapes: AreaShapes;
}

/**
 * An area with its communities by the share of people who lack something, to be printed. `onDrawn` is called once. Returns the way
 * to remove it.
 */
export function drawAreaPicture(
  container: HTMLElement,
  { shapes, ...ground }: AreaPicture,
  onDrawn: () => void,
): () => void {
  const [whole, ...communities] = shapes.features;
  return framePicture(
    container,
    ground,
    (map) => {
      const [lng, lat] = ground.region.center;
      map.setView([lat!, lng!], 13, { animate: false });
      map.createPane('bands');
      map.createPane('band-lines');
      map.createPane('places');
      const [fills, lines] = ['bands', 'band-lines'].map((pane) => L.svg({ pane, padding: 0.6 }));
      const common = { interactive: false, noClip: true, smoothFactor: 0.5 };
      const drawn = L.featureGroup().addTo(map);
      for (const { geometry, properties } of communities.length > 0 ? communities : [whole!]) {
        if (!geometry) continue;
        const latLngs = polygonsToLatLngs(geometry.coordinates);
        const own = `share-${mapClassOf(properties)}`;
        L.polygon(latLngs, {
          ...common,
          renderer: fills!,
          stroke: false,
          className: `share-area ${own}`,
        }).addTo(drawn);
        L.polygon(latLngs, {
          ...common,
          renderer: lines!,
          fill: false,
          className: `share-line ${own}`,
        }).addTo(drawn);
      }
      return () => drawn.getBounds();
    },
    onDrawn,
  );
}
