/** The addresses of pages, feeds and sitemaps. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isShown } from '../../domain/notice-rules.ts';
import type { App } from '../app.ts';
import { Refusal } from '../errors.ts';
import { shown, type Query } from '../query.ts';
import { areaPage } from './area.ts';
import { communityPage } from './community.ts';
import { feedOf } from './feeds.ts';
import { noticePage } from './notice.ts';
import { documentOf, pageOf, type Made, type Page, type PageParts } from './page.ts';
import { sendKept } from './send.ts';
import { citySitemap, sitemapIndex } from './sitemap.ts';
import { subjectOf } from './subject.ts';
import { unknownNotice, unknownPlace } from './unknown.ts';

/** “Open now” is a minute old at most. */
const pageSeconds = 60;
const feedSeconds = 300;
const sitemapSeconds = 86_400;
const longestTyped = 60;

export function pageRoutes(app: App, parts: PageParts): void {
  const hidden = { schema: { hide: true } };
  const makers: Record<string, (page: Page, key: string, typed: string) => Made> = {
    '/community/:key': communityOrNot,
    '/area': (page, _key, typed) => areaOrNot(page, '44', typed),
    '/area/:key': areaOrNot,
    '/notice/:key': noticeOrNot,
  };
  for (const [lang, prefix] of [
    ['zh-CN', ''],
    ['en', '/en'],
  ] as const)
    for (const [path, make] of Object.entries(makers)) {
      const answer = (request: FastifyRequest, reply: FastifyReply) => {
        const query = request.query as Query;
        const { key = '' } = request.params as { key?: string };
        const page = pageOf(parts, lang, query['large'] === '1');
        const made = make(page, key, textIn(query, 'q'));
        return sendKept(request, reply, {
          status: made.status,
          type: 'text/html; charset=utf-8',
          body: documentOf(page, made).markup,
          language: lang,
          keepSeconds: pageSeconds,
        });
      };
      // Without the last slash too: typed addresses lack it.
      app.get(`${prefix}${path}/`, hidden, answer);
      app.get(`${prefix}${path}`, hidden, answer);
    }

  for (const kind of ['rss', 'atom'] as const)
    app.get(`/feeds/:key/${kind}.xml`, hidden, (request, reply) => {
      const { key } = request.params as { key: string };
      const lang = /^en/i.test(textIn(request.query as Query, 'lang')) ? 'en' : 'zh-CN';
      const subject = subjectOf(parts, key);
      if (!subject) throw new Refusal('unknown-area', { value: shown(key) });
      return sendKept(request, reply, {
        status: 200,
        type: `application/${kind}+xml; charset=utf-8`,
        body: feedOf(pageOf(parts, lang, false), subject, kind, originOf(request)),
        language: lang,
        keepSeconds: feedSeconds,
      });
    });

  const sendSitemap = (request: FastifyRequest, reply: FastifyReply, body: string) =>
    sendKept(request, reply, {
      status: 200,
      type: 'application/xml; charset=utf-8',
      body,
      keepSeconds: sitemapSeconds,
    });
  app.get('/sitemap.xml', hidden, (request, reply) =>
    sendSitemap(request, reply, sitemapIndex(parts, originOf(request))),
  );
  app.get('/sitemaps/:file', hidden, (request, reply) => {
    const { file } = request.params as { file: string };
    const [, city = ''] = /^(\d+)\.xml$/.exec(file) ?? [];
    const body = citySitemap(parts, city, originOf(request));
    if (body === null) throw new Refusal('unknown-area', { value: shown(file) });
    return sendSitemap(request, reply, body);
  });

  /** The deployment's own address, else the host that was asked. */
  function originOf(request: FastifyRequest): string {
    return parts.publicOrigin ?? `${request.protocol}://${safeHost(request.host)}`;
  }
}

const textIn = (query: Query, name: string): string =>
  [query[name] ?? ''].flat()[0]!.trim().slice(0, longestTyped);

/** What a client calls this host stands in addresses: nothing but a host and its port may. */
const safeHost = (host: string): string =>
  /^[a-z\d.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i.test(host) ? host : 'localhost';

function communityOrNot(page: Page, key: string): Made {
  const subject = key.length === 12 ? subjectOf(page.parts, key) : null;
  return subject
    ? communityPage(page, subject)
    : unknownPlace(page, `/community/${encodeURIComponent(key)}/`, key);
}

function areaOrNot(page: Page, key: string, typed: string): Made {
  const subject = key.length < 12 ? subjectOf(page.parts, key) : null;
  return subject
    ? areaPage(page, subject, typed)
    : unknownPlace(page, `/area/${encodeURIComponent(key)}/`, key);
}

function noticeOrNot(page: Page, key: string): Made {
  const notice = page.parts.records.notices.byId(key);
  return notice && isShown(notice, page.now)
    ? noticePage(page, notice)
    : unknownNotice(page, `/notice/${encodeURIComponent(key)}/`);
}
