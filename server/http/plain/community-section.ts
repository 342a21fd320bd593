/** The community that the start lies in: its page, whom to call and when, and what can be done near by its guides. */
import type { Circle, CommunityOffice } from '../../contract/circle.ts';
import { Hours } from '../../domain/opening-hours.ts';
import type { Parts } from '../app.ts';
import { areaName } from '../areas.ts';
import { communityOffice } from '../community-office.ts';
import { guidesNear } from '../../../site/lib/guide-words.ts';
import { officeHoursWords } from '../../../site/lib/office-words.ts';
import type { AskedTime } from '../../../site/lib/open-words.ts';
import { phoneHref } from '../../../site/lib/phone.ts';
import { html, type Html, type Part } from './html.ts';
import type { PlainWords } from './words.ts';

export function communitySection(
  { words, nameOf }: PlainWords,
  circle: Circle,
  { large, isNow }: { large: boolean; isNow: boolean },
): Part {
  const { t, lang } = words;
  const { community } = circle.origin;
  if (!community) return null;
  const home = `${lang === 'en' ? '/en' : ''}/community/${community.code}/${large ? '?large=1' : ''}`;
  const guides = guidesNear(circle, nameOf, words);
  return html`<section>
    <p><a href="${home}">${t('on-site.community', { name: community.name })}</a></p>
    ${community.office && officeLines(words, community.office, { localTime: circle.localTime, isNow })}
    ${
      guides.length > 0 &&
      html`<h2>${t('community.guides')}</h2>
        <ul>
          ${guides.map(
            ({ href, title, lang: own, where }) =>
              html`<li>
                <a href="${href}${large && '?large=1'}" lang="${own}">${title}</a>
                <span class="details">${where}</span>
              </li>`,
          )}
        </ul>`
    }
  </section>`;
}

/** The telephone as a button, then when somebody is there. */
export function officeLines(
  words: PlainWords['words'],
  office: CommunityOffice,
  asked: AskedTime,
): Html {
  const { t } = words;
  const when = officeHoursWords(office, asked, words);
  return html`${
    office.phone &&
    html`<p class="phone-line">
      <a class="big-phone" href="${phoneHref(office.phone)}"
        >${t('community.call', { number: office.phone })}</a
      >
    </p>`
  }
  ${when && html`<p class="hint">${t('community.hours', { when })}</p>`}`;
}

/** Offices keep Guangdong's clock. */
const clock = new Hours('Asia/Shanghai');

/** At the foot of a page about something in a community; null where nothing is known of its office, or for a wider area. */
export function officeFoot(
  { words }: PlainWords,
  parts: Pick<Parts, 'records' | 'regions'>,
  code: string | null,
  { large, now }: { large: boolean; now: Date },
): Part {
  const office = code?.length === 12 ? communityOffice(parts.records, code, now) : null;
  if (code === null || !office) return null;
  const { t, lang } = words;
  const name = areaName(parts, code) ?? code;
  const home = `${lang === 'en' ? '/en' : ''}/community/${code}/${large ? '?large=1' : ''}`;
  return html`<section>
    <h2><a href="${home}">${t('community.office', { name })}</a></h2>
    ${officeLines(words, office, { localTime: clock.dayOf(now).localTime, isNow: true })}
  </section>`;
}
