/** Notices, policies and guides: read by everybody, written by offices. */
import Type from 'typebox';
import {
  NewNoticeSchema,
  NoticeChangeSchema,
  noticeKinds,
  NoticeSchema,
  noticesPerPage,
  NoticesSchema,
  noticeStates,
  PreviewAnswerSchema,
  PreviewSchema,
  PublishSchema,
  StaffNoticeSchema,
  StaffNoticesSchema,
  WithdrawSchema,
  type Guide,
  type GuideInput,
  type NoticeAnswer,
  type NoticeSummary,
  type StaffNotice,
  type Words,
} from '../../contract/notice.ts';
import { isShown } from '../../domain/notice-rules.ts';
import { areasOf } from '../../domain/roles.ts';
import { ZoneClock } from '../../domain/zone-clock.ts';
import type {
  NoticePage,
  NoticeResult,
  NoticeText,
  StoredNotice,
} from '../../store/app/notices.ts';
import { callerIn, callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { areaIn, areaName, isKnownArea } from '../areas.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { rendered } from '../markdown.ts';
import { flagIn, momentIn, momentOn, oneOf, onlyKnown, shown, text, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';

const clock = new ZoneClock('Asia/Shanghai');
const lastPage = 10_000;

const listed = {
  area: Type.Optional(Type.String({ description: 'division code of 2, 4, 6, 9 or 12 digits' })),
  kind: Type.Optional(Type.Enum([...noticeKinds])),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: lastPage })),
  lang: common.lang,
};
const publicQuery = Type.Object({
  ...listed,
  below: Type.Optional(Type.Enum(['0', '1'], { description: '1 adds those of areas within' })),
});
const staffQuery = Type.Object({
  ...listed,
  status: Type.Optional(Type.Enum([...noticeStates])),
});
const own = { config: { access: 'notice:write' } } as const;

export function noticeRoutes(app: App, parts: Parts): void {
  const { records, now } = parts;
  const { notices } = records;
  const tags = ['notices'];

  app.get(
    '/api/v1/notices',
    {
      schema: {
        tags,
        summary: 'Published notices of an area and of those above it, newest first',
        querystring: publicQuery,
        response: answers(NoticesSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'kind', 'page', 'below']);
      const page = pageIn(query);
      const found = notices.shown(
        { area: areaIn(query, '44'), below: flagIn(query, 'below'), kind: kindIn(query) },
        noticesPerPage,
        (page - 1) * noticesPerPage,
      );
      return reply
        .header('cache-control', 'no-cache')
        .send(pageOf(found, page, (notice) => summary(parts, notice)));
    },
  );

  app.get(
    '/api/v1/notices/:id',
    { schema: { tags, summary: 'One that is shown', response: answers(NoticeSchema, 404) } },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const notice = storedIn(request.params);
      if (!isShown(notice, now())) throw unknown(notice.id);
      return reply.header('cache-control', 'no-cache').send(answer(parts, notice));
    },
  );

  app.get(
    '/api/v1/staff/notices',
    {
      ...own,
      schema: {
        tags,
        summary: 'All of the caller’s area, drafts too',
        querystring: staffQuery,
        response: answers(StaffNoticesSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'kind', 'page', 'status']);
      const page = pageIn(query);
      const area = text(query, 'area');
      if (area !== undefined) callerIn(request, 'notice:write', areaIn(query, '44'));
      const areas = area === undefined ? areasOf(callerOf(request), 'notice:write') : [area];
      const status = oneOf(query, 'status', noticeStates, undefined, 'unknown-choice');
      const found = notices.drafted(
        areas,
        { kind: kindIn(query), status },
        noticesPerPage,
        (page - 1) * noticesPerPage,
      );
      return reply.header('cache-control', 'no-store').send(pageOf(found, page, staffAnswer));
    },
  );

  app.get(
    '/api/v1/staff/notices/:id',
    {
      ...own,
      schema: {
        tags,
        summary: 'One of the caller’s area, a draft too',
        response: answers(StaffNoticeSchema, 401, 403, 404),
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const notice = storedIn(request.params);
      callerIn(request, 'notice:write', notice.area);
      return reply.header('cache-control', 'no-store').send(staffAnswer(notice));
    },
  );

  app.post(
    '/api/v1/notices',
    {
      ...own,
      schema: {
        tags,
        summary: 'A new draft',
        body: NewNoticeSchema,
        response: { 201: StaffNoticeSchema, ...refusals(400, 401, 403, 404) },
      },
    },
    (request, reply) => {
      const body = bodyAs(NewNoticeSchema, request.body);
      const { id } = callerIn(request, 'notice:write', body.area);
      if (!isKnownArea(parts, body.area)) throw new Refusal('unknown-area', { value: body.area });
      const made = notices.add(id, {
        kind: body.kind,
        area: body.area,
        title: said(body.title),
        body: said(body.body),
        guide: guideOf(body.guide),
        expiresAt: timeOf('expiresAt', body.expiresAt) ?? null,
      });
      return reply.code(201).send(staffAnswer(kept(made, body)));
    },
  );

  app.post(
    '/api/v1/notices/preview',
    {
      ...own,
      schema: {
        tags,
        summary: 'How a body will look',
        body: PreviewSchema,
        response: answers(PreviewAnswerSchema, 400, 401, 403),
      },
    },
    (request, reply) => reply.send({ html: rendered(bodyAs(PreviewSchema, request.body).body) }),
  );

  app.patch(
    '/api/v1/notices/:id',
    {
      ...own,
      schema: {
        tags,
        summary: 'Changes it; what is absent stays',
        body: NoticeChangeSchema,
        response: answers(StaffNoticeSchema, 400, 401, 403, 404, 409),
      },
    },
    (request, reply) => {
      const notice = storedIn(request.params);
      const { id } = callerIn(request, 'notice:write', notice.area);
      const body = bodyAs(NoticeChangeSchema, request.body);
      const expiresAt = timeOf('expiresAt', body.expiresAt);
      const change: Partial<NoticeText> = {
        ...(body.title && { title: { ...notice.title, ...said(body.title, notice.title) } }),
        ...(body.body && { body: said(body.body, notice.body) }),
        ...(body.guide !== undefined && { guide: guideOf(body.guide) }),
        ...(expiresAt !== undefined && { expiresAt }),
      };
      return reply.send(
        staffAnswer(kept(notices.change(id, notice.id, body.version, change), body, notice)),
      );
    },
  );

  app.post(
    '/api/v1/notices/:id/publish',
    {
      ...own,
      schema: {
        tags,
        summary: 'Publishes it, at once or from a moment on',
        body: PublishSchema,
        response: answers(StaffNoticeSchema, 400, 401, 403, 404, 409),
      },
    },
    (request, reply) => {
      const notice = storedIn(request.params);
      const { id } = callerIn(request, 'notice:write', notice.area);
      const body = bodyAs(PublishSchema, request.body);
      const at = timeOf('at', body.at) ?? now().toISOString();
      const made = notices.publish(
        id,
        notice.id,
        body.version,
        at,
        timeOf('expiresAt', body.expiresAt),
      );
      return reply.send(staffAnswer(kept(made, body, notice)));
    },
  );

  app.post(
    '/api/v1/notices/:id/withdraw',
    {
      ...own,
      schema: {
        tags,
        summary: 'Takes it off every page',
        body: WithdrawSchema,
        response: answers(StaffNoticeSchema, 400, 401, 403, 404, 409),
      },
    },
    (request, reply) => {
      const notice = storedIn(request.params);
      const { id } = callerIn(request, 'notice:write', notice.area);
      const { version } = bodyAs(WithdrawSchema, request.body);
      return reply.send(staffAnswer(kept(notices.withdraw(id, notice.id, version), {}, notice)));
    },
  );

  function storedIn(params: unknown): StoredNotice {
    const { id } = params as { id: string };
    const notice = notices.byId(id);
    if (!notice) throw unknown(id);
    return notice;
  }

  function staffAnswer(notice: StoredNotice): StaffNotice {
    const { status, version, createdAt } = notice;
    const more = { status, version, createdAt, shown: isShown(notice, now()) };
    return { ...answer(parts, notice), ...more };
  }

  /** A moment by a body's field: undefined where it is absent. */
  function timeOf(name: string, value: string | null | undefined): string | null | undefined {
    if (value === undefined || value === null) return value;
    try {
      return momentOn(momentIn({ at: value }, now), clock).date.toISOString();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal('invalid-field', { name, value: shown(value) });
    }
  }
}

const refusals = (...statuses: number[]) => {
  const { 200: _answer, ...rest } = answers(Type.Null(), ...statuses);
  return rest;
};

const unknown = (id: string) => new Refusal('unknown-notice', { value: shown(id) });

const kindIn = (query: Query) => oneOf(query, 'kind', noticeKinds, undefined, 'unknown-choice');

function pageIn(query: Query): number {
  const value = text(query, 'page') ?? '1';
  const page = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (!(page >= 1 && page <= lastPage))
    throw new Refusal('invalid-page', { value: shown(value), most: lastPage });
  return page;
}

function pageOf<T>({ notices, total }: NoticePage, page: number, each: (one: StoredNotice) => T) {
  const pages = Math.max(1, Math.ceil(total / noticesPerPage));
  return { notices: notices.map(each), page, pages, total };
}

/** The notice that was kept, or why it was not, in words that quote what was sent. */
function kept(
  result: NoticeResult,
  sent: { title?: Words; expiresAt?: string | null },
  before?: StoredNotice,
): StoredNotice {
  if (result.ok) return result.notice;
  const { title } = before ?? { title: said(sent.title) };
  switch (result.reason) {
    case 'unknown':
      throw unknown(before?.id ?? '');
    case 'changed-meanwhile':
      throw new Refusal('changed-meanwhile', { value: result.version });
    case 'notice-needs-title': {
      const titles = sent.title ? said(sent.title, title) : title;
      throw new Refusal(result.reason, {
        value: shown([titles.zh, titles.en].filter((one) => one !== null).join(' / ')),
      });
    }
    case 'only-guides':
      throw new Refusal(result.reason, { value: before?.kind ?? 'notice' });
    case 'expires-too-early':
      throw new Refusal(result.reason, { value: sent.expiresAt ?? before?.expiresAt ?? '' });
  }
}

/** An empty text is none. */
function said(words: Words | undefined, before?: Words): { zh: string | null; en: string | null } {
  const one = (lang: 'zh' | 'en') => {
    const given = words?.[lang];
    return (given === undefined ? before?.[lang] : given)?.trim() || null;
  };
  return { zh: one('zh'), en: one('en') };
}

function guideOf(guide: GuideInput | null | undefined): Guide | null {
  if (!guide) return null;
  const { who, bring, hours, howLong, fee, link = null, facility = null } = guide;
  return {
    who: said(who),
    bring: said(bring),
    hours: said(hours),
    howLong: said(howLong),
    fee: said(fee),
    link,
    facility,
  };
}

export function summary(parts: Parts, notice: StoredNotice): NoticeSummary {
  const { id, kind, area, title, publishAt, expiresAt, updatedAt } = notice;
  const path = `/notice/${id}/`;
  const named = areaName(parts, area);
  return { id, kind, area, areaName: named, title, publishAt, expiresAt, updatedAt, path };
}

function answer(parts: Parts, notice: StoredNotice): NoticeAnswer {
  const { body, guide } = notice;
  const html = (markdown: string | null) => (markdown === null ? null : rendered(markdown));
  return {
    ...summary(parts, notice),
    body,
    html: { zh: html(body.zh), en: html(body.en) },
    guide,
  };
}
