/** Longitudes and latitudes the way offices write them. */
import { contains, type Bounds, type Position } from '../../geo/position.ts';
import { toWgs84, type Crs } from './crs.ts';
import type { RowProblemKey } from './problems.ts';

/** Most characters of one angle: longer is no angle. */
const mostCharacters = 60;

const plain = /^([+-]?\d{1,10}(?:\.\d{0,30})?(?:e[+-]?\d{1,2})?)(?:°|度)?$/;
const sixty =
  /^(\d{1,3})[°度](?:(\d{1,2}(?:\.\d+)?)['′’分](?:(\d{1,2}(?:\.\d+)?)(?:["″”秒]|''|′′)?)?)?$/;

/** Degrees: `113.5`, `113,5`, `113.5°E`, `东经113.5度`, `113°31′12″`. Null for anything else. */
export function readDegrees(value: string): number | null {
  if (value.length > mostCharacters) return null;
  let text = value.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replace(/[−–—]/g, '-');
  const side = /^(?:东经|北纬|西经|南纬|[ewns](?=\d))|(?<=[\d°度'′"″”分秒])[ewns]$/.exec(text)?.[0];
  if (side) text = text.startsWith(side) ? text.slice(side.length) : text.slice(0, -side.length);
  text = text.replace(/^[:：]/, '');
  if (/^[+-]?\d{1,3},\d+$/.test(text)) text = text.replace(',', '.');
  const sign = side && /^(西经|南纬|w|s)$/.test(side) ? -1 : 1;
  const degrees = plain.exec(text);
  if (degrees) return sign * Number(degrees[1]);
  const parts = sixty.exec(text);
  if (!parts) return null;
  const [minutes, seconds] = [Number(parts[2] ?? 0), Number(parts[3] ?? 0)];
  if (minutes >= 60 || seconds >= 60) return null;
  return sign * (Number(parts[1]) + minutes / 60 + seconds / 3600);
}

/** `113.5 22.3`, `113.5,22.3`, `(113.5, 22.3)`; null for anything else. */
export function readPair(value: string): [number, number] | null {
  if (value.length > 2 * mostCharacters) return null;
  const text = value
    .normalize('NFKC')
    .trim()
    .replace(/^[([]|[)\]]$/g, '');
  const parts = text.split(/[,、/]|\s+/).filter(Boolean);
  if (parts.length !== 2) return null;
  const [lng, lat] = [readDegrees(parts[0]!), readDegrees(parts[1]!)];
  return lng === null || lat === null ? null : [lng, lat];
}

export type Placed =
  { ok: true; position: Position } | { ok: false; reasonKey: RowProblemKey; suggestion?: string };

/**
 * @param bounds where the position must lie, in WGS-84. A position that only lies there with its numbers exchanged is called swapped;
 * it is never exchanged without being asked.
 */
export function placeIn(bounds: Bounds, crs: Crs, lng: number, lat: number): Placed {
  if (isDegrees(lng, lat)) {
    const position = toWgs84(crs, lng, lat);
    if (contains(bounds, position[0], position[1])) return { ok: true, position };
  }
  if (isDegrees(lat, lng)) {
    const other = toWgs84(crs, lat, lng);
    if (contains(bounds, other[0], other[1]))
      return { ok: false, reasonKey: 'coordinates-swapped', suggestion: `${lat}, ${lng}` };
  }
  if (isDegrees(lng, lat)) return { ok: false, reasonKey: 'outside-bounds' };
  const metres = Math.abs(lng) > 1000 && Math.abs(lat) > 1000;
  return { ok: false, reasonKey: metres ? 'coordinates-projected' : 'coordinate-out-of-range' };
}

function isDegrees(lng: number, lat: number): boolean {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
}
