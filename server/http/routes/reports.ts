/** `/api/v1/reports`: residents say that a facility is closed, has moved, keeps other hours or has its gate locked; its office decides. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  GatheredReportSchema,
  GatheredReportsSchema,
  NewReportSchema,
  OwnReportsSchema,
  ReceiptSchema,
  ReportDecidedSchema,
  ReportDecisionSchema,
  ReportFiledSchema,
  ReportStateSchema,
  type GatheredReport,
  type ReportDecision,
  type ReportState,
} from '../../contract/report.ts';
import { isDay } from '../../domain/register/day.ts';
import { areasOf } from '../../domain/roles.ts';
import { rounded } from '../../geo/position.ts';
import type { Tables } from '../../store/app/database.ts';
import type { Records } from '../../store/app/records.ts';
import type { Gathered, ReportRow } from '../../store/app/reports.ts';
import { callerIn, callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { askedAreas, pageIn, pageSize } from '../asked-areas.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { communityFor, hoursGiven, ownTarget, refusedChange } from '../facility-change.ts';
import { fileReport } from '../report-filing.ts';
import { flagIn, onlyKnown, shown, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';
import { idOf } from './facilities.ts';

const tags = ['register'];

export function reportRoutes(app: App, parts: Parts): void {
  const { records } = parts;

  app.post(
    '/api/v1/reports',
    {
      config: { access: 'public' },
      schema: described(tags, 'Reports something about a facility', ReportFiledSchema, 404, 429),
    },
    async (request, reply) => {
      const filed = await fileReport(parts, request, bodyAs(NewReportSchema, request.body));
      return reply.code(201).header('cache-control', 'no-store').send(filed);
    },
  );

  app.post(
    '/api/v1/reports/receipt',
    {
      config: { access: 'public' },
      schema: described(tags, 'What became of a report', ReportStateSchema, 404),
    },
    (request, reply) => {
      const { receipt } = bodyAs(ReceiptSchema, request.body);
      const row = records.reports.byReceipt(receipt);
      if (!row) throw new Refusal('unknown-receipt');
      return reply.header('cache-control', 'no-store').send(stateOf(row));
    },
  );

  app.get(
    '/api/v1/account/reports',
    {
      config: { access: 'signed-in' },
      schema: described(tags, 'The caller’s own reports', OwnReportsSchema),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const rows = records.reports.of(callerOf(request).id);
      return reply.header('cache-control', 'no-store').send({ reports: rows.map(stateOf) });
    },
  );

  app.get(
    '/api/v1/reports',
    {
      config: { access: 'report:decide' },
      schema: {
        tags,
        summary: 'Reports of an area, gathered by facility and kind',
        querystring: Type.Object({
          area: Type.Optional(Type.String()),
          open: Type.Optional(Type.Enum(['0', '1'], { description: '1: those that wait' })),
          page: Type.Optional(Type.Integer({ minimum: 1 })),
          lang: common.lang,
        }),
        response: answers(GatheredReportsSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'open', 'page']);
      const areas = askedAreas(request, 'report:decide');
      const page = pageIn(query);
      const { rows, total } = records.reports.gathered(
        areas,
        flagIn(query, 'open'),
        page,
        pageSize,
      );
      records.reports.noteReading(callerOf(request).id, rows);
      return reply.header('cache-control', 'no-store').send({
        reports: rows.map((row) => gatheredAnswer(row, records)),
        total,
        page,
        pageSize,
      });
    },
  );

  app.get(
    '/api/v1/reports/:id',
    {
      config: { access: 'report:decide' },
      schema: described(tags, 'A report and all like it, with notes', GatheredReportSchema, 404),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const report = reportIn(request);
      const caller = callerIn(request, 'report:decide', report.community);
      const gathered = records.reports.around(report, areasOf(caller, 'report:decide'));
      records.reports.noteReading(caller.id, [gathered]);
      return reply.header('cache-control', 'no-store').send(gatheredAnswer(gathered, records));
    },
  );

  app.post(
    '/api/v1/reports/:id/decision',
    {
      config: { access: 'report:decide' },
      schema: described(tags, 'Answers a report, and all like it', ReportDecidedSchema, 404, 409),
    },
    (request) => {
      const { decision, answer, apply } = bodyAs(ReportDecisionSchema, request.body);
      const report = reportIn(request);
      const { id } = report;
      const { id: actor } = callerIn(request, 'report:decide', report.community);
      if (apply && decision === 'refused')
        throw new Refusal('invalid-field', { name: 'apply', value: 'refused' });
      const result = records.reports.decide(
        report,
        { decision, answer: answer ?? null, actor },
        apply ? applying(parts, request, report, apply) : null,
      );
      if (!result) throw new Refusal('already-decided', { value: shown(id) });
      if ('ok' in result) throw refusedChange(result, report.facility);
      return result;
    },
  );

  function reportIn(request: FastifyRequest): ReportRow {
    const id = idOf(request);
    const report = records.reports.byId(id);
    if (!report) throw new Refusal('unknown-report', { value: shown(id) });
    return report;
  }
}

/** The change of the facility that goes with an accepted report. */
function applying(
  parts: Parts,
  request: FastifyRequest,
  report: ReportRow,
  { version, closeOn, position, openingHours, entrances }: NonNullable<ReportDecision['apply']>,
) {
  const { facilities } = parts.records;
  const { osm, community } = ownTarget(parts, request, report.facility);
  if (closeOn !== undefined && !isDay(closeOn))
    throw new Refusal('invalid-field', { name: 'apply.closeOn', value: shown(closeOn) });
  const hours = hoursGiven(openingHours);
  const [lng, lat] = position ? rounded(position[0], position[1]) : [];
  const changes = {
    ...(closeOn === undefined ? {} : { status: 'closed' as const, closedOn: closeOn }),
    ...(lng === undefined || lat === undefined
      ? {}
      : {
          lng,
          lat,
          community: communityFor(parts, request, [lng, lat], undefined, community),
        }),
    ...(hours === undefined ? {} : { openingHours: hours }),
    ...(entrances
      ? { entrances: entrances.map(([x, y]) => [...rounded(x, y)] as [number, number]) }
      : {}),
  };
  const change = {
    id: report.facility,
    seen: version,
    action: closeOn === undefined ? ('edit' as const) : ('close' as const),
    actor: callerOf(request).id,
    osm,
  };
  return (tables: Tables) => facilities.change(change, changes, tables);
}

export function stateOf(row: ReportRow): ReportState {
  const { id, facility, facilityName, kind, at, decision, answer, decidedAt } = row;
  return { id, facility, facilityName, kind, at, state: decision ?? 'open', answer, decidedAt };
}

export function gatheredAnswer(
  { report, count, firstAt, positions, notes }: Gathered,
  { facilities }: Records,
): GatheredReport {
  return {
    ...stateOf(report),
    facilityVersion: facilities.find(report.facility)?.version ?? 0,
    community: report.community,
    count,
    firstAt,
    positions,
    noted: notes.length,
    notes,
  };
}
