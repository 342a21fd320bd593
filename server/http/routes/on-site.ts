/** Sessions on site: which, where and on what days; read by everybody, written by offices. */
import Type from 'typebox';
import {
  longestSpanDays,
  NewOnSiteSchema,
  OnSiteChangeSchema,
  OnSiteSchema,
  OnSitesSchema,
  OnSiteWithdrawSchema,
  type OnSiteAnswer,
  type OnSiteChange,
} from '../../contract/on-site.ts';
import {
  daysBetween,
  isDate,
  lunarDay,
  nextDays,
  takesPlaceOn,
  weekdayOf,
} from '../../domain/on-site/days.ts';
import { ZoneClock } from '../../domain/zone-clock.ts';
import { position } from '../../geo/position.ts';
import type { OnSiteContent, OnSiteResult, StoredOnSite } from '../../store/app/on-site.ts';
import { dayWords, lunarDateWords, rulesWords } from '../../texts/on-site.ts';
import { callerIn } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { areaIn, isKnownArea } from '../areas.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { onlyKnown, shown, text, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';

const clock = new ZoneClock('Asia/Shanghai');
const daysShown = 5;
/** A market by the moon comes within a month; a yearly one is told of in time. */
const lookAheadDays = 400;

const querystring = Type.Object({
  area: Type.Optional(Type.String({ description: 'division code of 2 to 12 digits; default 44' })),
  day: Type.Optional(Type.String({ description: 'YYYY-MM-DD; default today' })),
  lang: common.lang,
});
const own = { config: { access: 'on-site:write' } } as const;

/** `YYYY-MM-DD` on the wall clock of Guangdong. */
export const dayOf = (at: Date): string => new Date(clock.wallOf(at)).toISOString().slice(0, 10);

export function onSiteRoutes(app: App, parts: Parts): void {
  const { records, now, categories } = parts;
  const { onSite } = records;
  const tags = ['notices'];

  app.get(
    '/api/v1/on-site',
    {
      schema: {
        tags,
        summary: 'Sessions on site in an area that are not over by a day',
        querystring,
        response: answers(OnSitesSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'day']);
      const day = text(query, 'day') ?? dayOf(now());
      if (!isDate(day)) throw new Refusal('invalid-day', { name: 'day', value: shown(day) });
      const sessions = onSite
        .inArea(areaIn(query, '44'), day)
        .map((session) => onSiteAnswer(session, day))
        .filter(({ next }) => next.length > 0)
        .sort(
          (a, b) =>
            a.next[0]!.date.localeCompare(b.next[0]!.date) || a.opens.localeCompare(b.opens),
        );
      return reply.header('cache-control', 'no-cache').send({ day, sessions });
    },
  );

  app.post(
    '/api/v1/on-site',
    {
      ...own,
      schema: {
        tags,
        summary: 'A new session',
        body: NewOnSiteSchema,
        response: { 201: OnSiteSchema },
      },
    },
    (request, reply) => {
      const body = bodyAs(NewOnSiteSchema, request.body);
      const { id } = callerIn(request, 'on-site:write', body.community);
      if (!isKnownArea(parts, body.community))
        throw new Refusal('unknown-area', { value: body.community });
      const { titleEn = null, categories: codes = [], ...rest } = body;
      const at = positionOf(body.position);
      const content: OnSiteContent = { ...rest, titleEn, categories: codes, position: at };
      checked(content);
      return reply.code(201).send(onSiteAnswer(kept(onSite.add(id, content)), dayOf(now())));
    },
  );

  app.patch(
    '/api/v1/on-site/:id',
    {
      ...own,
      schema: {
        tags,
        summary: 'Changes it; what is absent stays',
        body: OnSiteChangeSchema,
        response: answers(OnSiteSchema, 400, 401, 403, 404, 409),
      },
    },
    (request, reply) => {
      const before = storedIn(request.params);
      const { id } = callerIn(request, 'on-site:write', before.community);
      const { version, ...body } = bodyAs(OnSiteChangeSchema, request.body) as OnSiteChange;
      const { position: at, ...rest } = body;
      const change = { ...rest, ...(at && { position: positionOf(at) }) } as Partial<OnSiteContent>;
      checked({ ...before, ...change });
      const made = onSite.change(id, before.id, version, change);
      return reply.send(onSiteAnswer(kept(made, before.id), dayOf(now())));
    },
  );

  app.post(
    '/api/v1/on-site/:id/withdraw',
    {
      ...own,
      schema: {
        tags,
        summary: 'Calls it off',
        body: OnSiteWithdrawSchema,
        response: answers(OnSiteSchema, 400, 401, 403, 404, 409),
      },
    },
    (request, reply) => {
      const before = storedIn(request.params);
      const { id } = callerIn(request, 'on-site:write', before.community);
      const { version } = bodyAs(OnSiteWithdrawSchema, request.body);
      const made = onSite.withdraw(id, before.id, version);
      return reply.send(onSiteAnswer(kept(made, before.id), dayOf(now())));
    },
  );

  function storedIn(params: unknown): StoredOnSite {
    const { id } = params as { id: string };
    const session = onSite.byId(id);
    if (!session) throw new Refusal('unknown-session', { value: shown(id) });
    return session;
  }

  /** What a schema cannot say. */
  function checked(content: OnSiteContent): void {
    const { from, until, opens, closes, days } = content;
    const wrong = (name: string, value: string) => {
      throw new Refusal('invalid-field', { name, value: shown(value) });
    };
    if (!isDate(from)) wrong('from', from);
    if (!isDate(until)) wrong('until', until);
    if (until < from)
      throw new Refusal('ends-before-start', { name: 'until', value: until, start: from });
    if (daysBetween(from, until) > longestSpanDays) wrong('until', until);
    if (closes <= opens)
      throw new Refusal('ends-before-start', { name: 'closes', value: closes, start: opens });
    for (const rule of days)
      if (rule.kind === 'dates')
        for (const date of rule.dates) if (!isDate(date)) wrong('days', date);
    const known = new Set(categories.map(({ code }) => code));
    for (const code of content.categories) if (!known.has(code)) wrong('categories', code);
  }
}

function positionOf([lng, lat]: readonly number[]) {
  if (Math.abs(lng!) > 180) throw new Refusal('longitude-out-of-range', { value: String(lng) });
  if (Math.abs(lat!) > 90) throw new Refusal('latitude-out-of-range', { value: String(lat) });
  return position(lng!, lat!);
}

function kept(result: OnSiteResult, id = ''): StoredOnSite {
  if (result.ok) return result.session;
  if (result.reason === 'unknown') throw new Refusal('unknown-session', { value: id });
  throw new Refusal('changed-meanwhile', { value: result.version });
}

/** A day with its weekday and its lunar date. */
export function dayInWords(date: string): { zh: string; en: string } {
  const day = dayWords(date, weekdayOf(date));
  const lunar = lunarDateWords(lunarDay(date));
  return { zh: `${day.zh}（${lunar.zh}）`, en: `${day.en} (${lunar.en})` };
}

export function onSiteAnswer(session: StoredOnSite, day: string): OnSiteAnswer {
  const { id, community, title, titleEn, place, opens, closes, from, until, version } = session;
  return {
    id,
    community,
    title,
    titleEn,
    categories: [...session.categories],
    position: [...session.position],
    place,
    days: [...session.days],
    opens,
    closes,
    from,
    until,
    daysInWords: rulesWords(session.days),
    next: nextDays(session, day, daysShown, lookAheadDays).map((date) => ({
      date,
      words: dayInWords(date),
    })),
    onDay: takesPlaceOn(session, day),
    version,
  };
}
