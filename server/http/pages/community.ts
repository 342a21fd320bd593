/** The page of a community or village. */
import { Hours } from '../../domain/opening-hours.ts';
import { cleanPhone } from '../../domain/phone.ts';
import { position, type Position } from '../../geo/position.ts';
import type { CommunityFacts } from '../../store/app/community-facts.ts';
import { hoursWords } from '../../texts/hours.ts';
import { openWords } from '../../../site/lib/open-words.ts';
import { html, type Html, type Part } from '../plain/html.ts';
import { phoneList } from '../plain/result.ts';
import { dayOf } from '../routes/on-site.ts';
import { circleSection } from './circle-section.ts';
import { evaluationSection } from './evaluation-section.ts';
import { facilitiesSection } from './facilities-section.ts';
import { noticeSections } from './notice-list.ts';
import { officeCircle } from './office-circle.ts';
import { onSiteSection } from './on-site-list.ts';
import { linkTo, mapLink, written, type Made, type Page } from './page.ts';
import { scorecardSection } from './scorecard.ts';
import { middleOf, type Subject } from './subject.ts';

const hours = new Hours('Asia/Shanghai');

export function communityPage(page: Page, subject: Subject): Made {
  const { parts, plain } = page;
  const { t } = plain.words;
  const { code, name } = subject;
  const facts = parts.records.communityFacts.community(code);
  const office = officeOf(facts);
  const from = office && officeCircle(parts, office, page.now);
  const at = office ?? middleOf(subject);
  return {
    status: 200,
    path: `/community/${code}/`,
    title: name,
    description: [name, ...subject.above.map((upper) => upper.name)].join(' · '),
    position: at && written(at),
    feeds: code,
    main: html`${heading(page, subject, facts)} ${officeSection(page, facts, office)}
    ${onSiteSection(page, code)} ${noticeSections(page, code, office)}
    ${evaluationSection(page, code)} ${circleSection(page, office, from, at)}
    ${facilitiesSection(page, code, from)} ${scorecardSection(page, parts.scorecardOf(code))}
    ${people(page, facts)} ${subscribe(page, code, at)}`,
    footer: html`${subject.mapped?.engine.region.info.invented && html`<p>${t('pages.invented')}</p>`}
    ${age(page, subject, facts, from?.ok ? from.engine.region.info : null)}`,
  };
}

export function officeOf(facts: CommunityFacts | null): Position | null {
  return facts && facts.officeLng !== null && facts.officeLat !== null
    ? position(facts.officeLng, facts.officeLat)
    : null;
}

export function breadcrumb(page: Page, { above, level }: Subject): Part {
  const { t } = page.plain.words;
  const all = level === 'province' ? above : [...above, { code: '44', name: '广东省' }];
  return html`<nav class="page-above" aria-label="${t('pages.where')}">
    ${all.map((upper) => html`<a href="${linkTo(page, `/area/${upper.code}/`)}">${upper.name}</a> `)}
  </nav>`;
}

function heading(page: Page, subject: Subject, facts: CommunityFacts | null): Html {
  const { t } = page.plain.words;
  const kind = facts?.kind ?? subject.mapped?.community.committee ?? 'unknown';
  const phone = facts?.officePhone ? cleanPhone(facts.officePhone) : undefined;
  return html`${breadcrumb(page, subject)}
    ${subject.mapped?.engine.region.info.invented && html`<p class="is-doubt">${t('pages.invented')}</p>`}
    <p class="hint">${t(`pages.kind.${kind}`)}</p>
    <h1 lang="zh-CN">${subject.name}</h1>
    ${
      phone === undefined
        ? html`<p class="hint">${t('pages.phone.none')}</p>`
        : html`<p class="phone-line">
            <a class="big-phone" href="tel:${phone.replace(/[^\d+]/g, '')}"
              >${t('pages.phone.call', { number: phone })}</a
            >
          </p>`
    }`;
}

function officeSection(page: Page, facts: CommunityFacts | null, office: Position | null): Html {
  const { words } = page.plain;
  const { t } = words;
  const state = facts?.officeHours ? hours.stateAt(facts.officeHours, page.now) : null;
  const asked = { localTime: hours.dayOf(page.now).localTime, isNow: true };
  const now =
    state &&
    state.open !== null &&
    openWords({ openNow: state.open, changesAt: state.changesAt }, asked, words);
  return html`<section>
    <h2>${t('pages.office')}</h2>
    <dl>
      ${row(page, t('pages.office.address'), facts?.officeAddress)}
      ${row(
        page,
        t('pages.office.hours'),
        facts?.officeHours && hoursWords(facts.officeHours)[words.lang === 'en' ? 'en' : 'zh'],
      )}
      ${now && row(page, t('pages.office.now'), now)}
      ${row(page, t('pages.office.phone'), facts?.officePhone && phoneList(facts.officePhone))}
    </dl>
    ${office && html`<p><a href="${mapLink(page, written(office))}">${t('pages.office.map')}</a></p>`}
  </section>`;
}

/** Unknown is said, never left out: what is missing is to be seen. */
export const row = ({ plain }: Page, name: string, value: Part): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>
      ${
        value === null || value === undefined || value === ''
          ? html`<span class="hint">${plain.words.t('pages.no-data')}</span>`
          : value
      }
    </dd>
  </div>`;

const figures = [
  'households',
  'residents',
  'elderly',
  'children',
  'nonRegistered',
  'committeeMembers',
  'fullTimeWorkers',
  'socialWorkers',
  'registeredVolunteers',
] as const;

function people(page: Page, facts: CommunityFacts | null): Html {
  const { t } = page.plain.words;
  const numbers = new Intl.NumberFormat(page.plain.words.lang);
  const given = facts !== null && figures.some((figure) => facts[figure] !== null);
  return html`<section>
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

export function subscribe(page: Page, area: string, at: Position | null): Html {
  const { t, lang } = page.plain.words;
  const english = lang === 'en' ? '?lang=en' : '';
  return html`<section class="page-subscribe">
    <h2>${t('pages.subscribe')}</h2>
    <ul>
      <li><a href="/feeds/${area}/rss.xml${english}">${t('pages.subscribe.rss')}</a></li>
      <li><a href="/feeds/${area}/atom.xml${english}">${t('pages.subscribe.atom')}</a></li>
      ${
        at &&
        html`<li>
          <a href="${lang === 'en' ? '/en' : ''}/poster/#pos=${written(at)}"
            >${t('pages.subscribe.poster')}</a
          >
        </li>`
      }
    </ul>
  </section>`;
}

function age(
  page: Page,
  { mapped }: Subject,
  facts: CommunityFacts | null,
  ofCircle: { name: string; dataDate: string | null; attribution: string } | null,
): Html {
  const { words } = page.plain;
  const { t } = words;
  const info = ofCircle ?? mapped?.engine.region.info ?? null;
  const date = info?.dataDate ? words.date(info.dataDate) : t('pages.no-data');
  const changed = facts?.updatedAt && words.date(dayOf(new Date(facts.updatedAt)));
  return html`<h2>${t('pages.data')}</h2>
    <p>
      ${info ? t('pages.data.map', { date, region: info.name }) : t('pages.data.map-none')}
      ${info && ` · ${info.attribution}`}
    </p>
    <p>${changed ? t('pages.data.office', { date: changed }) : t('pages.data.office-none')}</p>`;
}
