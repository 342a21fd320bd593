import Type from 'typebox';
import { RegionsSchema, type RegionAnswer } from '../../contract/region.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import type { Regions } from '../../store/regions.ts';
import type { App, Parts } from '../app.ts';
import { onlyKnown, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';

function describe({ region }: RegionEngine, tiles: ReturnType<Regions['tilesOf']>): RegionAnswer {
  const { facilities } = region;
  // The names stand in the list of divisions.
  const { divisionNames: _, ...info } = region.info;
  const [west, south, east, north] = info.bounds;
  return {
    ...info,
    bounds: [west, south, east, north],
    center: [(west + east) / 2, (south + north) / 2],
    start: { position: [...info.start.position], street: info.start.street },
    facilities: facilities.length,
    tiles: tiles && { minZoom: tiles.minZoom, maxZoom: tiles.maxZoom },
  };
}

export function regionRoutes(app: App, { regions }: Parts): void {
  app.get(
    '/api/v1/regions',
    {
      schema: {
        tags: ['facts'],
        summary: 'Imported regions',
        querystring: Type.Object({ lang: common.lang }),
        response: answers(RegionsSchema, 400),
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const inService = regions();
      return reply.header('cache-control', 'no-cache').send({
        regions: inService
          .all()
          .map((engine) => describe(engine, inService.tilesOf(engine.region.info.id))),
      });
    },
  );
}
