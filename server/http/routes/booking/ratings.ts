/** Ratings: given once by each side of a visit, read by everybody once they are shown, replied to once, hidden by an office as abuse. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  HideRatingSchema,
  NewRatingSchema,
  OfficeRatingsSchema,
  OwnRatingsSchema,
  ProviderRatingsSchema,
  RatingSchema,
  ReplySchema,
  VisitRatingSchema,
} from '../../../contract/rating.ts';
import { areasOf } from '../../../domain/roles.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { askedAreas, pageIn, pageSize } from '../../asked-areas.ts';
import { bodyAs } from '../../body.ts';
import { actingOn, type On } from '../../booking/acting.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { managerOf } from '../../booking/membership.ts';
import { ratingAnswer, ratingOfBooking, visitRating } from '../../booking/rating-answers.ts';
import { refusalOf } from '../../booking/refusals.ts';
import { Refusal } from '../../errors.ts';
import { flagIn, oneOf, onlyKnown, shown, type Query } from '../../query.ts';
import { answers, common, described } from '../../schemas.ts';

const tags = ['after the visit'];
const own = { config: { access: 'signed-in' } } as const;
const hides = { config: { access: 'rating:hide' } } as const;
const page = Type.Optional(Type.Integer({ minimum: 1 }));
const sides = ['resident', 'provider'] as const;
type Side = (typeof sides)[number];

export function ratingRoutes(app: App, parts: Parts): void {
  const { records, bookingRules } = parts;
  const { ratings, once, rows, members, catalogue, satisfaction } = records.booking;

  app.get(
    '/api/v1/bookings/:id/rating',
    {
      ...own,
      schema: {
        ...described(
          tags,
          'What both sides said of a visit, as far as it is shown',
          VisitRatingSchema,
          404,
        ),
        querystring: Type.Object({ as: Type.Optional(Type.Enum([...sides])), lang: common.lang }),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['as']);
      const as = oneOf(query, 'as', sides, undefined, 'unknown-choice');
      const { row, acting } = actingAs(request, as);
      return reply.header('cache-control', 'no-store').send(visitRating(row, acting.by, parts));
    },
  );

  app.post(
    '/api/v1/bookings/:id/rating',
    {
      ...own,
      schema: {
        ...described(
          tags,
          'Rates a visit: once for each side, within the norm’s days',
          VisitRatingSchema,
          404,
          409,
        ),
        headers: idempotencyHeader,
        body: NewRatingSchema,
      },
    },
    (request, reply) => {
      const { stars, words, as } = bodyAs(NewRatingSchema, request.body);
      const asked = askedOnce(request);
      const { row, acting } = actingAs(request, as);
      if (acting.by === 'office') throw new Refusal('not-allowed');
      const rated = once.do(acting.actor, asked, () => {
        const made = ratings.rate(row.id, stars, words?.trim() || null, acting);
        return made.ok ? { ok: true as const, id: made.rating.id } : made;
      });
      if (!rated.ok) {
        const { reason } = rated;
        if (reason === 'already-rated') throw new Refusal('already-rated');
        if (reason === 'not-done' || reason === 'too-late')
          throw new Refusal('rating-closed', { days: bookingRules.norms.ratingDays });
        throw refusalOf(rated, { id: row.id });
      }
      return reply.code(201).send(visitRating(row, acting.by, parts));
    },
  );

  app.post(
    '/api/v1/ratings/:id/reply',
    {
      ...own,
      schema: {
        ...described(
          tags,
          'The provider’s reply, once, for everybody to read',
          RatingSchema,
          404,
          409,
        ),
        body: ReplySchema,
      },
    },
    (request) => {
      const { id } = request.params as { id: string };
      const { words } = bodyAs(ReplySchema, request.body);
      const actor = callerOf(request).id;
      const provider = ratings.byId(id)?.provider;
      const mine = members
        .of(actor)
        .some((one) => one.provider === provider && one.part === 'manager');
      if (!mine || provider === undefined) throw new Refusal('no-such-entry', { value: shown(id) });
      const replied = ratings.reply(id, words, { by: 'provider', actor, provider });
      if (!replied.ok) {
        if (replied.reason === 'already-answered') throw new Refusal('already-replied');
        throw refusalOf(replied, { id });
      }
      return ratingAnswer(replied.rating, parts);
    },
  );

  app.get(
    '/api/v1/providers/:id/ratings',
    {
      schema: {
        tags,
        summary: 'Residents’ ratings of a provider that everybody sees, newest first',
        querystring: Type.Object({ page, lang: common.lang }),
        response: answers(ProviderRatingsSchema, 400, 404),
      },
    },
    (request) => {
      const query = request.query as Query;
      onlyKnown(query, ['page']);
      const { id } = request.params as { id: string };
      catalogue.look();
      if (catalogue.provider(id)?.state !== 'approved')
        throw new Refusal('no-such-entry', { value: shown(id) });
      const number = pageIn(query);
      const found = ratings.ofProvider(id, number, pageSize);
      return {
        rating: satisfaction.shownOfProvider(id),
        ratings: found.rows.map((row) => ratingAnswer(row, parts)),
        total: found.total,
        page: number,
        pageSize,
      };
    },
  );

  app.get(
    '/api/v1/providers/:id/ratings/own',
    {
      ...own,
      schema: {
        tags,
        summary: 'The same for its managers, with the booking',
        querystring: Type.Object({
          page,
          waiting: Type.Optional(Type.Boolean({ description: 'only those without a reply' })),
          lang: common.lang,
        }),
        response: answers(OwnRatingsSchema, 400, 401, 403),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['page', 'waiting']);
      const { id } = request.params as { id: string };
      managerOf(parts, request, id);
      const number = pageIn(query);
      const { rows: found, total } = ratings.ofProvider(
        id,
        number,
        pageSize,
        flagIn(query, 'waiting'),
      );
      return reply.header('cache-control', 'no-store').send({
        ratings: found.map((row) => ratingOfBooking(row, parts)),
        total,
        page: number,
        pageSize,
      });
    },
  );

  app.get(
    '/api/v1/office/ratings',
    {
      ...hides,
      schema: {
        tags,
        summary: 'Residents’ ratings of visits in the area that are shown, or were hidden',
        querystring: Type.Object({
          area: Type.Optional(Type.String()),
          page,
          hidden: Type.Optional(Type.Boolean()),
          lang: common.lang,
        }),
        response: answers(OfficeRatingsSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'page', 'hidden']);
      const areas = askedAreas(request, 'rating:hide');
      const number = pageIn(query);
      const { rows: found, total } = ratings.within(
        areas,
        flagIn(query, 'hidden'),
        number,
        pageSize,
      );
      catalogue.look();
      return reply.header('cache-control', 'no-store').send({
        ratings: found.map((row) => ({
          ...ratingOfBooking(row, parts),
          provider: row.provider,
          providerName: catalogue.provider(row.provider)!.name,
          community: row.community,
          hiddenReason: row.hiddenReason,
        })),
        total,
        page: number,
        pageSize,
      });
    },
  );

  app.post(
    '/api/v1/office/ratings/:id/hide',
    {
      ...hides,
      schema: {
        ...described(tags, 'Takes abuse out; the reason is logged', RatingSchema, 404, 409),
        body: HideRatingSchema,
      },
    },
    (request) => {
      const { id } = request.params as { id: string };
      const { reason } = bodyAs(HideRatingSchema, request.body);
      const caller = callerOf(request);
      const areas = areasOf(caller, 'rating:hide');
      const hidden = ratings.hide(id, reason, { by: 'office', actor: caller.id, areas });
      if (!hidden.ok) {
        if (hidden.reason === 'already-hidden') throw new Refusal('already-hidden');
        throw refusalOf(hidden, { id });
      }
      satisfaction.forget();
      return ratingAnswer(hidden.rating, parts);
    },
  );

  /** Who booked with a provider of their own says as whom they speak. */
  function actingAs(request: FastifyRequest, as: Side | undefined): On {
    if (as === 'provider') {
      const { id } = request.params as { id: string };
      const row = rows.byId(id);
      const actor = callerOf(request).id;
      const member = members.of(actor).find((one) => one.provider === row?.provider);
      const ofVisit = member?.part === 'manager' || member?.resource === row?.resource;
      if (!row || !member || !ofVisit) throw new Refusal('no-such-entry', { value: shown(id) });
      return { row, acting: { by: 'provider', actor, provider: row.provider } };
    }
    const on = actingOn(parts, request, null);
    if (as === 'resident' && on.acting.by !== 'resident')
      throw new Refusal('no-such-entry', { value: shown(on.row.id) });
    return on;
  }
}
