/** Whom to call and when somebody is there, at the top of a community's page. */
import { communityOffice } from '../community-office.ts';
import { Hours } from '../../domain/opening-hours.ts';
import type { Position } from '../../geo/position.ts';
import { openWords } from '../../../site/lib/open-words.ts';
import { phoneHref } from '../../../site/lib/phone.ts';
import { html, type Html } from '../plain/html.ts';
import { phoneList } from '../plain/result.ts';
import { mapLink, written, type Page } from './page.ts';
import { row } from './rows.ts';

const clock = new Hours('Asia/Shanghai');
const askedAt = (now: Date) => ({ localTime: clock.dayOf(now).localTime, isNow: true });

/** The telephone as a button, large and first. */
export function phoneButton({ plain, parts, now }: Page, code: string): Html {
  const { t } = plain.words;
  const phone = communityOffice(parts.records, code, now)?.phone;
  return phone
    ? html`<p class="phone-line">
        <a class="big-phone" href="${phoneHref(phone)}"
          >${t('pages.phone.call', { number: phone })}</a
        >
      </p>`
    : html`<p class="hint">${t('pages.phone.none')}</p>`;
}

/** @param phones as they were given, with all numbers */
export function officeSection(
  page: Page,
  code: string,
  phones: string | null,
  at: Position | null,
): Html {
  const { words } = page.plain;
  const { t } = words;
  const office = communityOffice(page.parts.records, code, page.now);
  const now = office && office.openNow !== null && openWords(office, askedAt(page.now), words);
  return html`<section id="office">
    <h2>${t('pages.office')}</h2>
    <dl>
      ${row(page, t('pages.office.address'), office?.address)}
      ${row(page, t('pages.office.hours'), office?.hours?.[words.lang === 'en' ? 'en' : 'zh'])}
      ${now && row(page, t('pages.office.now'), now)}
      ${row(page, t('pages.office.phone'), phones && phoneList(phones))}
    </dl>
    ${at && html`<p><a href="${mapLink(page, written(at))}">${t('pages.office.map')}</a></p>`}
  </section>`;
}
