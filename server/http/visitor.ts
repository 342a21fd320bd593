/** Requests as `auth` sees them, and its outcomes as answers. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Outcome, Visitor } from '../auth/outcome.ts';
import { Refusal } from './errors.ts';
import { keepsCookies, originOf } from './own-site.ts';
import { shown } from './query.ts';

export function visitorOf(request: FastifyRequest): Visitor {
  const { cookie, 'user-agent': userAgent } = request.headers;
  return { cookie, userAgent, address: request.ip };
}

/** The outcome's value, its cookies put on the answer; or its refusal, thrown. */
export function settle<T>(reply: FastifyReply, outcome: Outcome<T>): T {
  void reply.header('cache-control', 'no-store');
  if (outcome.ok) {
    if (outcome.cookies.length > 0) void reply.header('set-cookie', [...outcome.cookies]);
    return outcome.value;
  }
  const quoted = Object.entries(outcome.quoted).map(([name, value]) => [
    name,
    typeof value === 'string' ? shown(value) : value,
  ]);
  throw new Refusal(outcome.reason, Object.fromEntries(quoted));
}

/** The session's cookie as it will be sent next, for answers that already speak of it. */
export function withCookies(visitor: Visitor, reply: FastifyReply): Visitor {
  const lines = [reply.getHeader('set-cookie') ?? []].flat().map(String);
  const jar = new Map<string, string>();
  for (const pair of (visitor.cookie ?? '').split(/;\s*/).filter(Boolean)) {
    const at = pair.indexOf('=');
    jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
  for (const line of lines) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name !== undefined) jar.set(name, value ?? '');
  }
  return { ...visitor, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
}

/** Refuses to sign in where the browser would drop the cookie, instead of seeming to succeed. */
export function refuseWithoutHttps(request: FastifyRequest): void {
  if (!keepsCookies(request))
    throw new Refusal('sign-in-needs-https', { origin: shown(originOf(request)) });
}
