import L from 'leaflet';

/** From this zoom on a mark shows what it is; farther out it is a dot. */
export const iconsFromZoom = 16;
/** Farther out than this they are specks, so that a town on a phone is not buried under them. */
export const dotsFromZoom = 14.75;
const pixels = 28;

/** A disc with the picture of a category, from the sprite in the page. `map-marks.css` makes it a dot where the map is zoomed out. */
export function placeIcon(category: string): L.DivIcon {
  const code = category.replace(/[^a-z-]/g, '');
  return L.divIcon({
    className: 'place',
    html: `<span class="place-disc"><svg viewBox="0 0 15 15" focusable="false"><use href="#category-${code}"/></svg></span>`,
    iconSize: [pixels, pixels],
    iconAnchor: [pixels / 2, pixels / 2],
  });
}
