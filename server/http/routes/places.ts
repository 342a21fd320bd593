import Type from 'typebox';
import {
  placeDatums,
  PlacesSchema,
  type PlaceDatum,
  type PlaceHit,
} from '../../contract/places.ts';
import { readCoordinates, type ReadCoordinates } from '../../domain/place-search/coordinates.ts';
import { fromBd09, fromBd09Meters, fromGcj02 } from '../../geo/datum.ts';
import { distanceMeters } from '../../geo/distance.ts';
import { position, rounded, type Position } from '../../geo/position.ts';
import type { Places } from '../../store/places/places.ts';
import type { Regions } from '../../store/regions.ts';
import { positionWords } from '../../texts/places.ts';
import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { mintPosition, onlyKnown, requiredText, shown, text, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';

const longestText = 100;
/** A link from a map app carries more than its coordinates. */
const longestLink = 1000;
const mostHits = 20;
const usualHits = 10;

const querystring = Type.Object({
  q: Type.String({
    description: `what to look for, up to ${longestText} characters: characters, pinyin, initials, English, a category; or coordinates, or a map app's link of up to ${longestLink} characters that holds some`,
  }),
  near: Type.Optional(
    Type.String({ description: 'lng,lat in WGS-84; nearest first among equals' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostHits, default: usualHits })),
  crs: Type.Optional(
    Type.Enum([...placeDatums], {
      description: 'datum of coordinates in `q`; by default what a link says, else WGS-84',
    }),
  ),
  lang: common.lang,
});

export function placeRoutes(app: App, { regions, places }: Parts): void {
  const schema = {
    tags: ['facts'],
    summary: 'Places by name, in characters, pinyin, initials or English, or by coordinates',
    querystring,
    response: answers(PlacesSchema, 400),
  };
  app.get('/api/v1/places', { schema }, (request, reply) => {
    const query = request.query as Query;
    onlyKnown(query, ['q', 'near', 'limit', 'crs']);
    const asked = questionIn(query);
    const near = nearIn(query);
    const limit = limitIn(query);
    const datum = datumIn(query);
    const found =
      asked.coordinates.length > 0
        ? positionHits(asked.coordinates, datum, near, regions())
        : nameHits(places, asked.text, near, limit);
    return reply.header('cache-control', 'no-store').send({ places: found });
  });
}

function questionIn(query: Query): { text: string; coordinates: ReadCoordinates[] } {
  const asked = requiredText(query, 'q').trim();
  if (asked === '') throw new Refusal('empty-question', { name: 'q' });
  const { length } = [...asked];
  const coordinates = length > longestLink ? [] : readCoordinates(asked);
  if (length > longestText && coordinates.length === 0)
    throw new Refusal('question-too-long', {
      value: shown(asked),
      count: length,
      most: longestText,
    });
  return { text: asked, coordinates };
}

/** Always WGS-84: `crs` is for what people paste, and this comes from the page. */
function nearIn(query: Query): Position | null {
  const value = text(query, 'near');
  if (value === undefined) return null;
  const parts = value.split(',');
  if (parts.length !== 2) throw new Refusal('invalid-pair', { name: 'near', value: shown(value) });
  return mintPosition({}, parts[0]!, parts[1]!, 'near', 'near');
}

function limitIn(query: Query): number {
  const value = text(query, 'limit') ?? String(usualHits);
  const limit = /^\d{1,4}$/.test(value) ? Number(value) : NaN;
  if (!(limit >= 1 && limit <= mostHits))
    throw new Refusal('limit-out-of-range', { value: shown(value), most: mostHits });
  return limit;
}

function datumIn(query: Query): PlaceDatum | undefined {
  const value = text(query, 'crs');
  if (value === undefined) return undefined;
  const datum = placeDatums.find((known) => known === value);
  if (!datum)
    throw new Refusal('unknown-datum', { value: shown(value), known: placeDatums.join(', ') });
  return datum;
}

function nameHits(places: Places, asked: string, near: Position | null, limit: number): PlaceHit[] {
  return places.search(asked, near, limit).map(({ position: at, ...hit }) => ({
    ...hit,
    position: at === null ? null : [...at],
    ...linkOf(hit.kind, hit.id),
  }));
}

/** Notices, guides and communities with a code have a page of their own. */
function linkOf(kind: PlaceHit['kind'], id: string): { link?: string } {
  if (kind === 'notice' || kind === 'guide') return { link: `/notice/${id}/` };
  return kind === 'community' && /^\d{12}$/.test(id) ? { link: `/community/${id}/` } : {};
}

/** Where both ways round are possible, the one that lies in a region is meant; where none or both do, both are answered. */
function positionHits(
  read: readonly ReadCoordinates[],
  datum: PlaceDatum | undefined,
  near: Position | null,
  regions: Regions,
): PlaceHit[] {
  const hits = read.map((coordinates, i) => {
    const own = coordinates.datum === 'bd09mc' ? 'bd09' : coordinates.datum;
    const taken = datum ?? own ?? 'wgs84';
    const [x, y] = converted(coordinates, taken);
    const at = rounded(x, y);
    const [engine] = regions.at(at);
    const ambiguous = read.length < 2 ? null : i === 0 ? 'lng-first' : 'lat-first';
    return { at, taken, region: engine?.region.info ?? null, ambiguous } as const;
  });
  const inRegion = hits.filter(({ region }) => region !== null);
  const kept = inRegion.length === 1 ? inRegion : hits;
  return kept.map(({ at, taken, region, ambiguous }) => ({
    kind: 'position',
    id: at.join(','),
    name: at.join(', '),
    detail: positionWords({
      lng: at[0],
      lat: at[1],
      convertedFrom: taken === 'gcj02' ? 'GCJ-02' : taken === 'bd09' ? 'BD-09' : null,
      region: region?.name ?? null,
      ambiguous: kept.length > 1 ? ambiguous : null,
    }),
    position: [...at],
    region: region?.id ?? null,
    datum: taken,
    ...(near && { meters: Math.round(distanceMeters(near[0], near[1], at[0], at[1])) }),
  }));
}

function converted({ lng, lat, datum: own }: ReadCoordinates, taken: PlaceDatum): Position {
  // Baidu's metres are Baidu's, whatever the switch says.
  if (own === 'bd09mc') return fromBd09Meters(lng, lat);
  if (taken === 'gcj02') return fromGcj02(lng, lat);
  return taken === 'bd09' ? fromBd09(lng, lat) : position(lng, lat);
}
