/** What changes something must come from this site's own pages: no other site may act with its visitors' cookies. */
import type { FastifyRequest } from 'fastify';
import type { App } from './app.ts';
import { Refusal } from './errors.ts';
import { shown } from './query.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** @param publicOrigin where people reach the service, if a proxy hides it */
export function guardOwnSite(app: App, publicOrigin: string | null): void {
  app.addHook('onRequest', async (request) => {
    if (reading.has(request.method)) return;
    if (!comesFromOwnSite(request, publicOrigin)) throw new Refusal('cross-site');
    const type = request.headers['content-type'];
    if (type === undefined ? hasBody(request) : !isAllowed(type))
      throw new Refusal('wrong-content-type', { value: shown(type ?? '') });
  });
}

/**
 * Browsers say by Sec-Fetch-Site (to https and this computer's own addresses) or by Origin where a request comes from. Who says neither is
 * no browser of today: without a cookie such a caller has nobody's rights but its own.
 */
function comesFromOwnSite(request: FastifyRequest, publicOrigin: string | null): boolean {
  const { origin, cookie, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin !== undefined) {
    const own = [publicOrigin, originOf(request)];
    // A proxy that is not set up shows another name than the browser's; then the browser's own word holds.
    return own.includes(origin) || (site === 'same-origin' && origin !== 'null');
  }
  return site === 'same-origin' || cookie === undefined;
}

/** The origin under which this request came in, as far as trusted proxies tell. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Forms of other sites can send neither without asking first. */
function isAllowed(type: string): boolean {
  return /^(application\/([a-z.+-]+\+)?json|multipart\/form-data)\s*(;|$)/i.test(type);
}

/**
 * Whether somebody at this computer asks, and not a proxy that nobody told the service of: that one names another host as the origin, or
 * whom it asks for.
 */
export function isOwnComputer(request: FastifyRequest): boolean {
  const { origin, forwarded, 'x-forwarded-for': forwardedFor } = request.headers;
  if (forwarded !== undefined || forwardedFor !== undefined) return false;
  const names = [request.hostname];
  if (origin !== undefined) names.push(URL.canParse(origin) ? new URL(origin).hostname : origin);
  return names.every((name) => ownNames.test(name));
}

const ownNames = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a browser keeps a `Secure` cookie from here: over https, and from this computer's own addresses. */
export function keepsCookies(request: FastifyRequest): boolean {
  if (request.protocol === 'https') return true;
  // Browsers send it to no other address.
  if (request.headers['sec-fetch-site'] !== undefined) return true;
  return ownNames.test(request.hostname);
}
