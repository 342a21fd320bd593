/** Who lives in a community, who works for it, and the room that there is for it. */
import type { CommunityFacts } from '../../store/app/community-facts.ts';
import { html, type Html } from '../plain/html.ts';
import type { Page } from './page.ts';
import { row } from './rows.ts';

const figures = [
  'committeeMembers',
  'committeeWomen',
  'fullTimeWorkers',
  'socialWorkers',
  'socialOrganisations',
  'registeredVolunteers',
  'participantsThisYear',
  'households',
  'residents',
  'elderly',
  'children',
  'nonRegistered',
  'indoorSquareMeters',
  'outdoorSquareMeters',
] as const;

export function peopleSection(page: Page, facts: CommunityFacts | null): Html {
  const { t } = page.plain.words;
  const numbers = new Intl.NumberFormat(page.plain.words.lang);
  const given = facts !== null && figures.some((figure) => facts[figure] !== null);
  return html`<section id="people">
    <h2>${t('pages.people')}</h2>
    ${
      given
        ? html`<dl>
            ${figures.map((figure) => {
              const value = facts[figure];
              return row(
                page,
                t(`pages.people.${figure}`),
                value === null ? null : numbers.format(value),
              );
            })}
          </dl>`
        : html`<p>${t('pages.people.none')}</p>`
    }
  </section>`;
}
