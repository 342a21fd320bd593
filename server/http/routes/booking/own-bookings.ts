/** “My bookings”, and an office's bookings of its area. */
import Type from 'typebox';
import { BookingsSchema, OwnBookingsSchema, states } from '../../../contract/booking.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { askedAreas, pageIn, pageSize } from '../../asked-areas.ts';
import { ownBooking, seenBooking } from '../../booking/booking-answers.ts';
import { oneOf, onlyKnown, type Query } from '../../query.ts';
import { answers, common } from '../../schemas.ts';

const tags = ['booking'];
const page = Type.Optional(Type.Integer({ minimum: 1 }));

export function ownBookingRoutes(app: App, parts: Parts): void {
  const { records, now } = parts;

  app.get(
    '/api/v1/account/bookings',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Those for the caller, and those that the caller made for somebody',
        querystring: Type.Object({
          when: Type.Optional(
            Type.Enum(['ahead', 'past'], {
              description: 'ahead, the default, is what still runs; past is what has ended',
            }),
          ),
          page,
          lang: common.lang,
        }),
        response: answers(OwnBookingsSchema, 400, 401),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['when', 'page']);
      const when = oneOf(query, 'when', ['ahead', 'past'] as const, 'ahead', 'unknown-choice');
      const number = pageIn(query);
      const { rows, total } = records.booking.lists.ofPerson(
        callerOf(request).id,
        { ahead: when === 'ahead', nowMs: now().getTime() },
        number,
        pageSize,
      );
      const bookings = rows.map((row) => ownBooking(row, parts));
      return reply
        .header('cache-control', 'no-store')
        .send({ bookings, total, page: number, pageSize });
    },
  );

  app.get(
    '/api/v1/office/bookings',
    {
      config: { access: 'booking:for-caller' },
      schema: {
        tags,
        summary: 'Of the caller’s area, without names and addresses',
        querystring: Type.Object({
          area: Type.Optional(Type.String()),
          state: Type.Optional(Type.Enum([...states])),
          page,
          lang: common.lang,
        }),
        response: answers(BookingsSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'state', 'page']);
      const state = oneOf(query, 'state', states, undefined, 'unknown-choice') ?? null;
      const number = pageIn(query);
      const areas = askedAreas(request, 'booking:for-caller');
      const { rows, total } = records.booking.lists.inAreas(areas, state, number, pageSize);
      const bookings = rows.map((row) => seenBooking(row, 'office', parts));
      return reply
        .header('cache-control', 'no-store')
        .send({ bookings, total, page: number, pageSize });
    },
  );
}
