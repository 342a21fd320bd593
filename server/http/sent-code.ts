import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CodeSent } from '../contract/account.ts';
import type { Parts } from './app.ts';
import { Refusal } from './errors.ts';
import { isOwnComputer } from './own-site.ts';
import { settle, visitorOf } from './visitor.ts';

/** Why no code can be sent to whoever asks; null if it can. */
export function whyNoCodes({ accounts }: Parts, request: FastifyRequest): 'no-gateway' | null {
  const { unusable, ownComputerOnly = false } = accounts.sender;
  return unusable ?? (ownComputerOnly && !isOwnComputer(request) ? 'no-gateway' : null);
}

/** Asks for a code to a phone, and counts what came of it for whoever watches the bill and the gateway. */
export async function sendCode(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  phone: string,
): Promise<CodeSent> {
  const { accounts, metrics } = parts;
  const whyNot = whyNoCodes(parts, request);
  if (whyNot) throw new Refusal(whyNot);
  const outcome = await accounts.codes.ask(visitorOf(request), phone);
  metrics.codes.inc({ outcome: outcome.ok ? 'sent' : outcome.reason });
  return settle(reply, outcome);
}
