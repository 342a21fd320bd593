/** `/api/v1/facilities`: what anybody may read, and what an office changes. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  CloseFacilitySchema,
  FacilitiesSchema,
  FacilityChangeSchema,
  FacilitySchema,
  MergeFacilitySchema,
  NewFacilitySchema,
  RegisterFacilitySchema,
  SeenSchema,
} from '../../contract/facility.ts';
import { unsaid } from '../../domain/register/unsaid.ts';
import { dayOf, isDay } from '../../domain/register/day.ts';
import { isClosedOn } from '../../domain/register/entry.ts';
import { isArea } from '../../domain/roles.ts';
import type { Bounds } from '../../geo/position.ts';
import { callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { pageIn, pageSize } from '../asked-areas.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { facilityAnswer, registerAnswer } from '../facility-answers.ts';
import { changedOr, communityFor, ownTarget, valuesOf } from '../facility-change.ts';
import { knownFacilities, type WantedFacilities } from '../known-facilities.ts';
import { flagIn, numberIn, onlyKnown, shown, text, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';

const tags = ['register'];
const longestText = 100;
const edit = { access: 'facility:edit' } as const;
const listQuery = Type.Object({
  bbox: Type.Optional(Type.String({ description: 'west,south,east,north in degrees' })),
  area: Type.Optional(Type.String({ description: 'start of division codes; this or bbox' })),
  category: Type.Optional(Type.String()),
  text: Type.Optional(Type.String({ description: 'part of the name or address, or a whole id' })),
  unverified: Type.Optional(
    Type.Enum(['0', '1'], { description: '1: those that no office has confirmed yet' }),
  ),
  page: Type.Optional(Type.Integer({ minimum: 1 })),
  lang: common.lang,
});

export function facilityRoutes(app: App, parts: Parts): void {
  const { records, regions, now } = parts;

  app.get(
    '/api/v1/facilities',
    {
      schema: {
        tags,
        summary: 'Open facilities of a box or an area: the register over OpenStreetMap',
        querystring: listQuery,
        response: answers(FacilitiesSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['bbox', 'area', 'category', 'text', 'unverified', 'page']);
      const wanted = filterOf(query, parts);
      const page = pageIn(query);
      const found = knownFacilities(parts, wanted, dayOf(now()));
      const rows = found.slice((page - 1) * pageSize, page * pageSize);
      return reply.header('cache-control', 'no-cache').send({
        facilities: rows.map(([engine, facility]) => facilityAnswer(engine, facility, records)),
        total: found.length,
        page,
        pageSize,
      });
    },
  );

  app.get(
    '/api/v1/facilities/:id',
    {
      schema: {
        tags,
        summary: 'One open facility, by its id or one that it speaks for',
        querystring: Type.Object({ lang: common.lang }),
        response: answers(FacilitySchema, 400, 404),
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const id = idOf(request);
      const today = dayOf(now());
      for (const engine of regions().all()) {
        const number = engine.facilityNumber(id);
        const facility = number === undefined ? undefined : engine.region.facilities[number];
        if (facility && !isClosedOn(facility, today))
          return reply
            .header('cache-control', 'no-cache')
            .send(facilityAnswer(engine, facility, records));
      }
      throw new Refusal('unknown-facility', { value: shown(id) });
    },
  );

  app.post(
    '/api/v1/facilities',
    { config: edit, schema: described(tags, 'Adds a facility', RegisterFacilitySchema, 404) },
    (request, reply) => {
      const sent = bodyAs(NewFacilitySchema, request.body);
      const community = communityFor(parts, request, sent.position, sent.community, null);
      const values = { ...emptyValues, ...valuesOf(parts, sent), community };
      const row = records.facilities.add(values, dayOf(now()), callerOf(request).id);
      return reply.code(201).send(registerAnswer(row, records));
    },
  );

  app.patch(
    '/api/v1/facilities/:id',
    {
      config: edit,
      schema: described(tags, 'Changes a facility', RegisterFacilitySchema, 404, 409),
    },
    (request) => {
      const { version, ...sent } = bodyAs(FacilityChangeSchema, request.body);
      const id = idOf(request);
      const target = ownTarget(parts, request, id);
      const values = valuesOf(parts, sent);
      const moves = sent.position !== undefined || sent.community !== undefined;
      const at = sent.position ?? placeOf(target);
      const community = moves
        ? communityFor(parts, request, at, sent.community, target.community)
        : target.community;
      const result = records.facilities.change(
        { id, seen: version, action: 'edit', actor: callerOf(request).id, osm: target.osm },
        { ...values, community, verifiedOn: dayOf(now()) },
      );
      return registerAnswer(changedOr(result, id), records);
    },
  );

  app.post(
    '/api/v1/facilities/:id/close',
    {
      config: edit,
      schema: described(tags, 'Closes a facility from a day on', RegisterFacilitySchema, 404, 409),
    },
    (request) => {
      const { version, on = dayOf(now()) } = bodyAs(CloseFacilitySchema, request.body);
      if (!isDay(on)) throw new Refusal('invalid-field', { name: 'on', value: shown(on) });
      const id = idOf(request);
      const { osm } = ownTarget(parts, request, id);
      const change = { id, seen: version, actor: callerOf(request).id, osm };
      return registerAnswer(changedOr(records.facilities.close(change, on), id), records);
    },
  );

  app.post(
    '/api/v1/facilities/:id/reopen',
    {
      config: edit,
      schema: described(tags, 'Undoes a closing or a merge', RegisterFacilitySchema, 404, 409),
    },
    (request) => {
      const { version } = bodyAs(SeenSchema, request.body);
      const id = idOf(request);
      const { osm } = ownTarget(parts, request, id);
      const change = { id, seen: version, actor: callerOf(request).id, osm };
      return registerAnswer(changedOr(records.facilities.reopen(change), id), records);
    },
  );

  app.post(
    '/api/v1/facilities/:id/verify',
    {
      config: edit,
      schema: described(tags, 'Confirms that it is as it says', RegisterFacilitySchema, 404, 409),
    },
    (request) => {
      const { version } = bodyAs(SeenSchema, request.body);
      const id = idOf(request);
      const { osm } = ownTarget(parts, request, id);
      const result = records.facilities.change(
        { id, seen: version, action: 'verify', actor: callerOf(request).id, osm },
        { verifiedOn: dayOf(now()) },
      );
      return registerAnswer(changedOr(result, id), records);
    },
  );

  app.post(
    '/api/v1/facilities/:id/merge',
    {
      config: edit,
      schema: described(tags, 'Merges it into another one', RegisterFacilitySchema, 404, 409),
    },
    (request) => {
      const { version, into, intoVersion } = bodyAs(MergeFacilitySchema, request.body);
      const id = idOf(request);
      const actor = callerOf(request).id;
      const own = ownTarget(parts, request, id);
      const other = ownTarget(parts, request, into);
      const result = records.facilities.merge(
        { id, seen: version, actor, osm: own.osm },
        { id: into, seen: intoVersion, actor, osm: other.osm },
        dayOf(now()),
      );
      return registerAnswer(changedOr(result, into), records);
    },
  );
}

const emptyValues = { ...unsaid, name: '', categories: [], lng: 0, lat: 0 };

export function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}

function placeOf({ row, osm }: ReturnType<typeof ownTarget>): [number, number] {
  const [lng, lat] = row ? [row.lng, row.lat] : osm!.facility.position;
  return [lng, lat];
}

function filterOf(query: Query, { categories }: Parts): WantedFacilities {
  const bbox = text(query, 'bbox'),
    area = text(query, 'area'),
    category = text(query, 'category') ?? null;
  if (bbox !== undefined && area !== undefined)
    throw new Refusal('one-of-two', { name: 'bbox', other: 'area' });
  if (bbox === undefined && area === undefined)
    throw new Refusal('missing-parameter', { name: 'bbox' });
  if (area !== undefined && !isArea(area))
    throw new Refusal('unknown-area', { value: shown(area) });
  if (category !== null && !categories.some(({ code }) => code === category))
    throw new Refusal('unknown-category', { value: shown(category) });
  return {
    bounds: bbox === undefined ? null : boundsIn(bbox),
    areas: area === undefined ? null : [area],
    category,
    text: text(query, 'text')?.trim().slice(0, longestText) || null,
    unverified: flagIn(query, 'unverified'),
  };
}

function boundsIn(value: string): Bounds {
  const parts = value.split(',');
  const numbers = parts.map((part) => numberIn('bbox', part));
  const [west, south, east, north] = numbers;
  if (
    parts.length !== 4 ||
    !(
      west! >= -180 &&
      west! < east! &&
      east! <= 180 &&
      south! >= -90 &&
      south! < north! &&
      north! <= 90
    )
  )
    throw new Refusal('invalid-box', { value: shown(value) });
  return [west!, south!, east!, north!];
}
