/** The office vets providers of its area: approves, asks, refuses, suspends; the history is kept. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  ProviderSchema,
  ProvidersSchema,
  VettingDecisionSchema,
  vettingStates,
} from '../../../contract/provider.ts';
import { ProviderFileSchema } from '../../../contract/provider-file.ts';
import { readCreditCode } from '../../../domain/booking/credit-code.ts';
import type { ProviderRow } from '../../../store/app/booking/catalogue.ts';
import { callerIn } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { askedAreas, pageIn, pageSize } from '../../asked-areas.ts';
import { bodyAs } from '../../body.ts';
import { ownOfferingAnswer } from '../../booking/offering-answers.ts';
import { historyOf, providerAnswer } from '../../booking/provider-answers.ts';
import { refusalOf } from '../../booking/refusals.ts';
import { resourceAnswer } from '../../booking/resource-answers.ts';
import { Refusal } from '../../errors.ts';
import { oneOf, onlyKnown, shown, type Query } from '../../query.ts';
import { answers, common, described } from '../../schemas.ts';

const tags = ['providers'];
const own = { config: { access: 'provider:vet' } } as const;
const stepOf = { asked: 'ask', refused: 'refuse', suspended: 'suspend' } as const;

export function vettingRoutes(app: App, parts: Parts): void {
  const { records, bookingRules, now } = parts;
  const { providers, catalogue } = records.booking;

  app.get(
    '/api/v1/office/providers',
    {
      ...own,
      schema: {
        tags,
        summary: 'Of the caller’s area, the longest waiting first',
        querystring: Type.Object({
          area: Type.Optional(Type.String()),
          state: Type.Optional(Type.Enum([...vettingStates])),
          page: Type.Optional(Type.Integer({ minimum: 1 })),
          lang: common.lang,
        }),
        response: answers(ProvidersSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'state', 'page']);
      const areas = askedAreas(request, 'provider:vet');
      const state = oneOf(query, 'state', vettingStates, undefined, 'unknown-choice');
      const page = pageIn(query);
      const { rows, total } = providers.list({ areas, state }, page, pageSize);
      const found = rows.map((row) => providerAnswer(row, records));
      return reply
        .header('cache-control', 'no-store')
        .send({ providers: found, total, page, pageSize });
    },
  );

  app.get(
    '/api/v1/office/providers/:id',
    {
      ...own,
      schema: described(tags, 'One with all that it sent in', ProviderFileSchema, 404),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const row = vetted(request);
      catalogue.look();
      const today = bookingRules.local.dateOf(now().getTime());
      const warning = bookingRules.norms.certificateWarningDays;
      const known = catalogue
        .resourcesOf(row.id)
        .toSorted((a, b) => a.label.localeCompare(b.label));
      if (known.length > 0)
        records.audit.readPersonal(callerIn(request, 'provider:vet', row.community).id, {
          subjectKind: 'provider',
          subject: row.id,
          area: row.community,
          fields: ['staff', 'certificates'],
        });
      return reply.header('cache-control', 'no-store').send({
        provider: providerAnswer(row, records),
        history: historyOf(row.id, records),
        creditCodeFits: row.creditCode === null ? null : readCreditCode(row.creditCode).ok,
        resources: known.map((one) => resourceAnswer(one, records, today, warning)),
        offerings: catalogue.offeringsOf(row.id).map((one) => ownOfferingAnswer(one, catalogue)),
      });
    },
  );

  app.post(
    '/api/v1/office/providers/:id/decision',
    {
      ...own,
      schema: {
        ...described(tags, 'Approves, asks, refuses or suspends', ProviderSchema, 404, 409),
        body: VettingDecisionSchema,
      },
    },
    (request) => {
      const row = vetted(request);
      const { id: actor } = callerIn(request, 'provider:vet', row.community);
      const {
        version,
        decision,
        reason = null,
        proof,
      } = bodyAs(VettingDecisionSchema, request.body);
      const gives = row.kind === 'organisation' || row.kind === 'volunteers';
      if (decision === 'approved' && gives && !(proof ?? row.proof))
        throw new Refusal('proof-needed');
      let seen = version;
      if (decision === 'approved' && proof !== undefined && proof !== row.proof) {
        const noted = providers.edit(row.id, seen, { proof }, actor);
        if (!noted.ok) throw refusalOf(noted, { id: row.id });
        seen = noted.provider.version;
      }
      const by = { side: 'office', actor } as const;
      const approving = row.state === 'suspended' ? 'reinstate' : 'approve';
      const step = decision === 'approved' ? approving : stepOf[decision];
      const changed = providers.vet(row.id, seen, step, by, reason);
      if (!changed.ok) throw refusalOf(changed, { id: row.id });
      return providerAnswer(changed.provider, records);
    },
  );

  function vetted(request: FastifyRequest): ProviderRow {
    const { id } = request.params as { id: string };
    const row = providers.byId(id);
    if (!row) throw new Refusal('no-such-entry', { value: shown(id) });
    callerIn(request, 'provider:vet', row.community);
    return row;
  }
}
