/** The frame of every page that the server renders: head, switches, footer. */
import type { Translator } from '../../../site/i18n/translator.ts';
import { html, type Html, type Part } from './html.ts';

export interface FrameParts {
  readonly words: Translator;
  readonly title: string;
  readonly description?: string;
  readonly robots: 'all' | 'noindex';
  /** A form that is sent from the page needs `same-origin`: without a referrer browsers withhold the origin too, by which it is known as our own. */
  readonly referrer?: 'no-referrer' | 'same-origin';
  readonly large: boolean;
  /** Addresses of the name at the top, the same page in the other language, in the other size, and of the page with the map. */
  readonly brand: string;
  readonly otherLanguage: string;
  readonly otherSize: string;
  readonly map: string;
  /** More for the head: feeds, the other language. */
  readonly head?: Part;
  readonly main: Part;
  readonly footer?: Part;
}

export function pageFrame(parts: FrameParts): Html {
  const { words, large } = parts;
  const { t, lang } = words;
  const otherLang = lang === 'en' ? 'zh-CN' : 'en';
  return html`<!doctype html>
    <html lang="${lang}" data-elder="${large ? 'on' : 'off'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="${parts.referrer ?? 'no-referrer'}" />
        <meta name="robots" content="${parts.robots}" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${parts.description ?? t('site.description')}" />
        <title>${parts.title} · ${t('site.name')}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/plain.css" />
        ${parts.head}
      </head>
      <body>
        <a class="skip" href="#result">${t('site.skip')}</a>
        <header class="plain-header">
          <a class="brand" href="${parts.brand}">${t('site.name')}</a>
          <nav class="plain-switches" aria-label="${t('plain.switches')}">
            <a
              href="${parts.otherLanguage}"
              lang="${otherLang}"
              hreflang="${otherLang}"
              title="${t('site.language-long')}"
              >${t('site.language-short')}</a
            >
            <a href="${parts.otherSize}">${large ? t('plain.ordinary-text') : t('site.elder')}</a>
            <a href="${parts.map}">${t('plain.with-map')}</a>
          </nav>
        </header>
        <main id="result" tabindex="-1">${parts.main}</main>
        <footer class="plain-footer">
          ${parts.footer}
          <p>${t('site.basis')}</p>
        </footer>
      </body>
    </html> `;
}
