/** `/api/v1/proposals`: what OpenStreetMap says otherwise, for its office to accept or refuse. */
import Type from 'typebox';
import {
  ProposalDecisionSchema,
  ProposalSchema,
  ProposalsSchema,
  type ProposalAnswer,
} from '../../contract/register.ts';
import { dayOf } from '../../domain/register/day.ts';
import type { FacilityRow } from '../../store/app/facilities.ts';
import type { ProposalRow } from '../../store/app/proposals.ts';
import type { Records } from '../../store/app/records.ts';
import { callerIn } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { askedAreas, pageIn, pageSize } from '../asked-areas.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { registerAnswer } from '../facility-answers.ts';
import { communityFor, refusedChange } from '../facility-change.ts';
import { flagIn, onlyKnown, shown, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';
import { idOf } from './facilities.ts';

const tags = ['register'];
const access = { access: 'facility:edit' } as const;

export function proposalRoutes(app: App, parts: Parts): void {
  const { records, now } = parts;
  app.get(
    '/api/v1/proposals',
    {
      config: access,
      schema: {
        tags,
        summary: 'What OpenStreetMap says otherwise',
        querystring: Type.Object({
          area: Type.Optional(Type.String()),
          open: Type.Optional(Type.Enum(['0', '1'], { description: '1: those that wait' })),
          page: Type.Optional(Type.Integer({ minimum: 1 })),
          lang: common.lang,
        }),
        response: answers(ProposalsSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'open', 'page']);
      const areas = askedAreas(request, 'facility:edit');
      const page = pageIn(query);
      const open = flagIn(query, 'open');
      const { rows, total } = records.proposals.list(areas, open, page, pageSize);
      return reply.header('cache-control', 'no-store').send({
        proposals: rows.map(({ proposal, facility }) =>
          proposalAnswer(proposal, facility, records),
        ),
        total,
        page,
        pageSize,
      });
    },
  );

  app.post(
    '/api/v1/proposals/:id/decision',
    {
      config: access,
      schema: described(tags, 'Accepts or refuses a proposal', ProposalSchema, 404, 409),
    },
    (request) => {
      const { decision, version } = bodyAs(ProposalDecisionSchema, request.body);
      const id = idOf(request);
      const proposal = records.proposals.byId(id);
      const row = proposal && records.facilities.find(proposal.facility);
      if (!proposal || !row) throw new Refusal('unknown-proposal', { value: shown(id) });
      const { id: actor } = callerIn(request, 'facility:edit', row.community);
      const { lng = null, lat = null } = proposal.changes;
      const moves = decision === 'accepted' && lng !== null && lat !== null;
      const community = moves
        ? communityFor(parts, request, [lng.proposed, lat.proposed], undefined, row.community)
        : undefined;
      const today = dayOf(now());
      const result = records.proposals.decide(id, decision, version, actor, today, community);
      if (!result) throw new Refusal('already-decided', { value: shown(id) });
      if (!('proposal' in result)) throw refusedChange(result, row.id);
      return proposalAnswer(result.proposal, records.facilities.find(row.id)!, records);
    },
  );
}

export function proposalAnswer(
  { id, kind, changes, at, decision, decidedAt }: ProposalRow,
  facility: FacilityRow,
  records: Records,
): ProposalAnswer {
  return {
    id,
    kind,
    facility: registerAnswer(facility, records),
    changes,
    at,
    decision,
    decidedAt,
  };
}
