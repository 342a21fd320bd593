/** `/api/v1/register`: the register as its offices see it, closed and merged rows too. */
import Type from 'typebox';
import { RegisterFacilitiesSchema, RegisterFacilitySchema } from '../../contract/facility.ts';
import { dayOf } from '../../domain/register/day.ts';
import { rowOfOsm } from '../../domain/register/row-of-osm.ts';
import type { App, Parts } from '../app.ts';
import { askedAreas, pageIn, pageSize } from '../asked-areas.ts';
import { Refusal } from '../errors.ts';
import { registerAnswer } from '../facility-answers.ts';
import { ownTarget } from '../facility-change.ts';
import { flagIn, onlyKnown, shown, text, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';
import { idOf } from './facilities.ts';

const tags = ['register'];
const statuses = ['open', 'closed', 'merged'] as const;
const longestText = 100;

const listQuery = Type.Object({
  area: Type.Optional(Type.String({ description: 'default: everywhere the caller may edit' })),
  category: Type.Optional(Type.String()),
  status: Type.Optional(Type.Enum([...statuses])),
  text: Type.Optional(Type.String({ description: 'part of the name or address, or a whole id' })),
  unverified: Type.Optional(Type.Enum(['0', '1'])),
  page: Type.Optional(Type.Integer({ minimum: 1 })),
  lang: common.lang,
});

export function registerRoutes(app: App, parts: Parts): void {
  const { records, now } = parts;
  const access = { access: 'facility:edit' } as const;

  app.get(
    '/api/v1/register/facilities',
    {
      config: access,
      schema: {
        tags,
        summary: 'Rows of the register, the newest change first',
        querystring: listQuery,
        response: answers(RegisterFacilitiesSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'category', 'status', 'text', 'unverified', 'page']);
      const status = statuses.find((known) => known === text(query, 'status'));
      if (!status && text(query, 'status') !== undefined)
        throw new Refusal('invalid-field', { name: 'status', value: shown(query.status) });
      const filter = {
        areas: askedAreas(request, 'facility:edit'),
        category: text(query, 'category'),
        status,
        text: text(query, 'text')?.slice(0, longestText),
        unverified: flagIn(query, 'unverified'),
      };
      const page = pageIn(query);
      const { rows, total } = records.facilityList.list(filter, dayOf(now()), page, pageSize);
      return reply.header('cache-control', 'no-store').send({
        facilities: rows.map((row) => registerAnswer(row, records)),
        total,
        page,
        pageSize,
      });
    },
  );

  app.get(
    '/api/v1/register/facilities/:id',
    {
      config: access,
      schema: {
        tags,
        summary: 'One row, or what OpenStreetMap says where there is none',
        querystring: Type.Object({ lang: common.lang }),
        response: answers(RegisterFacilitySchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const { row, osm, community } = ownTarget(parts, request, idOf(request));
      return reply
        .header('cache-control', 'no-store')
        .send(registerAnswer(row ?? rowOfOsm(osm!.facility, community), records));
    },
  );
}
