/** What the tables of refused questions say. The town is the small one of the fixtures. */
import { crossingAt } from '../fixtures/small-town.ts';

export const [lng, lat] = crossingAt(2, 2);
export const [far, aside] = crossingAt(2, 8.5);
export const here = `lng=${lng}&lat=${lat}`;
export const from = `from=${lng},${lat}`;
export const long = 'x'.repeat(5000);

/** A question below `/api/v1/`, its status and code, what the sentence must quote, and words of it in English. */
export type Row = [
  path: string,
  query: string,
  status: number,
  code: string,
  quoted: readonly string[],
  englishWords: string,
];
