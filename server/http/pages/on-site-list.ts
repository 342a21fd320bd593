/** Sessions on site of the next two weeks, each with its days. */
import { nextDays } from '../../domain/on-site/days.ts';
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
  const found = sessions
    .map((session) => ({ session, dates: nextDays(session, today, daysAhead, daysAhead) }))
    .filter(({ dates }) => dates.length > 0)
    .sort((a, b) => a.dates[0]!.localeCompare(b.dates[0]!))
    .slice(0, mostListed);
  return html`<section id="on-site">
    <h2>${t('pages.on-site')}</h2>
    ${found.length === 0 && html`<p>${t('pages.on-site.none')}</p>`}
    ${
      found.length > 0 &&
      html`<ul>
        ${found.map(({ dates, session }) => {
          const { title, titleEn, opens, closes, place, position } = session;
          const days = dates.map((date) => dayInWords(date)[lang === 'en' ? 'en' : 'zh']);
          const at = `&at=${dates[0]}T${opens}`;
          return html`<li>
            <strong>${(lang === 'en' && titleEn) || title}</strong> ${opens}–${closes}
            <span class="details">${t('pages.on-site.place', { place })}</span>
            <a href="${mapLink(page, written(position), at)}">${t('pages.on-site.map')}</a>
            <br /><span class="details">${days.join(lang === 'en' ? '; ' : '；')}</span>
          </li>`;
        })}
      </ul>`
    }
  </section>`;
}
