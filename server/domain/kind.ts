/** Town or village: the first rule of DESIGN §5 that applies. */
import type { Kind } from '../contract/circle.ts';
import { distanceMeters } from '../geo/distance.ts';
import { contains, type Position } from '../geo/position.ts';
import { insideRings } from '../geo/inside.ts';
import { densityAround } from '../network/build/density.ts';
import type { Norms } from './norms.ts';
import type { Community, NamedPlace, RegionData } from './region.ts';

const ruralPlaces = new Set(['village', 'hamlet', 'isolated_dwelling', 'farm']);
const urbanPlaces = new Set([
  'city',
  'town',
  'suburb',
  'quarter',
  'neighbourhood',
  'borough',
  'city_block',
]);

export function kindAt(
  region: RegionData,
  at: Position,
  norms: Norms,
  chosen?: 'urban' | 'rural',
): Kind {
  if (chosen) return { kind: chosen, because: 'resident' };
  const community = communityAt(region.communities, at);
  if (community?.officialCode) {
    return {
      kind: community.officialCode.startsWith('1') ? 'urban' : 'rural',
      because: 'official-code',
      detail: community.name,
    };
  }
  if (community?.committee)
    return { kind: community.committee, because: 'committee', detail: community.name };
  const density = densityAround(region.network.density, at[0], at[1], norms.densityRadiusMeters);
  const detail = `${density.toFixed(1)} km/km²`;
  if (density >= norms.urbanDensity) return { kind: 'urban', because: 'density', detail };
  if (density <= norms.ruralDensity) return { kind: 'rural', because: 'density', detail };
  const place = nearestPlace(region.places, at, norms.namedPlaceRadiusMeters);
  if (place)
    return {
      kind: ruralPlaces.has(place.place) ? 'rural' : 'urban',
      because: 'named-place',
      detail: place.name,
    };
  const between = (norms.urbanDensity + norms.ruralDensity) / 2;
  return { kind: density >= between ? 'urban' : 'rural', because: 'density-between', detail };
}

/** The smallest-boxed community whose boundary holds the position. */
export function communityAt(
  communities: readonly Community[],
  [lng, lat]: Position,
): Community | null {
  let found: Community | null = null,
    area = Infinity;
  for (const community of communities) {
    const [west, south, east, north] = community.bounds;
    const box = (east - west) * (north - south);
    if (box >= area || !contains(community.bounds, lng, lat)) continue;
    if (!community.polygons.some((rings) => insideRings(rings, lng, lat))) continue;
    found = community;
    area = box;
  }
  return found;
}

function nearestPlace(
  places: readonly NamedPlace[],
  [lng, lat]: Position,
  radiusMeters: number,
): NamedPlace | null {
  let best: NamedPlace | null = null,
    nearest = radiusMeters;
  for (const place of places) {
    if (!ruralPlaces.has(place.place) && !urbanPlaces.has(place.place)) continue;
    const meters = distanceMeters(lng, lat, place.position[0], place.position[1]);
    if (meters <= nearest) {
      best = place;
      nearest = meters;
    }
  }
  return best;
}
