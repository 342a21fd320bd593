import type L from 'leaflet';
import type { RegionAnswer } from '../../server/contract/region.ts';
import { unitX, unitY } from './mercator.ts';
import { StreetCells, type FetchStreets } from './street-cells.ts';
import { StreetLayer } from './street-layer.ts';

/** The quiet ground under the circle. Exactly one is on the map at a time. */
export interface BaseMap {
  remove(): void;
}

/** `ground` says what lies under the bands, for the order of panes in `map.css`. */
type Ground = 'streets';

/**
 * Puts a region's base map on the map. This is the one place that chooses its kind; everything else on the
 * map is indifferent to it. Streets are drawn from the API; ground between them stays plain, so the bands
 * lie below the streets and never hide them.
 */
export function addBaseMap(map: L.Map, region: RegionAnswer, fetchStreets: FetchStreets): BaseMap {
  const [west, south, east, north] = region.bounds as [number, number, number, number];
  const bounds = { minX: unitX(west), minY: unitY(north), maxX: unitX(east), maxY: unitY(south) };
  const layer = new StreetLayer(new StreetCells(bounds, fetchStreets), {
    minZoom: 10,
    maxZoom: 19,
  });
  const ground: Ground = 'streets';
  map.getContainer().dataset['ground'] = ground;
  layer.addTo(map);
  return { remove: () => layer.remove() };
}
