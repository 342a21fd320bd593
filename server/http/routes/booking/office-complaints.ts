/** Complaints at the office: who owns them, until when, and what becomes of them. */
import type { FastifyRequest } from 'fastify';
import Type, { type Static, type TSchema } from 'typebox';
import {
  AnswerSchema,
  MediateSchema,
  OfficeComplaintSchema,
  OfficeComplaintsSchema,
  SettleSchema,
  TakeSchema,
} from '../../../contract/complaint.ts';
import type { ComplaintEvent } from '../../../domain/booking/complaints.ts';
import { areasOf, mayDo } from '../../../domain/roles.ts';
import type { ComplaintRow, Given } from '../../../store/app/booking/complaints.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { askedAreas, pageIn, pageSize } from '../../asked-areas.ts';
import { bodyAs } from '../../body.ts';
import { officeComplaint, officeSeen } from '../../booking/complaint-answers.ts';
import { complaintRefusal } from '../../booking/complaint-steps.ts';
import { isMediator, nearestMediator } from '../../booking/mediators.ts';
import { Refusal } from '../../errors.ts';
import { oneOf, onlyKnown, shown, type Query } from '../../query.ts';
import { answers, common, described } from '../../schemas.ts';

const tags = ['after the visit'];
const action = 'complaint:handle';
const handles = { config: { access: action } } as const;
const states = ['waiting', 'overdue', 'all'] as const;
/** What of it is personal. */
const fields = ['words', 'name', 'phone'];

export function officeComplaintRoutes(app: App, parts: Parts): void {
  const { records } = parts;
  const { complaints } = records.booking;

  app.get(
    '/api/v1/office/complaints',
    {
      ...handles,
      schema: {
        tags,
        summary: 'Of the caller’s area, the most urgent first, without words and names',
        querystring: Type.Object({
          area: Type.Optional(Type.String()),
          state: Type.Optional(Type.Enum([...states], { description: 'default waiting' })),
          page: Type.Optional(Type.Integer({ minimum: 1 })),
          lang: common.lang,
        }),
        response: answers(OfficeComplaintsSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'state', 'page']);
      const state = oneOf(query, 'state', states, 'waiting', 'unknown-choice')!;
      const areas = askedAreas(request, action);
      const page = pageIn(query);
      const found = {
        waiting: complaints.waiting.bind(complaints),
        overdue: complaints.overdue.bind(complaints),
        all: complaints.within.bind(complaints),
      }[state](areas, page, pageSize);
      const { id } = callerOf(request);
      return reply.header('cache-control', 'no-store').send({
        complaints: found.rows.map((row) => officeSeen(row, id, parts)),
        total: found.total,
        overdue: complaints.overdue(areas, 1, 1).total,
        page,
        pageSize,
      });
    },
  );

  app.get(
    '/api/v1/office/complaints/:id',
    {
      ...handles,
      schema: described(
        tags,
        'With words, name and number; each look is on record',
        OfficeComplaintSchema,
        404,
      ),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      return reply.header('cache-control', 'no-store').send(looked(request, ofArea(request)));
    },
  );

  step('take', 'The caller owns it from now on', TakeSchema, (_body, { caller }) => ({
    owner: caller,
  }));
  step('answer', 'Answers whoever raised it', AnswerSchema, ({ words }) => ({ words }));
  step(
    'mediate',
    'To people’s mediation, and why',
    MediateSchema,
    ({ words, facility }, { row }) => ({
      words,
      mediator: facility
        ? named(facility)
        : (nearestMediator(parts, row.community)?.facility ?? null),
    }),
  );
  step('settle', 'How it ended', SettleSchema, ({ outcome, words }) => ({
    outcome,
    words: words ?? null,
  }));

  function step<T extends TSchema>(
    event: Exclude<ComplaintEvent, 'complain'>,
    summary: string,
    schema: T,
    given: (body: Static<T>, on: { caller: string; row: ComplaintRow }) => Given,
  ): void {
    app.post(
      `/api/v1/office/complaints/:id/${event}`,
      {
        ...handles,
        schema: { ...described(tags, summary, OfficeComplaintSchema, 404, 409), body: schema },
      },
      (request: FastifyRequest) => {
        const body = bodyAs(schema, request.body);
        const row = ofArea(request);
        const caller = callerOf(request);
        const stepped = complaints.step(
          row.id,
          (body as { version: number }).version,
          event,
          given(body, { caller: caller.id, row }),
          { by: 'office', actor: caller.id, areas: areasOf(caller, action) },
        );
        if (!stepped.ok) throw complaintRefusal(stepped, row);
        return looked(request, stepped.complaint);
      },
    );
  }

  function named(facility: string): string {
    const found = isMediator(parts, facility);
    if (found === 'unknown') throw new Refusal('unknown-facility', { value: shown(facility) });
    if (found === 'other') throw new Refusal('not-a-mediator', { value: shown(facility) });
    return facility;
  }

  /** Another area's is told of as one that is not there. */
  function ofArea(request: FastifyRequest): ComplaintRow {
    const { id } = request.params as { id: string };
    const row = complaints.byId(id);
    if (!row || !mayDo(callerOf(request), action, row.community))
      throw new Refusal('no-such-entry', { value: shown(id) });
    return row;
  }

  function looked(request: FastifyRequest, row: ComplaintRow) {
    const { id: caller } = callerOf(request);
    const { id: subject, community: area } = row;
    records.audit.readPersonal(caller, { subjectKind: 'complaint', subject, area, fields });
    return officeComplaint(row, caller, parts);
  }
}
