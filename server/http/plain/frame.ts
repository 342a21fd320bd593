/** The frame of the plain pages: what was asked stands in every link. */
import { html, type Html, type Part } from './html.ts';
import { pageFrame } from './page-frame.ts';
import { addressOf, type Typed } from './typed.ts';
import type { PlainWords } from './words.ts';

export interface PageParts {
  readonly title: string;
  /** Below `base`: empty for the first page, `route/` for the way to a facility, `services/` for who comes. */
  readonly path: '' | 'route/' | 'services/';
  readonly typed: Typed;
  readonly main: Part;
  readonly footer?: Part;
}

export function framed(plain: PlainWords, { title, path, typed, main, footer }: PageParts): Html {
  const { words } = plain;
  const large = typed.large === '1';
  const here = (changes: Partial<Typed>, base = plain.base) =>
    addressOf(base + path, typed, { to: typed.to, service: typed.service, ...changes });
  return pageFrame({
    words,
    title,
    robots: typed.place || typed.lng ? 'noindex' : 'all',
    large,
    brand: addressOf(plain.base, typed, cleared),
    otherLanguage: here({}, plain.otherBase),
    otherSize: here({ large: large ? '' : '1' }),
    map: words.lang === 'en' ? '/en/' : '/',
    main,
    footer: html`${footer}
      <p>${words.t('plain.privacy')}</p>`,
  });
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
