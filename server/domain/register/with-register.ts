/** The register laid over a region: its facilities instead of OpenStreetMap's where it speaks of them, and beside them elsewhere. */
import { contains } from '../../geo/position.ts';
import type { Community, Facility, RegionData } from '../region.ts';
import { isClosedOn, type RegisterEntry } from './entry.ts';
import type { Ground } from './ground.ts';

/** Category → community code → last day on which its completeness holds. */
export type Signed = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Completeness {
  readonly ground: Ground;
  readonly signed: Signed;
}

/**
 * Open rows inside the region's bounds are facilities. A row with an OSM id replaces that facility, wherever the row lies; closed and
 * merged rows hide theirs. Ids that no longer stand for themselves lead to the row that speaks for them. Facilities keep their
 * identity from one overlay to the next, so access points may be kept by them. Cost: one pass over facilities and rows.
 * @param today rows closed by then are left out; later days are the circle's to judge
 */
export function withRegister(
  region: RegionData,
  entries: Iterable<RegisterEntry>,
  completeness: Completeness | null,
  today: string,
): RegionData {
  const spokenFor = new Set<string>();
  const aliases = new Map<string, string>();
  const own: Facility[] = [];
  for (const { facility, osmId, mergedInto } of entries) {
    // A row may bear the id of the element that it speaks of.
    spokenFor.add(facility.id);
    if (osmId !== null) {
      spokenFor.add(osmId);
      if (osmId !== facility.id) aliases.set(osmId, facility.id);
    }
    if (mergedInto !== null) aliases.set(facility.id, mergedInto);
    else if (
      !isClosedOn(facility, today) &&
      contains(region.info.bounds, facility.position[0], facility.position[1])
    )
      own.push(facility);
  }
  if (spokenFor.size === 0 && !completeness) return region;
  return {
    ...region,
    facilities: [...region.facilities.filter(({ id }) => !spokenFor.has(id)), ...own],
    aliases,
    ...(completeness ? { completeness, communities: completeness.ground.communities } : {}),
  };
}

/** What the office's table says of a community. */
export interface CommunityWord {
  readonly code: string;
  readonly name: string | null;
  readonly kind: 'urban' | 'rural';
  readonly officialCode: string | null;
  /** GeoJSON MultiPolygon coordinates; null where no boundary was given. */
  readonly polygons: number[][][][] | null;
}

/** The region's communities with what the table says of them: its kind and code always, its boundary where it has one. */
export function withWords(
  communities: readonly Community[],
  words: readonly CommunityWord[],
): Community[] {
  const byCode = new Map(words.map((word) => [word.code, word]));
  const merged = communities.map((community) => {
    const word = community.code === null ? undefined : byCode.get(community.code);
    if (!word) return community;
    byCode.delete(word.code);
    return {
      ...community,
      committee: word.kind,
      officialCode: word.officialCode ?? community.officialCode,
      ...(word.polygons ? { polygons: word.polygons, bounds: boundsOf(word.polygons) } : {}),
    };
  });
  const added = [...byCode.values()].flatMap(({ code, name, kind, officialCode, polygons }) =>
    polygons === null
      ? []
      : [
          {
            code,
            name: name ?? code,
            committee: kind,
            officialCode,
            polygons,
            bounds: boundsOf(polygons),
          },
        ],
  );
  return [...merged, ...added];
}

function boundsOf(polygons: number[][][][]): Community['bounds'] {
  let west = Infinity,
    south = Infinity,
    east = -Infinity,
    north = -Infinity;
  for (const [outer] of polygons)
    for (const [lng, lat] of outer ?? []) {
      west = Math.min(west, lng!);
      south = Math.min(south, lat!);
      east = Math.max(east, lng!);
      north = Math.max(north, lat!);
    }
  return [west, south, east, north];
}
