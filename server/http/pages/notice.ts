/** The page of a notice, policy or guide. */
import type { Guide } from '../../contract/notice.ts';
import type { Facility } from '../../domain/region.ts';
import type { StoredNotice } from '../../store/app/notices.ts';
import { facilityName } from '../../../site/lib/facility-words.ts';
import { areaName } from '../areas.ts';
import { inWords, rendered } from '../markdown.ts';
import { Html, html, type Part } from '../plain/html.ts';
import { officeFoot } from '../plain/community-section.ts';
import { phoneLinks } from '../plain/result.ts';
import { dayOf } from '../routes/on-site.ts';
import { pathOf } from './area.ts';
import { officeOf } from './community.ts';
import { langOf } from './notice-list.ts';
import { officeCircle, secondsTo } from './office-circle.ts';
import { inLanguage, linkTo, mapLink, written, type Made, type Page } from './page.ts';

const longestDescription = 150;

export function noticePage(page: Page, notice: StoredNotice): Made {
  const { parts, plain } = page;
  const { words } = plain;
  const { t } = words;
  const { area, kind, guide } = notice;
  const title = inLanguage(page, notice.title)!;
  const body = inLanguage(page, notice.body);
  const date = (at: string) => words.date(dayOf(new Date(at)));
  const published = notice.publishAt ?? notice.updatedAt;
  const changed = notice.updatedAt > published && date(notice.updatedAt) !== date(published);
  return {
    status: 200,
    path: `/notice/${notice.id}/`,
    title: title.text,
    ...(body && { description: inWords(body.text, longestDescription) }),
    feeds: area,
    main: html`<nav class="page-above" aria-label="${t('pages.where')}">
        <a href="${linkTo(page, pathOf(area))}">${areaName(parts, area) ?? area}</a>
      </nav>
      <p class="hint">
        ${t(`pages.notice.kind.${kind}`)} ·
        ${t('pages.notice.published', { date: date(published) })}
        ${changed && ` · ${t('pages.notice.updated', { date: date(notice.updatedAt) })}`}
        ${notice.expiresAt && ` · ${t('pages.notice.expires', { date: date(notice.expiresAt) })}`}
      </p>
      <h1 ${langOf(title)}>${title.text}</h1>
      ${title.foreign && html`<p class="is-doubt">${t(title.lang === 'en' ? 'pages.notice.only-english' : 'pages.notice.only-other')}</p>`}
      ${guide && guideSection(page, guide, area)}
      ${body && html`<div class="notice-body" ${langOf(body)}>${safe(body.text)}</div>`}
      ${officeFoot(plain, parts, area, page)}`,
  };
}

/** The one place where markup that a template did not make goes into a page: `rendered` lets nothing through but words. */
const safe = (markdown: string): Html => new Html(rendered(markdown));

const questions = ['who', 'bring', 'hours', 'howLong', 'fee'] as const;

function guideSection(page: Page, guide: Guide, area: string): Html {
  const { t } = page.plain.words;
  return html`<dl class="guide">
    ${questions.map((question) => {
      const said = inLanguage(page, guide[question]);
      return (
        said &&
        html`<div>
          <dt>${t(`pages.guide.${question}`)}</dt>
          <dd ${langOf(said)}>${lines(said.text)}</dd>
        </div>`
      );
    })}
    ${
      guide.facility &&
      html`<div>
        <dt>${t('pages.guide.where')}</dt>
        <dd>${facilityPart(page, guide.facility, area)}</dd>
      </div>`
    }
    ${
      guide.link &&
      html`<div>
        <dt>${t('pages.guide.online')}</dt>
        <dd><a href="${guide.link}" rel="noopener nofollow">${guide.link}</a></dd>
      </div>`
    }
  </dl>`;
}

const lines = (text: string): Part =>
  text.split('\n').map((line, i) => [i > 0 && html`<br />`, line]);

function facilityPart(page: Page, id: string, area: string): Part {
  const { parts, plain, now } = page;
  const { words, nameOf } = plain;
  const found = facilityOf(page, id);
  const facility = found?.facility;
  if (!facility) return words.t('pages.guide.facility-unknown', { id });
  const office = area.length === 12 ? officeOf(parts.records.communityFacts.community(area)) : null;
  const from = office && officeCircle(parts, office, now);
  const seconds = from?.ok ? secondsTo(from, id, now) : null;
  return html`<strong>${facilityName(facility, nameOf, words)}</strong>
    ${facility.phone && phoneLinks(facility.phone)}
    ${
      seconds !== null &&
      html` · ${words.t('pages.guides.away', { minutes: words.minutes(seconds) })}`
    }
    <br /><a href="${mapLink(page)}#region=${found.region}&amp;facility=${facility.id}"
      >${words.t('pages.guide.from-you')}</a
    >
    · <a href="${mapLink(page, written(facility.position))}">${words.t('pages.guide.circle')}</a>`;
}

function facilityOf(
  { parts }: Page,
  id: string,
): { readonly facility: Facility; readonly region: string } | null {
  for (const engine of parts.regions().all()) {
    const number = engine.facilityNumber(id);
    if (number === undefined) continue;
    const { facilities, info } = engine.region;
    return { facility: facilities[number]!, region: info.id };
  }
  return null;
}
