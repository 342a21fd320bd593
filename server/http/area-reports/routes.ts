/** 体检报告 of communities, streets and districts, and which there are. Public. */
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import {
  AreaReportSchema,
  ReportedAreasSchema,
  ReportHistorySchema,
  type AreaReport,
  type ReportHistory,
  type ReportLevel,
} from '../../contract/area-report.ts';
import { profiles, ProfileSchema, type Profile } from '../../contract/profile.ts';
import { reportedLengths } from '../../domain/area-report/reported-areas.ts';
import { dayOf } from '../../domain/register/day.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import type { Division } from '../../store/app/divisions.ts';
import type { App, Parts } from '../app.ts';
import { divisionOf } from '../asked-division.ts';
import { languageOf, Refusal } from '../errors.ts';
import { aboutOf } from '../planning-about.ts';
import { plainWords } from '../plain/words.ts';
import { oneOf, onlyKnown, shown, text, type Query } from '../query.ts';
import type { Scorecards } from '../routes/scorecard.ts';
import { refusedPlan } from '../scenarios/refused.ts';
import { answers, common } from '../schemas.ts';
import { madeReport } from './made-report.ts';
import { reportCsv } from './report-csv.ts';
import { reportGeojson } from './report-geojson.ts';
import { reportXlsx } from './report-xlsx.ts';
import { areasOn, regionsWith } from './reported-map.ts';

const tags = ['planning'];
const formats = ['json', 'csv', 'geojson', 'xlsx'] as const;
const params = Type.Object({ code: Type.String({ description: '6, 9 or 12 digits' }) });
const region = Type.Optional(
  Type.String({ description: 'region id; without it the one that holds most of the area' }),
);
const fileTypes = {
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export function areaReportRoutes(app: App, parts: Parts, scorecards: Scorecards): void {
  const { records, regions, categories, now, planner } = parts;

  /** The area of an address, and the map that its report is made from. */
  const asked = (request: { params: unknown; query: unknown }) => {
    const { code } = request.params as { code: string };
    const area = divisionOf(records, code);
    if (!reportedLengths.some((length) => length === code.length))
      throw new Refusal('no-report-for-level', { name: area.name });
    const id = text(request.query as Query, 'region');
    const engine = id === undefined ? undefined : regions().byId(id);
    if (id !== undefined && !engine) throw new Refusal('unknown-region', { value: shown(id) });
    const [found] = regionsWith(engine ? [engine] : regions().all(), code);
    if (!found) throw new Refusal('area-not-on-map', { name: area.name });
    return { area, engine: found };
  };

  const reportOf = async (
    area: Division,
    engine: RegionEngine,
    profile: Profile,
  ): Promise<AreaReport> => {
    const at = now();
    const day = dayOf(at);
    const about = aboutOf(parts, engine);
    const told = await planner.ask<'report'>(about, {
      kind: 'report',
      profile,
      areas: [area.code],
      day,
    });
    if (!told.ok) throw refusedPlan(told);
    const [figures] = told.answer;
    return madeReport({
      area,
      above: records.divisions.above(area.code),
      counts: records.divisions.countsOf(area),
      engine,
      profile,
      population: about.population?.meta ?? null,
      figures: figures!,
      scorecard:
        area.level === 'community' ? scorecards.of(area.code) : scorecards.ofArea(area.code),
      categories,
      at,
      day,
    });
  };

  const monthsOf = (area: Division, engine: RegionEngine): ReportHistory['months'] =>
    records.reportMonths
      .of(area.code, engine.region.info.id)
      .map(({ area: _area, region: _region, ...month }) => month);

  app.get(
    '/api/v1/area-reports',
    {
      schema: {
        tags,
        summary: 'Areas that a report can be made for',
        querystring: Type.Object({
          parent: Type.Optional(
            Type.String({ description: 'a division code; without it all districts' }),
          ),
          lang: common.lang,
        }),
        response: answers(ReportedAreasSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['parent']);
      const code = text(query, 'parent');
      const parent = code === undefined ? null : divisionOf(records, code);
      return reply.header('cache-control', 'no-cache').send({
        parent: parent && { code: parent.code, name: parent.name },
        areas: childrenOnMaps(parts, parent?.code ?? '44'),
      });
    },
  );

  app.get(
    '/api/v1/area-reports/:code',
    {
      schema: {
        tags,
        summary: 'The report of a community, street or district',
        params,
        querystring: Type.Object({
          region,
          profile: Type.Optional(ProfileSchema),
          format: Type.Optional(Type.Enum([...formats])),
          lang: common.lang,
        }),
        response: {
          ...answers(AreaReportSchema, 400, 404, 503),
          200: {
            description: 'the report, or a table, map or workbook of it',
            content: {
              'application/json': { schema: AreaReportSchema },
              ...Object.fromEntries(
                Object.values(fileTypes).map((type) => [
                  type.split(';', 1)[0]!,
                  { schema: Type.String() },
                ]),
              ),
            },
          },
        },
      },
    },
    async (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['region', 'profile', 'format']);
      const profile = oneOf(query, 'profile', profiles, 'walk', 'unknown-profile')!;
      const format = oneOf(query, 'format', formats, 'json', 'unknown-choice')!;
      const { area, engine } = asked(request);
      const report = await reportOf(area, engine, profile);
      reply.header('cache-control', 'no-cache');
      if (format === 'json') return report;
      const words = plainWords[languageOf(request)];
      sentAs(reply, format, `checkup-${area.code}`);
      if (format === 'csv') return reportCsv(report, words);
      if (format === 'geojson') return JSON.stringify(reportGeojson(report, engine));
      return reportXlsx(report, monthsOf(area, engine), words);
    },
  );

  app.get(
    '/api/v1/area-reports/:code/history',
    {
      schema: {
        tags,
        summary: 'What the report of an area said month by month, on foot',
        params,
        querystring: Type.Object({ region, lang: common.lang }),
        response: answers(ReportHistorySchema, 400, 404),
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, ['region']);
      const { area, engine } = asked(request);
      return reply.header('cache-control', 'no-cache').send({
        code: area.code,
        name: area.name,
        region: engine.region.info.id,
        profile: 'walk',
        months: monthsOf(area, engine),
      });
    },
  );
}

/** The next level below, as far as it lies on a map. */
function childrenOnMaps({ records, regions }: Parts, parent: string) {
  const length = reportedLengths.find((digits) => digits > parent.length) ?? 0;
  const found = new Map<string, { onMap: number; regions: string[] }>();
  for (const engine of regions().all())
    for (const code of areasOn(engine)) {
      if (code.length !== 12 || !code.startsWith(parent)) continue;
      const own = code.slice(0, length);
      const entry = found.get(own) ?? { onMap: 0, regions: [] };
      found.set(own, entry);
      entry.onMap++;
      if (!entry.regions.includes(engine.region.info.id)) entry.regions.push(engine.region.info.id);
    }
  found.delete('');
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([code, entry]) => {
      const division = records.divisions.byCode(code);
      if (!division) return [];
      const { name, level, invented } = division;
      return [{ code, name, level: level as ReportLevel, invented, ...entry }];
    });
}

function sentAs(reply: FastifyReply, format: keyof typeof fileTypes, name: string): void {
  reply
    .header('content-type', fileTypes[format])
    .header('content-disposition', `attachment; filename="${name}.${format}"`);
}
