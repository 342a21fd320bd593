import type L from 'leaflet';

/** Room for what stands on the map: legend above, buttons at the right, scale below. */
export const clearOfControls: L.FitBoundsOptions = {
  paddingTopLeft: [16, 48],
  paddingBottomRight: [56, 28],
};

export const calmly = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
