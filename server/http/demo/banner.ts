/** Every page of a demo says that it is one. The banner is put into the page on its way out: built pages know nothing of it. */
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { App } from '../app.ts';
import { pathOf } from '../errors.ts';
import { html } from '../plain/html.ts';
import { plainWords } from '../plain/words.ts';

const styleUrl = '/demo-banner.css';
const style = `.demo-banner {
  grid-column: 1 / -1;
  flex-basis: 100%;
  order: 9;
  margin: 0;
  padding: 0.25rem 0.75rem;
  font-size: 0.875rem;
  line-height: 1.4;
  color: #3d2c00;
  background: #ffe7a8;
  border-radius: 0.375rem;
}
.demo-banner a { color: inherit; }
@media print { .demo-banner { display: none; } }
`;

export function bannerOfDemo(app: App, { hasDoor }: { hasDoor: boolean }): void {
  app.get(styleUrl, { schema: { hide: true } }, (_request, reply) =>
    reply
      .headers({ 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' })
      .send(style),
  );
  app.addHook('onRequest', (request, _reply, next) => {
    // Pages are asked for whole and plain: what is compressed or kept already has no room for a banner.
    if (isPage(pathOf(request)))
      for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since', 'range'])
        delete request.headers[name];
    next();
  });
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const type = String(reply.getHeader('content-type') ?? '');
    if (request.method === 'HEAD' || !type.startsWith('text/html') || !isPage(pathOf(request)))
      return payload;
    const page = await textOf(payload);
    if (page === null) return payload;
    for (const name of ['content-length', 'etag', 'last-modified', 'accept-ranges'])
      reply.removeHeader(name);
    return withBanner(page, hasDoor);
  });
}

/** Neither the API nor a file of another kind than HTML. */
const isPage = (path: string) =>
  !/^\/(api|tiles|assets)(\/|$)/.test(path) && /(^|\/)[^./]*(\.html)?$/.test(path);

async function textOf(payload: unknown): Promise<string | null> {
  if (typeof payload === 'string') return payload;
  if (Buffer.isBuffer(payload)) return payload.toString('utf8');
  const isStream = typeof (payload as Partial<Readable> | null)?.pipe === 'function';
  return isStream ? text(payload as Readable) : null;
}

/** In the page's header, else at its top. */
export function withBanner(page: string, hasDoor: boolean): string {
  const lang = /<html[^>]*\slang="?en/i.test(page) ? 'en' : 'zh-CN';
  const { t } = plainWords[lang].words;
  const banner = html`<p class="demo-banner" role="note">
    ${t('demo.banner')}
    ${hasDoor && html`<a href="${lang === 'en' ? '/en/demo/' : '/demo/'}">${t('demo.others')}</a>`}
  </p>`.markup;
  const link = `<link rel="stylesheet" href="${styleUrl}">`;
  const styled = page.replace('</head>', `${link}</head>`);
  return styled.includes('</header>')
    ? styled.replace('</header>', `${banner}</header>`)
    : styled.replace(/<body[^>]*>/, (body) => body + banner);
}
