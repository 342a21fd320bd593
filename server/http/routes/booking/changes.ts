/** What becomes of a booking: moved, answered, begun, finished, called off, disputed. One route for one step of `domain/booking/states.ts`. */
import type { FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import {
  DoorChangeSchema,
  FinishSchema,
  MoveSchema,
  NotThereSchema,
  ProposalSchema,
  ReassignSchema,
  ResolveSchema,
  VersionSchema,
  WordsSchema,
} from '../../../contract/booking.ts';
import type { BookingEvent } from '../../../domain/booking/states.ts';
import type { Done } from '../../../store/app/booking/answers.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { bodyAs } from '../../body.ts';
import { actingOn, type On } from '../../booking/acting.ts';
import { nowhere, sentDoor } from '../../booking/asked-door.ts';
import { momentOf } from '../../booking/asked-time.ts';
import type { ComingOfferings } from '../../booking/coming.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { refusalOf, type Refused } from '../../booking/refusals.ts';
import { seenBy } from '../../booking/seen-by.ts';
import { askedOfBooking } from '../../booking/taken.ts';
import { described } from '../../schemas.ts';
import { detailsIn, SeenSchema } from './bookings.ts';

const tags = ['booking'];
type Asked = { key: string; request: unknown };

export function changeRoutes(app: App, parts: Parts, coming: ComingOfferings): void {
  const { records, doorTravel } = parts;
  const { moves, visits, rows } = records.booking;
  const travel = doorTravel.between;

  /** A route that takes one step and answers with the booking as it is then. */
  function step<T extends TSchema>(
    name: string,
    event: BookingEvent,
    summary: string,
    schema: T,
    take: (on: On, body: Static<T>, asked: Asked) => Done | Refused,
  ): void {
    app.post(
      `/api/v1/bookings/:id/${name}`,
      {
        config: { access: 'signed-in' },
        schema: {
          ...described(tags, summary, SeenSchema, 404, 409, 422),
          headers: idempotencyHeader,
          body: schema,
        },
      },
      (request: FastifyRequest) => {
        const body = bodyAs(schema, request.body);
        const asked = askedOnce(request);
        const on = actingOn(parts, request, event);
        const taken = take(on, body, asked);
        if (!taken.ok) {
          const { start } = body as { start?: string };
          const at = start ?? new Date(on.row.startMs).toISOString();
          throw refusalOf(taken, askedOfBooking(parts, coming, on.row, at, Date.parse(at)));
        }
        return seenBy(parts, callerOf(request).id, rows.byId(on.row.id)!, on.acting);
      },
    );
  }

  step(
    'move',
    'move',
    'To another time; the old one stays until the new is won',
    MoveSchema,
    (on, body, asked) =>
      moves.move(
        on.row.id,
        body.version,
        { startMs: momentOf('start', body.start), resource: body.resource ?? null },
        on.acting,
        travel,
        asked,
      ),
  );
  step(
    'door',
    'change-door',
    'To another door, by the same staff',
    DoorChangeSchema,
    (on, body, asked) => {
      const door = sentDoor(parts, body.door);
      return moves.changeDoor(
        on.row.id,
        body.version,
        {
          door: door.position,
          community: door.community ?? nowhere,
          details: body.details ? detailsIn(on.row, body.details) : null,
        },
        on.acting,
        travel,
        asked,
      );
    },
  );
  step(
    'reassign',
    'reassign',
    'To others of the provider, at the same time',
    ReassignSchema,
    (on, body, asked) =>
      moves.reassign(on.row.id, body.version, body.resource ?? null, on.acting, travel, asked),
  );
  step(
    'propose',
    'propose',
    'Proposes another time to the other side',
    ProposalSchema,
    (on, body, asked) =>
      visits.propose(
        on.row.id,
        body.version,
        momentOf('start', body.start),
        on.acting,
        { note: body.note ?? null },
        asked,
      ),
  );
  step(
    'agree',
    'agree',
    'Takes the time that the other side proposed',
    VersionSchema,
    (on, body, asked) => moves.agree(on.row.id, body.version, on.acting, travel, asked),
  );
  for (const [event, summary] of [
    ['accept', 'The provider takes the request'],
    ['set-out', 'On the way'],
    ['start', 'The service begins'],
  ] as const)
    step(event, event, summary, VersionSchema, (on, body, asked) =>
      visits.step(on.row.id, body.version, event, on.acting, {}, asked),
    );
  for (const [event, summary] of [
    ['decline', 'The provider cannot, and says why'],
    ['cancel', 'Calls it off, within the provider’s terms'],
    ['dispute', 'Something about it is disputed'],
  ] as const)
    step(event, event, summary, WordsSchema, (on, body, asked) =>
      visits.step(
        on.row.id,
        body.version,
        event,
        on.acting,
        { reason: body.reason ?? null, note: body.note ?? null },
        asked,
      ),
    );
  step(
    'finish',
    'finish',
    'Done: by the provider with the resident’s code',
    FinishSchema,
    (on, body, asked) =>
      visits.finish(
        on.row.id,
        body.version,
        on.acting,
        { code: body.code ?? null, reason: body.reason ?? null },
        asked,
      ),
  );
  step('not-there', 'not-there', 'One side did not come', NotThereSchema, (on, body, asked) =>
    visits.notThere(on.row.id, body.version, body.absent, on.acting, {}, asked),
  );
  step('resolve', 'resolve', 'The office settles what was disputed', ResolveSchema, (on, body) =>
    visits.resolve(on.row.id, body.version, body.outcome, on.acting, { note: body.note ?? null }),
  );
}
