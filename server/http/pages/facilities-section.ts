/** What is around: inside the circle, by group and service; then what the register counts to the community. */
import type { Circle } from '../../contract/circle.ts';
import { facilityName } from '../../../site/lib/facility-words.ts';
import { groupInside } from '../../../site/lib/inside.ts';
import { html, type Html, type Part } from '../plain/html.ts';
import { phoneLinks } from '../plain/result.ts';
import type { OfficeCircle } from './office-circle.ts';
import { mapLink, written, type Page } from './page.ts';

const nearestFew = 3;
const mostRegistered = 100;

export function facilitiesSection(page: Page, code: string, from: OfficeCircle | null): Html {
  const { words, facts, nameOf } = page.plain;
  const { t, plural } = words;
  const groups = from?.ok ? groupInside(from.circle, facts) : [];
  const { facilities, total } = page.parts.records.communityFacts.facilitiesOf(
    code,
    mostRegistered,
  );
  return html`<section id="facilities">
    <h2>${t('pages.facilities')}</h2>
    ${groups.length === 0 && total === 0 && html`<p>${t('pages.facilities.none')}</p>`}
    ${
      from?.ok &&
      groups.map(
        ({ name, categories }, i) =>
          html`<details ${i === 0 && html`open`}>
            <summary>${name}</summary>
            ${categories.map((category) => categoryPart(page, from.circle, category))}
          </details>`,
      )
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

type Inside = ReturnType<typeof groupInside>[number]['categories'][number];

/** The nearest few, each with the way there on the map and its telephone. */
function categoryPart(page: Page, circle: Circle, { name, facilities }: Inside): Html {
  const { words, nameOf } = page.plain;
  const start = written(circle.origin.position);
  return html`<h3>
      ${name} <span class="details">${words.plural('inside.facilities', facilities.length)}</span>
    </h3>
    <ul>
      ${facilities.slice(0, nearestFew).map(
        (facility) =>
          html`<li>
            <a href="${mapLink(page, start, `&facility=${facility.id}`)}"
              >${facilityName(facility, nameOf, words)}</a
            >
            <span class="details">${words.minutes(facility.seconds)}</span>
            ${facility.phone && phoneLinks(facility.phone)}
          </li>`,
      )}
    </ul>`;
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
