/** A circle in words: everything that the map shows. */
import type { CategoryInCircle, Circle, ReachedFacility } from '../../contract/circle.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import { broughtInstead, comesWords } from '../../../site/lib/comes.ts';
import { facilityName } from '../../../site/lib/facility-words.ts';
import { facilitiesInside, groupInside } from '../../../site/lib/inside.ts';
import { kindWords } from '../../../site/lib/kind-words.ts';
import { openWords } from '../../../site/lib/open-words.ts';
import { essentials, limitWords, verdict } from '../../../site/lib/verdict.ts';
import { ridingProfiles, type ViewState } from '../../../site/lib/view-state.ts';
import { communitySection } from './community-section.ts';
import { html, type Html, type Part } from './html.ts';
import { addressOf, type Typed } from './typed.ts';
import type { PlainWords } from './words.ts';

export interface Result {
  readonly plain: PlainWords;
  readonly typed: Typed;
  readonly engine: RegionEngine;
  readonly circle: Circle;
}

export function resultSections(result: Result): Html {
  const { plain, circle, typed } = result;
  const how = { large: typed.large === '1', isNow: typed.when === '' };
  return html`${verdictSection(result)} ${communitySection(plain, circle, how)}
  ${onSiteSection(result)} ${shortfall(result, 'gap')} ${shortfall(result, 'unknown')}
  ${insideSection(result)} ${bands(result)}`;
}

function verdictSection({ plain, typed, circle }: Result): Html {
  const { words, facts, nameOf, base } = plain;
  const { t } = words;
  const said = verdict(circle, nameOf, words, typed.when === '');
  const view: ViewState = {
    profile: circle.profile,
    ...(typed.minutes === '' ? {} : { minutes: circle.limitMinutes }),
    ...(typed.kind === 'urban' || typed.kind === 'rural' ? { kind: typed.kind } : {}),
  };
  const kind = kindWords(circle, view, facts, words);
  const comes = new Map(circle.categories.map((category) => [category.code, category.comes]));
  const instead = broughtInstead(circle.categories, (code) => comes.get(code));
  const { street, offStreetMeters, position } = circle.origin;
  const off = t('origin.off-street', { distance: words.meters(offStreetMeters) });
  return html`<section class="plain-verdict tone-${said.tone}">
    ${circle.meta.invented && html`<p class="hint">${t('invented.text')}</p>`}
    <p class="hint">
      ${street && `${t('origin.at', { street })} · `}${offStreetMeters >= 20 && `${off} · `}
      ${t('plain.position', { position: position.join(', ') })}
    </p>
    <h1>${said.headline}</h1>
    ${said.missing && html`<p class="is-gap">${said.missing}</p>`}
    ${said.unknown && html`<p class="is-doubt">${said.unknown}</p>`}
    ${instead.length > 0 && html`<p>${words.plural('comes.instead-list', instead.length, { list: words.list(instead.map(({ code }) => nameOf(code))) })}</p>`}
    ${said.evening && html`<p>${said.evening}</p>`}
    <p>
      ${kind.counted}${kind.reason}
      <a href="${addressOf(base, typed, { kind: kind.other })}">${kind.switchTo}</a>
      ${
        kind.automatic &&
        html`<a href="${addressOf(base, typed, { kind: '' })}">${kind.automatic}</a>`
      }
    </p>
    <p>
      <a href="${addressOf(`${base}services/`, typed)}">${t('comes.plain.link')}</a>
    </p>
    <p class="to-form"><a href="#question">${t('plain.ask-again')}</a></p>
  </section>`;
}

/** What is here on the asked day only. */
function onSiteSection({ circle, plain }: Result): Part {
  const { words } = plain;
  const { t, plural, lang } = words;
  const { onSite = [] } = circle;
  if (onSite.length === 0) return null;
  const today = onSite[0]?.today === true;
  return html`<section>
    <h2>${plural(today ? 'on-site.title' : 'on-site.title-day', onSite.length)}</h2>
    <ul>
      ${onSite.map(({ title, titleEn, place, seconds, opens, closes }) => {
        const here = t(today ? 'on-site.here-today' : 'on-site.here-day', { opens, closes });
        return html`<li>
          <strong>${(lang === 'en' && titleEn) || title}</strong>
          <span class="details">${[place, words.minutes(seconds), here].join(' · ')}</span>
        </li>`;
      })}
    </ul>
    <p class="hint">${t('on-site.hint')}</p>
  </section>`;
}

const wayTo = ({ plain, typed }: Result, facility: string) =>
  addressOf(`${plain.base}route/`, typed, { to: facility });

function shortfall(result: Result, state: 'gap' | 'unknown'): Html | false {
  const { circle, plain } = result;
  const { t } = plain.words;
  const short = essentials(circle).filter((category) => category.state === state);
  if (short.length === 0) return false;
  return html`<section>
    <h2>${state === 'gap' ? t('missing.title') : t('unknown.title')}</h2>
    ${state === 'unknown' && html`<p class="hint">${t('unknown.lead')}</p>`}
    <ul>
      ${short.map(
        (category) =>
          html`<li>${shortfallWords(result, category)}${comesPart(result, category)}</li>`,
      )}
    </ul>
  </section>`;
}

function shortfallWords(result: Result, category: CategoryInCircle): Html {
  const { circle, engine, plain } = result;
  const { words, nameOf } = plain;
  const { t } = words;
  const { code, state, because, nearestSeconds, nearestFacility } = category;
  const name = html`<strong>${nameOf(code)}</strong>`;
  const why = state === 'unknown' && because && ` · ${t(`unknown.because.${because}`)}`;
  if (nearestSeconds === null || nearestFacility === null) {
    const limit = limitWords(circle.limitMinutes * 2, words);
    return html`${name}${why}${state === 'gap' && ` · ${t('missing.nowhere', { limit })}`}`;
  }
  const minutes = words.minutes(nearestSeconds);
  const nearest =
    state === 'gap' ? t('plain.nearest', { minutes }) : t('plain.nearest-known', { minutes });
  const known = engine.region.facilities[engine.facilityNumber(nearestFacility)!]!;
  return html`${name}${why} · ${nearest} ·
    <a href="${wayTo(result, nearestFacility)}">${facilityName(known, nameOf, words)}</a>`;
}

/** “15 分钟内没有；3 家可上门”, which leads to their telephone numbers. */
function comesPart({ plain, circle, typed }: Result, { state, comes }: CategoryInCircle): Part {
  if (!comes) return null;
  const words = comesWords(state, comes.providers, circle.limitMinutes, plain.words);
  const list = addressOf(`${plain.base}services/`, typed, { service: comes.kinds[0]! });
  return html`<br /><a href="${list}">${words}</a>`;
}

function insideSection(result: Result): Html {
  const { circle, plain } = result;
  const { t, plural } = plain.words;
  const groups = groupInside(circle, plain.facts);
  return html`<section>
    <h2>${ridingProfiles.has(circle.profile) ? t('inside.title-ride') : t('inside.title')}</h2>
    ${groups.length === 0 && html`<p>${t('inside.empty')}</p>`}
    ${groups.map(
      (group) =>
        html`<h3>${group.name}</h3>
          ${group.categories.map(
            ({ name, facilities }) =>
              html`<h4>
                  ${name}
                  <span class="hint">${plural('inside.facilities', facilities.length)}</span>
                </h4>
                <ul>
                  ${facilities.map((facility) => facilityItem(result, facility))}
                </ul>`,
          )}`,
    )}
  </section>`;
}

function facilityItem(result: Result, facility: ReachedFacility): Html {
  const { circle, engine, plain, typed } = result;
  const { words, nameOf } = plain;
  const { phone } = engine.region.facilities[engine.facilityNumber(facility.id)!]!;
  const details = [
    words.minutes(facility.seconds),
    words.meters(facility.meters),
    openWords(facility, { localTime: circle.localTime, isNow: typed.when === '' }, words),
  ].join(' · ');
  return html`<li>
    <a href="${wayTo(result, facility.id)}">${facilityName(facility, nameOf, words)}</a>
    <span class="details">${details}</span>${phone && phoneLinks(phone)}
  </li> `;
}

/** As they follow a name: “ · 0756-1234567”. */
export const phoneLinks = (phone: string): Html =>
  html`${phone.split(';').map((number) => html` · ${phoneLink(number)}`)}`;

export const phoneList = (phone: string): Html =>
  html`${phone.split(';').map((number, i) => html`${i > 0 && ' · '}${phoneLink(number)}`)}`;

/** Several numbers are parted by semicolons; what has no digits to dial stays words. */
function phoneLink(part: string): Html {
  const number = part.trim();
  const dialled = number.replace(/[^\d+]/g, '');
  return dialled.length < 3 ? html`${number}` : html`<a href="tel:${dialled}">${number}</a>`;
}

function bands({ circle, plain }: Result): Html {
  const { t, plural } = plain.words;
  const within = (minutes: number) =>
    facilitiesInside(circle).filter(({ seconds }) => seconds <= minutes * 60).length;
  return html`<section>
    <h2>${t('plain.bands')}</h2>
    <ul>
      ${circle.contours.features.map(
        ({ properties: { minutes, areaSquareMeters } }) =>
          html`<li>
            ${t('plain.band', {
              limit: plural('limit.minutes', minutes),
              hectares: areaSquareMeters / 10_000,
              places: plural('inside.facilities', within(minutes)),
            })}
          </li>`,
      )}
    </ul>
    <p>${t('plain.streets', { kilometers: circle.reach.streetMeters / 1000 })}</p>
  </section>`;
}
