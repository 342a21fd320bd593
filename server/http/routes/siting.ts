/** Where new sites help most: a run is asked for, looked at until it ends, or cancelled. Whoever asked is the only one who sees it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { keptMinutes, SitingQuestionSchema, SitingRunSchema } from '../../contract/siting.ts';
import type { SitingRunState } from '../../planning/siting-runs.ts';
import { callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { languageOf, Refusal } from '../errors.ts';
import { onlyKnown, shown, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';
import { wishIn } from '../siting/asked.ts';
import { toldRun } from '../siting/told-run.ts';

const path = '/api/v1/siting';
/** A table of candidates is sent in the body; its letters may take three bytes each. */
const bodyBytes = 4 * 1024 * 1024;

export function sitingRoutes(app: App, parts: Parts): void {
  const { siting } = parts;
  const config = { access: 'siting:run' } as const;
  const tags = ['planning'];
  const querystring = Type.Object({ lang: common.lang });

  app.post(
    path,
    {
      config,
      bodyLimit: bodyBytes,
      schema: {
        tags,
        summary: 'Asks where new sites help most; the answer is looked for in a run',
        body: SitingQuestionSchema,
        querystring,
        response: accepted(400, 401, 403, 404, 409, 429, 503),
      },
    },
    async (request, reply) => {
      onlyKnown(request.query as Query, []);
      const wish = await wishIn(request, parts);
      const asked = siting.ask(wish);
      if (!asked.ok) {
        const key = asked.reason === 'full' ? 'siting-queue-full' : 'too-many-sitings';
        throw new Refusal(key, { count: asked.count });
      }
      const { id } = asked.run;
      return told(request, reply.code(202).header('location', `${path}/${id}`), find(request, id));
    },
  );

  app.get(
    `${path}/:id`,
    {
      config,
      schema: {
        tags,
        summary: 'How far a run is, and its answer',
        querystring,
        response: answers(SitingRunSchema, 400, 401, 403, 404, 410),
      },
    },
    (request, reply) => told(request, reply, find(request)),
  );

  app.delete(
    `${path}/:id`,
    {
      config,
      schema: {
        tags,
        summary: 'Cancels a run that waits or works; one that has ended stays as it is',
        querystring,
        response: answers(SitingRunSchema, 400, 401, 403, 404, 410),
      },
    },
    async (request, reply) => {
      const found = find(request);
      await siting.cancel(found.run);
      return told(request, reply, { ...found, place: null });
    },
  );

  function find(request: FastifyRequest, id = (request.params as { id: string }).id) {
    onlyKnown(request.query as Query, []);
    const found = siting.find(id, callerOf(request).id);
    if (found.ok) return found;
    const value = shown(id);
    if (found.reason === 'lost') throw new Refusal('siting-lost', { value });
    if (found.reason === 'forgotten')
      throw new Refusal('siting-forgotten', { value, minutes: keptMinutes });
    throw new Refusal('unknown-siting', { value });
  }
}

function told(
  request: FastifyRequest,
  reply: FastifyReply,
  { run, place }: { run: SitingRunState; place: number | null },
): FastifyReply {
  return reply.header('cache-control', 'no-store').send(toldRun(run, place, languageOf(request)));
}

/** The run is answered with 202: it goes on. */
function accepted(...refusals: number[]): Record<number, unknown> {
  const { 200: run, ...problems } = answers(SitingRunSchema, ...refusals);
  return { 202: run, ...problems };
}
