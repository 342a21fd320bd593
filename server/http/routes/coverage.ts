/** Who reaches what, for everybody at once; worked out beside circles, kept while nothing changed. */
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import {
  cellMeters,
  coverageFormats,
  CoverageFeaturesSchema,
  coverageLevels,
  CoverageSchema,
} from '../../contract/coverage.ts';
import { ProfileSchema } from '../../contract/profile.ts';
import { ScenarioReferenceSchema } from '../../contract/scenario.ts';
import type { App, Parts } from '../app.ts';
import { ComingToCommunities } from '../coming-to-communities.ts';
import { coverageIn } from '../coverage-query.ts';
import { byteOrderMark, csvLines } from '../csv.ts';
import { streamed } from '../open-data/streamed.ts';
import { unchanged } from '../open-data/unchanged.ts';
import { aboutOf } from '../planning-about.ts';
import type { Query } from '../query.ts';
import { scenarioIn } from '../scenarios/asked.ts';
import { refusedPlan } from '../scenarios/refused.ts';
import { answers, common, limits } from '../schemas.ts';

const rowsAtOnce = 500;

const querystring = Type.Object({
  region: Type.String(),
  category: Type.String({
    description: 'code of /api/v1/categories, or `essential` for the essential set',
  }),
  profile: Type.Optional(ProfileSchema),
  minutes: limits.minutes,
  at: Type.Optional(
    Type.String({
      description:
        'ISO 8601: facilities known to be closed then do not count; without it hours do not count',
    }),
  ),
  day: Type.Optional(Type.String({ description: 'YYYY-MM-DD, today unless given' })),
  level: Type.Optional(Type.Enum([...coverageLevels])),
  size: Type.Optional(
    Type.Integer({
      minimum: cellMeters.least,
      maximum: cellMeters.most,
      description: 'side of a cell in metres; a hexagon’s is the nearest that H3 has',
    }),
  ),
  choice: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
  format: Type.Optional(Type.Enum([...coverageFormats])),
  comes: Type.Optional(
    Type.Enum(['0', '1'], {
      description: '1 tells by community which categories come to the door',
    }),
  ),
  scenario: Type.Optional(ScenarioReferenceSchema),
  lang: common.lang,
});

export function coverageRoutes(app: App, parts: Parts): void {
  const { planner } = parts;
  const coming = new ComingToCommunities(parts);
  const schema = {
    tags: ['planning'],
    summary: 'Who reaches what, for everybody at once',
    querystring,
    response: {
      ...answers(CoverageSchema, 400, 404, 422, 503),
      200: {
        description: 'figures by area, with minutes, equity, capacity',
        content: {
          'application/json': { schema: CoverageSchema },
          'application/geo+json': { schema: CoverageFeaturesSchema },
          'text/csv': { schema: Type.String() },
        },
      },
      304: { description: 'the answer with that ETag is still the one', type: 'null' },
    },
  };
  app.get('/api/v1/coverage', { schema }, async (request, reply) => {
    const asked = coverageIn(request.query as Query, parts);
    const { engine } = asked;
    const supposed = await scenarioIn(parts, request, engine.region.info.id);
    const about = aboutOf(parts, engine);
    const question = {
      ...asked.question,
      ...supposed,
      ...(asked.comes ? { comes: await coming.to(about) } : {}),
    };
    const key = await planner.keyOf(about);
    const stamp = `${key} ${about.population?.version} ${JSON.stringify(question)}`;
    if (unchanged(request, reply, stamp)) return reply.code(304).send();
    if (supposed) reply.header('cache-control', 'private, no-cache');
    const told = await planner.ask<'coverage'>(about, question);
    if (!told.ok) throw refusedPlan(told);
    const { answer } = told;
    if ('rows' in answer)
      return sendTable(
        reply,
        answer.rows,
        `coverage-${engine.region.info.id}-${question.category}`,
      );
    return reply
      .header('content-type', question.format === 'geojson' ? geoJson : json)
      .send(Buffer.from(answer.json.buffer, answer.json.byteOffset, answer.json.byteLength));
  });
}

const json = 'application/json; charset=utf-8';
const geoJson = 'application/geo+json; charset=utf-8';

function sendTable(reply: FastifyReply, rows: readonly unknown[][], name: string): FastifyReply {
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(streamed(pieces(rows)));
}

function* pieces(rows: readonly unknown[][]): Generator<string> {
  yield byteOrderMark;
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    yield csvLines(rows.slice(at, at + rowsAtOnce));
}
