/** Moments in bodies and queries of booking. */
import { Refusal } from '../errors.ts';
import { shown, text, type Query } from '../query.ts';

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** ISO 8601 with an offset, a day that exists. @returns milliseconds since 1970 */
export function momentOf(name: string, value: string): number {
  // A form turns the plus of an offset into a space.
  const repaired = value.replace(/ (\d{2}:?\d{2})$/, '+$1');
  const match = pattern.exec(repaired);
  const date = new Date(repaired);
  const day = match && new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  if (!match || Number.isNaN(date.getTime()) || day!.getUTCDate() !== Number(match[3]))
    throw new Refusal('invalid-moment', { name, value: shown(value) });
  return date.getTime();
}

/** `name` of the query as a moment; `fallback` where it is left out. */
export function askedMoment(query: Query, name: string, fallback: number): number {
  const value = text(query, name);
  return value === undefined ? fallback : momentOf(name, value);
}
