/** `/api/v1/facility-imports`: an office's own tables of facilities, looked through, written, listed, taken back. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  FacilityImportResultSchema,
  FacilityImportsSchema,
  ImportUndoneSchema,
} from '../../contract/facility-import.ts';
import { mayDo } from '../../domain/roles.ts';
import type { FacilityImport } from '../../store/app/facility-imports.ts';
import { callerIn, callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { askedAreas } from '../asked-areas.ts';
import { Refusal } from '../errors.ts';
import { importAnswer } from '../facility-import-answers.ts';
import { facilityUploads } from '../facility-import-upload.ts';
import { flagIn, onlyKnown, shown, text, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';
import { streamed } from '../open-data/streamed.ts';
import { acceptFiles } from '../upload.ts';

const path = '/api/v1/facility-imports';
const tags = ['register'];
const action = 'facility:import';
const config = { access: action } as const;

const choices = {
  region: Type.String(),
  crs: Type.Optional(Type.Enum(['wgs84', 'gcj02', 'bd09'])),
  columns: Type.Optional(
    Type.String({
      description:
        '`name:0,category:3,note:`: number of the column by field, none for a field in no column; else they are guessed, or as chosen before',
    }),
  ),
  keep: Type.Optional(
    Type.String({
      description: 'duplicates that are written all the same: `all`, or lines, `3,5,8-12`',
    }),
  ),
  lang: common.lang,
};

export function facilityImportRoutes(app: App, parts: Parts): void {
  const { records } = parts;
  const { facilityImports } = records;
  const uploads = facilityUploads(parts);

  void app.register(async (scope) => {
    await acceptFiles(scope);
    scope.post(
      path,
      {
        config,
        schema: {
          ...described(
            tags,
            'A table of facilities (CSV, XLSX, GeoJSON): what it would do; with apply=1 and the plan that was looked at all of it or nothing',
            FacilityImportResultSchema,
            404,
            409,
            413,
            503,
          ),
          consumes: ['multipart/form-data'],
          querystring: Type.Object({
            ...choices,
            apply: Type.Optional(Type.Enum(['0', '1'])),
            plan: Type.Optional(Type.String()),
          }),
        },
      },
      async (request, reply) => {
        const applies = flagIn(request.query as Query, 'apply');
        const result = await (applies ? uploads.write(request) : uploads.look(request));
        return reply.header('cache-control', 'no-store').send(result);
      },
    );
    scope.post(
      `${path}/lines.csv`,
      {
        config,
        schema: {
          tags,
          summary: 'What the same table would do, every line of it, as CSV',
          consumes: ['multipart/form-data'],
          querystring: Type.Object(choices),
          response: {
            ...answers(Type.String(), 400, 401, 403, 404, 413, 503),
            200: {
              description: 'a table with a header line',
              content: { 'text/csv': { schema: Type.String() } },
            },
          },
        },
      },
      async (request, reply) => {
        const lines = await uploads.lines(request);
        return reply
          .header('content-type', 'text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="facility-lines.csv"')
          .header('cache-control', 'no-store')
          .send(streamed(lines));
      },
    );
  });

  app.get(
    path,
    {
      config,
      schema: {
        ...described(
          tags,
          'Tables that were written, the newest hundred first',
          FacilityImportsSchema,
          404,
        ),
        querystring: Type.Object({ area: Type.Optional(Type.String()), lang: common.lang }),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area']);
      const areas = askedAreas(request, action);
      const actor = text(query, 'area') === undefined ? callerOf(request).id : null;
      const imports = facilityImports.list(areas, actor).map((row) => importAnswer(row, records));
      return reply.header('cache-control', 'no-store').send({ imports });
    },
  );

  app.post(
    `${path}/:id/undo`,
    {
      config,
      schema: {
        ...described(
          tags,
          'Takes a table back, unless something of it was changed since',
          ImportUndoneSchema,
          404,
          409,
        ),
        querystring: Type.Object({ lang: common.lang }),
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const { id } = request.params as { id: string };
      const row = facilityImports.byId(id);
      if (!row) throw new Refusal('unknown-import', { value: shown(id) });
      const undone = facilityImports.undo(id, undoer(request, row).id);
      if (!undone.ok) {
        if (undone.reason === 'nothing-to-undo')
          throw new Refusal('already-undone', { value: shown(row.fileName) });
        throw new Refusal('edited-since', {
          value: shown(row.fileName),
          count: undone.rows.length,
          name: shown(undone.rows.slice(0, 3).map(({ name }) => name)),
        });
      }
      const { restored, removed } = undone;
      return reply
        .header('cache-control', 'no-store')
        .send({ import: importAnswer(undone.row, records), restored, removed });
    },
  );

  /** The caller, if they have its area, or wrote it themselves and have every community in it. */
  function undoer(request: FastifyRequest, { id, area, actor }: FacilityImport) {
    const caller = callerOf(request);
    const isWhole =
      actor === caller.id &&
      facilityImports.communitiesOf(id).every((community) => mayDo(caller, action, community));
    return isWhole ? caller : callerIn(request, action, area);
  }
}
