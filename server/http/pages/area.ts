/** The page of a street, district, city or the province: what lies in it, its notices and feeds. */
import { html, type Html, type Part } from '../plain/html.ts';
import { breadcrumb } from './breadcrumb.ts';
import { checkupLink } from './checkup-link.ts';
import { subscribe } from './community.ts';
import { rollUpSection } from './scorecard.ts';
import { noticeSections } from './notice-list.ts';
import { onSiteSection } from './on-site-list.ts';
import { linkTo, type Made, type Page } from './page.ts';
import type { Named, Subject } from './subject.ts';

const longestTyped = 60;
const mostFound = 20;

/** @param typed what was looked for; empty for nothing */
export function areaPage(page: Page, subject: Subject, typed: string): Made {
  const { parts, plain } = page;
  const { t, plural } = plain.words;
  const { code, name } = subject;
  const children = parts.records.divisions.childrenOf(code);
  const invented =
    code === '44'
      ? parts
          .regions()
          .all()
          .filter(({ region }) => region.info.invented)
          .flatMap(({ region }) => region.communities)
      : [];
  const title = t('pages.area', { name });
  return {
    status: 200,
    path: `/area/${code}/`,
    title,
    feeds: code,
    main: html`${breadcrumb(page, subject)}
      <p class="hint">${t(`pages.level.${subject.level}`)}</p>
      <h1>${title}</h1>
      ${searchForm(page, typed)} ${typed !== '' && foundSection(page, typed)}
      ${noticeSections(page, code, null)} ${code.length >= 9 && onSiteSection(page, code)}
      <section>
        <h2>${t('pages.area.children')}</h2>
        ${code.length > 2 && html`<p class="hint">${plural('pages.area.count', parts.records.communityFacts.communitiesIn(code).length)}</p>`}
        ${links(page, children)}
        ${
          invented.length > 0 &&
          html`<p class="is-doubt">${t('invented.text')}</p>
            ${links(
              page,
              invented.flatMap((one) => (one.code ? [{ code: one.code, name: one.name }] : [])),
            )}`
        }
      </section>
      ${rollUpSection(page, parts.scorecards.ofArea(code))} ${checkupLink(page, code)}
      ${subscribe(page, code, null)}`,
  };
}

export const pathOf = (code: string): string =>
  code.length === 12 ? `/community/${code}/` : `/area/${code}/`;

const links = (page: Page, all: readonly Named[]): Part =>
  all.length > 0 &&
  html`<ul class="page-columns">
    ${all.map(({ code, name }) => html`<li><a href="${linkTo(page, pathOf(code))}">${name}</a></li>`)}
  </ul>`;

export function searchForm(page: Page, typed: string): Html {
  const { t, lang } = page.plain.words;
  return html`<form
    class="plain-form page-search"
    method="get"
    action="${lang === 'en' ? '/en' : ''}/area/"
  >
    ${page.large && html`<input type="hidden" name="large" value="1" />`}
    <label for="q">${t('pages.area.search')}</label>
    <div class="page-search-row">
      <input id="q" name="q" value="${typed}" maxlength="${longestTyped}" autocomplete="off" />
      <button class="button">${t('pages.area.search-button')}</button>
    </div>
  </form>`;
}

function foundSection(page: Page, typed: string): Html {
  const { t } = page.plain.words;
  const hits = suggestions(page, typed, mostFound);
  return html`<section>
    <h2>${t('pages.area.found')}</h2>
    ${hits ?? html`<p>${t('pages.area.found-none', { typed })}</p>`}
  </section>`;
}

/** Communities, divisions, notices and guides of such a name; null for none. */
export function suggestions(page: Page, typed: string, most: number): Html | null {
  const { t, lang } = page.plain.words;
  const hits = page.parts.places
    .search(typed.slice(0, longestTyped), null, most * 2)
    .flatMap((hit) => {
      const path = pathOfHit(hit);
      return path === null ? [] : [{ ...hit, path }];
    })
    .slice(0, most);
  if (hits.length === 0) return null;
  return html`<ul>
    ${hits.map(({ kind, path, name, nameEn, detail }) => {
      const said = kind === 'notice' || kind === 'guide' ? t(`search.kind.${kind}`) : null;
      const about = lang === 'en' ? [said, nameEn, detail.en] : [said, detail.zh];
      return html`<li>
        <a href="${linkTo(page, path)}">${name}</a>
        <span class="details">${about.filter(Boolean).join(' · ')}</span>
      </li>`;
    })}
  </ul>`;
}

/** Null for what has no page of its own. */
function pathOfHit({ kind, id }: { kind: string; id: string }): string | null {
  if (kind === 'notice' || kind === 'guide') return `/notice/${id}/`;
  const isArea = (kind === 'community' || kind === 'place') && /^44\d{2,10}$/.test(id);
  return isArea ? pathOf(id) : null;
}
