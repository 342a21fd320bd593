/** Cities, districts, streets and the halls of streets. */
import Type from 'typebox';
import {
  AreaDetailSchema,
  AreasSchema,
  StreetHallChangeSchema,
  StreetHallSchema,
  type Area,
} from '../../contract/community.ts';
import { hallKind } from '../../domain/scorecard/hall.ts';
import type { Division, DivisionCounts } from '../../store/app/divisions.ts';
import { rowNames } from '../../texts/figures.ts';
import { callerIn } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { divisionOf } from '../asked-division.ts';
import { bodyAs } from '../body.ts';
import { languageOf, Refusal } from '../errors.ts';
import { onlyKnown, text, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';

const tags = ['communities'];

export function areaRoutes(app: App, { records }: Parts): void {
  const { divisions, streetHalls } = records;

  app.get(
    '/api/v1/areas',
    {
      schema: {
        tags,
        summary: 'What an area is divided into',
        querystring: Type.Object({
          parent: Type.Optional(
            Type.String({ default: '44', description: 'code of 2, 4, 6 or 9 digits' }),
          ),
          lang: common.lang,
        }),
        response: answers(AreasSchema, 400, 404),
      },
    },
    (request) => {
      const query = request.query as Query;
      onlyKnown(query, ['parent']);
      const parent = divisionOf(records, text(query, 'parent') ?? '44', [2, 4, 6, 9]);
      const children = divisions.childrenOf(parent.code);
      if (parent.level === 'street')
        return { areas: children.map((child) => areaAnswer(child, divisions.countsOf(child))) };
      const counts = divisions.countsByStreet(parent);
      return {
        areas: children.map((child) =>
          areaAnswer(
            child,
            // What is invented is counted beside what is real, never with it.
            divisions.countsOf(child, child.invented === parent.invented ? counts : undefined),
          ),
        ),
      };
    },
  );

  app.get(
    '/api/v1/areas/:code',
    {
      schema: {
        tags,
        summary: 'An area, what it belongs to, and of a street its service hall',
        params: Type.Object({ code: Type.String() }),
        querystring: Type.Object({ lang: common.lang }),
        response: answers(AreaDetailSchema, 400, 404),
      },
    },
    (request) => {
      onlyKnown(request.query as Query, []);
      const area = divisionOf(records, (request.params as { code: string }).code);
      const above = divisions.above(area.code);
      return {
        ...areaAnswer(area, divisions.countsOf(area)),
        above: above.map(({ code, name, level }) => ({ code, name, level })),
        ...(area.level === 'street' ? { hall: streetHalls.of(area.code) } : {}),
      };
    },
  );

  app.patch(
    '/api/v1/street-halls/:code',
    {
      config: { access: 'community:edit' },
      schema: {
        ...described(
          tags,
          'How large the service hall of a street or town is',
          StreetHallSchema,
          404,
          409,
        ),
        params: Type.Object({ code: Type.String() }),
        body: StreetHallChangeSchema,
      },
    },
    (request) => {
      onlyKnown(request.query as Query, []);
      const { code, name } = divisionOf(records, (request.params as { code: string }).code, [9]);
      const { id } = callerIn(request, 'community:edit', code);
      const { version, squareMeters } = bodyAs(StreetHallChangeSchema, request.body);
      if (squareMeters !== null && Number(squareMeters.toFixed(2)) !== squareMeters)
        throw new Refusal('figure-too-fine', {
          name: rowNames[`hall-${hallKind(name) ?? 'street'}`]![
            languageOf(request) === 'en' ? 'en' : 'zh'
          ],
          value: squareMeters,
          count: 2,
        });
      const newer = streetHalls.change(code, version, squareMeters, id);
      if (newer !== null) throw new Refusal('changed-meanwhile', { value: newer });
      return streetHalls.of(code);
    },
  );
}

function areaAnswer(division: Division, counts: DivisionCounts): Area {
  const { code, name, level, region, invented } = division;
  return { code, name, level, region, invented, ...counts };
}
