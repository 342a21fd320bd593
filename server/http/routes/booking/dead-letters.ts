/** Messages that no gateway took: an administrator sends them again or gives them up. */
import Type from 'typebox';
import { DeadLettersSchema, DropSchema, RetrySchema } from '../../../contract/dead-letter.ts';
import { areasOf } from '../../../domain/roles.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { askedAreas, pageIn, pageSize } from '../../asked-areas.ts';
import { bodyAs } from '../../body.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, type Query } from '../../query.ts';
import { answers, common, described } from '../../schemas.ts';
import type { FastifyRequest } from 'fastify';

const tags = ['after the visit'];
const action = 'letter:settle';
const settles = { config: { access: action } } as const;
const DoneSchema = Type.Object({ done: Type.Boolean() });

export function deadLetterRoutes(app: App, parts: Parts): void {
  const { deadLetters } = parts.records.booking;

  app.get(
    '/api/v1/admin/dead-letters',
    {
      ...settles,
      schema: {
        tags,
        summary: 'Messages that no gateway took, the latest first',
        querystring: Type.Object({
          area: Type.Optional(Type.String()),
          page: Type.Optional(Type.Integer({ minimum: 1 })),
          lang: common.lang,
        }),
        response: answers(DeadLettersSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'page']);
      const page = pageIn(query);
      const { rows, total } = deadLetters.within(askedAreas(request, action), page, pageSize);
      return reply.header('cache-control', 'no-store').send({
        letters: rows.map(({ recipientKind, atMs, deadAtMs, ...row }) => ({
          ...row,
          to: recipientKind,
          at: new Date(atMs).toISOString(),
          deadAt: new Date(deadAtMs).toISOString(),
        })),
        total,
        page,
        pageSize,
      });
    },
  );

  app.post(
    '/api/v1/admin/dead-letters/:number/retry',
    {
      ...settles,
      schema: { ...described(tags, 'Sends it again', DoneSchema, 404), body: RetrySchema },
    },
    (request) => {
      bodyAs(RetrySchema, request.body);
      return settle(request, (number, areas, actor) => deadLetters.retry(number, areas, actor));
    },
  );

  app.post(
    '/api/v1/admin/dead-letters/:number/drop',
    {
      ...settles,
      schema: { ...described(tags, 'Gives it up, and why', DoneSchema, 404), body: DropSchema },
    },
    (request) => {
      const { reason } = bodyAs(DropSchema, request.body);
      return settle(request, (number, areas, actor) =>
        deadLetters.drop(number, areas, actor, reason),
      );
    },
  );

  function settle(
    request: FastifyRequest,
    work: (number: number, areas: readonly string[], actor: string) => boolean,
  ) {
    const { number } = request.params as { number: string };
    const caller = callerOf(request);
    const known = /^\d{1,15}$/.test(number);
    if (!known || !work(Number(number), areasOf(caller, action), caller.id))
      throw new Refusal('no-such-entry', { value: shown(number) });
    return { done: true };
  }
}
