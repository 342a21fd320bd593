import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CodeSent } from '../contract/account.ts';
import type { Parts } from './app.ts';
import { settle, visitorOf } from './visitor.ts';

/** Asks for a code to a phone, and counts what came of it for whoever watches the bill and the gateway. */
export async function sendCode(
  { accounts, metrics }: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  phone: string,
): Promise<CodeSent> {
  const outcome = await accounts.codes.ask(visitorOf(request), phone);
  metrics.codes.inc({ outcome: outcome.ok ? 'sent' : outcome.reason });
  return settle(reply, outcome);
}
