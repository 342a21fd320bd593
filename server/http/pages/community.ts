/** The page of a community or village. */
import { position, type Position } from '../../geo/position.ts';
import type { CommunityFacts } from '../../store/app/community-facts.ts';
import { html, type Html } from '../plain/html.ts';
import { dayOf } from '../routes/on-site.ts';
import { breadcrumb } from './breadcrumb.ts';
import { checkupLink } from './checkup-link.ts';
import { circleSection } from './circle-section.ts';
import { evaluationSection } from './evaluation-section.ts';
import { facilitiesSection } from './facilities-section.ts';
import { noticeSections } from './notice-list.ts';
import { officeCircle } from './office-circle.ts';
import { officeSection, phoneButton } from './office-section.ts';
import { onSiteSection } from './on-site-list.ts';
import { written, type Made, type Page } from './page.ts';
import { peopleSection } from './people-section.ts';
import { scorecardSection } from './scorecard.ts';
import { middleOf, type Subject } from './subject.ts';

export function communityPage(page: Page, subject: Subject): Made {
  const { parts, plain } = page;
  const { t } = plain.words;
  const { code, name } = subject;
  const facts = parts.records.communityFacts.community(code);
  const office = officeOf(facts);
  const at = office ?? middleOf(subject);
  const from = at && officeCircle(parts, at, page.now);
  return {
    status: 200,
    path: `/community/${code}/`,
    title: name,
    description: [name, ...subject.above.map((upper) => upper.name)].join(' · '),
    position: at && written(at),
    feeds: code,
    main: html`${heading(page, subject, facts)} ${contents(page)}
    ${officeSection(page, code, facts?.officePhone ?? null, office)} ${onSiteSection(page, code)}
    ${noticeSections(page, code, office)} ${evaluationSection(page, code)}
    ${circleSection(page, office, from, at)} ${facilitiesSection(page, code, from)}
    ${scorecardSection(page, parts.scorecards.of(code))} ${checkupLink(page, code)}
    ${peopleSection(page, facts)} ${subscribe(page, code, at)}`,
    footer: html`${subject.mapped?.engine.region.info.invented && html`<p>${t('pages.invented')}</p>`}
    ${age(page, subject, facts, from?.ok ? from.engine.region.info : null)}`,
  };
}

export function officeOf(facts: CommunityFacts | null): Position | null {
  return facts && facts.officeLng !== null && facts.officeLat !== null
    ? position(facts.officeLng, facts.officeLat)
    : null;
}

/** The way to each part: the page is long, and longer in large letters. */
function contents({ plain }: Page): Html {
  const { t } = plain.words;
  const parts = [
    ['office', t('pages.office')],
    ['on-site', t('pages.contents.on-site')],
    ['notices', t('pages.notices')],
    ['circle', t('pages.contents.circle')],
    ['norms', t('pages.six')],
    ['people', t('pages.people')],
  ] as const;
  return html`<nav class="page-contents" aria-label="${t('pages.contents')}">
    <ul>
      ${parts.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
    </ul>
  </nav>`;
}

function heading(page: Page, subject: Subject, facts: CommunityFacts | null): Html {
  const { t } = page.plain.words;
  const kind = facts?.kind ?? subject.mapped?.community.committee ?? 'unknown';
  return html`${breadcrumb(page, subject)}
    ${subject.mapped?.engine.region.info.invented && html`<p class="is-doubt">${t('pages.invented')}</p>`}
    <p class="hint">${t(`pages.kind.${kind}`)}</p>
    <h1 lang="zh-CN">${subject.name}</h1>
    ${phoneButton(page, subject.code)}`;
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
          <a href="${lang === 'en' ? '/en' : ''}/poster/#pos=${written(at)}&amp;community=${area}"
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
