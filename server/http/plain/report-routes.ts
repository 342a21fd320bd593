/** `/plain/report/` and `/plain/en/report/`: a report, and what became of one, by forms alone. */
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NewReportSchema, type ReportState } from '../../contract/report.ts';
import { problemSentence } from '../../texts/problems.ts';
import { facilityName } from '../../../site/lib/facility-words.ts';
import type { App, Parts } from '../app.ts';
import { bodyAs } from '../body.ts';
import { problemStatus, Refusal } from '../errors.ts';
import { targetOf } from '../facility-change.ts';
import { fileReport } from '../report-filing.ts';
import type { Query } from '../query.ts';
import { stateOf } from '../routes/reports.ts';
import { officeFoot } from './community-section.ts';
import { reportDocument, type ReportPage } from './report-page.ts';
import { plainPolicy } from './routes.ts';
import { plainWords, type PlainWords } from './words.ts';

type Fields = Readonly<Record<string, string>>;

/** A note of 500 characters, and room for the others. */
const limits = { files: 0, fields: 5, parts: 5, fieldSize: 4000, fieldNameSize: 40 };

export function plainReportRoutes(app: App, parts: Parts): void {
  for (const lang of ['zh-CN', 'en'] as const) {
    const plain = plainWords[lang];
    const url = `${plain.base}report/`;
    app.get(url, { schema: { hide: true } }, (request, reply) =>
      send(reply, shownPage(parts, plain, fieldsOf(request.query as Query))),
    );
    void app.register(async (scope) => {
      await scope.register(multipart, { limits, attachFieldsToBody: 'keyValues' });
      scope.post(
        url,
        { config: { access: 'public' }, schema: { hide: true } },
        async (request: FastifyRequest, reply: FastifyReply) => {
          const fields = fieldsOf(request.body as Query);
          const page = shownPage(parts, plain, fields);
          try {
            const done = await sent(parts, request, fields);
            return send(reply, { ...page, ...done }, done.filed ? 201 : 200);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            const fault = problemSentence(lang, error.key, error.quoted);
            return send(reply, { ...page, fault }, problemStatus[error.key]);
          }
        },
      );
    });
  }
}

/** Files the report, or finds the one that a receipt belongs to. */
async function sent(
  parts: Parts,
  request: FastifyRequest,
  { facility, kind, note, receipt }: Fields,
): Promise<Pick<ReportPage, 'filed' | 'state'>> {
  if (receipt !== undefined && kind === undefined) {
    const row = parts.records.reports.byReceipt(receipt.trim());
    if (!row) throw new Refusal('unknown-receipt');
    return { state: stateOf(row) satisfies ReportState };
  }
  const body = bodyAs(NewReportSchema, { facility, kind, ...(note?.trim() && { note }) });
  return { filed: await fileReport(parts, request, body) };
}

function shownPage(parts: Parts, plain: PlainWords, fields: Fields): ReportPage {
  const { facility = '', note, receipt, large } = fields;
  const page = {
    plain,
    large: large === '1',
    ...(note !== undefined && { note }),
    ...(receipt !== undefined && { receipt }),
  };
  if (facility === '') return { ...page, facility: null };
  try {
    const { row, osm, community } = targetOf(parts, facility);
    const { name, categories } = row ?? osm!.facility;
    const known = { name: name ?? null, categories };
    const called = facilityName(known, plain.nameOf, plain.words);
    const office = officeFoot(plain, parts, community, { large: page.large, now: parts.now() });
    return { ...page, facility: { id: facility, name: called }, office };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fault = problemSentence(plain.words.lang, error.key, error.quoted);
    return { ...page, facility: null, fault };
  }
}

function send(reply: FastifyReply, page: ReportPage, status?: number): FastifyReply {
  return reply
    .code(status ?? (page.fault ? problemStatus['unknown-facility'] : 200))
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': page.plain.words.lang,
      'content-security-policy': plainPolicy,
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .send(reportDocument(page).markup);
}

/** Of a repeated one the first counts. */
const fieldsOf = (query: Query | undefined): Fields =>
  Object.fromEntries(
    Object.entries(query ?? {}).flatMap(([name, value]) => {
      const first = [value].flat()[0];
      return typeof first === 'string' ? [[name, first.slice(0, 2000)]] : [];
    }),
  );
