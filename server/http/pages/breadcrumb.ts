/** What an area lies in, from the province down. */
import { html, type Part } from '../plain/html.ts';
import { linkTo, type Page } from './page.ts';
import type { Subject } from './subject.ts';

export function breadcrumb(page: Page, { above, level }: Subject): Part {
  if (level === 'province') return null;
  const all = [{ code: '44', name: '广东省' }, ...above.toReversed()];
  return html`<nav aria-label="${page.plain.words.t('pages.where')}">
    <ol class="page-above">
      ${all.map(({ code, name }) => html`<li><a href="${linkTo(page, `/area/${code}/`)}">${name}</a></li>`)}
    </ol>
  </nav>`;
}
