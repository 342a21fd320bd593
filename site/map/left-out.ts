/**
 * Stands for two packages that protomaps-leaflet imports and the page never uses, 13 KB gzipped: its own map styles
 * (`@protomaps/basemaps`, used only where a `flavor` is asked for) and archives of tiles (`pmtiles`, used only for
 * addresses that end so). `astro.config.mjs` puts this file in their place.
 */
export function namedFlavor(name: string): never {
  throw new Error(`the style "${name}" of protomaps-leaflet is left out of this build`);
}

export function PMTiles(url: string): never {
  throw new Error(`archives of tiles are left out of this build, got "${url}"`);
}
