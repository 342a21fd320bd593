/** The frame of every plain page. */
import { html, type Html, type Part } from './html.ts';
import { addressOf, type Typed } from './typed.ts';
import type { PlainWords } from './words.ts';

export interface PageParts {
  readonly title: string;
  /** Below `base`: empty for the first page, `route/` for the way to a facility. */
  readonly path: '' | 'route/';
  readonly typed: Typed;
  readonly main: Part;
  readonly footer?: Part;
}

export function framed(plain: PlainWords, { title, path, typed, main, footer }: PageParts): Html {
  const { t, lang } = plain.words;
  const large = typed.large === '1';
  const otherLang = lang === 'en' ? 'zh-CN' : 'en';
  const here = (changes: Partial<Typed>, base = plain.base) =>
    addressOf(base + path, typed, { to: typed.to, ...changes });
  return html`<!doctype html>
    <html lang="${lang}" data-elder="${large ? 'on' : 'off'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="${typed.place || typed.lng ? 'noindex' : 'all'}" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${t('site.description')}" />
        <title>${title} · ${t('site.name')}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/plain.css" />
      </head>
      <body>
        <a class="skip" href="#result">${t('site.skip')}</a>
        <header class="plain-header">
          <a class="brand" href="${addressOf(plain.base, typed, cleared)}">${t('site.name')}</a>
          <nav class="plain-switches" aria-label="${t('plain.switches')}">
            <a
              href="${here({}, plain.otherBase)}"
              lang="${otherLang}"
              hreflang="${otherLang}"
              title="${t('site.language-long')}"
              >${t('site.language-short')}</a
            >
            <a href="${here({ large: large ? '' : '1' })}"
              >${large ? t('plain.ordinary-text') : t('site.elder')}</a
            >
            <a href="${lang === 'en' ? '/en/' : '/'}">${t('plain.with-map')}</a>
          </nav>
        </header>
        <main id="result" tabindex="-1">${main}</main>
        <footer class="plain-footer">
          ${footer}
          <p>${t('plain.privacy')}</p>
          <p>${t('site.basis')}</p>
        </footer>
      </body>
    </html> `;
}

/** Nothing but the look stays. */
const cleared: Partial<Typed> = {
  region: '',
  place: '',
  lng: '',
  lat: '',
  crs: '',
  profile: '',
  minutes: '',
  kind: '',
  when: '',
  to: '',
};
