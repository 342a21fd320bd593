/** From a free start to a booking: hold, extend, release, confirm; and looking at one. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  BookingSchema,
  ConfirmSchema,
  HoldSchema,
  ProviderBookingSchema,
  VersionSchema,
  type Details,
} from '../../../contract/booking.ts';
import type { Human } from '../../../store/app/booking/acting.ts';
import type { BookingRow } from '../../../store/app/booking/booking-rows.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { bodyAs } from '../../body.ts';
import { actingFor, actingOn } from '../../booking/acting.ts';
import { withinBudget } from '../../booking/budgets.ts';
import { nowhere, sentDoor } from '../../booking/asked-door.ts';
import { momentOf } from '../../booking/asked-time.ts';
import { seenBy } from '../../booking/seen-by.ts';
import type { ComingOfferings } from '../../booking/coming.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { refusalOf } from '../../booking/refusals.ts';
import { askedOf } from '../../booking/taken.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, type Query } from '../../query.ts';
import { described } from '../../schemas.ts';
import { offered } from './services.ts';

const tags = ['booking'];
const own = { config: { access: 'signed-in' } } as const;
/** Purpose of `data/consents.json` that booking online needs. */
export const contactPurpose = 'booking-contact';

export const SeenSchema = Type.Union([BookingSchema, ProviderBookingSchema]);

export function bookingRoutes(app: App, parts: Parts, coming: ComingOfferings): void {
  const { records, doorTravel, bookingRules } = parts;
  const { holds, rows, catalogue } = records.booking;

  app.post(
    '/api/v1/bookings',
    {
      ...own,
      schema: {
        ...described(tags, 'Holds a free start for ten minutes', SeenSchema, 404, 409, 422, 429),
        headers: idempotencyHeader,
        body: HoldSchema,
      },
    },
    async (request, reply) => {
      const body = bodyAs(HoldSchema, request.body);
      const offering = offered(parts, body.offering);
      const acting = actingFor(parts, request, body.as ?? 'resident', offering.id);
      const door = body.door ? sentDoor(parts, body.door) : null;
      const community = door
        ? (door.community ?? nowhere)
        : catalogue.provider(offering.provider)!.community;
      const startMs = momentOf('start', body.start);
      const durationMinutes = body.durationMinutes ?? offering.durationsMinutes[0]!;
      const asked = askedOnce(request);
      const held = await withinBudget(parts, 'hold', { actor: acting.actor!, asked }, () =>
        holds.holdTogether(
          {
            offering: offering.id,
            durationMinutes,
            startMs,
            community,
            door: door?.position ?? null,
            resource: body.resource ?? null,
          },
          acting,
          doorTravel.between,
          asked,
        ),
      );
      if (!held.ok)
        throw refusalOf(
          held,
          askedOf(parts, coming, {
            offering,
            durationMinutes,
            startMs,
            door,
            ignored: null,
            start: body.start,
            area: community,
          }),
        );
      return reply.code(201).send(answer(request, rows.byId(held.booking.id)!, acting));
    },
  );

  app.get(
    '/api/v1/bookings/:id',
    {
      ...own,
      schema: described(
        tags,
        'One of the caller’s own, their provider’s or their area’s',
        SeenSchema,
        404,
      ),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const { row, acting } = actingOn(parts, request, null);
      return reply.header('cache-control', 'no-store').send(answer(request, row, acting));
    },
  );

  app.post(
    '/api/v1/bookings/:id/extend',
    {
      ...own,
      schema: {
        ...described(tags, 'Holds it ten minutes longer, once', SeenSchema, 404, 409),
        body: VersionSchema,
      },
    },
    (request) => {
      const { version } = bodyAs(VersionSchema, request.body);
      const { row, acting } = actingOn(parts, request, 'extend');
      const extended = holds.extend(row.id, version, acting);
      if (!extended.ok)
        throw refusalOf(extended, { id: row.id, extensions: bookingRules.norms.holdExtensions });
      return answer(request, rows.byId(row.id)!, acting);
    },
  );

  app.post(
    '/api/v1/bookings/:id/release',
    {
      ...own,
      schema: {
        ...described(tags, 'Gives a held time back', SeenSchema, 404, 409),
        body: VersionSchema,
      },
    },
    (request) => {
      const { version } = bodyAs(VersionSchema, request.body);
      const { row, acting } = actingOn(parts, request, 'release');
      const released = holds.release(row.id, version, acting);
      if (!released.ok) throw refusalOf(released, { id: row.id });
      return answer(request, rows.byId(row.id)!, acting);
    },
  );

  app.post(
    '/api/v1/bookings/:id/confirm',
    {
      ...own,
      schema: {
        ...described(
          tags,
          'Makes a hold a booking, or a request where the provider answers first',
          SeenSchema,
          404,
          409,
        ),
        headers: idempotencyHeader,
        body: ConfirmSchema,
      },
    },
    async (request) => {
      const body = bodyAs(ConfirmSchema, request.body);
      const asked = askedOnce(request);
      const { row, acting } = actingOn(parts, request, 'confirm');
      const { details, forSomebody = null, subsidised = true, grant = null } = body;
      if (acting.by === 'resident' && !records.consents.holds(acting.actor, contactPurpose))
        throw new Refusal('consent-needed', { value: contactPurpose });
      // Who books as an office or a provider books for somebody, and says how these agreed.
      if (acting.by !== 'resident' && !forSomebody)
        throw new Refusal('missing-field', { name: 'forSomebody' });
      const confirmed = await holds.confirmTogether(
        row.id,
        body.version,
        {
          details: detailsIn(row, details),
          forOther: forSomebody,
          subsidised,
          grant: acting.by === 'office' ? grant : null,
        },
        acting,
        asked,
      );
      if (!confirmed.ok) throw refusalOf(confirmed, { id: row.id });
      return answer(request, rows.byId(row.id)!, acting);
    },
  );

  function answer(request: FastifyRequest, row: BookingRow, acting: Human) {
    return seenBy(parts, callerOf(request).id, row, acting);
  }
}

/** A visit at home needs an address. */
export function detailsIn(row: Pick<BookingRow, 'door'>, details: Details) {
  const { name, phone, address, notes } = details;
  if (row.door !== null && !address?.trim())
    throw new Refusal('missing-field', { name: 'details.address' });
  return {
    name: name.trim(),
    phone: phone.trim(),
    address: address?.trim() ?? '',
    notes: notes?.trim() ?? '',
  };
}
