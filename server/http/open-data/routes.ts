/** `/api/v1/facilities.geojson` and `.csv`: every facility in service, with licence, attribution and date. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { OpenFacilitiesSchema } from '../../contract/open-data.ts';
import type { DirectoryFacility } from '../../domain/directory/contents.ts';
import { isArea } from '../../domain/roles.ts';
import type { Bounds } from '../../geo/position.ts';
import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import type { KeptDirectory } from '../hsds/kept-directory.ts';
import { numberIn, onlyKnown, shown, text, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';
import { csvPieces } from './csv.ts';
import { geojsonPieces } from './geojson.ts';
import { licenceFor, type Licences } from './licences.ts';
import { filterRows, type RowFilter } from './rows.ts';
import { streamed } from './streamed.ts';
import { unchanged } from './unchanged.ts';

const querystring = Type.Object({
  region: Type.Optional(Type.String({ description: 'id of a region' })),
  area: Type.Optional(
    Type.String({ description: 'division code of 2, 4, 6, 9 or 12 digits; holds all codes below' }),
  ),
  category: Type.Optional(Type.String({ description: 'code of /api/v1/categories' })),
  bbox: Type.Optional(Type.String({ description: 'west,south,east,north in degrees, WGS-84' })),
  lang: common.lang,
});

type Pieces = (facilities: readonly DirectoryFacility[], licences: Licences) => Generator<string>;

export function openDataRoutes(app: App, parts: Parts, keptNow: () => KeptDirectory): void {
  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    fileName: string,
    pieces: Pieces,
  ) => {
    const filter = filterIn(request.query as Query, parts);
    const { directory, stamp } = keptNow();
    if (unchanged(request, reply, stamp)) return reply.code(304).send();
    const found = filterRows(directory.contents.facilities, filter);
    const links = new Set(found.map(({ source }) => licenceFor(parts.licences, source).url));
    if (links.size > 0)
      reply.header('link', [...links].map((url) => `<${url}>; rel="license"`).join(', '));
    return reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .send(streamed(pieces(found, parts.licences)));
  };
  app.get(
    '/api/v1/facilities.geojson',
    {
      schema: {
        tags: ['open data'],
        summary: 'Facilities as GeoJSON, with licence and date',
        querystring,
        response: {
          ...answers(OpenFacilitiesSchema, 400, 404),
          200: {
            description: 'RFC 7946',
            content: { 'application/geo+json': { schema: OpenFacilitiesSchema } },
          },
        },
      },
    },
    (request, reply) =>
      send(
        request,
        reply,
        'application/geo+json; charset=utf-8',
        'facilities.geojson',
        geojsonPieces,
      ),
  );
  app.get(
    '/api/v1/facilities.csv',
    {
      schema: {
        tags: ['open data'],
        summary: 'Facilities as CSV, with licence and date in every row',
        querystring,
        response: {
          ...answers(Type.String(), 400, 404),
          200: {
            description: 'RFC 4180, UTF-8 with a byte order mark',
            content: { 'text/csv': { schema: Type.String() } },
          },
        },
      },
    },
    (request, reply) =>
      send(request, reply, 'text/csv; charset=utf-8', 'facilities.csv', csvPieces),
  );
}

function filterIn(query: Query, { regions, categories }: Parts): RowFilter {
  onlyKnown(query, ['region', 'area', 'category', 'bbox']);
  const [region, area, category] = ['region', 'area', 'category'].map((name) => text(query, name));
  if (region !== undefined && !regions().byId(region))
    throw new Refusal('unknown-region', { value: shown(region) });
  if (area !== undefined && !isArea(area))
    throw new Refusal('unknown-area', { value: shown(area) });
  if (category !== undefined && !categories.some(({ code }) => code === category))
    throw new Refusal('unknown-category', { value: shown(category) });
  return { region, area, category, bounds: boundsIn(query) };
}

function boundsIn(query: Query): Bounds | undefined {
  const value = text(query, 'bbox');
  if (value === undefined) return undefined;
  const parts = value.split(',');
  const [west, south, east, north] = parts.map((part) => numberIn('bbox', part));
  const ordered =
    parts.length === 4 &&
    west! >= -180 &&
    west! < east! &&
    east! <= 180 &&
    south! >= -90 &&
    south! < north! &&
    north! <= 90;
  if (!ordered) throw new Refusal('invalid-box', { value: shown(value) });
  return [west!, south!, east!, north!];
}
