/** How fine points are: the distance to the nearest other point, as it is at the median. */
import Flatbush from 'flatbush';
import { metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';

/** Points that are asked, evenly through the file: the median of a thousand is within a few per cent. */
const mostAsked = 1000;

export interface Grain {
  /** Null with fewer than two places. */
  meters: number | null;
  /** Share of the asked points that share their place with another. */
  twice: number;
}

export function grainOf(lng: Float64Array, lat: Float64Array): Grain {
  const count = lng.length;
  if (count < 2) return { meters: null, twice: 0 };
  // A local plane: over a region a degree's length changes by a few per mille.
  const kx = metersPerDegreeLng((lat[0]! + lat[count - 1]!) / 2),
    ky = metersPerDegreeLat;
  const index = new Flatbush(count);
  for (let i = 0; i < count; i++) index.add(lng[i]! * kx, lat[i]! * ky, lng[i]! * kx, lat[i]! * ky);
  index.finish();
  const step = Math.max(1, Math.floor(count / mostAsked));
  const distances: number[] = [];
  let asked = 0,
    twice = 0;
  for (let i = 0; i < count; i += step) {
    asked++;
    const x = lng[i]! * kx,
      y = lat[i]! * ky;
    const to = (other: number) => Math.hypot(lng[other]! * kx - x, lat[other]! * ky - y);
    const others = index.neighbors(x, y, 2, Infinity, (other) => other !== i);
    if (to(others[0]!) < samePlaceMeters) twice++;
    const [apart] = index.neighbors(x, y, 1, Infinity, (other) => to(other) >= samePlaceMeters);
    if (apart !== undefined) distances.push(to(apart));
  }
  distances.sort((a, b) => a - b);
  const middle = distances[distances.length >> 1];
  return { meters: middle === undefined ? null : Math.round(middle), twice: twice / asked };
}

const samePlaceMeters = 0.5;
