/** Complaints, as residents raise and follow them, and as providers see that there are some. */
import type { FastifyRequest } from 'fastify';
import {
  ComplaintSchema,
  NewComplaintSchema,
  OwnComplaintsSchema,
  ProviderComplaintsSchema,
  ResidentStepSchema,
} from '../../../contract/complaint.ts';
import Type from 'typebox';
import type { ComplaintRow } from '../../../store/app/booking/complaints.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { pageIn, pageSize } from '../../asked-areas.ts';
import { bodyAs } from '../../body.ts';
import { actingOn } from '../../booking/acting.ts';
import { withinBudget } from '../../booking/budgets.ts';
import { complaintAnswer, seenComplaint } from '../../booking/complaint-answers.ts';
import { complaintRefusal } from '../../booking/complaint-steps.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { managerOf } from '../../booking/membership.ts';
import { refusalOf, type Refused } from '../../booking/refusals.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, type Query } from '../../query.ts';
import { answers, common, described } from '../../schemas.ts';

const tags = ['after the visit'];
const own = { config: { access: 'signed-in' } } as const;

export function complaintRoutes(app: App, parts: Parts): void {
  const { complaints, once } = parts.records.booking;

  app.post(
    '/api/v1/bookings/:id/complaints',
    {
      ...own,
      schema: {
        ...described(
          tags,
          'Complains to the office of the visit’s community',
          ComplaintSchema,
          404,
          409,
          429,
        ),
        headers: idempotencyHeader,
        body: NewComplaintSchema,
      },
    },
    async (request, reply) => {
      const { about, words } = bodyAs(NewComplaintSchema, request.body);
      const asked = askedOnce(request);
      if (!words.trim()) throw new Refusal('missing-field', { name: 'words' });
      const { row, acting } = actingOn(parts, request, null);
      // An office takes complaints down when it calls back; providers have disputes.
      if (acting.by !== 'resident') throw new Refusal('not-allowed');
      const { actor } = acting;
      const made = await withinBudget(parts, 'complaint', { actor, asked }, () =>
        once.do(actor, asked, () => {
          const complained = complaints.complain(row.id, words.trim(), acting, about);
          return complained.ok ? { ok: true as const, id: complained.complaint.id } : complained;
        }),
      );
      if (!made.ok) throw refusalOf(made as Refused, { id: row.id });
      return reply.code(201).send(complaintAnswer(complaints.byId(made.id)!, parts));
    },
  );

  app.get(
    '/api/v1/account/complaints',
    {
      ...own,
      schema: described(tags, 'The caller’s own, newest first', OwnComplaintsSchema),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const found = complaints.ofPerson(callerOf(request).id);
      return reply
        .header('cache-control', 'no-store')
        .send({ complaints: found.map((row) => seenComplaint(row, parts)) });
    },
  );

  app.get(
    '/api/v1/complaints/:id',
    { ...own, schema: described(tags, 'One of the caller’s own', ComplaintSchema, 404) },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      return reply
        .header('cache-control', 'no-store')
        .send(complaintAnswer(ownComplaint(request), parts));
    },
  );

  for (const [event, summary] of [
    ['object', 'The answer does not settle it, and why'],
    ['settle', 'The answer settles it'],
    ['withdraw', 'Takes the complaint back'],
  ] as const)
    app.post(
      `/api/v1/complaints/:id/${event}`,
      {
        ...own,
        schema: {
          ...described(tags, summary, ComplaintSchema, 404, 409),
          body: ResidentStepSchema,
        },
      },
      (request) => {
        const { version, words } = bodyAs(ResidentStepSchema, request.body);
        const row = ownComplaint(request);
        const acting = { by: 'resident', actor: callerOf(request).id } as const;
        const stepped = complaints.step(row.id, version, event, { words: words ?? null }, acting);
        if (!stepped.ok) throw complaintRefusal(stepped, row);
        return complaintAnswer(stepped.complaint, parts);
      },
    );

  app.get(
    '/api/v1/providers/:id/complaints',
    {
      ...own,
      schema: {
        tags,
        summary: 'That there are complaints about a provider, about what, and how they ended',
        querystring: Type.Object({
          page: Type.Optional(Type.Integer({ minimum: 1 })),
          lang: common.lang,
        }),
        response: answers(ProviderComplaintsSchema, 400, 401, 403),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['page']);
      const { id } = request.params as { id: string };
      managerOf(parts, request, id);
      const page = pageIn(query);
      const { rows, total } = complaints.ofProvider(id, page, pageSize);
      return reply.header('cache-control', 'no-store').send({
        complaints: rows.map((row) => seenComplaint(row, parts)),
        total,
        page,
        pageSize,
      });
    },
  );

  /** Somebody else's is told of as one that is not there. */
  function ownComplaint(request: FastifyRequest): ComplaintRow {
    const { id } = request.params as { id: string };
    const row = complaints.byId(id);
    if (row?.raisedBy !== callerOf(request).id)
      throw new Refusal('no-such-entry', { value: shown(id) });
    return row;
  }
}
