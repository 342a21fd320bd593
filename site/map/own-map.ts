import L from 'leaflet';
import { leafletLayer, type View, type ZxySource } from 'protomaps-leaflet';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Language } from '../i18n/translator.ts';
import { onLookChange } from '../lib/elder.ts';
import { labelRules } from './style/labels.ts';
import { landRules } from './style/land.ts';
import { readPalette } from './style/palette.ts';
import { streetRules } from './style/streets.ts';

// protomaps-leaflet looks for Leaflet where a script tag would have put it.
Object.assign(globalThis, { L });

/** Sharper than this costs memory and shows nothing more. */
const mostPixelRatio = 3;

/**
 * The own map: vector tiles of the region, drawn on canvas in two layers that share their data. Ground, water and
 * buildings lie in `groundPane`, below the bands; streets and names lie in Leaflet's tile pane, above them. Redrawn when
 * the theme or the size of letters changes. Null where the region has no tiles.
 * @returns the way to remove it
 */
export function addOwnMap(
  map: L.Map,
  { id, version, tiles }: RegionAnswer,
  lang: Language,
  groundPane: string,
): (() => void) | null {
  if (!tiles) return null;
  const common = {
    url: `/tiles/${encodeURIComponent(id)}/{z}/{x}/{y}.mvt?v=${encodeURIComponent(version)}`,
    maxDataZoom: tiles.maxZoom,
    minZoom: tiles.minZoom + 1,
    maxZoom: 19,
    // The region's own attribution stands on the map already; the default would credit somebody else.
    attribution: '',
    updateWhenZooming: false,
    devicePixelRatio: Math.min(mostPixelRatio, window.devicePixelRatio || 1),
    lang,
  };
  const palette = () => readPalette(map.getContainer());
  const first = palette();
  const ground = leafletLayer({ ...common, pane: groundPane, paintRules: landRules(first) });
  const streets = leafletLayer({
    ...common,
    paintRules: streetRules(first),
    labelRules: labelRules(first, lang),
  });
  // One source for both: each tile is fetched and read once. A tile asked for on the way to another zoom is not given up:
  // it is small, and who zooms back needs it.
  const views = ground['views'] as ReadonlyMap<string, View>;
  for (const { tileCache } of views.values())
    (tileCache.source as ZxySource).shouldCancelZooms = false;
  streets['views'] = views;
  const layers = [ground, streets] as unknown as L.GridLayer[];
  for (const layer of layers) layer.addTo(map);
  const stopListening = onLookChange(() => {
    const changed = palette();
    ground.paintRules = landRules(changed);
    streets.paintRules = streetRules(changed);
    streets.labelRules = labelRules(changed, lang);
    streets.clearLayout();
    ground.rerenderTiles();
    streets.rerenderTiles();
  });
  return () => {
    stopListening();
    for (const layer of layers) layer.remove();
  };
}
