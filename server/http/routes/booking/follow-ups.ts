/** 回访: what an office has to call back about, whom it calls, and what it hears. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  CalledSchema,
  CallSchema,
  FollowUpSchema,
  FollowUpsSchema,
} from '../../../contract/follow-up.ts';
import type { CallBackFault } from '../../../domain/booking/follow-up.ts';
import { areasOf, mayDo } from '../../../domain/roles.ts';
import type { FollowUpRow } from '../../../store/app/booking/follow-up-tasks.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { askedAreas, pageIn, pageSize } from '../../asked-areas.ts';
import { bodyAs } from '../../body.ts';
import { followUpAnswer, seenFollowUps } from '../../booking/follow-up-answers.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { refusalOf } from '../../booking/refusals.ts';
import { Refusal } from '../../errors.ts';
import { oneOf, onlyKnown, shown, type Query } from '../../query.ts';
import { answers, common, described } from '../../schemas.ts';

const tags = ['after the visit'];
const action = 'follow-up:call';
const calls = { config: { access: action } } as const;
const states = ['due', 'overdue', 'done'] as const;
/** What of it is personal. */
const fields = ['name', 'phone', 'wrong'];

export function followUpRoutes(app: App, parts: Parts): void {
  const { records } = parts;
  const { followUps, once } = records.booking;

  app.get(
    '/api/v1/office/follow-ups',
    {
      ...calls,
      schema: {
        tags,
        summary:
          'Call-backs of the caller’s area, the most urgent first, without names and numbers',
        querystring: Type.Object({
          area: Type.Optional(Type.String()),
          state: Type.Optional(Type.Enum([...states], { description: 'default due: all open' })),
          page: Type.Optional(Type.Integer({ minimum: 1 })),
          lang: common.lang,
        }),
        response: answers(FollowUpsSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'state', 'page']);
      const state = oneOf(query, 'state', states, 'due', 'unknown-choice')!;
      const areas = askedAreas(request, action);
      const page = pageIn(query);
      const found = {
        due: followUps.open.bind(followUps),
        overdue: followUps.overdue.bind(followUps),
        done: followUps.done.bind(followUps),
      }[state](areas, page, pageSize);
      return reply.header('cache-control', 'no-store').send({
        followUps: seenFollowUps(found.rows, parts),
        total: found.total,
        overdue: followUps.overdue(areas, 1, 1).total,
        page,
        pageSize,
      });
    },
  );

  app.get(
    '/api/v1/office/follow-ups/:id',
    {
      ...calls,
      schema: described(tags, 'Whom to call; each look is on record', FollowUpSchema, 404),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      return reply.header('cache-control', 'no-store').send(looked(request, ofArea(request)));
    },
  );

  app.post(
    '/api/v1/office/follow-ups/:id/outcome',
    {
      ...calls,
      schema: {
        ...described(tags, 'What a call came to; it may make a complaint', CalledSchema, 404, 409),
        headers: idempotencyHeader,
        body: CallSchema,
      },
    },
    (request) => {
      const { reached, satisfied, wrong, complaint } = bodyAs(CallSchema, request.body);
      const asked = askedOnce(request);
      const { booking } = ofArea(request);
      const caller = callerOf(request);
      const called = once.do(caller.id, asked, () => {
        const done = followUps.call(
          booking,
          {
            reached,
            satisfied: satisfied ?? null,
            wrong: wrong?.trim() || null,
            complaint: complaint !== undefined,
          },
          { by: 'office', actor: caller.id, areas: areasOf(caller, action) },
          complaint?.about,
        );
        return done.ok ? { ok: true as const, complaint: done.complaint } : done;
      });
      if (!called.ok) {
        if (called.reason === 'wrong-call') throw faultOf(called.fault);
        if (called.reason === 'already-closed') throw new Refusal('call-back-closed');
        throw refusalOf(called, { id: booking });
      }
      return {
        followUp: looked(request, followUps.byBooking(booking)!),
        complaint: called.complaint,
      };
    },
  );

  /** Another area's is told of as one that is not there. */
  function ofArea(request: FastifyRequest): FollowUpRow {
    const { id } = request.params as { id: string };
    const row = followUps.byBooking(id);
    if (!row || !mayDo(callerOf(request), action, row.community))
      throw new Refusal('no-such-entry', { value: shown(id) });
    return row;
  }

  function looked(request: FastifyRequest, row: FollowUpRow) {
    const { booking: subject, community: area } = row;
    const { id } = callerOf(request);
    records.audit.readPersonal(id, { subjectKind: 'booking', subject, area, fields });
    return followUpAnswer(row, parts);
  }
}

function faultOf(fault: CallBackFault): Refusal {
  switch (fault.reason) {
    case 'nobody-answered':
      return new Refusal('nobody-answered');
    case 'satisfied-missing':
      return new Refusal('missing-field', { name: 'satisfied' });
    case 'wrong-missing':
      return new Refusal('missing-field', { name: 'wrong' });
    case 'satisfied-out-of-range':
      return new Refusal('invalid-field', { name: 'satisfied', value: fault.satisfied });
  }
}
