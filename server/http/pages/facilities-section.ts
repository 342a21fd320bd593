/** What is around: inside the office's circle, by service; then what the register counts to the community. */
import { facilityName } from '../../../site/lib/facility-words.ts';
import { sheetCategories } from '../../../site/lib/sheet.ts';
import { html, type Html, type Part } from '../plain/html.ts';
import { phoneLinks } from '../plain/result.ts';
import type { OfficeCircle } from './office-circle.ts';
import type { Page } from './page.ts';

const nearestFew = 3;
const mostRegistered = 100;

export function facilitiesSection(page: Page, code: string, from: OfficeCircle | null): Html {
  const { words, facts, nameOf } = page.plain;
  const { t, plural } = words;
  const around = from?.ok ? sheetCategories(from.circle, facts, nameOf, words, nearestFew) : [];
  const { facilities, total } = page.parts.records.communityFacts.facilitiesOf(
    code,
    mostRegistered,
  );
  return html`<section>
    <h2>${t('pages.facilities')}</h2>
    ${around.length === 0 && total === 0 && html`<p>${t('pages.facilities.none')}</p>`}
    ${
      around.length > 0 &&
      html`<ul>
        ${around.map(
          ({ name, count, nearest }) =>
            html`<li>
              <strong>${name}</strong>
              <span class="details">${plural('inside.facilities', count)}</span><br />
              ${nearest.map((one, i) => `${i > 0 ? ' · ' : ''}${one.name} ${one.minutes}`)}
            </li>`,
        )}
      </ul>`
    }
    ${
      total > 0 &&
      html`<h3>${t('pages.facilities.registered')}</h3>
        <ul>
          ${facilities.map(
            (facility) =>
              html`<li>
                <strong
                  >${facilityName({ ...facility, nameEn: facility.nameEn ?? undefined }, nameOf, words)}</strong
                >
                <span class="details">${details(page, facility)}</span>
                ${facility.phone && phoneLinks(facility.phone)}
              </li>`,
          )}
        </ul>
        ${total > facilities.length && html`<p>${plural('pages.facilities.more', total - facilities.length)}</p>`}`
    }
  </section>`;
}

function details(
  { plain }: Page,
  facility: { categories: string[]; address: string | null; verifiedOn: string | null },
): Part {
  const { words, nameOf } = plain;
  const { verifiedOn } = facility;
  return [
    words.row(facility.categories.map(nameOf)),
    facility.address,
    verifiedOn && words.t('pages.facilities.verified', { date: words.date(verifiedOn) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
