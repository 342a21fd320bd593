import type L from 'leaflet';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Language } from '../i18n/translator.ts';
import type { GroundLayer } from '../lib/deployment-schema.ts';
import { addOwnMap } from './own-map.ts';

/** The quiet ground under the circle. Exactly one is on the map at a time. */
export interface BaseMap {
  remove(): void;
}

const groundPane = 'ground';

/**
 * Puts a region's ground on the map: a layer of the deployment where one is chosen, else the own map, else nothing for
 * a region without tiles. This is the one place that chooses its kind; everything else on the map is indifferent to
 * it. The container's `data-ground` tells `map.css` what lies under the bands.
 */
export function addBaseMap(
  map: L.Map,
  region: RegionAnswer,
  lang: Language,
  chosen: GroundLayer | null,
): BaseMap {
  if (!map.getPane(groundPane)) map.createPane(groundPane);
  const { dataset } = map.getContainer();
  if (chosen) {
    dataset['ground'] = 'picture';
    let gone = false;
    let remove: (() => void) | undefined;
    // Loaded only where a deployment has such layers.
    void import('./picture-ground.ts').then(({ addPictureGround }) => {
      if (!gone) remove = addPictureGround(map, chosen, groundPane);
    });
    return {
      remove() {
        gone = true;
        remove?.();
      },
    };
  }
  const remove = addOwnMap(map, region, lang, groundPane);
  dataset['ground'] = remove ? 'own' : 'none';
  return { remove: () => remove?.() };
}
