/** Leave, illness, maintenance: what it meets is listed with who could take it over; nothing is moved by itself. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  AbsenceAddedSchema,
  AbsencesSchema,
  NewAbsenceSchema,
} from '../../../contract/resource.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { bodyAs } from '../../body.ts';
import { momentOf } from '../../booking/asked-time.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { instead } from '../../booking/instead.ts';
import { managerOf } from '../../booking/membership.ts';
import { refusalOf } from '../../booking/refusals.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, type Query } from '../../query.ts';
import { described } from '../../schemas.ts';

const tags = ['providers'];
const own = { config: { access: 'signed-in' } } as const;
const base = '/api/v1/providers/:id/resources/:resource/absences';
const iso = (ms: number) => new Date(ms).toISOString();

export function absenceRoutes(app: App, parts: Parts): void {
  const { records, now } = parts;
  const { resources, lists, once, catalogue } = records.booking;

  app.get(
    base,
    { ...own, schema: described(tags, 'Those that are not over', AbsencesSchema, 404) },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const { resource } = managed(request);
      const absences = resources
        .absencesOf(resource, now().getTime())
        .map(({ id, startMs, endMs }) => ({ id, resource, from: iso(startMs), until: iso(endMs) }));
      return reply.header('cache-control', 'no-store').send({ absences });
    },
  );

  app.post(
    base,
    {
      ...own,
      schema: {
        ...described(tags, 'Adds one, and lists the bookings it meets', AbsenceAddedSchema, 404),
        headers: idempotencyHeader,
        body: NewAbsenceSchema,
      },
    },
    (request, reply) => {
      const { id, resource, actor } = managed(request);
      const body = bodyAs(NewAbsenceSchema, request.body);
      const span = {
        startMs: momentOf('from', body.from),
        endMs: momentOf('until', body.until),
      };
      const added = once.do(actor, askedOnce(request), () =>
        resources.addAbsence(id, resource, span, actor),
      );
      if (!added.ok) throw refusalOf(added, { id: resource });
      catalogue.look();
      const met = lists.colliding(resource, { fromMs: span.startMs, toMs: span.endMs });
      return reply.code(201).send({
        absence: { id: added.id, resource, from: iso(span.startMs), until: iso(span.endMs) },
        colliding: met.map((row) => ({
          booking: row.id,
          code: row.code,
          start: iso(row.startMs),
          end: iso(row.endMs),
          instead: instead(parts, row).map(({ id: other, label }) => ({ resource: other, label })),
        })),
      });
    },
  );

  app.delete(
    `${base}/:absence`,
    {
      ...own,
      schema: described(tags, 'Takes it back', Type.Object({ done: Type.Boolean() }), 404),
    },
    (request) => {
      const { id, actor } = managed(request);
      const { absence } = request.params as { absence: string };
      if (!resources.withdrawAbsence(id, absence, actor))
        throw new Refusal('no-such-entry', { value: shown(absence) });
      return { done: true };
    },
  );

  function managed(request: FastifyRequest): { id: string; resource: string; actor: string } {
    const { id, resource } = request.params as { id: string; resource: string };
    managerOf(parts, request, id);
    if (resources.byId(resource)?.provider !== id)
      throw new Refusal('no-such-entry', { value: shown(resource) });
    return { id, resource, actor: callerOf(request).id };
  }
}
