/** Query strings, read strictly: no silent default, and every refusal quotes the value. */
import { fromGcj02 } from '../geo/datum.ts';
import { position, type Position } from '../geo/position.ts';
import { Refusal } from './errors.ts';

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Refuses parameters that nobody reads: a typing error must not look like an answer. */
export function onlyKnown(query: Query, known: readonly string[]): void {
  for (const [name, value] of Object.entries(query)) {
    if (name === 'lang') {
      if (value !== 'zh-CN' && value !== 'zh' && value !== 'en')
        throw new Refusal('invalid-language', { value: shown(value) });
    } else if (!known.includes(name))
      throw new Refusal('unknown-parameter', { value: shown(name), known: known.join(', ') });
    else if (Array.isArray(value))
      throw new Refusal('repeated-parameter', { name, value: shown(value) });
  }
}

/** A value as a sentence may quote it: short, on one line. */
export function shown(value: unknown): string {
  const whole = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  const line = whole.replace(/\p{Cc}/gu, ' ');
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

export function text(query: Query, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' ? value : undefined;
}

export function required(query: Query, name: string): string {
  const value = text(query, name);
  if (value === undefined) throw new Refusal('missing-parameter', { name });
  return value;
}

/** A plain decimal number; NaN for anything else, hexadecimal and the empty text included. */
function decimal(value: string): number {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value) ? Number(value) : NaN;
}

export function numberIn(name: string, value: string): number {
  const parsed = decimal(value);
  if (!Number.isFinite(parsed)) throw new Refusal('invalid-number', { name, value: shown(value) });
  return parsed;
}

/** Mints a position from two texts. Latitudes beyond the pole that would make a longitude are called swapped. */
export function mintPosition(
  query: Query,
  lngText: string,
  latText: string,
  lngName = 'lng',
  latName = 'lat',
): Position {
  const lng = numberIn(lngName, lngText),
    lat = numberIn(latName, latText);
  if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lng) <= 90) {
    throw new Refusal(
      'swapped-coordinates',
      { lng: shown(lngText.trim()), lat: shown(latText.trim()) },
      { lng: lat, lat: lng },
    );
  }
  if (Math.abs(lng) > 180) throw new Refusal('longitude-out-of-range', { value: shown(lngText) });
  if (Math.abs(lat) > 90) throw new Refusal('latitude-out-of-range', { value: shown(latText) });
  const datum = text(query, 'crs') ?? 'wgs84';
  if (datum !== 'wgs84' && datum !== 'gcj02')
    throw new Refusal('invalid-datum', { value: shown(datum) });
  if (datum === 'wgs84') return position(lng, lat);
  const converted = fromGcj02(lng, lat);
  typedAs.set(converted, position(lng, lat));
  return converted;
}

/** Positions that were sent in another datum, as they were typed. */
const typedAs = new WeakMap<Position, Position>();

/** A position as a sentence quotes it: the numbers that were sent, to the millionth of a degree. */
export function asTyped(at: Position): { lng: number; lat: number } {
  const [lng, lat] = typedAs.get(at) ?? at;
  return { lng: round(lng), lat: round(lat) };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

export function positionIn(query: Query): Position {
  return mintPosition(query, required(query, 'lng'), required(query, 'lat'));
}

/** `lng,lat` in one parameter. */
export function positionPair(query: Query, name: string): Position {
  const value = required(query, name);
  const parts = value.split(',');
  if (parts.length !== 2) throw new Refusal('invalid-position', { name, value: shown(value) });
  return mintPosition(query, parts[0]!, parts[1]!, name, name);
}

export function requiredText(query: Query, name: string): string {
  return required(query, name);
}

export function minutesIn(query: Query): number | undefined {
  const value = text(query, 'minutes');
  if (value === undefined) return undefined;
  const minutes = numberIn('minutes', value);
  if (minutes < 1 || minutes > 60)
    throw new Refusal('minutes-out-of-range', { value: shown(value) });
  return minutes;
}

export function oneOf<T extends string>(
  query: Query,
  name: string,
  known: readonly T[],
  fallback: T | undefined,
  key: 'unknown-profile' | 'invalid-kind' | 'unknown-choice',
): T | undefined {
  const value = text(query, name);
  if (value === undefined) return fallback;
  const found = known.find((candidate) => candidate === value);
  if (!found) throw new Refusal(key, { name, value: shown(value), known: known.join(', ') });
  return found;
}

export function flagIn(query: Query, name: string): boolean {
  const value = text(query, name);
  if (value === undefined || value === '0' || value === 'false') return false;
  if (value === '1' || value === 'true') return true;
  throw new Refusal('invalid-flag', { name, value: shown(value) });
}

/** A moment as asked: with an offset, or as wall time of a region that is not known yet. */
export type AskedMoment = { text: string; date: Date } | { text: string; wall: number };

/**
 * ISO 8601 with an offset, or without one as the region's own wall time. A space where a form turned `+` into one is read as
 * the plus it was.
 */
export function momentIn(query: Query, now: () => Date): AskedMoment {
  const value = text(query, 'at');
  if (value === undefined) {
    const date = now();
    return { text: date.toISOString(), date };
  }
  const repaired = value.replace(/ (\d{2}:?\d{2})$/, '+$1');
  const match = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
    repaired,
  );
  const isWall = match !== null && match[6] === undefined;
  const date = new Date(isWall ? `${repaired}Z` : repaired);
  // 30 February parses in JavaScript; a day that does not exist is refused all the same.
  const day = match
    ? new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])))
    : null;
  if (!match || Number.isNaN(date.getTime()) || day!.getUTCDate() !== Number(match[3]))
    throw new Refusal('invalid-time', { value: shown(value) });
  // Day and hour 24 is the next day's midnight to JavaScript; a wall clock never shows it.
  if (isWall) {
    if (/T24/.test(repaired)) throw new Refusal('invalid-time', { value: shown(value) });
    return { text: value, wall: Math.floor(date.getTime() / 1000) * 1000 };
  }
  return { text: repaired, date };
}

/** The moment by a region's clock. A wall time that clocks are put forward over is refused. */
export function momentOn(
  asked: AskedMoment,
  clock: { momentOf(wall: number): Date | null; isoOf(at: Date): string },
): { text: string; date: Date } {
  if ('date' in asked) return asked;
  const date = clock.momentOf(asked.wall);
  if (!date) throw new Refusal('invalid-time', { value: shown(asked.text) });
  return { text: clock.isoOf(date), date };
}

/** A whole number in plain digits within bounds; undefined where it is not given. */
export function wholeIn(
  query: Query,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const value = text(query, name);
  if (value === undefined) return undefined;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  if (!(number >= least && number <= most))
    throw new Refusal('whole-number-out-of-range', { name, least, most, value: shown(value) });
  return number;
}
