/** What one region adds to the index: its communities, named places, streets and facilities. */
import type { PlaceEntry } from '../../domain/place-search/entry.ts';
import type { Community, Facility, NamedPlace, RegionData } from '../../domain/region.ts';
import { distanceMeters } from '../../geo/distance.ts';
import { insideRings } from '../../geo/inside.ts';
import { contains, position, rounded, type Position } from '../../geo/position.ts';
import { shortened, spokenEnding } from './divisions.ts';
import { nameKeys } from './name-keys.ts';
import { namedStreets, nearestTo, type NamedStreet } from './named-streets.ts';
import { placeWords } from './place-words.ts';
import type { Reader } from './readings.ts';

interface CategoryWords {
  code: string;
  zh: string;
  en: string;
}

interface Words {
  zh: string;
  en: string;
}

const nearMeters = 3000;
const notSettled = new Set(['farm', 'isolated_dwelling', 'square', 'locality']);

export function regionEntries(
  region: Omit<RegionData, 'info'> & { name: string; start: Position },
  categories: readonly CategoryWords[],
  reader: Reader,
): PlaceEntry[] {
  // What lies beyond the bounds cannot be a start, so it is not offered as one.
  const { bounds } = region.network;
  const isInside = ([lng, lat]: Position) => contains(bounds, lng, lat);
  const streets = namedStreets(region.network).filter(({ position: at }) => isInside(at));
  const settled = region.places.filter(({ place }) => !notSettled.has(place));
  const whole: Words = { zh: region.name, en: region.name };
  const surroundings = (at: Position): Words =>
    communityAround(region.communities, at) ?? placeAround(settled, at) ?? whole;
  const wordsOf = new Map(categories.map((category) => [category.code, category]));
  return [
    regionEntry(region.name, region.start, reader),
    ...region.communities.flatMap((community, i) =>
      community.name === '' ? [] : [communityEntry(community, i, streets, settled, whole, reader)],
    ),
    ...region.places
      .filter(({ position: at }) => isInside(at))
      .map((place) => placeEntry(place, surroundings, reader)),
    ...streets.map((street, i) => streetEntry(street, i, surroundings, reader)),
    ...region.facilities.flatMap((facility) =>
      facility.name === null || !isInside(facility.entrances[0] ?? facility.position)
        ? []
        : [facilityEntry(facility, wordsOf, surroundings, reader)],
    ),
  ];
}

/** The region itself, at the place where it opens. */
function regionEntry(name: string, start: Position, reader: Reader): PlaceEntry {
  return {
    kind: 'place',
    id: 'region',
    name,
    detail: { zh: '有数据的地区', en: 'region with data' },
    position: start,
    keys: nameKeys([name], [], reader),
  };
}

function communityEntry(
  community: Community,
  index: number,
  streets: readonly NamedStreet[],
  settled: readonly NamedPlace[],
  whole: Words,
  reader: Reader,
): PlaceEntry {
  const at = insideCommunity(community, streets);
  const { core, short, kind } = shortened(community.name, []);
  const around = placeAround(settled, at) ?? whole;
  return {
    kind: 'community',
    id: community.code ?? `community-${index}`,
    name: short,
    detail: around,
    position: at,
    keys: nameKeys([core], [around.zh], reader, {
      texts: [short, community.name],
      spokenEnding: spokenEnding[kind],
    }),
  };
}

function placeEntry(
  { id, name, nameEn, place, position: at }: NamedPlace,
  surroundings: (at: Position) => Words,
  reader: Reader,
): PlaceEntry {
  const around = surroundings(at);
  const words = placeWords(place);
  // A village that lies in the community of its own name says no more than what it is.
  const detail = around.zh.startsWith(name)
    ? words
    : { zh: `${words.zh} · ${around.zh}`, en: `${words.en} · ${around.en}` };
  return {
    kind: 'place',
    id,
    name,
    ...(nameEn === undefined ? {} : { nameEn }),
    detail,
    position: at,
    keys: nameKeys(nameEn === undefined ? [name] : [name, nameEn], [around.zh], reader),
  };
}

function streetEntry(
  { name, position: at }: NamedStreet,
  index: number,
  surroundings: (at: Position) => Words,
  reader: Reader,
): PlaceEntry {
  const detail = surroundings(at);
  return {
    kind: 'street',
    id: `street-${index}`,
    name,
    detail,
    position: at,
    keys: nameKeys([name], [detail.zh], reader),
  };
}

function facilityEntry(
  { id, name, nameEn, categories, position: at, entrances }: Facility,
  wordsOf: ReadonlyMap<string, Words>,
  surroundings: (at: Position) => Words,
  reader: Reader,
): PlaceEntry {
  const around = surroundings(at);
  const kinds = categories.flatMap((code) => wordsOf.get(code) ?? []);
  return {
    kind: 'facility',
    id,
    name: name!,
    ...(nameEn === undefined ? {} : { nameEn }),
    detail: {
      zh: [kinds.map(({ zh }) => zh).join('、'), around.zh].filter(Boolean).join(' · '),
      en: [kinds.map(({ en }) => en).join(', '), around.en].filter(Boolean).join(' · '),
    },
    // Where people go in: the middle of a large park may be far from every street.
    position: entrances[0] ?? at,
    ...(categories[0] === undefined ? {} : { category: categories[0] }),
    keys: nameKeys(nameEn === undefined ? [name!] : [name!, nameEn], [around.zh], reader),
  };
}

/** On a street inside it, near the middle; without one, the middle of its widest ring. */
function insideCommunity(community: Community, streets: readonly NamedStreet[]): Position {
  const [west, south, east, north] = community.bounds;
  const lng = (west + east) / 2,
    lat = (south + north) / 2;
  const inside = streets.filter(({ position: at }) => holds(community, at));
  const street = nearestTo(lng, lat, inside, ({ position: at }) => at);
  if (street) return street.position;
  const middle = position(lng, lat);
  const corner = community.polygons[0]![0]![0]!;
  return holds(community, middle) ? rounded(lng, lat) : rounded(corner[0]!, corner[1]!);
}

function communityAround(communities: readonly Community[], at: Position): Words | null {
  const found = communities.find((community) => community.name !== '' && holds(community, at));
  if (!found) return null;
  const { short } = shortened(found.name, []);
  return { zh: short, en: short };
}

const holds = ({ bounds, polygons }: Community, [lng, lat]: Position): boolean =>
  contains(bounds, lng, lat) && polygons.some((rings) => insideRings(rings, lng, lat));

function placeAround(places: readonly NamedPlace[], [lng, lat]: Position): Words | null {
  const found = nearestTo(lng, lat, places, ({ position: at }) => at);
  if (!found || distanceMeters(lng, lat, found.position[0], found.position[1]) > nearMeters)
    return null;
  return { zh: found.name, en: found.nameEn ?? found.name };
}
