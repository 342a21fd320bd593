/** Sessions on site of the next two weeks, day by day. */
import { daysAfter, takesPlaceOn } from '../../domain/on-site/days.ts';
import { dayInWords, dayOf } from '../routes/on-site.ts';
import { html, type Html } from '../plain/html.ts';
import { mapLink, written, type Page } from './page.ts';

const daysAhead = 14;
const mostListed = 40;

export function onSiteSection(page: Page, area: string): Html {
  const { plain, parts, now } = page;
  const { t, lang } = plain.words;
  const today = dayOf(now);
  const sessions = parts.records.onSite.inArea(area, today);
  const dates = Array.from({ length: daysAhead }, (_, i) => daysAfter(today, i));
  const found = dates
    .flatMap((date) =>
      sessions
        .filter((session) => takesPlaceOn(session, date))
        .map((session) => ({ date, session })),
    )
    .slice(0, mostListed);
  return html`<section>
    <h2>${t('pages.on-site')}</h2>
    ${found.length === 0 && html`<p>${t('pages.on-site.none')}</p>`}
    ${
      found.length > 0 &&
      html`<ul>
        ${found.map(({ date, session }) => {
          const { title, titleEn, opens, closes, place, position } = session;
          const day = dayInWords(date)[lang === 'en' ? 'en' : 'zh'];
          const at = `&at=${date}T${opens === '24:00' ? '23:59' : opens}`;
          return html`<li>
            <strong>${(lang === 'en' && titleEn) || title}</strong>
            <span class="details">
              ${t('pages.on-site.when', { day, opens, closes })} ·
              ${t('pages.on-site.place', { place })}
            </span>
            <a href="${mapLink(page, written(position), at)}">${t('pages.on-site.map')}</a>
          </li>`;
        })}
      </ul>`
    }
  </section>`;
}
