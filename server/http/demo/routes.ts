/** `/demo/` and `/en/demo/`: one press signs in as somebody of the demo. Mounted in the demo alone, and only on one's own computer. */
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DemoAccount, DemoPart } from '../../domain/demo-account.ts';
import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { isOwnComputer } from '../own-site.ts';
import { plainPolicy } from '../plain/routes.ts';
import { plainWords, type PlainWords } from '../plain/words.ts';
import { shown } from '../query.ts';
import { refuseWithoutHttps, settle, visitorOf } from '../visitor.ts';
import { bannerOfDemo } from './banner.ts';
import { demoDocument } from './page.ts';

/** What a deployment shows while it is a demo. */
export interface Demo {
  /** Accounts that one press opens; null where nobody may press. */
  accounts: readonly DemoAccount[] | null;
}

/** Where each part begins. */
const beginnings: Record<DemoPart, string> = {
  resident: '/bookings/',
  provider: '/provider/',
  'provider-staff': '/provider/',
  office: '/office/',
  planner: '/account/',
  administrator: '/staff/',
};

const limits = { files: 0, fields: 2, parts: 2, fieldSize: 100, fieldNameSize: 20 };

export function demoRoutes(app: App, parts: Parts): void {
  const { demo, accounts } = parts;
  if (!demo) return;
  bannerOfDemo(app, { hasDoor: demo.accounts !== null });
  const { demo: door } = accounts;
  if (demo.accounts === null || door === null) return;
  const known = demo.accounts;
  for (const lang of ['zh-CN', 'en'] as const) {
    const plain = plainWords[lang];
    const prefix = lang === 'en' ? '/en' : '';
    const url = `${prefix}/demo/`;
    app.get(url, { schema: { hide: true } }, (request, reply) => {
      refuseStrangers(request);
      return send(reply, plain, demoDocument(plain, url, known));
    });
    void app.register(async (scope) => {
      await scope.register(multipart, { limits, attachFieldsToBody: 'keyValues' });
      scope.post(
        url,
        { config: { access: 'public' }, schema: { hide: true } },
        async (request, reply) => {
          refuseStrangers(request);
          refuseWithoutHttps(request);
          const { part } = (request.body ?? {}) as Record<string, unknown>;
          const account = known.find((one) => one.part === part);
          if (!account) throw new Refusal('no-such-entry', { value: shown(String(part)) });
          settle(reply, await door.as(visitorOf(request), account.id));
          return reply.redirect(prefix + beginnings[account.part], 303);
        },
      );
    });
  }
}

/** Whoever comes through a proxy, or by a name that is not this computer's, finds nothing here. */
function refuseStrangers(request: FastifyRequest): void {
  if (!isOwnComputer(request)) throw new Refusal('not-found', { value: shown(request.url) });
}

function send(reply: FastifyReply, { words }: PlainWords, markup: string): FastifyReply {
  return reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': words.lang,
      'content-security-policy': plainPolicy,
      // Without a referrer browsers withhold the origin, by which a form is known as our own.
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .send(markup);
}
