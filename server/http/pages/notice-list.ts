/** Notices and guides as lists. */
import type { Position } from '../../geo/position.ts';
import type { StoredNotice } from '../../store/app/notices.ts';
import { inWords } from '../markdown.ts';
import { dayOf } from '../routes/on-site.ts';
import { html, type Html, type Part } from '../plain/html.ts';
import { officeCircle, secondsTo } from './office-circle.ts';
import { inLanguage, linkTo, type Page } from './page.ts';

const mostListed = 10;
const longestExcerpt = 90;

/** Notices and policies first, then guides, each with the minutes from the office where that is known. */
export function noticeSections(page: Page, area: string, office: Position | null): Html {
  const { t } = page.plain.words;
  const { notices } = page.parts.records;
  const of = (kind: 'notice' | 'policy' | 'guide') =>
    notices.shown({ area, below: false, kind }, mostListed).notices;
  const told = [...of('notice'), ...of('policy')]
    .sort((a, b) => (b.publishAt ?? '').localeCompare(a.publishAt ?? ''))
    .slice(0, mostListed);
  const guides = of('guide');
  return html`<section id="notices">
      <h2>${t('pages.notices')}</h2>
      ${told.length === 0 && html`<p>${t('pages.notices.none')}</p>`} ${list(page, told)}
    </section>
    ${
      guides.length > 0 &&
      html`<section>
        <h2>${t('pages.guides')}</h2>
        ${list(page, guides, (guide) => away(page, guide, office))}
      </section>`
    }`;
}

function list(
  page: Page,
  notices: readonly StoredNotice[],
  more: (notice: StoredNotice) => Part = () => null,
): Part {
  const { words } = page.plain;
  if (notices.length === 0) return null;
  return html`<ul>
    ${notices.map((notice) => {
      const title = inLanguage(page, notice.title)!;
      const body = inLanguage(page, notice.body);
      const date = notice.publishAt && words.date(dayOf(new Date(notice.publishAt)));
      return html`<li>
        <a href="${linkTo(page, `/notice/${notice.id}/`)}" ${langOf(title)}>${title.text}</a>
        <span class="details">${date}${more(notice)}</span>
        ${
          body &&
          html`<br /><span class="details" ${langOf(body)}
              >${inWords(body.text, longestExcerpt)}</span
            >`
        }
      </li>`;
    })}
  </ul>`;
}

export const langOf = ({ foreign, lang }: { foreign: boolean; lang: string }): Part =>
  foreign && html`lang="${lang}"`;

/** “ · 离办公室 6 分钟”. */
function away(page: Page, { guide }: StoredNotice, office: Position | null): Part {
  if (!guide?.facility || !office) return null;
  const from = officeCircle(page.parts, office, page.now);
  const seconds = from.ok ? secondsTo(from, guide.facility, page.now) : null;
  if (seconds === null) return null;
  const { words } = page.plain;
  return ` · ${words.t('pages.guides.away', { minutes: words.minutes(seconds) })}`;
}
