/** Links in messages: one look at one booking, and with it one change, without a session. */
import { BookingSchema } from '../../../contract/booking.ts';
import {
  ExchangedSchema,
  ExchangeSchema,
  LinkChangeSchema,
  TakeOverSchema,
} from '../../../contract/booking-link.ts';
import { eventsFor } from '../../../domain/booking/states.ts';
import type { BookingRow } from '../../../store/app/booking/booking-rows.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { bodyAs } from '../../body.ts';
import { momentOf } from '../../booking/asked-time.ts';
import { bookingAnswer } from '../../booking/booking-answers.ts';
import { chargeLink } from '../../booking/budgets.ts';
import type { ComingOfferings } from '../../booking/coming.ts';
import { refusalOf, type Refused } from '../../booking/refusals.ts';
import { askedOfBooking } from '../../booking/taken.ts';
import { Refusal } from '../../errors.ts';
import { answers, described } from '../../schemas.ts';
import { contactPurpose } from './bookings.ts';

const tags = ['booking'];
const open = { config: { access: 'public' } } as const;

type Changed = { ok: true; booking: string } | { ok: false; booking: string; refused: Refused };

export function linkRoutes(app: App, parts: Parts, coming: ComingOfferings): void {
  const { records, now, bookingRules, doorTravel } = parts;
  const { links, rows, moves, visits, takeOvers } = records.booking;
  const travel = doorTravel.between;

  app.post(
    '/api/v1/links/exchange',
    {
      ...open,
      schema: {
        tags,
        summary: 'What a link in a message is worth, once: a look at one booking',
        body: ExchangeSchema,
        response: answers(ExchangedSchema, 400, 404, 429),
      },
    },
    (request, reply) => {
      const { link } = bodyAs(ExchangeSchema, request.body);
      chargeLink(parts, request);
      const opened = links.exchange(link, 'booking');
      if (!opened.ok) throw new Refusal('link-gone');
      const row = rows.byId(opened.booking)!;
      return reply.header('cache-control', 'no-store').send({
        booking: bookingAnswer(row, 'resident', parts),
        change: changeOf(row, opened.userId),
      });
    },
  );

  app.post(
    '/api/v1/links/change',
    {
      ...open,
      schema: {
        tags,
        summary: 'Cancels or moves the booking that a link was worth a look at',
        body: LinkChangeSchema,
        response: answers(BookingSchema, 400, 404, 409, 422, 429),
      },
    },
    (request, reply) => {
      const body = bodyAs(LinkChangeSchema, request.body);
      if (body.do === 'move' && body.start === undefined)
        throw new Refusal('missing-field', { name: 'start' });
      const startMs = body.do === 'move' ? momentOf('start', body.start!) : null;
      chargeLink(parts, request);
      const done = links.spend(body.link, 'booking-change', ({ booking }, acting): Changed => {
        const reason = body.reason ?? null;
        const taken =
          startMs === null
            ? visits.step(booking, body.version, 'cancel', acting, { reason, note: null })
            : moves.move(booking, body.version, { startMs, resource: null }, acting, travel);
        return taken.ok ? { ok: true, booking } : { ok: false, booking, refused: taken };
      });
      if (!('booking' in done)) throw new Refusal('link-gone');
      const row = rows.byId(done.booking)!;
      if (!done.ok) {
        const at = body.start ?? new Date(row.startMs).toISOString();
        throw refusalOf(done.refused, askedOfBooking(parts, coming, row, at, Date.parse(at)));
      }
      return reply.header('cache-control', 'no-store').send(bookingAnswer(row, 'resident', parts));
    },
  );

  app.post(
    '/api/v1/links/take-over',
    {
      config: { access: 'signed-in' },
      schema: {
        ...described(
          tags,
          'Makes a booking that was made for the caller their own',
          BookingSchema,
          404,
          409,
          429,
        ),
        body: TakeOverSchema,
      },
    },
    (request, reply) => {
      const { link } = bodyAs(TakeOverSchema, request.body);
      const { id } = callerOf(request);
      if (!records.consents.holds(id, contactPurpose))
        throw new Refusal('consent-needed', { value: contactPurpose });
      chargeLink(parts, request);
      const taken = links.spend(link, 'booking-change', ({ booking }) =>
        takeOvers.take(booking, id),
      );
      if (!taken.ok)
        throw new Refusal(taken.reason === 'not-to-take-over' ? taken.reason : 'link-gone');
      const row = rows.byId(taken.booking)!;
      return reply.header('cache-control', 'no-store').send(bookingAnswer(row, 'resident', parts));
    },
  );

  /** For a while, and only where there is something to change. */
  function changeOf({ id, state }: BookingRow, userId: string | null) {
    const events = eventsFor(state, 'resident');
    if (!events.includes('cancel') && !events.includes('move')) return null;
    const validMs = bookingRules.norms.linkChangeMs;
    return {
      link: links.make({ purpose: 'booking-change', booking: id, userId, validMs }),
      until: new Date(now().getTime() + validMs).toISOString(),
    };
  }
}
