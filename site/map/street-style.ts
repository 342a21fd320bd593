import type { StreetClass } from '../lib/streets.ts';

export interface StreetColours {
  readonly fill: Record<StreetClass, string>;
  readonly casing: Record<'major' | 'street', string>;
  readonly label: string;
  readonly halo: string;
  readonly labelPixels: number;
  readonly font: string;
}

/** Reads the theme's colours where the map stands. */
export function readColours(element: Element): StreetColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    fill: {
      major: token('--map-major'),
      street: token('--map-street'),
      path: token('--map-path'),
      steps: token('--map-steps'),
      ferry: token('--map-ferry'),
    },
    casing: { major: token('--map-major-casing'), street: token('--map-street-casing') },
    label: token('--map-label'),
    halo: token('--map-halo'),
    labelPixels: Number.parseFloat(token('--map-label-pixels')) || 12,
    font: style.fontFamily,
  };
}

/** Width in pixels at zoom 16 and the zoom from which a class is drawn. */
const drawn: Record<StreetClass, { at16: number; from: number; dash?: readonly number[] }> = {
  path: { at16: 1.6, from: 15, dash: [4, 2.5] },
  steps: { at16: 3.2, from: 15, dash: [1.6, 1.6] },
  street: { at16: 4.4, from: 12 },
  major: { at16: 7.5, from: 0 },
  ferry: { at16: 1.8, from: 12, dash: [7, 5] },
};

/** From below to above. */
export const drawOrder: readonly StreetClass[] = ['ferry', 'path', 'steps', 'street', 'major'];

export const isDrawn = (streetClass: StreetClass, zoom: number): boolean =>
  zoom >= drawn[streetClass].from;

/** Streets grow with the zoom, but slower than the ground does. */
export function widthPixels(streetClass: StreetClass, zoom: number): number {
  const dashed = drawn[streetClass].dash !== undefined;
  const growth = dashed ? 1.15 : 1.55;
  return Math.max(dashed ? 1 : 0.9, drawn[streetClass].at16 * growth ** (zoom - 16));
}

export const dashOf = (streetClass: StreetClass): readonly number[] =>
  drawn[streetClass].dash ?? [];
