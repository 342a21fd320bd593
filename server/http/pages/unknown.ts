/** Codes and notices that are not there, said in words, with ways on. */
import { areasAbove } from '../../domain/areas.ts';
import { html } from '../plain/html.ts';
import { pathOf, searchForm, suggestions } from './area.ts';
import { linkTo, type Made, type Page } from './page.ts';
import { subjectOf } from './subject.ts';

const longestShown = 40;
const mostSuggested = 8;

/** @param typed the code, or whatever stands in its place */
export function unknownPlace(page: Page, path: string, typed: string): Made {
  const { t } = page.plain.words;
  const shown = typed.replace(/\p{Cc}/gu, ' ').slice(0, longestShown);
  // The widest part of a code that means something is a good guess.
  const above = /^\d+$/.test(typed)
    ? areasAbove(typed.slice(0, 12))
        .toReversed()
        .flatMap((code) => subjectOf(page.parts, code) ?? [])
    : [];
  const named = /^\d*$/.test(shown) ? null : suggestions(page, shown, mostSuggested);
  return {
    status: 404,
    path,
    title: t('pages.unknown.title'),
    main: html`<h1>${t('pages.unknown.title')}</h1>
      <p>${t('pages.unknown.text', { typed: shown })}</p>
      ${(named || above.length > 0) && html`<p>${t('pages.unknown.suggest')}</p>`} ${named}
      ${
        above.length > 0 &&
        html`<ul>
          ${above.map(({ code, name }) => html`<li><a href="${linkTo(page, pathOf(code))}">${name}</a></li>`)}
        </ul>`
      }
      ${searchForm(page, '')}`,
  };
}

export function unknownNotice(page: Page, path: string): Made {
  const { t } = page.plain.words;
  return {
    status: 404,
    path,
    title: t('pages.notice.gone'),
    main: html`<h1>${t('pages.notice.gone')}</h1>
      <p>${t('pages.notice.gone-text')}</p>
      <p><a href="${linkTo(page, '/area/44/')}">${t('pages.notices.all')}</a></p>
      ${searchForm(page, '')}`,
  };
}
