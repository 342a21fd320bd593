import type L from 'leaflet';

const edgePixels = 16;
const pinPixels = 44;
/** Narrower than this part of the map, a legend is kept clear of at the side, else from above. */
const sidePart = 0.45;

/** Room for what stands on the map: the legend as large as it is now, buttons at the right, scale below. @param above what stands up from the topmost place; a pin unless said */
export function clearOfControls(map: L.Map, above = pinPixels): L.FitBoundsOptions {
  const legend = map.getContainer().parentElement?.querySelector<HTMLElement>('.legend');
  const { offsetWidth: width = 0, offsetHeight: height = 0 } = legend ?? {};
  const size = map.getSize();
  const beside = width < size.x * sidePart && height > size.y / 4;
  const buttons = map.getContainer().querySelector<HTMLElement>('.leaflet-bar')?.offsetWidth ?? 44;
  return {
    paddingTopLeft: beside
      ? [width + edgePixels, above]
      : [edgePixels, Math.min(height + above, size.y * 0.4)],
    paddingBottomRight: [buttons + edgePixels, 28],
  };
}

export const calmly = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
