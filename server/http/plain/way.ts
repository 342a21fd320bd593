/** The way to one facility, step by step. */
import type { Route, RouteStep } from '../../contract/route.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import { facilityName } from '../../../site/lib/facility-words.ts';
import { html, type Html } from './html.ts';
import { reportAddress } from './report-page.ts';
import { phoneLinks } from './result.ts';
import { addressOf, type Typed } from './typed.ts';
import type { PlainWords } from './words.ts';

export interface Way {
  readonly plain: PlainWords;
  readonly typed: Typed;
  readonly engine: RegionEngine;
  readonly route: Route;
}

export function wayName({ plain, engine, typed }: Way): string {
  const facility = engine.region.facilities[engine.facilityNumber(typed.to)!]!;
  const name = facilityName(facility, plain.nameOf, plain.words);
  return plain.words.t('route.heading', { name });
}

export function waySections(way: Way): Html {
  const { plain, typed, engine, route } = way;
  const { words, nameOf } = plain;
  const { t } = words;
  const { categories, phone } = engine.region.facilities[engine.facilityNumber(typed.to)!]!;
  const total = t('route.total', {
    minutes: words.minutes(route.seconds),
    distance: words.meters(route.meters),
  });
  return html`<p><a href="${addressOf(plain.base, typed, { to: '' })}">${t('route.back')}</a></p>
    <h1>${wayName(way)}</h1>
    <p class="hint">${categories.map(nameOf).join(' · ')}${phone && phoneLinks(phone)}</p>
    <p class="total">${t(`profile.${route.profile}`)} · ${total}</p>
    <h2>${t('route.steps')}</h2>
    <ol>
      ${route.steps.map((step) => html`<li>${stepWords(step, plain)}</li>`)}
    </ol>
    <p>
      <a href="${reportAddress(plain, typed.to, typed.large === '1')}">${t('report.open')}</a>
    </p>`;
}

function stepWords({ street, note, meters, seconds }: RouteStep, { words }: PlainWords): string {
  const { t } = words;
  // Rounded, not rounded up: the steps should not add up to more than the whole.
  const wholeMinutes = Math.round(seconds / 60);
  const noted = note ? t(`route.note.${note}`) : null;
  return [
    street ?? noted ?? t('route.step.unnamed'),
    street ? noted : null,
    meters >= 1 ? words.meters(meters) : null,
    wholeMinutes > 0 ? words.minutes(wholeMinutes * 60) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
