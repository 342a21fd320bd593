import type { ImportVerdict } from '../../server/contract/facility-import.ts';

/** In the order of their importance, which is that of the table. */
export const verdicts: readonly ImportVerdict[] = ['error', 'duplicate', 'changed', 'new', 'same'];

/**
 * The shape of each verdict as an SVG path around 0, 0 within ±8: told apart without any colour. The map and the words beside it draw the
 * same one.
 */
export const markShapes: Readonly<Record<ImportVerdict, string>> = {
  error: 'M-7-4L-4-7 0-3 4-7 7-4 3 0 7 4 4 7 0 3-4 7-7 4-3 0Z',
  duplicate: 'M-6-6H6V6H-6Z',
  changed: 'M0-8L8 6H-8Z',
  new: 'M-6 0A6 6 0 1 1 6 0 6 6 0 1 1-6 0Z',
  same: 'M-3.5 0A3.5 3.5 0 1 1 3.5 0 3.5 3.5 0 1 1-3.5 0Z',
};

/** The variable of `styles/tokens.css` that a verdict is drawn in: the groups of places, which are tested for every kind of colour vision. */
export const markColours: Readonly<Record<ImportVerdict, string>> = {
  error: '--place-1',
  duplicate: '--place-2',
  changed: '--place-3',
  new: '--place-0',
  same: '--ink-quiet',
};

/** One line of an uploaded table on the map. */
export interface ImportMark {
  readonly line: number;
  readonly verdict: ImportVerdict;
  readonly position: readonly [lng: number, lat: number];
  /** What is said of it while it is pointed at. */
  readonly text: string;
}
