/** Free starts of an offering: `GET /offerings/:id/slots`. */
import Type from 'typebox';
import { SlotsSchema } from '../../../contract/offering.ts';
import type { App, Parts } from '../../app.ts';
import { askedDoor, noOneComes, nowhere } from '../../booking/asked-door.ts';
import type { ComingOfferings } from '../../booking/coming.ts';
import { slotQuestion } from '../../booking/slot-question.ts';
import { askedDays, mostDays, slotsAnswer } from '../../booking/slots-answer.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, text, type Query } from '../../query.ts';
import { answers, common } from '../../schemas.ts';
import { askedDuration, offered } from './services.ts';

export function slotRoutes(app: App, parts: Parts, coming: ComingOfferings): void {
  const { records, now, bookingRules } = parts;
  const { local } = bookingRules;

  app.get(
    '/api/v1/offerings/:id/slots',
    {
      schema: {
        tags: ['booking'],
        summary: 'Free starts day by day, the way between homes allowed for; where none, why',
        querystring: Type.Object({
          from: Type.Optional(Type.String({ description: 'YYYY-MM-DD; default today' })),
          to: Type.Optional(
            Type.String({
              description: `the last day; default two weeks, ${mostDays} days at most`,
            }),
          ),
          duration: Type.Optional(Type.Integer({ description: 'minutes; default the shortest' })),
          lng: Type.Optional(Type.Number({ description: 'the door, for visits at home' })),
          lat: Type.Optional(Type.Number()),
          ...common,
        }),
        response: answers(SlotsSchema, 400, 404, 422),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['from', 'to', 'duration', 'lng', 'lat', 'crs']);
      const row = offered(parts, (request.params as { id: string }).id);
      const durationMinutes = askedDuration(row, query);
      const { first, last } = askedDays(query, local.dateOf(now().getTime()));
      const place = placeOf(row.mode, query);
      const able =
        place.door === null
          ? records.booking.catalogue.able(row.id)
          : coming.one(row, place.door)?.able;
      if (!able) throw noOneComes(place.door!);
      const question = slotQuestion(parts, {
        offering: row,
        durationMinutes,
        able,
        door: place.door?.position ?? null,
        area: place.door
          ? (place.door.community ?? nowhere)
          : records.booking.catalogue.provider(row.provider)!.community,
        fromMs: local.day(first).startMs,
        toMs: local.day(last).endMs,
      });
      return reply.header('cache-control', 'no-store').send(slotsAnswer(parts, row.id, question));
    },
  );

  function placeOf(mode: 'at_home' | 'at_facility', query: Query) {
    if (mode === 'at_home') {
      if (text(query, 'lng') === undefined) throw new Refusal('missing-parameter', { name: 'lng' });
      return { door: askedDoor(parts, query) };
    }
    if (text(query, 'lng') !== undefined) throw new Refusal('no-door-here');
    return { door: null };
  }
}
