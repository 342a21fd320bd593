/** The circle from the office, or from the middle of the community, in short: how far the nearest of each essential service is. */
import type { CategoryInCircle } from '../../contract/circle.ts';
import type { Position } from '../../geo/position.ts';
import { facilityName } from '../../../site/lib/facility-words.ts';
import { essentials, limitWords, verdict } from '../../../site/lib/verdict.ts';
import { html, type Html, type Part } from '../plain/html.ts';
import { circlePicture } from './circle-picture.ts';
import type { OfficeCircle } from './office-circle.ts';
import { mapLink, written, type Page } from './page.ts';

/** @param at where the map may be opened when there is no office */
export function circleSection(
  page: Page,
  office: Position | null,
  from: OfficeCircle | null,
  at: Position | null,
): Html {
  const { t } = page.plain.words;
  return html`<section id="circle">
    <h2>${t(office || !from?.ok ? 'pages.circle' : 'pages.circle.of-middle')}</h2>
    ${from?.ok ? found(page, from) : html`<p>${whyNone(page, office && !from?.ok ? from : null)}</p>`}
    ${
      !office &&
      html`<p class="hint">
        ${from?.ok && t('pages.circle.from-middle')} ${t('pages.circle.how-office')}
      </p>`
    }
    ${at && html`<p class="to-form">${links(page, office ?? at)}</p>`}
  </section>`;
}

function whyNone({ plain }: Page, from: (OfficeCircle & { ok: false }) | null): string {
  const { t } = plain.words;
  if (!from) return t('pages.circle.no-office');
  return t(from.reason === 'no-region' ? 'pages.circle.no-region' : 'pages.circle.off-street');
}

function links(page: Page, at: Position): Html {
  const { t } = page.plain.words;
  const [lng, lat] = written(at).split(',');
  const large = page.large ? '&large=1' : '';
  return html`<a href="${mapLink(page, written(at))}">${t('pages.circle.map')}</a> ·
    <a href="${page.plain.base}?lng=${lng}&amp;lat=${lat}${large}">${t('pages.circle.plain')}</a>`;
}

function found(page: Page, { circle }: OfficeCircle & { ok: true }): Html {
  const { words, nameOf } = page.plain;
  const said = verdict(circle, nameOf, words, true);
  const limit = limitWords(circle.limitMinutes, words);
  return html`<p><strong>${said.headline}</strong></p>
    ${circlePicture(page, circle)}
    <p>${words.t('pages.circle.nearest', { limit })}</p>
    <ul>
      ${essentials(circle).map(
        (category) =>
          html`<li>
            <strong>${nameOf(category.code)}</strong
            >${words.t('pages.colon')}${nearest(page, category, circle.limitMinutes)}
          </li>`,
      )}
    </ul>`;
}

function nearest({ plain }: Page, category: CategoryInCircle, limitMinutes: number): Part {
  const { words, nameOf } = plain;
  const { t } = words;
  const { state, nearestSeconds, nearestName, nearestNameEn, code } = category;
  if (nearestSeconds === null)
    return state === 'gap'
      ? html`<span class="is-gap"
          >${t('pages.circle.gap-nowhere', { limit: limitMinutes * 2 })}</span
        >`
      : html`<span class="is-doubt">${t('pages.circle.unknown')}</span>`;
  const named = { name: nearestName, nameEn: nearestNameEn, categories: [code] };
  const there = {
    minutes: words.minutes(nearestSeconds),
    name: facilityName(named, nameOf, words),
  };
  if (state === 'covered') return t('pages.circle.inside', there);
  return state === 'gap'
    ? html`<span class="is-gap">${t('pages.circle.gap', there)}</span>`
    : html`<span class="is-doubt">${t('pages.circle.unknown-near', there)}</span>`;
}
