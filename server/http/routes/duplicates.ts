/** `/api/v1/duplicates`: pairs that may be one place, for their offices to say. */
import Type from 'typebox';
import {
  DuplicateDecisionSchema,
  DuplicateSchema,
  DuplicatesSchema,
  mostIds,
} from '../../contract/duplicate.ts';
import { dayOf } from '../../domain/register/day.ts';
import { mayDo } from '../../domain/roles.ts';
import type { Duplicate } from '../../store/app/duplicates.ts';
import { callerIn, callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { askedAreas, pageIn, pageSize } from '../asked-areas.ts';
import { bodyAs } from '../body.ts';
import { duplicateAnswer } from '../duplicate-answers.ts';
import { Refusal } from '../errors.ts';
import { refusedChange, targetOf } from '../facility-change.ts';
import { flagIn, onlyKnown, shown, text, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';
import { idOf } from './facilities.ts';

const tags = ['register'];
const access = { access: 'facility:edit' } as const;

export function duplicateRoutes(app: App, parts: Parts): void {
  const { records, now } = parts;

  app.get(
    '/api/v1/duplicates',
    {
      config: access,
      schema: {
        tags,
        summary: 'Pairs that may be one place, the likeliest first',
        querystring: Type.Object({
          area: Type.Optional(Type.String()),
          open: Type.Optional(Type.Enum(['0', '1'], { description: '1: those that wait' })),
          of: Type.Optional(
            Type.String({ description: `only pairs with one of these ids, at most ${mostIds}` }),
          ),
          page: Type.Optional(Type.Integer({ minimum: 1 })),
          lang: common.lang,
        }),
        response: answers(DuplicatesSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'open', 'of', 'page']);
      const of = text(query, 'of')?.split(',');
      if (of && of.length > mostIds)
        throw new Refusal('too-many-ids', { name: 'of', most: mostIds, count: of.length });
      const filter = {
        areas: askedAreas(request, 'facility:edit'),
        open: flagIn(query, 'open'),
        ...(of ? { of } : {}),
      };
      const page = pageIn(query);
      const { rows, total } = records.duplicates.list(filter, page, pageSize);
      return reply.header('cache-control', 'no-store').send({
        duplicates: rows.map((row) => duplicateAnswer(row, records)),
        total,
        page,
        pageSize,
      });
    },
  );

  app.post(
    '/api/v1/duplicates/:id/decision',
    {
      config: access,
      schema: described(tags, 'Says whether a pair is one place', DuplicateSchema, 404, 409),
    },
    (request) => {
      const said = bodyAs(DuplicateDecisionSchema, request.body);
      const id = idOf(request);
      const pair = records.duplicates.byId(id);
      if (!pair) throw new Refusal('unknown-duplicate', { value: shown(id) });
      const isSame = said.decision === 'same-place';
      mayDecide(request, pair, isSame || pair.proposal.decision === 'accepted');
      const isElement = isSame && pair.proposal.kind === 'osm-duplicate' && !pair.other;
      const result = records.duplicates.decide(id, {
        decision: isSame ? 'accepted' : 'refused',
        version: said.version,
        otherVersion: said.otherVersion,
        keep: said.keep ?? 'facility',
        actor: callerOf(request).id,
        today: dayOf(now()),
        osm: isElement ? targetOf(parts, pair.proposal.other).osm : undefined,
      });
      if (!result) throw new Refusal('already-decided', { value: shown(id) });
      if (!('proposal' in result)) throw refusedChange(result, pair.facility.id);
      return duplicateAnswer(records.duplicates.byId(id)!, records);
    },
  );
}

/** Whoever changes something must be responsible for both; that two are two may be said for either. */
function mayDecide(
  request: Parameters<typeof callerIn>[0],
  { proposal, facility, other }: Duplicate,
  isChange: boolean,
): void {
  const second = other?.community ?? proposal.otherCommunity ?? facility.community;
  if (!isChange && mayDo(callerOf(request), 'facility:edit', second)) return;
  callerIn(request, 'facility:edit', facility.community);
  if (isChange) callerIn(request, 'facility:edit', second);
}
