/** `/api/v1/…/facilities/:id/versions` and `/restore`: what was said of a facility, by whom and when, and bringing it back. */
import Type from 'typebox';
import {
  FacilityVersionsSchema,
  RegisterFacilitySchema,
  RestoreFacilitySchema,
} from '../../contract/facility.ts';
import { dayOf } from '../../domain/register/day.ts';
import { callerIn, callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { registerAnswer } from '../facility-answers.ts';
import { changedOr, ownTarget } from '../facility-change.ts';
import { onlyKnown, shown, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';
import { idOf } from './facilities.ts';

const tags = ['register'];
const access = { access: 'facility:edit' } as const;

export function facilityHistoryRoutes(app: App, parts: Parts): void {
  const { records, now, categories } = parts;

  app.get(
    '/api/v1/register/facilities/:id/versions',
    {
      config: access,
      schema: {
        tags,
        summary: 'Every version of a row, newest first',
        querystring: Type.Object({ lang: common.lang }),
        response: answers(FacilityVersionsSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const { row } = ownTarget(parts, request, idOf(request));
      const { id: caller } = callerOf(request);
      const versions = row ? records.facilities.versions(row.id) : [];
      return reply.header('cache-control', 'no-store').send({
        versions: versions.map(({ version, at, actor, importId, action, state }) => ({
          version,
          at,
          by: actor === null ? null : byOf(actor, at),
          importId,
          importFile: importId && (records.facilityImports.byId(importId)?.fileName ?? null),
          action,
          state: registerAnswer(state, records),
        })),
      });
      function byOf(id: string, then: string) {
        return { id, isCaller: id === caller, office: records.staff.deskAt(id, then) };
      }
    },
  );

  app.post(
    '/api/v1/facilities/:id/restore',
    {
      config: access,
      schema: described(
        tags,
        'Brings back what an earlier version said',
        RegisterFacilitySchema,
        404,
        409,
      ),
    },
    (request) => {
      const { version, to } = bodyAs(RestoreFacilitySchema, request.body);
      const id = idOf(request);
      const { row } = ownTarget(parts, request, id);
      const former = row && records.facilities.versions(row.id).find((one) => one.version === to);
      if (!row || !former) throw new Refusal('unknown-version', { value: to });
      // It may have belonged to another community then, or to a kind of service that there is no more.
      callerIn(request, 'facility:edit', former.state.community);
      for (const code of former.state.categories)
        if (!categories.some((category) => category.code === code))
          throw new Refusal('unknown-category', { value: shown(code) });
      const change = { id: row.id, seen: version, actor: callerOf(request).id };
      const result = records.facilityHistory.restore(change, to, dayOf(now()));
      if (result.ok) return registerAnswer(result.row, records);
      switch (result.reason) {
        case 'unknown-version':
        case 'merged-version':
          throw new Refusal(result.reason, { value: to });
        case 'element-taken':
          throw new Refusal(result.reason, { value: to, name: shown(result.by) });
        default:
          return registerAnswer(changedOr(result, id), records);
      }
    },
  );
}
