/** Free starts that a booking could be moved to: its own time is in nobody's way, and its door need not be sent again. */
import Type from 'typebox';
import { SlotsSchema } from '../../../contract/offering.ts';
import type { App, Parts } from '../../app.ts';
import { actingOn } from '../../booking/acting.ts';
import { slotQuestion } from '../../booking/slot-question.ts';
import { askedDays, mostDays, slotsAnswer } from '../../booking/slots-answer.ts';
import { onlyKnown, type Query } from '../../query.ts';
import { answers, common } from '../../schemas.ts';

const minuteMs = 60_000;

export function moveSlotRoutes(app: App, parts: Parts): void {
  const { records, now, bookingRules } = parts;
  const { local } = bookingRules;

  app.get(
    '/api/v1/bookings/:id/slots',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['booking'],
        summary:
          'Free starts that this booking could be moved to, by the terms that it was made under',
        querystring: Type.Object({
          from: Type.Optional(Type.String({ description: 'YYYY-MM-DD; default today' })),
          to: Type.Optional(
            Type.String({
              description: `the last day; default two weeks, ${mostDays} days at most`,
            }),
          ),
          lang: common.lang,
        }),
        response: answers(SlotsSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['from', 'to']);
      const { row } = actingOn(parts, request, null);
      const { catalogue, seals } = records.booking;
      catalogue.look();
      const { first, last } = askedDays(query, local.dateOf(now().getTime()));
      const durationMinutes = (row.endMs - row.startMs) / minuteMs;
      const question = slotQuestion(parts, {
        offering: {
          ...catalogue.offering(row.offering)!,
          ...row.terms,
          active: true,
          durationsMinutes: [durationMinutes],
        },
        durationMinutes,
        able: catalogue.able(row.offering),
        door: seals.door(row),
        area: row.community,
        ignored: row.id,
        fromMs: local.day(first).startMs,
        toMs: local.day(last).endMs,
      });
      return reply
        .header('cache-control', 'no-store')
        .send(slotsAnswer(parts, row.offering, question));
    },
  );
}
