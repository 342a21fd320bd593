/** What a person agreed to, purpose by purpose. */
import { ConsentAnswersSchema, ConsentsSchema } from '../../contract/consent.ts';
import { callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { shown } from '../query.ts';
import { answers } from '../schemas.ts';

const path = '/api/v1/account/consents';

export function consentRoutes(app: App, { records: { consents } }: Parts): void {
  const config = { access: 'signed-in' } as const;
  const reading = {
    tags: ['account'],
    summary: 'What is asked for, what was answered, and every answer before',
    response: answers(ConsentsSchema, 401),
  };
  app.get(path, { schema: reading, config }, (request, reply) =>
    reply.header('cache-control', 'no-store').send(consents.of(callerOf(request).id)),
  );

  const answering = {
    tags: ['account'],
    summary: 'Agrees to purposes, or takes that back',
    body: ConsentAnswersSchema,
    response: answers(ConsentsSchema, 400, 401, 404, 409),
  };
  app.put(path, { schema: answering, config }, (request, reply) => {
    const { id } = callerOf(request);
    const refusal = consents.answer(id, bodyAs(ConsentAnswersSchema, request.body).answers);
    if (refusal) throw new Refusal(refusal.reason, { value: shown(refusal.value) });
    return reply.header('cache-control', 'no-store').send(consents.of(id));
  });
}
