/** The log of changes and of looks at personal data, for administrators of an area. */
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { AuditPageSchema } from '../../contract/audit.ts';
import { areasOf, isArea } from '../../domain/roles.ts';
import type { AuditLog, AuditQuestion } from '../../store/app/audit.ts';
import { callerIn, callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { byteOrderMark, csvLines } from '../csv.ts';
import { Refusal } from '../errors.ts';
import { onlyKnown, shown, text, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';

const pageSize = 50;
const mostPages = 1_000_000;
const filters = ['actor', 'action', 'kind', 'subject', 'area', 'from', 'to'];

const narrowing = {
  actor: Type.Optional(Type.String({ description: 'a user’s id' })),
  action: Type.Optional(
    Type.String({ description: 'noun:verb, or a noun alone for all of its verbs' }),
  ),
  kind: Type.Optional(Type.String({ description: 'kind of the subject' })),
  subject: Type.Optional(Type.String({ description: 'id of the subject' })),
  area: Type.Optional(Type.String({ description: 'start of division codes' })),
  from: Type.Optional(Type.String({ description: 'first day, YYYY-MM-DD in Asia/Shanghai' })),
  to: Type.Optional(Type.String({ description: 'last day, YYYY-MM-DD in Asia/Shanghai' })),
  lang: common.lang,
};

const columns = [
  'number',
  'at',
  'actor',
  'action',
  'subjectKind',
  'subject',
  'area',
  'before',
  'after',
] as const;

export function auditRoutes(app: App, { records }: Parts): void {
  const page = Type.Optional(Type.Integer({ minimum: 1, maximum: mostPages, default: 1 }));
  const schema = {
    tags: ['service'],
    summary: `Who changed what, and who looked at personal data; ${pageSize} a page`,
    querystring: Type.Object({ ...narrowing, page }),
    response: answers(AuditPageSchema, 400, 401, 403, 404),
  };
  app.get('/api/v1/audit', { schema, config: { access: 'audit:read' } }, (request, reply) => {
    const query = request.query as Query;
    onlyKnown(query, [...filters, 'page']);
    const asked = pageIn(query);
    const { entries, total } = records.audit.page(questionIn(request, query), asked, pageSize);
    const pages = Math.max(1, Math.ceil(total / pageSize));
    return reply.header('cache-control', 'no-store').send({ entries, page: asked, pages, total });
  });

  app.get(
    '/api/v1/audit.csv',
    {
      schema: {
        tags: ['service'],
        summary: 'The same as a table; this export is logged, too',
        querystring: Type.Object(narrowing),
        response: {
          ...answers(AuditPageSchema, 400, 401, 403, 404),
          200: {
            description: 'a table with a header line',
            content: { 'text/csv': { schema: Type.String() } },
          },
        },
      },
      config: { access: 'audit:read', sensitive: true },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, filters);
      const question = questionIn(request, query);
      const asked = Object.fromEntries(filters.map((name) => [name, text(query, name)]));
      records.audit.add({
        actor: callerOf(request).id,
        action: 'audit:export',
        subjectKind: 'audit',
        subject: 'log',
        area: text(query, 'area') ?? question.areas[0] ?? null,
        after: asked,
      });
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .header('cache-control', 'no-store')
        .send(Readable.from(tableOf(records.audit, question)));
    },
  );
}

function* tableOf(log: AuditLog, question: AuditQuestion): Generator<string> {
  yield byteOrderMark + csvLines([columns]);
  for (const entries of log.portions(question))
    yield csvLines(entries.map((entry) => columns.map((column) => entry[column])));
}

function questionIn(request: FastifyRequest, query: Query): AuditQuestion {
  const area = text(query, 'area');
  if (area !== undefined && !isArea(area))
    throw new Refusal('unknown-area', { value: shown(area) });
  const areas =
    area === undefined ? areasOf(callerOf(request), 'audit:read') : [areaOf(request, area)];
  const to = dayIn(query, 'to');
  return {
    areas,
    actor: text(query, 'actor'),
    action: text(query, 'action'),
    kind: text(query, 'kind'),
    subject: text(query, 'subject'),
    from: dayIn(query, 'from')?.toISOString(),
    before: to && new Date(to.getTime() + 24 * 3600_000).toISOString(),
  };
}

/** The moment at which a day begins in Guangdong, which has no summer time. */
function dayIn(query: Query, name: string): Date | undefined {
  const value = text(query, name);
  if (value === undefined) return undefined;
  const begins = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00+08:00`) : null;
  // 30 February parses in JavaScript.
  const exists =
    begins &&
    !Number.isNaN(begins.getTime()) &&
    new Date(begins.getTime() + 8 * 3600_000).toISOString().startsWith(value);
  if (!exists) throw new Refusal('invalid-day', { name, value: shown(value) });
  return begins;
}

function pageIn(query: Query): number {
  const value = text(query, 'page') ?? '1';
  const page = /^\d{1,7}$/.test(value) ? Number(value) : NaN;
  if (!(page >= 1 && page <= mostPages))
    throw new Refusal('invalid-page', { value: shown(value), most: mostPages });
  return page;
}

function areaOf(request: FastifyRequest, area: string): string {
  callerIn(request, 'audit:read', area);
  return area;
}
