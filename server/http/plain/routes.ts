/**
 * `/plain/` and `/plain/en/`: form and result; `…/route/`: the way to one facility; `…/services/`: who comes, and what can be booked near by.
 *
 * The form is a GET: it works without script, its answers can be reloaded, sent on and gone back to, and each is a plain link
 * from the last. So the position stands in the address, which the visitor's own browser keeps in its history; the page says
 * so. It goes nowhere else: log lines have no query, answers are not stored, and links carry no referrer.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { circleAt } from '../../domain/circle.ts';
import { wayThere } from '../../domain/way-there.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import type { App, Parts } from '../app.ts';
import { doorAt } from '../booking/asked-door.ts';
import { withComing } from '../booking/comes-in-circle.ts';
import { problemStatus } from '../errors.ts';
import { communityCodeAt } from '../../domain/register/community-at.ts';
import { onSiteAt } from '../on-site-at.ts';
import { officeFoot } from './community-section.ts';
import { toldCircle } from '../told-circle.ts';
import { shown, type Query } from '../query.ts';
import { errorSummary, questionForm } from './form.ts';
import { framed, type PageParts } from './frame.ts';
import { html, type Html } from './html.ts';
import { faultOf, isAsked, readQuestion, type Fault } from './question.ts';
import { resultSections } from './result.ts';
import { everyService, servicesSections } from './services.ts';
import { typedIn, type Typed } from './typed.ts';
import { wayName, waySections } from './way.ts';
import { plainWords, type PlainWords } from './words.ts';

/** No script at all, and no other host. */
export const plainPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

interface Page {
  readonly status: number;
  readonly page: PageParts;
}

export function plainRoutes(app: App, parts: Parts): void {
  for (const lang of ['zh-CN', 'en'] as const) {
    const plain = plainWords[lang];
    for (const [path, make] of [
      ['', circlePage],
      ['route/', wayPage],
      ['services/', servicesPage],
    ] as const) {
      const answer = (request: FastifyRequest, reply: FastifyReply) =>
        send(reply, plain, make(typedIn(request.query as Query), plain, parts));
      // Without the last slash too: typed addresses lack it, and a redirect would carry the position on.
      const whole = plain.base + path;
      for (const url of [whole, whole.slice(0, -1)])
        app.get(url, { schema: { hide: true } }, answer);
    }
  }
}

function send(reply: FastifyReply, plain: PlainWords, { status, page }: Page): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': plain.words.lang,
      'content-security-policy': plainPolicy,
      'cache-control': 'no-store',
    })
    .send(framed(plain, page).markup);
}

function circlePage(typed: Typed, plain: PlainWords, parts: Parts): Page {
  if (!isAsked(typed)) return formPage(typed, plain, parts, []);
  const read = readQuestion(typed, parts.regions(), parts.now, plain);
  if (!read.ok) return formPage(typed, plain, parts, read.faults);
  const { engine, question } = read;
  const onSite = onSiteAt(parts.records, engine, question.at.date, parts.now());
  const found = circleAt(engine, { ...question, onSite }, parts.categories);
  if (!found.ok) return formPage(typed, plain, parts, [tooFar(typed, plain, engine, question)]);
  const told = toldCircle(found.circle, engine, parts.records, question.at.date);
  const circle = withComing(told, question.position, parts);
  const form = questionForm(plain, { typed, faults: [], engine, engines: parts.regions().all() });
  const { t } = plain.words;
  return {
    status: 200,
    page: {
      title: t('panel.label'),
      path: '',
      typed,
      main: html`${resultSections({ plain, typed, engine, circle })}
        <section id="question">
          <h2>${t('plain.ask-again')}</h2>
          ${form}
        </section>`,
      footer: source(engine, plain),
    },
  };
}

function wayPage(typed: Typed, plain: PlainWords, parts: Parts): Page {
  const read = readQuestion(typed, parts.regions(), parts.now, plain);
  if (!read.ok) return formPage(typed, plain, parts, read.faults);
  const { engine, question } = read;
  const { position: from, profile } = question;
  const found = wayThere(engine, { from, to: { facility: typed.to }, profile });
  if (!found.ok) {
    if (found.reason === 'too-far-from-street')
      return formPage(typed, plain, parts, [tooFar(typed, plain, engine, question)]);
    const quoted = { value: shown(typed.to), from: from.map(round).join(','), to: shown(typed.to) };
    return formPage(typed, plain, parts, [
      faultOf(startField(typed), found.reason, quoted, plain.words),
    ]);
  }
  const way = { plain, typed, engine, route: found.route };
  const home = communityCodeAt([engine], from);
  const how = { large: typed.large === '1', now: parts.now() };
  return {
    status: 200,
    page: {
      title: wayName(way),
      path: 'route/',
      typed,
      main: html`${waySections(way)} ${officeFoot(plain, parts, home?.code ?? null, how)}`,
      footer: source(engine, plain),
    },
  };
}

/** Without a place the form, and below it all who may be called: where they go is their own to say then. */
function servicesPage(typed: Typed, plain: PlainWords, parts: Parts): Page {
  if (!isAsked(typed)) return formPage(typed, plain, parts, [], 'services/');
  const read = readQuestion(typed, parts.regions(), parts.now, plain);
  if (!read.ok) return formPage(typed, plain, parts, read.faults, 'services/');
  const { engine, question } = read;
  const door = doorAt(parts, question.position);
  const how = { large: typed.large === '1', now: parts.now() };
  return {
    status: 200,
    page: {
      title: plain.words.t('comes.plain.title'),
      path: 'services/',
      typed,
      main: html`${servicesSections(plain, typed, door, parts)}
      ${officeFoot(plain, parts, door.community, how)}`,
      footer: source(engine, plain),
    },
  };
}

const round = (degrees: number): string => String(Number(degrees.toFixed(6)));

const startField = (typed: Typed) => (typed.lng !== '' || typed.lat !== '' ? 'lng' : 'place');

function tooFar(
  typed: Typed,
  { words }: PlainWords,
  { norms }: RegionEngine,
  { position: [lng, lat] }: { position: readonly [number, number] },
): Fault {
  const quoted = { lng: round(lng), lat: round(lat), meters: norms.snapLimitMeters };
  return faultOf(startField(typed), 'too-far-from-street', quoted, words);
}

/** The form alone, with its faults first. */
function formPage(
  typed: Typed,
  plain: PlainWords,
  parts: Parts,
  faults: readonly Fault[],
  path: '' | 'services/' = '',
): Page {
  const { t } = plain.words;
  const regions = parts.regions();
  const engines = regions.all();
  const engine = regions.byId(typed.region) ?? engines.find(isReal) ?? engines[0];
  const heading = path === '' ? 'plain.heading' : 'comes.plain.title';
  const page = (status: number, main: Html): Page => ({
    status,
    page: {
      title: t(faults.length > 0 ? 'plain.error.page' : heading),
      path,
      typed,
      main,
    },
  });
  if (!engine) return page(problemStatus['not-ready'], html`<h1>${t('failure.no-regions')}</h1>`);
  const { urbanMinutes: urban, ruralMinutes: rural } = plain.facts;
  return page(
    Math.max(200, ...faults.map(({ status }) => status)),
    html`${faults.length > 0 && errorSummary(plain, faults)}
      <h1>${t(heading)}</h1>
      <p>${path === '' ? t('plain.lead', { urban, rural }) : t('comes.plain.ask-lead')}</p>
      ${questionForm(plain, { typed, faults, engines, engine, path })}
      ${path === 'services/' && everyService(plain, parts)}`,
  );
}

const isReal = ({ region }: RegionEngine): boolean => !region.info.invented;

function source({ region: { info } }: RegionEngine, { words }: PlainWords): Html {
  const date = info.dataDate && words.t('site.data-date', { date: words.date(info.dataDate) });
  return html`<p>${[info.name, info.attribution, date].filter(Boolean).join(' · ')}</p>`;
}
