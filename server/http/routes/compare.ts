/** `POST /scenarios/compare`: today against a scenario, kept or still being drawn. */
import { CompareQuestionSchema, CompareSchema } from '../../contract/compare.ts';
import { cellMeters } from '../../contract/coverage.ts';
import type { CompareQuestion as Body } from '../../contract/compare.ts';
import type { Change } from '../../contract/scenario.ts';
import { holdsAnywhere } from '../../domain/roles.ts';
import type { CompareQuestion } from '../../planning/questions.ts';
import type { App, Parts } from '../app.ts';
import { bodyAs } from '../body.ts';
import { categoryIn, dayIn } from '../coverage-query.ts';
import { Refusal } from '../errors.ts';
import { aboutOf } from '../planning-about.ts';
import { onlyKnown, shown, type Query } from '../query.ts';
import { scenarioFor } from '../scenarios/asked.ts';
import { bounded } from '../scenarios/given.ts';
import { refusedPlan } from '../scenarios/refused.ts';
import { described } from '../schemas.ts';
import type { FastifyRequest } from 'fastify';

export function compareRoutes(app: App, parts: Parts): void {
  const { planner, regions, now } = parts;
  app.post(
    '/api/v1/scenarios/compare',
    {
      // Whoever has a token may compare; changes that are sent are for those who may keep scenarios.
      config: { access: 'public' },
      schema: {
        ...described(
          ['planning'],
          'People gained and lost against today, in all, by area and by group',
          CompareSchema,
          404,
          413,
          422,
          503,
        ),
        body: CompareQuestionSchema,
      },
    },
    async (request, reply) => {
      onlyKnown(request.query as Query, []);
      const body = bodyAs(CompareQuestionSchema, request.body);
      const engine = regions().byId(body.region);
      if (!engine) throw new Refusal('unknown-region', { value: shown(body.region) });
      const level = body.level ?? 'community';
      const isCell = level === 'hexagon' || level === 'square';
      if (body.size !== undefined && !isCell)
        throw new Refusal('size-without-cells', { value: level });
      const asked = dayIn(queryOf(body), engine, now);
      const category = categoryIn(body.category, parts);
      const question: CompareQuestion = {
        kind: 'compare',
        ...(await meant(parts, request, body)),
        category,
        profile: body.profile ?? 'walk',
        minutes: body.minutes ?? null,
        level,
        meters: isCell ? (body.size ?? cellMeters[level]) : 0,
        brief: body.brief ?? false,
        ...asked,
      };
      const told = await planner.ask<'compare'>(aboutOf(parts, engine), question);
      if (!told.ok) throw refusedPlan(told);
      const { json } = told.answer;
      return reply
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(Buffer.from(json.buffer, json.byteOffset, json.byteLength));
    },
  );
}

/** Of a kept scenario its changes, if the caller may read it; those that are sent, if the caller may make any. */
async function meant(
  parts: Parts,
  request: FastifyRequest,
  body: Body,
): Promise<{ changes: readonly Change[]; scenario: CompareQuestion['scenario'] }> {
  const { changes, scenario: reference, region } = body;
  if (changes !== undefined && reference !== undefined)
    throw new Refusal('one-of-two', { name: 'changes', other: 'scenario' });
  if (reference !== undefined) {
    const { scenario, changes: kept } = await scenarioFor(parts, request, reference, region);
    return { changes: kept, scenario: { id: scenario.id, name: scenario.name } };
  }
  if (changes === undefined) throw new Refusal('changes-missing');
  const caller = await parts.actors.actorOf(request);
  if (!caller) throw new Refusal('not-signed-in');
  if (caller.needsTwoFactorSetup) throw new Refusal('two-factor-needed');
  if (!holdsAnywhere(caller, 'scenario:edit')) throw new Refusal('not-allowed');
  return { changes: bounded(changes), scenario: null };
}

/** The moment is read as in a query, with the same sentences. */
function queryOf({ at, day }: Body): Query {
  return { ...(at === undefined ? {} : { at }), ...(day === undefined ? {} : { day }) };
}
