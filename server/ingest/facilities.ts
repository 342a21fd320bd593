/** Facilities of a file: what they are, where they are, and where people enter them. */
import type { Facility } from '../domain/region.ts';
import { insideRings } from '../geo/inside.ts';
import { position, rounded, unitsPerDegree, type Position } from '../geo/position.ts';
import type { Network } from '../network/network.ts';
import { areaEntrances, type Outline } from './entrances.ts';
import type { Tags } from './osm/element.ts';

/** A facility before its entrances are known. */
export interface FoundFacility {
  id: string;
  tags: Tags;
  categories: string[];
  /** A point facility stands here; an area has outlines instead. */
  point?: Position;
  outlines: Outline[];
}

/** A position for each, to find out which islands of streets hold a facility. */
export function anchorOf(found: FoundFacility): Position {
  return found.point ?? middleOf(found.outlines[0]!);
}

export function describeFacility(
  found: FoundFacility,
  network: Network,
  streetPoints: Uint8Array,
): Facility {
  const { tags } = found;
  const entrances = found.point
    ? [found.point]
    : areaEntrances(found.outlines, network, streetPoints);
  const at = found.point ?? middleOf(found.outlines[0]!);
  return {
    id: found.id,
    name: tags.name ?? tags['name:zh'] ?? tags.brand ?? tags.operator ?? null,
    ...optional('nameEn', tags['name:en']),
    categories: found.categories,
    position: rounded(at[0], at[1]),
    entrances,
    ...optional('openingHours', tags.opening_hours),
    ...optional('phone', tags.phone ?? tags['contact:phone'] ?? tags['contact:mobile']),
  };
}

function optional<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: string };
}

/** The outline's centre of area where that lies inside, else its first corner. */
function middleOf(outline: Outline): Position {
  const { lng, lat } = outline;
  let doubleArea = 0,
    x = 0,
    y = 0;
  for (let i = 0, j = lng.length - 1; i < lng.length; j = i++) {
    const ax = lng[j]! - lng[0]!,
      ay = lat[j]! - lat[0]!,
      bx = lng[i]! - lng[0]!,
      by = lat[i]! - lat[0]!;
    const cross = ax * by - bx * ay;
    doubleArea += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  const first = position(lng[0]! / unitsPerDegree, lat[0]! / unitsPerDegree);
  if (doubleArea === 0 || lng.length < 4) return first;
  const middle = position(
    (lng[0]! + x / (3 * doubleArea)) / unitsPerDegree,
    (lat[0]! + y / (3 * doubleArea)) / unitsPerDegree,
  );
  const ring = lng.map((value, i) => [value / unitsPerDegree, lat[i]! / unitsPerDegree]);
  ring.push(ring[0]!);
  return insideRings([ring], middle[0], middle[1]) ? middle : first;
}
