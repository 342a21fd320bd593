/** What every page here is made with: words, data, and how its links keep language and size of letters. */
import type { Parts } from '../app.ts';
import type { Scorecards } from '../routes/scorecard.ts';
import { html, type Html, type Part } from '../plain/html.ts';
import { pageFrame } from '../plain/page-frame.ts';
import { plainWords, type PlainWords } from '../plain/words.ts';
import type { Language } from '../../../site/i18n/translator.ts';

export interface PageParts extends Parts {
  /** How communities and areas stand by the norms. */
  readonly scorecards: Pick<Scorecards, 'of' | 'ofArea'>;
}

export interface Page {
  readonly parts: PageParts;
  readonly plain: PlainWords;
  readonly large: boolean;
  readonly now: Date;
}

export interface Made {
  readonly status: number;
  /** Below the language: `/community/440402001001/`. */
  readonly path: string;
  readonly title: string;
  readonly description?: string;
  /** Of the place that it speaks of, `lng,lat`, for the link to the map. */
  readonly position?: string | null;
  /** Area whose feeds belong to it. */
  readonly feeds?: string;
  readonly main: Part;
  readonly footer?: Part;
}

export const pageOf = (parts: PageParts, lang: Language, large: boolean): Page => ({
  parts,
  plain: plainWords[lang],
  large,
  now: parts.now(),
});

const prefix = { 'zh-CN': '', en: '/en' } as const;

/** An address of these pages, in the reader's language and size of letters. */
export function linkTo({ plain, large }: Page, path: string, lang = plain.words.lang): string {
  return `${prefix[lang]}${path}${large ? '?large=1' : ''}`;
}

/** The page with the map; its own switch remembers large letters. */
export const mapLink = ({ plain }: Page, position?: string | null, more = ''): string =>
  `${prefix[plain.words.lang]}/${position ? `#pos=${position}${more}` : ''}`;

export const written = ([lng, lat]: readonly number[]): string =>
  `${Number(lng!.toFixed(5))},${Number(lat!.toFixed(5))}`;

/** A text in the reader's language, else in the other one, marked as such. */
export function inLanguage(
  { plain }: Page,
  said: { readonly zh: string | null; readonly en: string | null },
): { text: string; lang: Language; foreign: boolean } | null {
  const own = plain.words.lang;
  const [mine, other] = own === 'en' ? [said.en, said.zh] : [said.zh, said.en];
  if (mine !== null) return { text: mine, lang: own, foreign: false };
  if (other === null) return null;
  return { text: other, lang: own === 'en' ? 'zh-CN' : 'en', foreign: true };
}

export function documentOf(page: Page, made: Made): Html {
  const { plain, large } = page;
  const { words } = plain;
  const other = words.lang === 'en' ? 'zh-CN' : 'en';
  const base = prefix[words.lang] + made.path;
  const feed = made.feeds && `/feeds/${made.feeds}`;
  const inEnglish = words.lang === 'en' ? '?lang=en' : '';
  return pageFrame({
    words,
    title: made.title,
    ...(made.description === undefined ? {} : { description: made.description }),
    robots: made.status === 200 ? 'all' : 'noindex',
    large,
    brand: linkTo(page, '/area/44/'),
    otherLanguage: linkTo(page, made.path, other),
    otherSize: large ? base : `${base}?large=1`,
    map: mapLink(page, made.position),
    head: html`<link rel="canonical" href="${base}" />
      <link rel="alternate" hreflang="${other}" href="${prefix[other]}${made.path}" />
      ${
        feed &&
        html`<link
            rel="alternate"
            type="application/rss+xml"
            title="${words.t('pages.subscribe.rss')}"
            href="${feed}/rss.xml${inEnglish}"
          />
          <link
            rel="alternate"
            type="application/atom+xml"
            title="${words.t('pages.subscribe.atom')}"
            href="${feed}/atom.xml${inEnglish}"
          />`
      }`,
    main: made.main,
    footer: html`${made.footer}
      <p>${words.t('pages.footer')}</p>`,
  });
}
