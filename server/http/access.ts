/** What each route asks of its caller, said in its `config.access` and checked before its handler runs. */
import type { FastifyRequest } from 'fastify';
import { holdsAnywhere, mayDo, type Access, type Action, type Actor } from '../domain/roles.ts';
import type { App } from './app.ts';
import { Refusal } from './errors.ts';

/** Finds out who sends a request; null for nobody who is signed in. */
export interface Actors {
  actorOf(request: FastifyRequest): Promise<Actor | null>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Without it a route is public, which only reading routes may leave unsaid. */
    access?: Access;
    /** The caller must have proved who they are within `proofMinutes`. */
    sensitive?: boolean;
    /** Open to staff who have yet to set up their second factor. */
    beforeTwoFactor?: boolean;
  }
}

export const proofMinutes = 10;
const callers = new WeakMap<FastifyRequest, Actor>();

export function guardRoutes(app: App, actors: Actors, now: () => Date): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    const writes = [method].flat().some((one) => !['GET', 'HEAD', 'OPTIONS'].includes(one));
    if (writes && config?.access === undefined)
      throw new Error(`route ${String(method)} ${url} does not say who may use it`);
  });
  app.addHook('onRequest', async (request) => {
    const { access = 'public', sensitive, beforeTwoFactor } = request.routeOptions.config;
    if (access === 'public') return;
    const actor = await actors.actorOf(request);
    if (!actor) throw new Refusal('not-signed-in');
    if (actor.needsTwoFactorSetup && !beforeTwoFactor) throw new Refusal('two-factor-needed');
    if (access !== 'signed-in' && !holdsAnywhere(actor, access)) throw new Refusal('not-allowed');
    if (sensitive && !provedLately(actor, now())) throw new Refusal('prove-again');
    callers.set(request, actor);
  });
}

export function provedLately({ provedAt }: { provedAt: number }, now: Date): boolean {
  return now.getTime() - provedAt <= proofMinutes * 60_000;
}

/** The caller of a route whose `access` is not public. */
export function callerOf(request: FastifyRequest): Actor {
  const actor = callers.get(request);
  if (!actor) throw new Error(`route ${request.routeOptions.url} did not ask who is calling`);
  return actor;
}

/** The caller, if they may do this to something in `area`; else a refusal that quotes the area. */
export function callerIn(request: FastifyRequest, action: Action, area: string | null): Actor {
  const actor = callerOf(request);
  if (!mayDo(actor, action, area)) throw new Refusal('outside-your-area', { value: area ?? '44' });
  return actor;
}
