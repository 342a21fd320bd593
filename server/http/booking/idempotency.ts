/** `Idempotency-Key`: who sends the same thing twice gets the first answer again. */
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';

const keyPattern = /^[\x21-\x7e]{1,80}$/;

/** Route and body belong to the key: the same key for another request is refused. */
export function askedOnce(request: FastifyRequest): { key: string; request: unknown } {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !keyPattern.test(key)) throw new Refusal('key-needed');
  return { key, request: [request.method, request.routeOptions.url, request.params, request.body] };
}

/** For the description of a route. */
export const idempotencyHeader = {
  type: 'object',
  required: ['idempotency-key'],
  properties: {
    'idempotency-key': {
      type: 'string',
      minLength: 1,
      maxLength: 80,
      description:
        'chosen by the client, new for each thing to be done, the same when it is tried again',
    },
  },
} as const;
