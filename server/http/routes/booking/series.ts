/** Repeat bookings: what fits is shown first, then all are booked, or none, or those that fit. */
import type { FastifyRequest } from 'fastify';
import {
  SeriesBookedSchema,
  SeriesBookingSchema,
  SeriesPlanSchema,
  SeriesWishSchema,
  type SeriesWish,
} from '../../../contract/booking.ts';
import type { SeriesRefusal } from '../../../store/app/booking/series.ts';
import type { App, Parts } from '../../app.ts';
import { bodyAs } from '../../body.ts';
import { actingFor } from '../../booking/acting.ts';
import { nowhere, sentDoor } from '../../booking/asked-door.ts';
import { momentOf } from '../../booking/asked-time.ts';
import { seenBooking } from '../../booking/booking-answers.ts';
import type { ComingOfferings } from '../../booking/coming.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { refusalOf } from '../../booking/refusals.ts';
import { askedOf } from '../../booking/taken.ts';
import { Refusal } from '../../errors.ts';
import { described } from '../../schemas.ts';
import { contactPurpose, detailsIn } from './bookings.ts';
import { offered } from './services.ts';

const tags = ['booking'];
const own = { config: { access: 'signed-in' } } as const;

export function seriesRoutes(app: App, parts: Parts, coming: ComingOfferings): void {
  const { records, doorTravel } = parts;
  const { series, rows, catalogue } = records.booking;
  const travel = doorTravel.between;

  app.post(
    '/api/v1/series/preview',
    {
      ...own,
      schema: {
        ...described(tags, 'Which visits fit; keeps nothing', SeriesPlanSchema, 404, 422),
        body: SeriesWishSchema,
      },
    },
    (request) => {
      const wish = wanted(request, bodyAs(SeriesWishSchema, request.body));
      const plan = series.plan(wish.asked, wish.acting, travel);
      if (!plan.ok) throw refused(plan, wish);
      return { fits: plan.fits.map(iso), skipped: plan.skipped.map(skippedAnswer) };
    },
  );

  app.post(
    '/api/v1/series',
    {
      ...own,
      schema: {
        ...described(tags, 'Books the visits in one step', SeriesBookedSchema, 404, 409, 422),
        headers: idempotencyHeader,
        body: SeriesBookingSchema,
      },
    },
    (request, reply) => {
      const body = bodyAs(SeriesBookingSchema, request.body);
      const { mode, details, forSomebody = null, subsidised = true, ...rest } = body;
      const wish = wanted(request, rest);
      const { acting } = wish;
      if (acting.by === 'resident' && !records.consents.holds(acting.actor, contactPurpose))
        throw new Refusal('consent-needed', { value: contactPurpose });
      if (acting.by !== 'resident' && !forSomebody)
        throw new Refusal('missing-field', { name: 'forSomebody' });
      const made = series.book(
        wish.asked,
        {
          details: detailsIn({ door: wish.asked.door === null ? null : '' }, details),
          forOther: forSomebody,
          grant: null,
          subsidised,
        },
        mode,
        acting,
        travel,
        askedOnce(request),
      );
      if (!made.ok) throw refused(made, wish);
      return reply.code(201).send({
        series: made.series,
        bookings: made.bookings.map(({ id }) => seenBooking(rows.byId(id)!, acting.by, parts)),
        skipped: made.skipped.map(skippedAnswer),
      });
    },
  );

  function wanted(request: FastifyRequest, wish: SeriesWish) {
    const offering = offered(parts, wish.offering);
    const acting = actingFor(parts, request, wish.as ?? 'resident', offering.id);
    const door = wish.door ? sentDoor(parts, wish.door) : null;
    const community = door
      ? (door.community ?? nowhere)
      : catalogue.provider(offering.provider)!.community;
    const startMs = momentOf('start', wish.start);
    const durationMinutes = wish.durationMinutes ?? offering.durationsMinutes[0]!;
    const asked = {
      offering: offering.id,
      durationMinutes,
      startMs,
      community,
      resource: null,
      door: door?.position ?? null,
      visits: wish.visits,
      everyWeeks: wish.everyWeeks ?? 1,
    } as const;
    const told = askedOf(parts, coming, {
      offering,
      durationMinutes,
      startMs,
      door,
      ignored: null,
      start: wish.start,
      area: community,
    });
    return { asked, acting, told };
  }

  function refused(refusal: SeriesRefusal, { told, asked }: ReturnType<typeof wanted>): Refusal {
    if (refusal.reason === 'does-not-fit') {
      const skipped = refusal.skipped.map(skippedAnswer);
      const because = skipped[0]?.reason ?? 'taken';
      return new Refusal(
        'slot-taken',
        { start: told.start ?? '', because },
        {
          because,
          skipped,
          nextFree: told.nextFree?.() ?? [],
        },
      );
    }
    if (refusal.reason === 'too-many' || refusal.reason === 'too-few')
      return new Refusal('whole-number-out-of-range', {
        name: 'visits',
        value: asked.visits,
        least: 2,
        most: refusal.most,
      });
    return refusalOf(refusal, told);
  }
}

const iso = (ms: number) => new Date(ms).toISOString();

function skippedAnswer({ date, reason }: { date: string; reason: string | { reason: string } }) {
  return { date, reason: typeof reason === 'string' ? reason : reason.reason };
}
